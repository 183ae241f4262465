"""A name and an office behind it in, one person out: "Ann Lee (Norwegian Foreign Minister)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.lexicon.facts import LAWMAKERS
from diplowire.extract.spot.titled import CLOSED, NEW_SENTENCE, held, titled

if TYPE_CHECKING:
    from diplowire.extract.document import Mention

_ADVERB = re.compile(
    r"(?:^|\n|[.”\"] )(?:Also|Earlier|Later|Meanwhile|Separately|Today|Yesterday|On \w+day)(?: on \w+day| in the day)?,? $"
)
_ACTS = re.compile(
    r" (?:to [A-Z]\w+ )?(?:also |later |has |will )?(?:arrived?|arrives|called on|flew|hosted|hosts|left|meet|meets|met|paid"
    r"|received|receives|travell?ed|visit|visited|visits)\b"
)


def opens_apposed(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee, Peru's envoy to Chile met the premier", which opens a sentence: no second comma, and she acts."""
    name = found[-1] if found else None
    if name is None or name.kind != "person" or name.title or role.plural or not (role.country or role.institution):
        return None
    own = " " in (name.name or "") and text[name.end : role.start] in (", ", ", the ")
    opens = (
        name.start == 0 or text.endswith(NEW_SENTENCE, 0, name.start) or _ADVERB.search(text, max(0, name.start - 30), name.start)
    )
    if not own or not opens or _ACTS.match(text, role.end) is None:
        return None
    return titled(name, role)._replace(end=role.end, institution=role.institution, rule="name_comma_office")


def of_lawmaker(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee MP, Norway's Minister for Africa,": the office behind the comma is hers."""
    sits = found[-1] if found else None
    if sits is None or sits.kind != "person" or sits.office not in LAWMAKERS or role.plural or sits.rule != "name":
        return None
    if text[sits.end : role.start] not in (", ", ", the ") or text[role.end : role.end + 1] not in CLOSED:
        return None
    found.pop()
    return held(sits, role, sits.start, role.end)


def in_brackets(text: str, found: list[Mention], role: Mention) -> Mention | None:
    """Read "Ann Lee (Norwegian Foreign Minister)": the office behind the name is hers."""
    name = found[-1] if found else None
    if name is None or name.kind != "person" or name.title or role.plural or name.sentence != role.sentence:
        return None
    if text[name.end : role.start] != " (" or not text.startswith(")", role.end):
        return None
    found.pop()
    return held(name, role, name.start, role.end + 1)
