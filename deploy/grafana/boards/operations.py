"""Is it running, and does it keep up: rate, errors, duration, lag and age, all together and for each worker."""

from __future__ import annotations

from boards.board import Board, Row
from boards.panels import (
    BYTES,
    COUNT,
    GREEN,
    OURS,
    PER_SECOND,
    RED,
    SECONDS,
    SHARE,
    YELLOW,
    Query,
    graph,
    heatmap,
    stat,
    table,
)

W = "$__rate_interval"


def _rate(metric: str, by: str = "", more: str = "") -> str:
    return f"sum {f'by ({by}) ' if by else ''}(rate(diplowire_{metric}{{{OURS}{more}}}[{W}]))"


def _quantiles(metric: str, *wanted: float, by: str = "", legend: str = "p{}") -> tuple[Query, ...]:
    return tuple(
        Query(
            expr=f"histogram_quantile({q}, {_rate(f'{metric}_bucket', f'le, {by}' if by else 'le')})",
            legend=legend.format(f"{q * 100:g}"),
        )
        for q in wanted
    )


GLANCE = Row(
    title="At a glance",
    panels=(
        stat(
            "Workers up",
            'sum(up{job=~"$job",instance=~"$instance"})',
            "Workers that Prometheus reaches. Fewer than you started: DiplowireWorkerDown.",
            COUNT,
            steps=((None, RED), (1, GREEN)),
        ),
        stat(
            "Articles a second",
            _rate("articles_total"),
            "Articles finished, that is with all their events acknowledged by Kafka.",
            PER_SECOND,
            steps=((None, GREEN),),
        ),
        stat(
            "Articles waiting",
            f"sum(diplowire_consumer_lag_messages{{{OURS}}})",
            "Articles on the topic that are not finished yet. Growing without end: more workers, up to the number of partitions.",
            COUNT,
            steps=((None, GREEN), (1000, YELLOW), (10000, RED)),
        ),
        stat(
            "Delay",
            f"max(diplowire_consumer_lag_seconds{{{OURS}}})",
            "How long the article that has waited longest has been on the topic: the delay a reader of the events sees.",
            SECONDS,
            steps=((None, GREEN), (60, YELLOW), (300, RED)),
        ),
        stat(
            "Dead letters",
            f"{_rate('dead_letters_total')} / clamp_min({_rate('articles_total')}, 1e-9)",
            "Share of articles that could not be processed. `diplowire dead list` shows them.",
            SHARE,
            steps=((None, GREEN), (0.01, YELLOW), (0.05, RED)),
            field_config={"decimals": 2},
        ),
        stat(
            "Alerts firing",
            'count(ALERTS{alertstate="firing",alertname=~"Diplowire.+"}) or vector(0)',
            "Alerts of ours that fire now; docs/operations.md says what each one means and what to do.",
            COUNT,
            steps=((None, GREEN), (1, RED)),
        ),
    ),
)

RATE = Row(
    title="Rate",
    panels=(
        graph(
            "Articles finished, by outcome",
            "Every article ends in one of four ways: events, nothing to report, a language that is not read, a dead letter.",
            PER_SECOND,
            Query(expr=_rate("articles_total", "outcome"), legend="{{outcome}}"),
            stacked=True,
        ),
        graph(
            "Articles taken and finished, by format",
            "Shape of the message, so the feed that it comes from; `unknown` could not be read at all. `taken` is what came off "
            "the topic: above the sum of the rest means that more is in flight.",
            PER_SECOND,
            Query(expr=_rate("articles_total", "format"), legend="{{format}}"),
            Query(expr=_rate("articles_received_total"), legend="taken"),
        ),
        graph(
            "Messages acknowledged, by topic",
            "What Kafka has confirmed. Flat while articles come in: the broker is the trouble.",
            PER_SECOND,
            Query(expr=_rate("messages_published_total", "topic"), legend="{{topic}}"),
            stacked=True,
        ),
    ),
)

ERRORS = Row(
    title="Errors",
    panels=(
        graph(
            "Dead letters, by code",
            "Why articles could not be processed; the codes are explained in the README. `crashed` is a fault of ours.",
            PER_SECOND,
            Query(expr=_rate("dead_letters_total", "code"), legend="{{code}}"),
            stacked=True,
            link=("Quality", "diplowire-quality"),
        ),
        graph(
            "Publish errors, by topic",
            "Messages that Kafka refused or did not answer, by its own name of the error; retries count again.",
            PER_SECOND,
            Query(expr=f"{_rate('publish_errors_total', 'topic, error')} or vector(0)", legend="{{topic}} {{error}}"),
        ),
        graph(
            "Rebalances, by worker",
            "Times in the last quarter of an hour that partitions were shared out anew. More than one for each worker that came "
            "or went is a worker that misses its heartbeats.",
            COUNT,
            Query(expr=f"sum by (instance) (increase(diplowire_rebalances_total{{{OURS}}}[15m]))", legend="{{instance}}"),
            bars=True,
        ),
    ),
)

DURATION = Row(
    title="Duration",
    panels=(
        graph(
            "Time of an article",
            "From taking it off the topic to Kafka's word for its last event: half, nineteen of twenty, 99 of 100 are faster.",
            SECONDS,
            *_quantiles("article_seconds", 0.5, 0.95, 0.99),
        ),
        graph(
            "Time of an article by stage (p95)",
            "process is reading the text, publish is waiting for Kafka. The one that grows is where to look.",
            SECONDS,
            *_quantiles("stage_seconds", 0.95, by="stage", legend="{{{{stage}}}}"),
        ),
        heatmap(
            "Spread of the time of an article",
            f"sum by (le) (increase(diplowire_article_seconds_bucket{{{OURS}}}[{W}]))",
            "Articles by the time they took. Two bands are two kinds of articles, or two kinds of workers.",
            SECONDS,
        ),
    ),
)

LAG = Row(
    title="Lag and age",
    panels=(
        graph(
            "Articles waiting, by partition",
            "One partition alone: one key carries most of the feed, or its worker stands still.",
            COUNT,
            Query(
                expr=f"sum by (topic, partition) (diplowire_consumer_lag_messages{{{OURS}}})", legend="{{topic}}/{{partition}}"
            ),
        ),
        graph(
            "Delay, by partition",
            "How long the first unfinished article has been waiting. A second more each second: the partition stands still.",
            SECONDS,
            Query(expr=f"max by (topic, partition) (diplowire_consumer_lag_seconds{{{OURS}}})", legend="{{topic}}/{{partition}}"),
        ),
        graph(
            "Age of an article when its events are out",
            "From its arrival on the topic to Kafka's word for its events. How old the news was on arrival is on the quality "
            "board.",
            SECONDS,
            *_quantiles("article_age_seconds", 0.5, 0.95, 0.99),
            link=("Quality", "diplowire-quality"),
        ),
        graph(
            "In flight",
            "Articles taken and not finished, as a share of DIPLOWIRE_IN_FLIGHT. Full all the time: Kafka's acknowledgements are "
            "what holds things up.",
            SHARE,
            Query(
                expr=f"diplowire_articles_in_flight{{{OURS}}} / diplowire_articles_in_flight_limit{{{OURS}}}",
                legend="{{instance}}",
            ),
            field_config={"max": 1},
        ),
        graph(
            "Since the last finished article",
            "Grows without harm while nothing arrives; with articles waiting it is a stall.",
            SECONDS,
            Query(expr=f"time() - diplowire_last_progress_timestamp_seconds{{{OURS}}}", legend="{{instance}}"),
        ),
        graph(
            "Partitions, by worker",
            "Zero on one worker of many is a spare.",
            COUNT,
            Query(expr=f"diplowire_partitions_assigned{{{OURS}}}", legend="{{instance}}"),
            stacked=True,
        ),
    ),
)

_COLUMNS = {
    "instance": "Worker",
    "version": "Version",
    "rules": "Rules",
    "Value #A": "Runs",
    "Value #B": "Articles/s",
    "Value #C": "Waiting",
    "Value #D": "Partitions",
    "Value #E": "CPU",
    "Value #F": "Memory",
}


def _now(expr: str) -> Query:
    return Query(expr=expr, instant=True, form="table")


def _unit(column: str, unit: str) -> dict[str, object]:
    return {"matcher": {"id": "byName", "options": column}, "properties": [{"id": "unit", "value": unit}]}


WORKERS = Row(
    title="Each worker",
    panels=(
        table(
            "Workers",
            "What runs where and how busy it is. CPU is in cores: a worker uses one at most.",
            COUNT,
            _now(f"max by (instance, version, rules) (diplowire_build_info{{{OURS}}})"),
            _now(f"sum by (instance) (rate(diplowire_articles_total{{{OURS}}}[{W}]))"),
            _now(f"sum by (instance) (diplowire_consumer_lag_messages{{{OURS}}})"),
            _now(f"sum by (instance) (diplowire_partitions_assigned{{{OURS}}})"),
            _now(f"sum by (instance) (rate(process_cpu_seconds_total{{{OURS}}}[{W}]))"),
            _now(f"sum by (instance) (process_resident_memory_bytes{{{OURS}}})"),
            width=12,
            transformations=(
                {"id": "merge", "options": {}},
                {"id": "organize", "options": {"excludeByName": {"Time": True, "Value #A": True}, "renameByName": _COLUMNS}},
            ),
            overrides=(_unit("Articles/s", PER_SECOND), _unit("Memory", BYTES), _unit("CPU", "none")),
            field_config={"decimals": 1},
        ),
        graph(
            "CPU, by worker",
            "Cores in use. A worker uses one at most: near one it is full, so start another.",
            "none",
            Query(expr=f"rate(process_cpu_seconds_total{{{OURS}}}[{W}])", legend="{{instance}}"),
            width=6,
        ),
        graph(
            "Memory, by worker",
            "Resident memory. Growing for hours is a leak: please report it.",
            BYTES,
            Query(expr=f"process_resident_memory_bytes{{{OURS}}}", legend="{{instance}}"),
            width=6,
        ),
    ),
)

OPERATIONS = Board(
    uid="diplowire-operations",
    title="Diplowire: operations",
    about="Is it running, and does it keep up? Rate, errors, duration, lag and age, all together and for each worker.",
    rows=(GLANCE, RATE, ERRORS, DURATION, LAG, WORKERS),
)
