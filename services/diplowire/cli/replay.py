"""Dead letters in; their articles on the topic of articles again, or what would become of them, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from diplowire.cli.letters import whole
from diplowire.cli.terminal import complain, plain, progress_bar
from diplowire.cli.verdicts import in_fields, in_words, rules_here
from diplowire.stream.client import Outgoing, Produced, produce
from diplowire.stream.connection import kafka_options

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from diplowire.cli.letters import Letter
    from diplowire.settings import Settings


class Replay:
    """Some letters on their way back. With `mended` those that the rules here can't read either stay where they are."""

    def __init__(self, settings: Settings, letters: Sequence[Letter], *, mended: bool) -> None:
        self._settings = settings
        self._letters = letters
        self._mended = mended
        self._topic = settings.topic("articles")
        self._rules = rules_here(settings)

    async def tell(self, write: Callable[[dict[str, Any]], None] | None) -> None:
        """Say what the rules here make of each now, with `write` for programs; sends nothing."""
        async for letter in whole(self._settings, self._letters):
            outcome = self._rules(letter.record)
            sent = not (self._mended and outcome.outcome == "dead_letter")
            if write:
                write({"place": letter.place, "code": letter.dead.code, "sent": sent, **in_fields(outcome)})
            else:
                would = f"would be sent to {self._topic}" if sent else "would stay"
                typer.echo(plain(f"{letter.place}: {would} ({letter.dead.code}); now {in_words(outcome)}"))

    async def send(self) -> Produced:
        """Send them and wait for the broker's word for each; what it refuses is told."""
        if not self._letters:
            return Produced()
        places: list[str] = []
        with progress_bar("sending", len(self._letters)) as advance:

            def progress(done: Produced) -> None:
                advance(done.acknowledged + len(done.refused))

            done = await produce(kafka_options(self._settings), self._outgoing(places), progress=progress)
        for number, why in done.refused:
            complain(f"{places[number]}: not taken: {why}")
        return done

    async def _outgoing(self, places: list[str]) -> AsyncIterator[Outgoing]:
        async for letter in whole(self._settings, self._letters):
            if self._mended and (outcome := self._rules(letter.record)).outcome == "dead_letter":
                complain(f"{letter.place}: stays where it is, {in_words(outcome)}")
                continue
            places.append(letter.place)
            yield Outgoing(self._topic, letter.dead.key, letter.dead.value, letter.record.headers)
