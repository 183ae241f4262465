"""Every metric of the worker, once: its unit, its labels, what it means and what an operator does about it."""

from __future__ import annotations

from typing import NamedTuple

from prometheus_client import Counter, Gauge, Histogram

# Half a millisecond is a short article without a name in it, five seconds is a broker in trouble.
SECONDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
# From "as it happens" to "a replay of last week".
AGES = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0, 604_800.0)
TENTHS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Definition(NamedTuple):
    """One metric: its name, kind and labels, what it means and what an operator does about it."""

    name: str
    kind: type[Counter | Gauge | Histogram]
    labels: tuple[str, ...]
    meaning: str
    action: str
    buckets: tuple[float, ...] = SECONDS


DEFINITIONS = (
    Definition(
        "diplowire_build_info",
        Gauge,
        ("version", "rules", "schema_version", "python"),
        "Always 1; the labels say what runs. `rules` is a fingerprint of the rules and lexicons: equal means equal events.",
        "Compare instances after a roll-out: more than one version or rules for long means that it is stuck.",
    ),
    Definition(
        "diplowire_articles_received_total",
        Counter,
        (),
        "Articles taken from the topic, before anything is done with them; redelivered ones count again.",
        "Zero while lag is not: see the log. Received = articles + in flight, or the books are wrong.",
    ),
    Definition(
        "diplowire_articles_total",
        Counter,
        ("format", "outcome"),
        "Articles finished, that is with all outputs acknowledged by the broker, by shape of the message and by outcome.",
        "A jump of nothing_to_report or unsupported_language: look at what the feed sends; of dead_letter: see the codes.",
    ),
    Definition(
        "diplowire_events_total",
        Counter,
        ("type", "status"),
        "Events published, by type and status.",
        "A type that falls to zero while articles flow is a broken rule or a changed feed: read a few articles.",
    ),
    Definition(
        "diplowire_event_countries_total",
        Counter,
        ("type", "country"),
        "Events published that a country takes part in; an event counts once for each of its countries.",
        "For boards, not for alarms: shows whom the news is about.",
    ),
    Definition(
        "diplowire_event_codes_total",
        Counter,
        ("type", "cameo"),
        "Events published, by CAMEO code; `none` where no code fits.",
        "For boards. A jump of `none`: the texts of a new feed use words that the lexicon lacks.",
    ),
    Definition(
        "diplowire_event_topics_total",
        Counter,
        ("type", "topic"),
        "Events published, by subject; an event counts once for each of its subjects, as `none` if it has none.",
        "For boards, not for alarms: shows what the news is about.",
    ),
    Definition(
        "diplowire_last_event_timestamp_seconds",
        Gauge,
        ("type", "country"),
        "Unix time at which an event that this country takes part in was last published.",
        "For boards: the countries in the news right now. `diplowire watch` shows the events themselves.",
    ),
    Definition(
        "diplowire_event_confidence_ratio",
        Histogram,
        ("type",),
        "Confidence of the events published, 0 to 1.",
        "Sinks after a change of rules or of a feed: compare a few events with their articles (`diplowire explain`).",
        TENTHS,
    ),
    Definition(
        "diplowire_actors_total",
        Counter,
        ("type", "kind", "resolved_by"),
        "Actors in published events, by kind of actor and by what told who it is: a name, a surname, a role, a pronoun.",
        "A shift from name to role or pronoun: the feed shortens names, or carries on from an article that we do not see.",
    ),
    Definition(
        "diplowire_unresolved_total",
        Counter,
        ("type", "field"),
        "Fields of published events that were left empty because the text does not decide them, by field.",
        "Grows against actors: read such events (`unresolved` tells the words and the reason), add to the lexicon.",
    ),
    Definition(
        "diplowire_dead_letters_total",
        Counter,
        ("code",),
        "Articles that became dead letters, by code.",
        "`diplowire dead list --code CODE`; mend the cause, then `diplowire dead replay`. Many in a row stop the worker.",
    ),
    Definition(
        "diplowire_stage_seconds",
        Histogram,
        ("stage",),
        "Time of one article in a stage: process (bytes to events), publish (until the broker has everything).",
        "process grows: longer articles or a slow rule, see `make bench`; publish grows: the broker, its disks or the network.",
    ),
    Definition(
        "diplowire_article_seconds",
        Histogram,
        (),
        "Time of one article in the worker, from taking it to the broker's word for its last output.",
        "The sum of the stages and the waiting; grows first when the broker gets slow.",
    ),
    Definition(
        "diplowire_article_age_seconds",
        Histogram,
        (),
        "Age of the Kafka record when its outputs were acknowledged: how far behind the feed the events come.",
        "Grows with lag: add workers up to the number of partitions.",
        AGES,
    ),
    Definition(
        "diplowire_news_age_seconds",
        Histogram,
        (),
        "From the moment at which the publisher says it published an article to the broker's word for its events; articles "
        "with events only, and only where the moment has a time of day.",
        "Far above the age of the record: the news is old when it reaches the topic, so look at the feed, not here.",
        AGES,
    ),
    Definition(
        "diplowire_consumer_lag_messages",
        Gauge,
        ("topic", "partition"),
        "Articles on a partition of ours that are not finished yet.",
        "Grows without end: add workers, or partitions when there are as many workers. Stands still above zero: see readiness.",
    ),
    Definition(
        "diplowire_consumer_lag_seconds",
        Gauge,
        ("topic", "partition"),
        "How long the first unfinished article of a partition of ours has been on the topic; zero when all are finished.",
        "The delay a reader of the events sees. Grows by a second each second: that partition stands still.",
    ),
    Definition(
        "diplowire_partitions_assigned",
        Gauge,
        (),
        "Partitions that this worker reads.",
        "Zero on one worker of many is a spare; zero on all of them: no topic, no right to read it, or no group coordinator.",
    ),
    Definition(
        "diplowire_articles_in_flight",
        Gauge,
        (),
        "Articles taken and not yet finished.",
        "At DIPLOWIRE_IN_FLIGHT all the time: the broker's acknowledgements are what holds things up.",
    ),
    Definition(
        "diplowire_articles_in_flight_limit",
        Gauge,
        (),
        "Articles that may be in flight at a time: DIPLOWIRE_IN_FLIGHT.",
        "Compare with articles in flight; raise it only where the broker is far away, memory grows with it.",
    ),
    Definition(
        "diplowire_messages_published_total",
        Counter,
        ("topic",),
        "Messages that the broker has acknowledged, by topic.",
        "Compare with events: more is redelivery after a restart.",
    ),
    Definition(
        "diplowire_publish_errors_total",
        Counter,
        ("topic", "error"),
        "Messages that the broker refused or did not answer, by topic and Kafka's name of the error; retries count again.",
        "MessageSizeTooLarge: raise max.message.bytes; authorisation or unknown topic: see the log, the worker has stopped.",
    ),
    Definition(
        "diplowire_rebalances_total",
        Counter,
        (),
        "Times that the partitions were shared out anew.",
        "More than one for each worker that came or went: restarts, or a worker too busy to send heartbeats.",
    ),
    Definition(
        "diplowire_last_progress_timestamp_seconds",
        Gauge,
        (),
        "Unix time at which an article was last finished, or the worker started.",
        "Old while lag is above zero is a stall: /healthz fails and the orchestrator restarts the worker.",
    ),
)
