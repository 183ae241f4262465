"""The numbers for Prometheus: named by its conventions, right after the partitions were shared out anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.parser import text_string_to_metric_families

from diplowire.model import Actor, ArticleRef, Code, Meeting, Topic, Unresolved
from diplowire.stream.event_counts import count_event
from diplowire.stream.metrics import DEFINITIONS, Definition, Metrics
from diplowire.stream.progress import Place
from diplowire.stream.rules import fingerprint

TOPIC = "news.articles"
MEETING = Meeting(
    article=ArticleRef(id="1"),
    evidence=(),
    participants=tuple(Actor(id=name, name=name, kind="person", resolved_by="surname") for name in ("Li", "Koshanov")),
    countries=("CN", "KZ"),
    cameo=Code(code="046", label="Talks"),
    topics=(Topic(scheme="a", code="1", label="Trade"), Topic(scheme="a", code="2", label="Water")),
    confidence=0.75,
    unresolved=tuple(Unresolved(field=f"participants[{index}]", text="he", reason="nobody was named") for index in (2, 3)),
)


def lag_series(metrics: Metrics, unit: str = "messages") -> dict[str, float]:
    families = text_string_to_metric_families(metrics.page().decode())
    return {
        sample.labels["partition"]: sample.value
        for family in families
        for sample in family.samples
        if sample.name == f"diplowire_consumer_lag_{unit}"
    }


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.name)
def test_a_metric_is_named_by_the_conventions_and_explained(definition: Definition) -> None:
    assert definition.name.startswith("diplowire_")
    assert definition.name.endswith("_total") == (definition.kind is Counter)
    if definition.kind is Histogram:
        assert definition.name.endswith(("_seconds", "_ratio"))
    assert definition.meaning.endswith(".")
    assert definition.action.endswith(".")
    assert not {"person", "url", "article"} & set(definition.labels)


def test_every_metric_is_defined_once() -> None:
    assert len({definition.name for definition in DEFINITIONS}) == len(DEFINITIONS)


def test_the_page_can_be_read_by_prometheus_and_names_the_build() -> None:
    families = {family.name: family for family in text_string_to_metric_families(Metrics("1.2.3").page().decode())}
    assert families["diplowire_build_info"].samples[0].labels["version"] == "1.2.3"
    assert "process_resident_memory_bytes" in families


def test_two_workers_in_one_process_do_not_share_numbers() -> None:
    one, other = Metrics("1"), Metrics("1")
    one.counter("articles_received").inc()
    assert b"diplowire_articles_received_total 1.0" in one.page()
    assert b"diplowire_articles_received_total 0.0" in other.page()


def test_a_partition_that_went_to_another_worker_leaves_no_series() -> None:
    metrics = Metrics("1")
    metrics.assigned([Place(TOPIC, 0), Place(TOPIC, 1)])
    metrics.lag({Place(TOPIC, 0): 3, Place(TOPIC, 1): 5})
    assert lag_series(metrics) == {"0": 3, "1": 5}
    metrics.assigned([Place(TOPIC, 1)])
    assert lag_series(metrics) == {"1": 5}
    metrics.lag({Place(TOPIC, 0): 9, Place(TOPIC, 1): 4})
    assert lag_series(metrics) == {"1": 4}
    metrics.assigned([])
    assert lag_series(metrics) == {}


def test_lag_in_seconds_goes_with_its_partition_too() -> None:
    metrics = Metrics("1")
    metrics.assigned([Place(TOPIC, 0), Place(TOPIC, 1)])
    metrics.lag_seconds({Place(TOPIC, 0): 3.5, Place(TOPIC, 1): 0.0})
    assert lag_series(metrics, "seconds") == {"0": 3.5, "1": 0.0}
    metrics.assigned([Place(TOPIC, 0)])
    assert lag_series(metrics, "seconds") == {"0": 3.5}
    assert lag_series(metrics) == {}


def test_lag_is_never_below_zero() -> None:
    metrics = Metrics("1")
    metrics.assigned([Place(TOPIC, 0)])
    metrics.lag({Place(TOPIC, 0): -2})
    assert lag_series(metrics) == {"0": 0}


def test_what_alarms_are_about_begins_at_zero() -> None:
    page = Metrics("1").page().decode()
    assert 'diplowire_dead_letters_total{code="not_json"} 0.0' in page
    assert 'diplowire_articles_total{format="unknown",outcome="nothing_to_report"} 0.0' in page
    assert 'diplowire_events_total{status="planned",type="visit"} 0.0' in page


def test_an_event_counts_for_each_of_its_countries_subjects_and_actors() -> None:
    metrics = Metrics("1")
    count_event(metrics, MEETING, 1700000000.0)
    page = metrics.page().decode()
    for line in (
        'diplowire_events_total{status="completed",type="meeting"} 1.0',
        'diplowire_event_codes_total{cameo="046",type="meeting"} 1.0',
        'diplowire_event_topics_total{topic="Trade",type="meeting"} 1.0',
        'diplowire_event_topics_total{topic="Water",type="meeting"} 1.0',
        'diplowire_event_countries_total{country="CN",type="meeting"} 1.0',
        'diplowire_last_event_timestamp_seconds{country="KZ",type="meeting"} 1.7e+09',
        'diplowire_event_confidence_ratio_bucket{le="0.8",type="meeting"} 1.0',
        'diplowire_event_confidence_ratio_bucket{le="0.7",type="meeting"} 0.0',
        'diplowire_actors_total{kind="person",resolved_by="surname",type="meeting"} 2.0',
        'diplowire_unresolved_total{field="participants",type="meeting"} 2.0',
    ):
        assert line in page


def test_an_event_without_code_and_subject_counts_as_none() -> None:
    metrics = Metrics("1")
    count_event(metrics, replace(MEETING, cameo=None, topics=()), 1.0)
    page = metrics.page().decode()
    assert 'diplowire_event_codes_total{cameo="none",type="meeting"} 1.0' in page
    assert 'diplowire_event_topics_total{topic="none",type="meeting"} 1.0' in page


def test_the_fingerprint_of_the_rules_is_on_the_page_and_stays_the_same() -> None:
    page = Metrics("1").page().decode()
    assert f'rules="{fingerprint()}"' in page
    assert len(fingerprint()) == 12


def test_a_misspelt_metric_is_an_error() -> None:
    with pytest.raises(KeyError):
        Metrics("1").counter("articles_recieved")


def test_kinds_are_only_those_of_prometheus() -> None:
    assert {definition.kind for definition in DEFINITIONS} == {Counter, Gauge, Histogram}
