"""Statements tell when and where they were made, if the words around the cue do."""

from __future__ import annotations

import pytest

from diplowire.model import Statement
from passages import events

_WHO = "Norwegian Prime Minister Eva Lind"


@pytest.mark.parametrize(
    ("text", "day", "city"),
    [
        (f"{_WHO} said on Monday that the border must stay open.", "2026-03-09", None),
        (f"{_WHO} said Monday the border must stay open.", "2026-03-09", None),
        (f"{_WHO} on Tuesday warned of a new war.", "2026-03-10", None),
        (f"On Tuesday, {_WHO} warned of a new war.", "2026-03-10", None),
        (f"“The border must stay open,” {_WHO} told reporters in Geneva on Wednesday.", "2026-03-11", "Geneva"),
        (f"“The border must stay open,” {_WHO} said in a statement on Wednesday.", "2026-03-11", None),
        (f"Speaking in Lisbon, {_WHO} said the border must stay open.", None, None),
        (f"{_WHO} said in Geneva that the border must stay open.", None, "Geneva"),
        (f"{_WHO} said the border must stay open on Monday.", None, None),
        (f"{_WHO}, who arrived on Monday, said the border must stay open.", None, None),
        (f"{_WHO} said talks would resume in Geneva.", None, None),
        (f"{_WHO} said the border must stay open.", None, None),
    ],
)
def test_the_words_around_the_cue_tell_day_and_city(text: str, day: str | None, city: str | None) -> None:
    (statement,) = (event for event in events(text) if isinstance(event, Statement))
    assert (statement.when.start if statement.when else None) == day
    assert [place.name for place in statement.where] == ([city] if city else [])
    proven = {proof.field for proof in statement.evidence}
    assert ("when" in proven, "where[0]" in proven) == (day is not None, city is not None)
