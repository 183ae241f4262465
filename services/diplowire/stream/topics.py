"""Names and wishes in, topics on the broker out: made where they are missing, compared where they are there.

`schemas/topics.toml` is the same list for people; a test holds the two equal.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self

from aiokafka.admin import NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, TopicAuthorizationFailedError, for_code

from diplowire.stream.admin import TIMEOUT_MS, administration
from diplowire.stream.errors import HOW_TO_GRANT, BrokerUnavailable
from diplowire.stream.permission import UNSEEN, see

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aiokafka.admin import AIOKafkaAdminClient

Role = Literal["articles", "visits", "meetings", "statements", "ledger", "dead"]
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What one topic is for and how it is made. `retention_days` None: for good, only the newest of each key."""

    role: Role
    name: str
    purpose: str
    key: str
    schema: str
    examples: str
    producers: tuple[str, ...]
    consumers: tuple[str, ...]
    partitions: int = 4
    retention_days: int | None = 30
    cleanup: Literal["delete", "compact"] = "delete"
    # An event of an HTML article carries the text, a dead letter the whole article and the reasons: room for the largest twice.
    message_bytes: int = 8_388_608

    def config(self) -> dict[str, str]:
        """Kafka's own words for it."""
        config = {"cleanup.policy": self.cleanup, "max.message.bytes": str(self.message_bytes)}
        if self.retention_days is not None:
            config["retention.ms"] = str(self.retention_days * _DAY_MS)
        return config


def _event_topic(role: Literal["visits", "meetings", "statements"], purpose: str) -> Topic:
    one = role.removesuffix("s")
    return Topic(
        role=role,
        name=f"diplomacy.{role}",
        purpose=purpose,
        key=f"the event's key: the same for every article that reports the same {one}",
        schema=f"{one}.schema.json",
        examples=f"examples/{one}",
        producers=("diplowire worker", "diplowire reprocess"),
        consumers=("diplowire ledger", "diplowire watch", "anyone"),
    )


TOPICS = (
    Topic(
        role="articles",
        name="news.articles",
        purpose="News articles, in any of the accepted shapes",
        key="the article's id, or none",
        schema="article.schema.json",
        examples="examples/article",
        producers=("publishers", "diplowire produce", "diplowire dead replay"),
        consumers=("diplowire worker",),
        retention_days=7,
        message_bytes=4_194_304,
    ),
    _event_topic("visits", "One message for each visit that an article reports"),
    _event_topic("meetings", "One message for each meeting or round of talks that an article reports"),
    _event_topic("statements", "One message for each statement that an article attributes to an actor"),
    Topic(
        role="ledger",
        name="diplomacy.ledger",
        purpose="One entry for each real-world event, with all the reports of it; a newer entry replaces the one before",
        key="the ledger id",
        schema="",  # fixed together with the service that writes it
        examples="",
        producers=("diplowire ledger",),
        consumers=("diplowire watch", "anyone"),
        retention_days=None,
        cleanup="compact",
    ),
    Topic(
        role="dead",
        name="news.articles.dead",
        purpose="Articles that could not be processed: their bytes as they came, and headers that say why",
        key="the key that the article came with",
        schema="dead_letter.schema.json",  # of the headers; the value is whatever bytes came
        examples="examples/dead_letter",
        producers=("diplowire worker",),
        consumers=("diplowire dead list", "diplowire dead show", "diplowire dead replay"),
    ),
)


class Naming(Protocol):
    """Whatever knows the full name of the topic that plays a role: the settings do."""

    def topic(self, role: str) -> str:
        """Return the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The names in force, by role."""

    articles: str
    visits: str
    meetings: str
    statements: str
    ledger: str
    dead: str

    @classmethod
    def from_settings(cls, settings: Naming) -> Self:
        """Take the names from the settings."""
        return cls(**{topic.role: settings.topic(topic.role) for topic in TOPICS})

    @classmethod
    def with_prefix(cls, prefix: str = "") -> Self:
        """Take the default names, each after `prefix`."""
        return cls(**{topic.role: prefix + topic.name for topic in TOPICS})

    def name(self, role: Role) -> str:
        """Name of the topic that plays a role."""
        return str(getattr(self, role))

    def role(self, name: str) -> Role | None:
        """Role that a topic plays; None for a topic that is not ours."""
        return next((topic.role for topic in TOPICS if self.name(topic.role) == name), None)

    def names(self) -> tuple[str, ...]:
        """All names, in the order of TOPICS."""
        return tuple(asdict(self).values())


async def ensure(
    options: Mapping[str, Any], topics: Topics, *, partitions: int | None = None, replication: int = 1
) -> tuple[str, ...]:
    """Create the topics that are missing and return their names; those that are there are left as they are.

    Two that do this at once both succeed. Everything that the broker refuses is told in one BrokerUnavailable (`refused`, or
    `forbidden` where it is for want of a right).
    """
    async with administration(options) as admin:
        there = {found["topic"] for found in await admin.describe_topics()}
        wanted = {topics.name(topic.role): topic for topic in TOPICS if topics.name(topic.role) not in there}
        if not wanted:
            return ()
        new = [
            NewTopic(name, partitions or topic.partitions, replication, topic_configs=topic.config())
            for name, topic in wanted.items()
        ]
        answer = await admin.create_topics(new, timeout_ms=TIMEOUT_MS)
        errors = {name: (for_code(code), message) for name, code, message in answer.topic_errors}
        _may_create(name for name in wanted if name in errors and errors[name][0] is TopicAuthorizationFailedError)
        refused = [f"{name}: {message or error.description}" for name, (error, message) in errors.items() if _is_fault(error)]
        if refused:
            raise BrokerUnavailable("refused", f"can't create topics: {'; '.join(refused)}")
        await _until_there(admin, wanted)
    return tuple(name for name, (error, _) in errors.items() if error.errno == 0)


def _may_create(forbidden: Iterable[str]) -> None:
    names = ", ".join(forbidden)
    if names:
        raise BrokerUnavailable(
            "forbidden",
            f"this user has no right to create the topics {names}, nor to see them if they are there; {HOW_TO_GRANT}. Where "
            "somebody else makes the topics, the worker wants DIPLOWIRE_CREATE_TOPICS=false",
        )


async def check(
    options: Mapping[str, Any], topics: Topics, *, partitions: int | None = None, replication: int = 1
) -> tuple[str, ...]:
    """Return every difference between the topics on the broker and what is wanted, one line each; nothing when all is well."""
    wanted = {topics.name(topic.role): topic for topic in TOPICS}
    async with administration(options) as admin:
        found = {one["topic"]: one["partitions"] for one in await admin.describe_topics() if one["topic"] in wanted}
        configs = await _configs(admin, list(found))
        seen = await see(admin, wanted)
    differences = []
    for name, topic in wanted.items():
        if name not in found:
            differences.append(f"{name}: " + (f"this user may not see it; {HOW_TO_GRANT}" if seen[name] == UNSEEN else "missing"))
            continue
        if name not in configs:
            differences.append(f"{name}: this user may not see its settings (DescribeConfigs); {HOW_TO_GRANT}")
            continue
        have = {"partitions": str(len(found[name])), "replication": str(len(found[name][0]["replicas"]))} | configs[name]
        want = {"partitions": str(partitions or topic.partitions), "replication": str(replication)} | topic.config()
        differences += [
            f"{name}: {what} is {have.get(what)}, {value} is wanted" for what, value in want.items() if have.get(what) != value
        ]
    return tuple(differences)


async def _until_there(admin: AIOKafkaAdminClient, names: Collection[str]) -> None:
    """Ask until each topic has leaders: the controller says "created" before the brokers have heard of it."""
    async with asyncio.timeout(TIMEOUT_MS / 1000):
        while True:
            known = [one for one in await admin.describe_topics() if one["topic"] in names]
            if len(known) == len(names) and all(part["leader"] >= 0 for one in known for part in one["partitions"]):
                return
            await asyncio.sleep(0.05)


async def remove(options: Mapping[str, Any], topics: Topics) -> None:
    """Delete those of the topics that are there, with all they hold: for names that only a demo or a test used."""
    async with administration(options) as admin, asyncio.timeout(TIMEOUT_MS / 1000):
        while names := [one["topic"] for one in await admin.describe_topics() if one["topic"] in topics.names()]:
            await admin.delete_topics(names, timeout_ms=TIMEOUT_MS)
            await asyncio.sleep(0.05)  # here too the brokers hear of it a moment later


def _is_fault(error: type[KafkaError]) -> bool:
    return error.errno != 0 and not issubclass(error, TopicAlreadyExistsError)


async def _configs(admin: AIOKafkaAdminClient, names: list[str]) -> dict[str, dict[str, str]]:
    if not names:
        return {}
    answers = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names])
    resources = [resource for answer in answers for resource in answer.resources if not resource[0]]
    return {resource[3]: {entry[0]: entry[1] for entry in resource[4]} for resource in resources}
