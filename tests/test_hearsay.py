"""Visits and meetings say on whose word they rest."""

from __future__ import annotations

import pytest

from passages import events

_VISIT = "Portuguese President Rui Couto will visit Norway on Friday"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"{_VISIT}, the Foreign Ministry said.", "Foreign Ministry"),
        (f"{_VISIT}, reported the press service of the presidency.", "press service of the presidency"),
        (f"{_VISIT}, according to Lusa, a news agency.", "Lusa"),
        (f"According to the Norwegian foreign ministry, {_VISIT}.", "Norwegian foreign ministry"),
        (f"Foreign Minister Ana Duarte of Portugal said on Monday that {_VISIT}.", "Ana Duarte"),
        ("Portuguese Foreign Minister Ana Duarte said she met Norwegian Prime Minister Eva Lind in Oslo.", "Ana Duarte"),
        (f"The agency reported that Foreign Minister Ana Duarte said {_VISIT}.", "Ana Duarte"),
        (f"{_VISIT}.", None),
        (f"{_VISIT}. The ministry said nothing else was planned.", None),
        (f"The mayor of Bergen welcomed the news. {_VISIT}.", None),
    ],
)
def test_an_event_rests_on_the_word_of_the_one_who_told_it(text: str, source: str | None) -> None:
    told = [event for event in events(text) if event.type != "statement"]
    assert [event.according_to for event in told] == [source]
    proofs = [text[proof.start : proof.end] for proof in told[0].evidence if proof.field == "according_to"]
    assert len(proofs) == (source is not None)
    assert all(proof in text for proof in proofs)
