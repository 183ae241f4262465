"""Lines for kafka-acls.sh in, exactly these rights on a Kafka out: without a Java machine of its own for each line."""

from __future__ import annotations

import argparse
import shlex
from typing import TYPE_CHECKING, Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.protocol.admin import CreateAclsRequest, DeleteAclsRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

# Kafka's numbers, as its protocol has them.
_KINDS = {"topic": 2, "group": 3, "cluster": 4, "transactional-id": 5}
_OPERATIONS = {"Read": 3, "Write": 4, "Create": 5, "Describe": 8, "DescribeConfigs": 10}
_PATTERNS = {"literal": 3, "prefixed": 4}
_ALLOW = 3
_ANY_HOST = "*"

_TOOL = argparse.ArgumentParser("kafka-acls.sh", exit_on_error=False, allow_abbrev=False)
_TOOL.add_argument("--bootstrap-server", required=True)
_TOOL.add_argument("--command-config")
_TOOL.add_argument("--add", action="store_true", required=True)
_TOOL.add_argument("--allow-principal", required=True)
_TOOL.add_argument("--operation", action="append", choices=_OPERATIONS, required=True)
_TOOL.add_argument("--resource-pattern-type", choices=_PATTERNS, default="literal")
for _kind in _KINDS:
    _TOOL.add_argument(f"--{_kind}")


async def grant(admin: str, lines: Iterable[str]) -> None:
    """Grant what the lines say, comments apart."""
    await _each(admin, CreateAclsRequest, lines, "creation_responses")


async def revoke(admin: str, lines: Iterable[str]) -> None:
    """Take away what the lines grant."""
    await _each(admin, DeleteAclsRequest, lines, "filter_responses")


async def _each(admin: str, request: Any, lines: Iterable[str], answers: str) -> None:
    client = AIOKafkaAdminClient(bootstrap_servers=admin)
    await client.start()
    try:
        for line in lines:
            for rule in _rules(line):
                answer = await client._send_to_controller(request(*rule))  # noqa: SLF001 - aiokafka offers no method for it
                assert [one[0] for one in getattr(answer, answers)] == [0], line
    finally:
        await client.close()


def _rules(line: str) -> Iterable[tuple[Any, ...]]:
    tool, *arguments = shlex.split(line, comments=True) or ["#"]
    if tool == "#":
        return
    assert tool == "kafka-acls.sh"
    told = vars(_TOOL.parse_args(arguments))
    ((kind, name),) = [(kind, told[kind.replace("-", "_")]) for kind in _KINDS if told[kind.replace("-", "_")]]
    for operation in told["operation"]:
        pattern = _PATTERNS[told["resource_pattern_type"]]
        yield _KINDS[kind], name, pattern, told["allow_principal"], _ANY_HOST, _OPERATIONS[operation], _ALLOW
