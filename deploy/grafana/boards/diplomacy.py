"""What the world's diplomacy does: visits, meetings and statements over time, by country, subject and code, and the latest."""

from __future__ import annotations

from boards.board import Board, Row, choice
from boards.panels import AGO, COUNT, GREEN, OURS, PER_SECOND, Panel, Query, graph, ranking, stat, table, words, world

ALL = f'{OURS},type=~"$type"'
SOME = f'{ALL},country=~"$country"'
RANGE = "$__range"
W = "$__rate_interval"


def _number(kind: str, about: str) -> Panel:
    return stat(
        f"{kind.capitalize()}s",
        f'sum(increase(diplowire_events_total{{{OURS},type="{kind}"}}[{RANGE}]))',
        about,
        COUNT,
        steps=((None, GREEN),),
        field_config={"decimals": 0},
        height=5,
    )


NUMBERS = Row(
    title="In the chosen time",
    panels=(
        _number("visit", "Visits reported: one for each visiting party, host country and trip in an article."),
        _number("meeting", "Meetings and calls reported."),
        _number("statement", "Statements reported."),
        stat(
            "Still to come",
            f'sum(increase(diplowire_events_total{{{ALL},status="planned"}}[{RANGE}]))',
            "Visits and meetings that were announced.",
            COUNT,
            steps=((None, "blue"),),
            field_config={"decimals": 0},
            height=5,
        ),
        stat(
            "Called off",
            f'sum(increase(diplowire_events_total{{{ALL},status=~"cancelled|postponed|denied"}}[{RANGE}]))',
            "Events reported as cancelled, postponed or denied.",
            COUNT,
            steps=((None, "orange"),),
            field_config={"decimals": 0},
            height=5,
        ),
        stat(
            "Countries",
            f"count(sum by (country) (increase(diplowire_event_countries_total{{{SOME}}}[{RANGE}])) > 0)",
            "Countries that took part in at least one event.",
            COUNT,
            steps=((None, GREEN),),
            height=5,
        ),
    ),
)

TIME = Row(
    title="Over time",
    panels=(
        graph(
            "Events, by type",
            "Visits, meetings and statements published. A type that falls to zero while articles flow is a broken rule or a "
            "changed feed.",
            PER_SECOND,
            Query(expr=f"sum by (type) (rate(diplowire_events_total{{{ALL}}}[{W}]))", legend="{{type}}"),
            stacked=True,
            width=12,
        ),
        graph(
            "Countries most in the news",
            "The eight countries with most events; an event counts for each of its countries.",
            PER_SECOND,
            Query(expr=f"topk(8, sum by (country) (rate(diplowire_event_countries_total{{{SOME}}}[{W}])))", legend="{{country}}"),
            width=12,
        ),
    ),
)

PLACES = Row(
    title="By country",
    panels=(
        world(
            "Map",
            f"sum by (country) (increase(diplowire_event_countries_total{{{SOME}}}[{RANGE}])) > 0",
            "Events by the countries that take part in them; an event counts for each. EU institutions are no country and are "
            "not on the map.",
            COUNT,
            width=16,
            height=14,
        ),
        ranking(
            "Countries with most events",
            f"topk(15, sum by (country) (increase(diplowire_event_countries_total{{{SOME}}}[{RANGE}])))",
            "The fifteen countries with most events in the chosen time.",
            COUNT,
            "{{country}}",
            width=8,
            height=14,
        ),
    ),
)

SUBJECTS = Row(
    title="By subject",
    panels=(
        ranking(
            "Subjects",
            f'topk(15, sum by (topic) (increase(diplowire_event_topics_total{{{ALL},topic!="none"}}[{RANGE}])))',
            "What the events are about; an event counts for each of its subjects, and many have none.",
            COUNT,
            "{{topic}}",
            height=12,
        ),
        ranking(
            "CAMEO codes",
            f"topk(15, sum by (cameo) (increase(diplowire_event_codes_total{{{ALL}}}[{RANGE}])))",
            "What kind of act the events are: 01 statements, 02 appeals, 03 intentions, 04 talks and visits, 05 diplomatic "
            "cooperation, 11 disapproval, 12 rejection, 13 threats.",
            COUNT,
            "{{cameo}}",
            height=12,
        ),
        ranking(
            "Status",
            f"sum by (type, status) (increase(diplowire_events_total{{{ALL}}}[{RANGE}])) > 0",
            "How far things are: planned, ongoing, completed, or called off.",
            COUNT,
            "{{type}} {{status}}",
            height=12,
        ),
    ),
)

LATEST = Row(
    title="Latest",
    panels=(
        table(
            "In the news right now",
            "When an event of each country was last published, the newest first.",
            AGO,
            Query(
                expr=f"sort_desc(max by (country, type) (diplowire_last_event_timestamp_seconds{{{SOME}}})) * 1000",
                instant=True,
                form="table",
            ),
            width=12,
            height=10,
            transformations=(
                {
                    "id": "organize",
                    "options": {
                        "excludeByName": {"Time": True},
                        "indexByName": {"country": 0, "type": 1, "Value": 2},
                        "renameByName": {"country": "Country", "type": "Type", "Value": "Last published"},
                    },
                },
            ),
        ),
        words(
            "The events themselves",
            "Names, words and addresses are on Kafka's topics, not in Prometheus.",
            "Prometheus counts; it does not keep names, words or addresses. The events themselves are on the topics:\n\n"
            "```\ndiplowire watch\ndiplowire watch --country KZ --type visit\n```\n\n"
            "and each of them names its article and the characters of it that prove every field.",
            width=12,
            height=10,
        ),
    ),
)

DIPLOMACY = Board(
    uid="diplowire-diplomacy",
    title="Diplowire: diplomacy",
    about="Visits, meetings and statements over time, by country, subject and code, and who was in the news last.",
    rows=(NUMBERS, TIME, PLACES, SUBJECTS, LATEST),
    variables=(
        choice("type", "Type", "label_values(diplowire_events_total, type)", "Visits, meetings, statements, or all"),
        choice("country", "Country", "label_values(diplowire_event_countries_total, country)", "ISO 3166 alpha-2, and EU"),
    ),
    since="now-24h",
)
