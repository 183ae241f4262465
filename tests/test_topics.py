"""The list of topics: the same for people (schemas/topics.toml), in the code and in the settings."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from diplowire.settings import TOPIC_ROLES, Settings
from diplowire.stream.topics import TOPICS, Topic, Topics

_SCHEMAS = Path(__file__).parents[1] / "schemas"
_LIST = tomllib.loads((_SCHEMAS / "topics.toml").read_text("utf-8"))


def _as_written(topic: Topic) -> dict[str, object]:
    facts = asdict(topic) | {"producers": list(topic.producers), "consumers": list(topic.consumers)}
    return {name: fact for name, fact in facts.items() if name != "role" and fact is not None}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.role)
def test_the_list_for_people_and_the_code_say_the_same(topic: Topic) -> None:
    assert _LIST[topic.role] == _as_written(topic)


def test_the_list_for_people_names_every_topic_and_no_other() -> None:
    assert list(_LIST) == [topic.role for topic in TOPICS] == list(TOPIC_ROLES)


def test_the_settings_have_the_same_default_names_and_partitions() -> None:
    assert Topics.from_settings(Settings.load()) == Topics.with_prefix()
    assert {topic.partitions for topic in TOPICS} == {Settings.load().partitions}


def test_a_prefix_stands_before_every_name() -> None:
    names = Topics.from_settings(Settings.load(topic_prefix="staging.", topic_dead="coffins"))
    assert names.articles == "staging.news.articles"
    assert names.dead == "staging.coffins"
    assert all(name.startswith("staging.") for name in names.names())


def test_a_name_leads_back_to_its_role() -> None:
    names = Topics.with_prefix("x.")
    assert [names.role(name) for name in names.names()] == list(TOPIC_ROLES)
    assert names.role("somebody.elses") is None


def test_the_largest_article_that_is_read_fits_the_topics() -> None:
    largest = Settings.load().article_bytes
    sizes = {topic.role: topic.message_bytes for topic in TOPICS}
    assert largest < sizes["articles"] < sizes["dead"]


def test_every_schema_that_is_named_is_there() -> None:
    assert [topic.schema for topic in TOPICS if topic.schema and not (_SCHEMAS / topic.schema).is_file()] == []
