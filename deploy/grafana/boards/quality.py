"""How good is what comes out: what is found, how sure we are of it, whom we could not name, and whether that changes."""

from __future__ import annotations

from boards.board import Board, Row
from boards.panels import COUNT, GREEN, OURS, PER_SECOND, RED, SECONDS, SHARE, YELLOW, Query, graph, heatmap, ranking, stat

W = "$__rate_interval"
HOUR = "1h"
READ = ',outcome=~"events|nothing_to_report"'
NO_CODE = ',cameo="none"'


def _rate(metric: str, by: str = "", more: str = "", window: str = W) -> str:
    return f"sum {f'by ({by}) ' if by else ''}(rate(diplowire_{metric}{{{OURS}{more}}}[{window}]))"


def _share(part: str, whole: str) -> str:
    return f"{part} / clamp_min({whole}, 1e-9)"


def _parts(parts: str, whole: str) -> str:
    """Shares of a whole that has one series; nothing of nothing is nothing."""
    return f"{parts} / scalar(clamp_min({whole}, 1e-9))"


def _of_articles(outcome: str, window: str = HOUR) -> str:
    return _share(_rate("articles_total", more=f',outcome="{outcome}"', window=window), _rate("articles_total", window=window))


def _gaps(window: str) -> str:
    gaps = _rate("unresolved_total", window=window)
    return _share(f"({gaps} or vector(0))", f"({_rate('actors_total', window=window)} + ({gaps} or vector(0)))")


def _confidence(by: str = "", window: str = W) -> str:
    total = _rate("event_confidence_ratio_sum", by, window=window)
    return f"{total} / ({_rate('event_confidence_ratio_count', by, window=window)} > 0)"


HOUR_STATS = Row(
    title="The last hour",
    panels=(
        stat(
            "Nothing to report",
            _of_articles("nothing_to_report"),
            "Share of articles in which no diplomatic event was found. What is normal depends on the feed; a jump is the sign.",
            SHARE,
            steps=((None, GREEN),),
        ),
        stat(
            "Other languages",
            _of_articles("unsupported_language"),
            "Share of articles passed by because they are not in English.",
            SHARE,
            steps=((None, GREEN),),
        ),
        stat(
            "Events an article",
            _share(_rate("events_total", window=HOUR), _rate("articles_total", more=',outcome="events"', window=HOUR)),
            "Events found in an article that has any.",
            COUNT,
            steps=((None, GREEN),),
            field_config={"decimals": 1},
        ),
        stat(
            "Confidence",
            _confidence(window=HOUR),
            "Mean confidence of the events published.",
            SHARE,
            steps=((None, RED), (0.5, YELLOW), (0.65, GREEN)),
        ),
        stat(
            "Not resolved",
            _gaps(HOUR),
            "Share of mentions of somebody in events that could not be told to be anybody, and were left empty.",
            SHARE,
            steps=((None, GREEN), (0.2, YELLOW), (0.4, RED)),
        ),
        stat(
            "Rules",
            f"count by (version, rules) (diplowire_build_info{{{OURS}}})",
            "Version, fingerprint of the rules and lexicons, and how many workers run it. Two for long: a stuck roll-out.",
            COUNT,
            legend="{{version}} {{rules}}",
            options={"textMode": "value_and_name", "graphMode": "none"},
            steps=((None, GREEN),),
        ),
    ),
)

FOUND = Row(
    title="What is found",
    panels=(
        graph(
            "Outcome of articles",
            "Share of each outcome. The lines belong together: when one falls, another takes its place.",
            SHARE,
            Query(
                expr=_parts(
                    f"sum by (outcome) (rate(diplowire_articles_total{{{OURS}}}[{W}]))",
                    _rate("articles_total"),
                ),
                legend="{{outcome}}",
            ),
            stacked=True,
            field_config={"max": 1},
        ),
        graph(
            "Events an article, by type",
            "Mean over all articles that were read. Steps at a new version are its doing, steps without one the feed's.",
            COUNT,
            Query(
                expr=f"{_rate('events_total', 'type')} / scalar(clamp_min({_rate('articles_total', more=READ)}, 1e-9))",
                legend="{{type}}",
            ),
        ),
        graph(
            "Nothing to report: now and usually",
            "Share in the last half hour beside that of the last day; DiplowireNothingToReportJump compares the two.",
            SHARE,
            Query(expr=_of_articles("nothing_to_report", "30m"), legend="half an hour"),
            Query(expr=_of_articles("nothing_to_report", "1d"), legend="a day"),
            field_config={"max": 1},
        ),
    ),
)

SURE = Row(
    title="How sure",
    panels=(
        graph(
            "Confidence, by type",
            "Mean confidence. It sinks when texts are less plain than those the rules were made for.",
            SHARE,
            Query(expr=_confidence("type"), legend="{{type}}"),
            field_config={"max": 1},
        ),
        heatmap(
            "Spread of confidence",
            f"sum by (le) (increase(diplowire_event_confidence_ratio_bucket{{{OURS}}}[{W}]))",
            "Events by confidence. Readers who want few errors take those above 0.8.",
            SHARE,
        ),
        graph(
            "Events without a code",
            "Share of events that no CAMEO code fits.",
            SHARE,
            Query(
                expr=f"({_rate('event_codes_total', 'type', NO_CODE)} or 0 * {_rate('event_codes_total', 'type')}) / "
                f"({_rate('event_codes_total', 'type')} > 0)",
                legend="{{type}}",
            ),
            field_config={"max": 1},
        ),
    ),
)

WHO = Row(
    title="Who",
    panels=(
        graph(
            "What tells who somebody is",
            "Share of persons known by full name, surname, office or pronoun. More pronouns and offices: riskier texts.",
            SHARE,
            Query(
                expr=_parts(
                    f'sum by (resolved_by) (rate(diplowire_actors_total{{{OURS},kind="person"}}[{W}]))',
                    f'sum(rate(diplowire_actors_total{{{OURS},kind="person"}}[{W}]))',
                ),
                legend="{{resolved_by}}",
            ),
            stacked=True,
            field_config={"max": 1},
        ),
        graph(
            "Not resolved, by field",
            "Fields left empty because the text does not decide them. Read such events: `unresolved` has words and reason.",
            PER_SECOND,
            Query(expr=f"{_rate('unresolved_total', 'type, field')} or vector(0)", legend="{{type}} {{field}}"),
        ),
        ranking(
            "Kinds of actors",
            f"sum by (kind) (increase(diplowire_actors_total{{{OURS}}}[$__range]))",
            "Who acts in the events of the chosen time: persons, institutions, delegations, countries, groups.",
            COUNT,
            "{{kind}}",
        ),
    ),
)

FEED = Row(
    title="The feed",
    panels=(
        graph(
            "Nothing to report, by format",
            "Share of each shape of message: one feed that stands out sends something else than news of diplomacy.",
            SHARE,
            Query(
                expr=f'sum by (format) (rate(diplowire_articles_total{{{OURS},outcome="nothing_to_report"}}[{W}])) / '
                f"(sum by (format) (rate(diplowire_articles_total{{{OURS}}}[{W}])) > 0)",
                legend="{{format}}",
            ),
            field_config={"max": 1},
        ),
        ranking(
            "Dead letters, by code",
            f"sum by (code) (increase(diplowire_dead_letters_total{{{OURS}}}[$__range]))",
            "What was wrong with the articles that could not be processed, in the chosen time.",
            COUNT,
            "{{code}}",
            link=("Operations", "diplowire-operations"),
        ),
        graph(
            "Age of the news",
            "From the publication of an article to its events. Far above the delay on the operations board: the feed is late, "
            "not this service.",
            SECONDS,
            Query(expr=f"histogram_quantile(0.5, {_rate('news_age_seconds_bucket', 'le')})", legend="p50"),
            Query(expr=f"histogram_quantile(0.95, {_rate('news_age_seconds_bucket', 'le')})", legend="p95"),
        ),
    ),
)

QUALITY = Board(
    uid="diplowire-quality",
    title="Diplowire: quality",
    about="How good is what comes out: what is found, how sure we are of it, whom we could not name, and whether that changes.",
    rows=(HOUR_STATS, FOUND, SURE, WHO, FEED),
    since="now-24h",
)
