"""What is said when a broker does not let us in: the real reason, in one line."""

from __future__ import annotations

import asyncio
import struct
from typing import TYPE_CHECKING

import pytest
from aiokafka.protocol.admin import ApiVersionResponse_v0
from aiokafka.protocol.metadata import MetadataResponse_v1

from diplowire.settings import Settings
from diplowire.stream.broker import local_kafka
from diplowire.stream.broker_config import free_port
from diplowire.stream.client import Outgoing, Produced, partitions, produce, tail
from diplowire.stream.connection import kafka_options
from diplowire.stream.errors import BrokerUnavailable
from diplowire.stream.reach import reach
from diplowire.stream.topics import Topics, ensure

if TYPE_CHECKING:
    from collections.abc import Iterator

METADATA = 3  # the key of that question in Kafka's protocol
_USERS = (
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="diplowire" password="secret" '
    'user_diplowire="secret";'
)


@pytest.fixture(scope="module")
def guarded() -> Iterator[tuple[str, str]]:
    """Run a Kafka with a second door that wants a login; give the addresses of both."""
    door = free_port()
    properties = {
        "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-256",
        "listener.name.sasl_plaintext.plain.sasl.jaas.config": _USERS,
        "listener.name.sasl_plaintext.scram-sha-256.sasl.jaas.config": (
            "org.apache.kafka.common.security.scram.ScramLoginModule required;"
        ),
    }
    scram = ("--add-scram", "SCRAM-SHA-256=[name=diplowire,password=secret]")
    with local_kafka(listeners={"SASL_PLAINTEXT": door}, properties=properties, format_arguments=scram) as kafka:
        yield kafka.bootstrap, f"127.0.0.1:{door}"


def login(address: str, **changes: str) -> dict[str, object]:
    values = {"security_protocol": "SASL_PLAINTEXT", "sasl_username": "diplowire", "sasl_password": "secret"} | changes
    return kafka_options(Settings.load(bootstrap=address, **values))


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256"])
async def test_with_the_right_password_everything_works(guarded: tuple[str, str], mechanism: str, prefix: str) -> None:
    options, topics = login(guarded[1], sasl_mechanism=mechanism), Topics.with_prefix(prefix)
    await ensure(options, topics)
    assert await produce(options, [Outgoing(topics.articles, None, b"in")]) == Produced(1)
    async with tail(options, [topics.articles], start="beginning", stop_at_end=True) as records:
        assert [record.value async for record in records] == [b"in"]


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256"])
async def test_a_wrong_password_is_said_and_not_shown(guarded: tuple[str, str], mechanism: str) -> None:
    with pytest.raises(BrokerUnavailable, match="does not accept this user name and password") as told:
        await partitions(login(guarded[1], sasl_mechanism=mechanism, sasl_password="hunter2"))  # noqa: S106 - a wrong one
    assert told.value.code == "refused"
    assert "hunter2" not in str(told.value)


async def test_a_mechanism_that_is_not_offered_is_said(guarded: tuple[str, str]) -> None:
    with pytest.raises(BrokerUnavailable, match="does not offer this SASL mechanism"):
        await reach(login(guarded[1], sasl_mechanism="SCRAM-SHA-512"))


async def test_the_wrong_protocol_is_said(guarded: tuple[str, str]) -> None:
    plain, secured = guarded
    for options in ({"bootstrap_servers": secured}, kafka_options(Settings.load(bootstrap=plain, security_protocol="SSL"))):
        with pytest.raises(BrokerUnavailable, match="is the protocol right") as told:
            await reach(options)
        assert told.value.code == "refused"


async def test_one_broker_of_several_is_enough(guarded: tuple[str, str]) -> None:
    await reach({"bootstrap_servers": f"127.0.0.1:{free_port()},{guarded[0]}"})


async def test_of_several_that_fail_each_is_told() -> None:
    closed = [f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"]
    with pytest.raises(BrokerUnavailable) as told:
        await reach({"bootstrap_servers": ",".join(closed)})
    assert str(told.value) == "; ".join(f"no Kafka at {place}: nothing listens there" for place in sorted(closed))


async def test_one_who_listens_and_never_answers_is_given_up_in_time() -> None:
    quiet = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        quiet.set()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(BrokerUnavailable, match="something listens there"):
            await reach({"bootstrap_servers": f"127.0.0.1:{port}"}, within=0.3)
        await asyncio.wait_for(quiet.wait(), 10)


@pytest.mark.parametrize("silent", [3, 1000])
async def test_one_that_knows_of_no_broker_yet_is_asked_again(silent: int) -> None:
    """A broker that stood still does so for a moment, too short to be waited for on a real one: here it is written out."""
    asked = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        while head := await reader.read(4):
            key, _, number = struct.unpack(">hhi", (await reader.readexactly(int.from_bytes(head)))[:8])
            if key == METADATA:
                asked += 1
                body = MetadataResponse_v1([(1, "here", 9092, None)] if asked > silent else [], 1, []).encode()
            else:
                body = ApiVersionResponse_v0(0, [(METADATA, 1, 1)]).encode()
            writer.write(struct.pack(">ii", len(body) + 4, number) + body)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        options = {"bootstrap_servers": f"127.0.0.1:{server.sockets[0].getsockname()[1]}"}
        if silent > 3:
            with pytest.raises(BrokerUnavailable, match="knows of no broker that is at work"):
                await reach(options, within=1)
        else:
            await reach(options)
    assert asked > 3
