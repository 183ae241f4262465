"""Topics and rights in, what the broker grants us of them out: asked before anything is done, so that it is told all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aiokafka import errors as kafka

from diplowire.stream.admin import administration
from diplowire.stream.errors import HOW_TO_GRANT, BrokerUnavailable
from diplowire.stream.questions import NOT_TOLD, AskGroup, AskTopics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aiokafka.admin import AIOKafkaAdminClient

    from diplowire.stream.rights import Right

# The bit of each operation in what a broker tells.
_BITS = {"Read": 3, "Write": 4, "Create": 5, "Describe": 8, "DescribeConfigs": 10}
_FORBIDDEN = (kafka.GroupAuthorizationFailedError, kafka.TransactionalIdAuthorizationFailed)


class Seen(NamedTuple):
    """What a user sees of a topic: its partitions (none where it is not there), and what may be done, a bit each."""

    partitions: int
    granted: int

    def may(self, operation: str) -> bool:
        """Tell whether an operation is granted."""
        return self.granted == NOT_TOLD or bool(self.granted >> _BITS[operation] & 1)


UNSEEN = Seen(0, 0)
"""Nothing is granted, so that nobody can tell whether the topic is there."""


async def see(admin: AIOKafkaAdminClient, topics: Iterable[str]) -> dict[str, Seen]:
    """Ask what we see of each topic."""
    answer = await admin._send_request(AskTopics(list(topics)))  # noqa: SLF001 - aiokafka has no such question
    told = {}
    for topic in answer.to_object()["topics"]:
        hidden = topic["error_code"] == kafka.TopicAuthorizationFailedError.errno
        told[topic["topic"]] = UNSEEN if hidden else Seen(len(topic["partitions"]), topic.get("authorized_operations", NOT_TOLD))
    return told


async def admit(options: Mapping[str, Any], topics: Sequence[str], operation: str) -> dict[str, int]:
    """Return how many partitions each topic has; or raise BrokerUnavailable (`no_topic`, `forbidden`)."""
    async with administration(options) as admin:
        seen = await see(admin, topics)
    lacking = [topic for topic, one in seen.items() if not one.may(operation)]
    if lacking:
        raise BrokerUnavailable("forbidden", f"this user has no right to {operation} on {_topics(lacking)}; {HOW_TO_GRANT}")
    missing = [topic for topic, one in seen.items() if not one.partitions]
    if missing:
        raise BrokerUnavailable("no_topic", f"no {_topics(missing)} on this Kafka; `diplowire topics create` makes ours")
    return {topic: one.partitions for topic, one in seen.items()}


async def require(options: Mapping[str, Any], rights: Sequence[Right]) -> None:
    """Raise BrokerUnavailable (`forbidden`, `no_topic`) where one of these is not granted, naming all that are missing."""
    async with administration(options) as admin:
        seen = await see(admin, [right.name for right in rights if right.kind == "topic"])
        lacking = [str(right) for right in rights if not await _granted(admin, right, seen)]
    if lacking:
        raise BrokerUnavailable("forbidden", f"this user has no right to {', to '.join(lacking)}; {HOW_TO_GRANT}")
    missing = sorted(topic for topic, one in seen.items() if not one.partitions)
    if missing:
        raise BrokerUnavailable("no_topic", f"no such topic: {', '.join(missing)}; `diplowire topics create` makes them")


async def _granted(admin: AIOKafkaAdminClient, right: Right, seen: Mapping[str, Seen]) -> bool:
    if right.kind == "topic":
        return all(seen[right.name].may(operation) for operation in right.operations)
    transactions = right.kind == "transactional-id"
    try:
        # Nobody is told the coordinator who may not at least see the group, or the transactional id.
        node = await admin.find_coordinator(right.name, int(transactions))
        if transactions:
            return True
        answer = await admin._send_request(AskGroup(right.name), node)  # noqa: SLF001 - aiokafka forgets what it is told
    except _FORBIDDEN:
        return False
    except kafka.KafkaError:
        return True  # there is no coordinator yet: whoever uses it finds out
    (group,) = answer.to_object()["groups"]
    if group["error_code"]:
        return bool(group["error_code"] != kafka.GroupAuthorizationFailedError.errno)
    return all(Seen(0, group["authorized_operations"]).may(operation) for operation in right.operations)


def _topics(names: Sequence[str]) -> str:
    return f"topic{'s' if len(names) > 1 else ''} {', '.join(names)}"
