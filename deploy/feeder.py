"""A rate in, invented news on the article topic out, so that the boards move: nobody in it exists, and nothing of it happened.

Some of it is what a real feed has besides diplomacy: weather, another language, shapes of other publishers, and broken messages.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aiokafka import AIOKafkaProducer

from diplowire.settings import Settings
from diplowire.stream.connection import kafka_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Land(NamedTuple):
    """A country as news names it."""

    code: str
    name: str
    adjective: str
    capital: str
    minister: str
    surname: str


LANDS = (
    Land("KZ", "Kazakhstan", "Kazakh", "Astana", "Daniyar Abenov", "Abenov"),
    Land("CN", "China", "Chinese", "Beijing", "Wang Haoran", "Wang"),
    Land("DE", "Germany", "German", "Berlin", "Katrin Vogelsang", "Vogelsang"),
    Land("FR", "France", "French", "Paris", "Julien Marchais", "Marchais"),
    Land("NO", "Norway", "Norwegian", "Oslo", "Ingrid Solberget", "Solberget"),
    Land("JP", "Japan", "Japanese", "Tokyo", "Kenji Moriyama", "Moriyama"),
    Land("BR", "Brazil", "Brazilian", "Brasilia", "Rafael Montenegro", "Montenegro"),
    Land("KE", "Kenya", "Kenyan", "Nairobi", "Joseph Mwangaza", "Mwangaza"),
    Land("IN", "India", "Indian", "New Delhi", "Arjun Malhotra", "Malhotra"),
    Land("TR", "Türkiye", "Turkish", "Ankara", "Mehmet Karasu", "Karasu"),
    Land("EG", "Egypt", "Egyptian", "Cairo", "Youssef Mansouri", "Mansouri"),
    Land("MX", "Mexico", "Mexican", "Mexico City", "Elena Villarreal", "Villarreal"),
    Land("AU", "Australia", "Australian", "Canberra", "Matthew Hargrave", "Hargrave"),
    Land("PL", "Poland", "Polish", "Warsaw", "Tomasz Zielonka", "Zielonka"),
    Land("VN", "Vietnam", "Vietnamese", "Hanoi", "Nguyen Van Thanh", "Thanh"),
    Land("ZA", "South Africa", "South African", "Pretoria", "Thabo Ndlovana", "Ndlovana"),
)
VISIT = """\
{g.adjective} Foreign Minister {g.minister} arrived in {h.capital} on {day} for a two-day official visit, the
{h.adjective} Foreign Ministry said. {g.surname} met with {h.adjective} Foreign Minister {h.minister}. The ministers
discussed {subject}. “We are ready for the next step,” {g.surname} said after the talks. {h.surname} said that
{h.name} would welcome {purpose}. The sides agreed to hold another round of negotiations in {g.capital} next month."""
CALL = """\
{g.adjective} Foreign Minister {g.minister} held a phone call with {h.adjective} Foreign Minister {h.minister} on
{day}. {g.surname} called on {h.name} to return to {subject}. “This can't go on,” she said. The {h.adjective} Foreign
Ministry rejected the accusations."""
PLANNED = """\
{g.adjective} Foreign Minister {g.minister} will visit {h.capital} on {day}, the {g.adjective} Foreign Ministry
announced. {g.surname} is expected to meet with {h.adjective} Foreign Minister {h.minister} to discuss {subject}. He
said the visit would bring {purpose}."""
CANCELLED = """\
{g.adjective} Foreign Minister {g.minister} has cancelled a visit to {h.capital} planned for {day}, the {g.adjective}
Foreign Ministry said. {h.surname} condemned the decision. He said the minister would be invited again."""
UNNAMED = """\
The {g.adjective} delegation left {h.capital} on {day}. “There was progress on {subject},” she said. He added that
{h.name} and {g.name} would go on. The {h.adjective} foreign minister said the talks were useful."""
WEATHER = "The week begins with rain in {h.capital}. From {day} on it will be dry and warmer, with light wind from the south."
SUBJECTS = (
    "trade and investment",
    "the transport of gas",
    "a ceasefire",
    "climate and water",
    "visas for students",
    "grain exports",
)
PURPOSES = ("a new trade agreement", "direct flights", "joint investments", "more security in the region")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
STORIES = (VISIT, VISIT, CALL, PLANNED, CANCELLED, UNNAMED, WEATHER, WEATHER)
BROKEN = (b"{", b"\xff\xfe", b"[1, 2]", b'{"title": "only a title"}')


def stories(seed: int, now: Callable[[], datetime]) -> Iterator[bytes]:
    """Messages without end; the same seed and clock give the same ones."""
    chance = random.Random(seed)  # noqa: S311 - news, not secrets
    number = 0
    while True:
        number += 1
        yield _message(chance, number, now())


def _message(chance: random.Random, number: int, now: datetime) -> bytes:
    luck = chance.random()
    if luck < 0.01:  # noqa: PLR2004 - one in a hundred
        return chance.choice(BROKEN)
    guest, host = chance.sample(LANDS, 2)
    told = chance.choice(STORIES).replace("\n", " ")
    body = told.format(g=guest, h=host, day=chance.choice(DAYS), subject=chance.choice(SUBJECTS), purpose=chance.choice(PURPOSES))
    published = (now - timedelta(seconds=chance.expovariate(1 / 90))).isoformat(timespec="seconds")
    title, name, url = f"{guest.capital} and {host.capital}", f"feeder-{number}", f"https://news.example/{number}"
    own = {"id": name, "title": title, "body": body, "published_at": published}
    shapes: tuple[dict[str, object], ...] = (
        own,
        own | {"language": "en"},
        {"uri": name, "headline": title, "body_text": body, "versioncreated": published, "language": "en"},
        {"source": {"id": None, "name": "Feeder"}, "title": title, "url": url, "publishedAt": published, "content": body},
        {"link": url, "title": title, "summary": body, "published": published},
        own | {"body": "Am Montag regnet es.", "language": "de"},
    )
    [shape] = chance.choices(shapes, weights=(40, 20, 15, 10, 10, 5))
    return json.dumps(shape, ensure_ascii=False).encode()


async def feed(rate: float, seconds: float | None, seed: int) -> int:
    """Send so many a second, for so long or until told to stop; return how many the broker has acknowledged."""
    settings = Settings.load()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    loop = asyncio.get_running_loop()
    sent, begun = 0, loop.time()
    async with AIOKafkaProducer(**kafka_options(settings), linger_ms=20) as producer:
        for value in stories(seed, lambda: datetime.now(UTC)):  # noqa: TID251 - a feed has a clock
            late = loop.time() - begun
            if stop.is_set() or (seconds is not None and late >= seconds):
                break
            if (early := sent / rate - late) > 0:
                await _until(stop, early)
            await producer.send(settings.topic("articles"), value)
            sent += 1
    return sent


async def _until(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Invented news for the boards, to DIPLOWIRE_BOOTSTRAP.")
    parser.add_argument("--rate", type=float, default=5.0, metavar="N", help="articles a second (default: 5)")
    parser.add_argument("--seconds", type=float, metavar="S", help="stop after so long (default: when told to)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other news (default: 1)")
    given = parser.parse_args()
    sys.stdout.write(f"{asyncio.run(feed(given.rate, given.seconds, given.seed))} articles sent\n")


if __name__ == "__main__":
    main()
