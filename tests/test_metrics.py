"""The numbers for Prometheus: named by its conventions, right after the partitions were shared out anew."""

from __future__ import annotations

import pytest
from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.parser import text_string_to_metric_families

from diplowire.stream.metrics import DEFINITIONS, Definition, Metrics
from diplowire.stream.progress import Place

TOPIC = "news.articles"


def lag_series(metrics: Metrics) -> dict[str, float]:
    families = text_string_to_metric_families(metrics.page().decode())
    return {
        sample.labels["partition"]: sample.value
        for family in families
        for sample in family.samples
        if sample.name == "diplowire_consumer_lag_messages"
    }


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.name)
def test_a_metric_is_named_by_the_conventions_and_explained(definition: Definition) -> None:
    assert definition.name.startswith("diplowire_")
    assert definition.name.endswith("_total") == (definition.kind is Counter)
    if definition.kind is Histogram:
        assert definition.name.endswith("_seconds")
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


def test_lag_is_never_below_zero() -> None:
    metrics = Metrics("1")
    metrics.assigned([Place(TOPIC, 0)])
    metrics.lag({Place(TOPIC, 0): -2})
    assert lag_series(metrics) == {"0": 0}


def test_a_misspelt_metric_is_an_error() -> None:
    with pytest.raises(KeyError):
        Metrics("1").counter("articles_recieved")


def test_kinds_are_only_those_of_prometheus() -> None:
    assert {definition.kind for definition in DEFINITIONS} == {Counter, Gauge, Histogram}
