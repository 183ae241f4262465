"""Records made to break a consumer, on a real Kafka: each has its outcome, and so have its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aiokafka import AIOKafkaProducer

from diplowire.stream.client import Outgoing, produce, tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplowire.wire import Record

BOTH = pytest.mark.parametrize("delivery", ["at_least_once", "exactly_once"])
MEGABYTE = 1_000_000


async def dead_letters(scene: Any) -> list[Record]:
    async with tail(scene.options, [scene.topics.dead], start="beginning", stop_at_end=True) as records:
        return [record async for record in records]


@BOTH
async def test_a_hundred_thousand_headers_and_a_key_of_a_megabyte_go_through(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    headers = tuple((f"h{number}", b"x") for number in range(100_000))
    key = b"k" * MEGABYTE
    sent = [Outgoing(scene.topics.articles, key, value, headers) for value in (scene.article("0"), b"{")]
    await produce(scene.options, sent)
    scene.sent = 1
    await scene.send(20)
    worker = start_worker(delivery=delivery)
    await worker.ready()
    await worker.until(lambda: worker.finished() == 22)
    (letter,) = await dead_letters(scene)
    assert (letter.key, letter.value, letter.headers[: len(headers)]) == (key, b"{", headers)
    assert (await scene.seen()).articles >= {str(number) for number in range(21)}
    assert await worker.stop() == 0


@BOTH
async def test_a_message_that_is_large_only_when_unpacked_becomes_a_dead_letter(
    start_worker: Callable[..., Any], scene: Any, delivery: str
) -> None:
    """A topic's limit counts packed bytes, so what comes in can be larger than what the dead letters take unpacked."""
    bomb = b'{"body": "' + b" " * 40 * MEGABYTE + b'"}'
    async with AIOKafkaProducer(**scene.options, compression_type="gzip", max_request_size=2 * len(bomb)) as producer:
        await producer.send_and_wait(scene.topics.articles, bomb, b"bomb")
    await scene.send(20)
    worker = start_worker(delivery=delivery)
    await worker.ready()
    await worker.until(lambda: worker.finished() == 21)
    (letter,) = await dead_letters(scene)
    assert (letter.key, letter.value) == (b"bomb", bomb)
    assert dict(letter.headers)["diplowire.error.code"] == b"too_large"
    assert await worker.stop() == 0
