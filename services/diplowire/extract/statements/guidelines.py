"""Attributions with their speakers in, statements as a diplomatic reader counts them out: merged, without credits and echoes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diplowire.extract.statements.paper_subjects import PAPERS
from diplowire.extract.statements.refusals import Refusal, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.extract.statements.speakers import Speaker
    from diplowire.model import Actor

Dropped = Refusal | Literal["told_by_another", "wraps_another", "echoes_outer", "beside_another"]

_AT_THE_END = frozenset(("end", "inverted", "according-end"))
_PRONOUNS = frozenset("he she".split())
_LEADING_UP = frozenset({"welcome", "comment"})  # "Welcoming the guest, X said": not yet what he has to say
_DEEP = 3  # attributions in one another
_MOST = 0.7  # share of the outer words that makes the inner speaker the one who counts


class Said(NamedTuple):
    """One attribution with its speaker; the unit that is kept, merged or dropped."""

    one: Attribution
    speaker: Speaker


class Weighed(NamedTuple):
    """Groups of attributions that make one statement each, and by their place in what was given the rule that dropped others."""

    groups: list[list[Said]]
    dropped: Mapping[int, Dropped]


def diplomatic(doc: Document, said: list[Said]) -> list[list[Said]]:
    """Groups of attributions that make one statement each."""
    return weigh(doc, said).groups


def weigh(doc: Document, said: list[Said]) -> Weighed:
    """Tell of each attribution whether it counts, or which rule says that it does not."""
    opening: dict[int, list[Said]] = {}
    for one in said:
        opening.setdefault(one.one.content[0][0], []).append(one)
    said = [_meant(doc, opening, s) for s in said]
    dropped: dict[int, Dropped] = {i: why for i, s in enumerate(said) if (why := refused(doc, *s)) is not None}
    kept = {i for i in range(len(said)) if i not in dropped or _is_reason_given(said, dropped, i)}
    dropped = {i: why for i, why in dropped.items() if i not in kept}
    for rule, test in _BESIDE_OTHERS:
        out = {i for i in kept if test(said, kept, i)}
        dropped |= dict.fromkeys(out, rule)
        kept -= out
    groups: list[list[Said]] = []
    for i in sorted(kept):
        if groups and _same_statement(groups[-1], said[i]):
            groups[-1].append(said[i])
        else:
            groups.append([said[i]])
    return Weighed(groups, dropped)


def _is_reason_given(said: list[Said], dropped: Mapping[int, Dropped], i: int) -> bool:
    """Tell whether it only goes on with what its speaker has said: "called for talks, citing the need for peace"."""
    one = said[i].one
    goes_on = one.lemmas[0] == "cite" and one.carried and dropped[i] == "topic_only" and i > 0
    return goes_on and i - 1 not in dropped and _same_statement([said[i - 1]], said[i])


def _meant(doc: Document, opening: Mapping[int, Sequence[Said]], one: Said) -> Said:
    """Read "X said he opposed it": a pronoun that opens the words said (`opening`: by their first character) is their speaker."""
    if not one.one.speaker or len(one.speaker.actors) > 1:
        return one
    start, end = one.one.speaker[-1]
    if end - start > len("she") or doc.text[start:end].casefold() not in _PRONOUNS:
        return one
    for other in opening.get(start, ()):
        opens = other.one.cues[0][1] < start and len(other.speaker.actors) == 1
        if opens and other.speaker.actors[0].kind == "person":
            return Said(one.one, other.speaker)
    return one


def _is_told(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether a stance or an agreement is only told by a speaker around it, or not even confirmed."""
    one = said[i].one
    if one.outer is None:
        return False
    if one.modal and _is_within(said, kept, i):  # "X said the ministry would announce it"
        return True
    if one.outer in kept and _is_own_state(said[one.outer], said[i]):
        return True
    together = _is_told_together(said, i)
    outer = one.outer if one.stance or together or one.rule == "front-to" else None
    if outer is None or _is_source(said[outer], said[i], together=together):
        return False
    return outer in kept or said[outer].one.negated


def _is_within(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether it stands in words that count, in a wish or belief told there as well: "said it would not seek but defend"."""
    outer = said[i].one.outer
    if outer is not None and said[outer].one.kind == "attitude":
        outer = said[outer].one.outer
    return outer in kept


def _is_told_together(said: list[Said], i: int) -> bool:
    """Tell whether it is what several said or agreed on, as somebody else tells it: "X said the leaders stressed"."""
    one, outer = said[i], said[i].one.outer
    if one.one.lemmas[0] == "agree":
        return True
    several = len(one.speaker.actors) > 1 or any(a.kind == "group" for a in one.speaker.actors)
    return several and outer is not None and [a.kind for a in said[outer].speaker.actors] == ["person"]


def _is_source(outer: Said, inner: Said, *, together: bool = False) -> bool:
    """Tell whether a body or somebody unnamed only passes on what others said: "X welcomed the deal, the ministry said"."""
    if not outer.speaker.actors or not _tells_of_others(outer, inner):
        return False
    whole = inner.one.speaker and outer.one.content and inner.one.speaker[0][0] == outer.one.content[0][0]
    if inner.one.lemmas[0] == "agree" and whole:
        return False  # "The sides agreed to go on, the ministry said": that they did is its word
    return outer.one.rule in _AT_THE_END or (not together and all(a.kind == "person" for a in inner.speaker.actors))


def _tells_of_others(outer: Said, inner: Said) -> bool:
    """Tell whether it is a paper, a body or somebody unnamed, or somebody who speaks for the other."""
    return _in_paper(outer) or all(_passes_on(a) or _speaks_for(a, inner) for a in outer.speaker.actors)


def _in_paper(outer: Said) -> bool:
    """Tell whether a paper is what says it: "the statement said"."""
    return outer.speaker.words.casefold().rpartition(" ")[2] in PAPERS


def _passes_on(actor: Actor) -> bool:
    return actor.kind != "person" or actor.name.endswith("(unnamed)")


def _speaks_for(actor: Actor, inner: Said) -> bool:
    """Tell whether somebody speaks for the one whose words he tells: "the spokeswoman said the premier praised it"."""
    title = (actor.role.title or "").casefold() if actor.role is not None else ""
    speaks = "spokes" in title or title.endswith("official")
    return speaks and [(a.kind, a.country) for a in inner.speaker.actors] == [("person", actor.country)]


def _wraps_another(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether nearly all the words of an attribution are another actor's: then the innermost counts."""
    within = [j for j in _of_its_sentence(said, i) if said[j].one.outer == i and j in kept]
    if not within or said[i].one.lemmas[0] == "deny":  # "X says it was shelled, something Y denies"
        return False
    mine = {a.id for a in said[i].speaker.actors}
    size = _size(said[i].one)
    source = _is_source(said[i], said[i], together=True)
    inner: dict[frozenset[str], list[Attribution]] = {}
    for j in within:
        theirs = frozenset(a.id for a in said[j].speaker.actors)
        # "According to X's office, X told Y", "X and Y welcomed it, the statement said"
        other = theirs != mine or said[i].one.rule == "according-front" or _in_paper(said[i])
        if other and not _is_own_state(said[i], said[j]) and (source or not _is_told_together(said, j)):
            inner.setdefault(frozenset() if source else theirs, []).append(said[j].one)
    for ones in inner.values():
        start = min(s for one in ones for s, _ in (*one.content, *one.speaker))
        end = max(e for one in ones for _, e in (*one.content, *one.cues))
        if end - start >= _MOST * size:
            return True
    return False


def _is_own_state(outer: Said, inner: Said) -> bool:
    """Tell whether somebody tells what his own state has said: "the minister said Norway had pledged aid"."""
    who, state = outer.speaker.actors, inner.speaker.actors
    if len(who) != 1 or len(state) != 1 or who[0].kind != "person" or state[0].kind != "country":
        return False
    return who[0].country is not None and who[0].country == state[0].country


def _of_its_sentence(said: list[Said], i: int) -> range:
    """Attributions whose words begin in the sentence of `i`: none of another one stands inside its own."""
    sentence, first, end = said[i].one.sentences[0], i, i + 1
    while first > 0 and said[first - 1].one.sentences[0] == sentence:
        first -= 1
    while end < len(said) and said[end].one.sentences[0] == sentence:
        end += 1
    return range(first, end)


def _echoes_outer(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether an attribution stands in words of its own speaker: "he said he had warned of it"."""
    outer = said[i].one.outer
    if outer is None or outer not in kept:
        return False
    return {a.id for a in said[outer].speaker.actors} == {a.id for a in said[i].speaker.actors}


def _beside_another(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether it only comes with what its speaker says in the sentence.

    "His call was echoed by X, who noted that ..."; "X, who has accused Y of it, said that ..." where that is the longer part.
    """
    one = said[i].one
    aside = one.carried or (len(one.speaker) > 1 and one.speaker[-1][1] <= one.cues[0][0])  # "X, explaining his vote, said"
    if not (one.rule == "passive" or (aside and (one.rule != "opening" or one.lemmas[0] in _LEADING_UP))):
        return False
    mine, size = {a.id for a in said[i].speaker.actors}, _size(one)
    return any(
        j != i
        and j in kept
        and said[j].one.rule != "passive"
        and {a.id for a in said[j].speaker.actors} == mine
        and (
            one.rule == "passive"
            or (len(said[j].one.speaker) == 1 and not said[j].one.carried and j > i and _size(said[j].one) > size)
        )
        for j in _of_its_sentence(said, i)
    )


def _size(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)


def _same_statement(group: list[Said], said: Said) -> bool:
    """Tell whether an attribution belongs to the statement before it: one sentence, one speaker."""
    last = group[-1]
    return last.one.sentences[-1] == said.one.sentences[0] and {a.id for a in last.speaker.actors} == {
        a.id for a in said.speaker.actors
    }


def _is_quoted(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether it is quoted from somebody who does not only pass on what others said: "“Peru says it is late,” X said"."""
    outer = said[i].one.outer
    if outer is None or said[outer].one.quoted != "direct":
        return False
    return outer not in kept or not _tells_of_others(said[outer], said[i])


def _is_part_of_quotation(said: list[Said], kept: AbstractSet[int], i: int) -> bool:
    """Tell whether it is only a part of what is quoted: "“Peru said it would wait, and that is right,” the ministry said"."""
    outer = said[i].one.outer
    for _ in range(_DEEP):
        if outer is None or outer in kept:
            break
        outer = said[outer].one.outer
    return outer is not None and outer in kept and said[outer].one.quoted == "direct"


_BESIDE_OTHERS: tuple[tuple[Dropped, Callable[[list[Said], AbstractSet[int], int], bool]], ...] = (
    ("told_by_another", _is_told),
    ("told_by_another", _is_quoted),
    ("wraps_another", _wraps_another),
    ("told_by_another", _is_part_of_quotation),
    ("echoes_outer", _echoes_outer),
    ("beside_another", _beside_another),
)
