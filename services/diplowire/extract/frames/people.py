"""A line and a verb in, the chunks of those who act and of those acted upon out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line
    from diplowire.model import Actor

ACTORS = "PRHODGC"
# What may stand between subject and verb: auxiliaries, adverbs, dates.
# "A, along with B, met C"
_ALONG = re.compile(r",[.v]{0,2}y(?=[av.#C']{0,4}[PRGD])")
_SENT_REACH = 3
_SHORT_CLAUSE = 8  # chunks
_CLOSED = re.compile(r"[;,W]")
_VERB_GROUP = frozenset("whbnextkvT%")
_PREPOSITIONS = frozenset("oityrzgdf")
_ALWAYS_PREPOSITIONS = frozenset({"during", "following", "amid"})  # "after" and "as" may open a clause
# "A and B", "A, B and C", "A along with B", "with A and with B": the join between two members of a list.
_JOIN = re.compile(r"(?:,?&(?:v?y|,v,y)?|,|,?u\.u|,?[v.]?y)[av]{0,2}(?P<noise>[.#v]{0,3}(?:(?<=\.),)?)(?=[PRODGHC])")
_LEFT_JOIN = re.compile(r"[PRODGHC](?:(?:,?a\.)?,?&v?(?:a\.)?|,)$")  # "A and his wife B", "A, his wife and B"
_LED_BY = re.compile(r"[GDO](?:,?[FX]ga?|O,?[FX]ga?)$")  # "members of the Senate led by"
_COMPLEMENT = re.compile(r"(?:(?P<a>[PRGD])(?:o[.#a]{1,4})?,?&)?(?P<b>[PRGD])o[.#a]{1,5}$")
_AND_FAMILY = re.compile(r"[PR](?:,?&|y|u\.u)a$")
_FAMILY = frozenset({"spouse", "wife", "husband", "entourage", "family", "team", "aides"})
_INCLUDING = re.compile(r"(?:[TviL]{0,4},|a)[.]")
_INCLUDED = frozenset({"including", "included", "includes", "comprising"})
_OFFICE_AND_NAME = re.compile(r"RR?(?:ta?C)?,P(?!')")
# "her counterparts from Norway, A, and Sweden, B"
_COUNTERPARTS = re.compile(r"G,P(?:,C,P){0,4},?&C,P(?!')")
_DATED = re.compile(r"[wbh]{1,2}v?(?:,?d?T,?){1,3}$")  # "will on Friday, 17 April, host"
_NOISE = re.compile(r"(?:a[.8],)?[a.#vC'L]{0,5}?(?=[PRGDOH])")  # "with his host, President X"
_LONG_APPOSITION = 16  # chunks
_APPOSITION_AND_WHO = re.compile(r"P,a?[^,;PH&whb]{1,13},$")
_TO_COUNTRY = re.compile(r"(?:(?<=[ti])|(?<=[ti]a)|(?<=L,))$")
_COUNTRY = re.compile(r"a?[.#]{0,2}(?=C(?!'))")
_PARTICIPLES = frozenset(
    "elected re-elected reelected appointed installed inaugurated sworn united named nominated retired".split()
)
_FINITE = frozenset("gave took went came saw led signed sent won lost left told urged praised thanked spoke became".split())
_VEHICLES = frozenset({"plane", "aircraft", "jet", "motorcade", "train", "entourage", "flight", "convoy"})
_NOT_I = frozenset({"i", "we", "you"})


def subject(line: Line, verb: int) -> tuple[int, ...]:
    """Chunks of those who act, for the verb (or verb group) that starts at chunk `verb`."""
    at = _before_group(line, verb)
    if at < 0 or line.word(at) in _NOT_I:
        return ()
    if line.classes[at] == "." and line.word(at) in _VEHICLES and line.classes[at - 1 : at] == "'":
        return (at - 2,) if at > 1 and line.classes[at - 2] in ACTORS else ()
    kind = line.classes[at]
    if kind in "COL" and ("t" in line.classes[at + 1 : verb] or (kind == "C" and _TO_COUNTRY.search(line.classes, 0, at))):
        who_is = next((k for k in range(at, max(-1, at - _SHORT_CLAUSE), -1) if _is_who(line, k)), -1)
        if who_is > 0 and not _CLOSED.search(line.classes, who_is, at):
            return _antecedent(line, who_is)  # "the envoy, who is in Oslo to attend"
        return main_subject(line, at)  # "travels to Italy to attend", "who was on a visit to Norway met X": not they act
    if kind == "H" and line.mention(at).name == "who":
        return _antecedent(line, at)
    if kind in ACTORS:
        led = _LED_BY.search(line.classes, max(0, at - 12), at)
        return (led.start(), at) if led else whole_list(line, at)
    if kind == "W" or line.word(at) == "that":
        return _antecedent(line, at)
    if kind == ",":
        return _before_insertion(line, at) or main_subject(line, verb)
    if kind == ".":
        return _with_family(line, at) or _with_complement(line, at)
    return main_subject(line, verb)


def _before_group(line: Line, verb: int) -> int:
    """Chunk before the verb group that ends at chunk `verb`."""
    at = verb - 1
    while at >= 0 and line.classes[at] in _VERB_GROUP:
        at -= 1
    dated = _DATED.search(line.classes, max(0, at - 8), at + 1) if at > 0 else None
    return dated.start() - 1 if dated else at


def _with_family(line: Line, at: int) -> tuple[int, ...]:
    """Read "President X and his wife left"."""
    head = _AND_FAMILY.search(line.classes, max(0, at - 5), at) if line.word(at) in _FAMILY else None
    return (head.start(),) if head else ()


def _with_complement(line: Line, at: int) -> tuple[int, ...]:
    """Read "leaders of wealthy nations and the heads of big economies met"; "families left" names nobody."""
    match = _COMPLEMENT.search(line.classes, max(0, at - 14), at + 1)
    return tuple(match.start(name) for name in ("a", "b") if match[name]) if match else ()


def main_subject(line: Line, before: int, besides: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Chunks of the first actors of the sentence that no preposition governs and that own nothing."""
    before = min(before, len(line.classes))
    said = _after_saying(line, before)
    return _first_subject(line, said, before, besides) or (_first_subject(line, 0, said, besides) if said else ())


def _after_saying(line: Line, before: int) -> int:
    """First chunk behind the last "said" before a chunk; who "told" somebody stays the subject."""
    at = line.classes.rfind("s", 0, before)
    while at >= 0 and line.word(at) in ("told", "tells"):
        that = next((k for k in range(at, before) if line.word(k) == "that"), None)
        if that is not None:
            return that + 1  # "told lawmakers that X would fly to Oslo to meet Y"
        at = line.classes.rfind("s", 0, at)
    return at + 1


def subject_after(line: Line, at: int, besides: tuple[int, ...]) -> tuple[int, ...]:
    """Chunks of the first actors behind chunk `at`: "A" of "in a meeting with B, A said"."""
    return _first_subject(line, at, len(line.classes), besides)


def _first_subject(line: Line, first: int, before: int, besides: tuple[int, ...]) -> tuple[int, ...]:
    for at in range(first, before):
        if line.classes[at] not in ACTORS or at in besides:
            continue
        if _owner(line, at) and line.word(at + 2) in _VEHICLES:
            return (at,)
        if not _governed(line, at) and not _owner(line, at) and not _is_who(line, at):
            return _forward_list(line, at, before)
    return ()


def owner(line: Line, first: int) -> tuple[int, ...]:
    """Chunk of the person who owns what starts at chunk `first`: "Mr. Hu" in "Mr. Hu's talks" (`first` is the mark)."""
    if line.classes[first : first + 1] == "'" and line.classes[first - 1 : first] in tuple(ACTORS):
        return (first - 1,)
    return ()


def _is_who(line: Line, at: int) -> bool:
    return line.classes[at] == "H" and line.mention(at).name == "who"


def _owner(line: Line, at: int) -> bool:
    return line.classes[at + 1 : at + 2] == "'"


def _governed(line: Line, at: int) -> bool:
    before = line.classes[at - 1 : at]
    if before == "," and line.classes[at] == "C" and line.classes[at - 2 : at - 1] == "L":
        return True  # "who is in Brussels, Belgium, held talks"
    if before == "u":
        return line.word(at - 1) in _ALWAYS_PREPOSITIONS
    return before in _PREPOSITIONS if before else False


def whole_list(line: Line, last: int) -> tuple[int, ...]:
    """Chunks of the list that ends at chunk `last`: "A, B and C" from C."""
    found = [last]
    joint = False
    while (step := _LEFT_JOIN.search(line.classes, max(0, found[0] - 6), found[0])) is not None:
        joint = joint or "&" in step[0]
        if not joint or _owner(line, step.start()):
            break
        found.insert(0, step.start())
    return tuple(found)


def _antecedent(line: Line, at: int) -> tuple[int, ...]:
    """Whom "who" or "which" stands for: the nearest actor before it."""
    kinds = "RODGL" if line.word(at) == "which" else "PRODGL"  # "a delegation led by X, which is staying in Oslo"
    if (named := _APPOSITION_AND_WHO.search(line.classes, max(0, at - _LONG_APPOSITION), at)) and line.classes[at] == "H":
        return whole_list(line, named.start())  # "X, the head of a council of advisers, who flew"
    for back in range(at - 1, max(-1, at - 12), -1):
        if line.classes[back] in kinds:
            return whole_list(line, back)
    return ()


def _before_insertion(line: Line, comma: int) -> tuple[int, ...]:
    """The actor before an insertion: "A, who is on a tour of B, met …" from the comma before "met"."""
    beside = whole_list(line, comma - 1) if line.classes[comma - 1 : comma] in tuple(ACTORS) else ()
    if len(beside) > 1 and _titles_of(line, beside):
        return beside[:1]
    if len(beside) > 1:
        return beside  # "the speaker, A, and the president, B, held talks"
    for back in range(comma - 1, 0, -1):
        if line.classes[back] in ",;" and line.classes[back - 1] in ACTORS and not _governed(line, back - 1):
            head = back - 1
            while (
                head > 1 and line.classes[head - 1] == "," and line.classes[head - 2] in ACTORS and not _governed(line, head - 2)
            ):
                head -= 2  # "a delegation of X, the parliament of Y, led by Z, arrived": the first of those set side by side
            if along := _ALONG.match(line.classes, back):
                return (*whole_list(line, head), *listed(line, along.end()))
            if line.classes.startswith("R,P", head):  # "the under secretary for growth, A,": the one who is named
                return (*whole_list(line, head)[:-1], head + 2)
            return whole_list(line, head)
    if line.classes[comma - 1 : comma] in tuple(ACTORS) and not _governed(line, comma - 1):
        return whole_list(line, comma - 1)  # "A and the president, B, met": the comma closes an apposition
    return ()


def _titles_of(line: Line, chunks: tuple[int, ...]) -> bool:
    """Tell whether offices behind a name are his: "Prince X, Deputy Prime Minister and Minister of Defence,"."""
    roles = [line.mention(k) for k in chunks[1:]]
    titled = all(m.kind == "role" and not m.country and line.doc.text[m.start].isupper() for m in roles)
    return titled and line.classes[chunks[0]] == "P" and line.classes[chunks[0] + 1] == ","


def _forward_list(line: Line, at: int, before: int) -> tuple[int, ...]:
    """Chunks of the list that starts at chunk `at` and ends before chunk `before`: one alone unless an "and" joins the last."""
    found, joint = [at], False
    while not joint and (step := _JOIN.match(line.classes, found[-1] + 1)) is not None and step.end() < before:
        found.append(step.end())
        joint = "&" in step[0]
    return tuple(found) if joint else (at,)


def subject_of_possessive(line: Line, first: int) -> tuple[int, ...]:
    """Whom "his" means inside a sentence: its subject, if that is a person (of "their" and "its" also a group)."""
    kinds = "PRH" if line.word(first) in ("his", "her") else "PRHDG"
    return tuple(k for k in main_subject(line, first) if line.classes[k] in kinds)


def earlier_subject(line: Line, reach: int = 3) -> tuple[Line, tuple[int, ...]]:
    """Whom "his" and "her" mean: the subject of the last sentences before this one, with its line."""
    for index in range(line.index - 1, max(-1, line.index - 1 - reach), -1):
        before = type(line)(line.doc, index, line.doc.chunks[index])
        found = tuple(
            at for at in main_subject(before, len(before.classes)) if before.classes[at] in "PRHD" and before.actors(at)
        )
        if found:
            return before, found
    return line, ()


def listed(line: Line, at: int, *, closed: bool = False, countries: bool = False) -> tuple[int, ...]:
    """Chunks of the list of actors that starts at chunk `at`, a few words before the first left out.

    A `closed` list ("between A and B") goes on to its "and" whatever follows. With `countries` a state may come first.
    """
    at += 2 * (line.word(at) == "each" and line.word(at + 1) == "of")
    start = _NOISE.match(line.classes, at)
    if start is None or not _quiet(line, at, start.end()):
        start = _COUNTRY.match(line.classes, at) if countries else None
    if start is None:
        return ()
    if apart := _COUNTERPARTS.match(line.classes, start.end()):
        return tuple(k for k in range(*apart.span()) if line.classes[k] == "P")
    found = [_named_beside(line, start.end())]
    named = _INCLUDING.match(line.classes, found[0] + 1) if line.classes[found[0]] in "GD" else None
    if named is not None and line.word(named.end() - 1) in _INCLUDED and (members := listed(line, named.end())):
        return members if line.classes[found[0]] == "G" else (found[0], *members)  # "leaders, including A and B"
    joint = False
    while (step := _JOIN.match(line.classes, found[-1] + 1)) is not None and _quiet(line, *step.span("noise")):
        last = "&" in step[0] or "y" in step[0] or "u" in step[0]
        if (not closed and _clause_follows(line, step.end(), step[0])) or (joint and (closed or not last)):
            break
        found.append(_named_beside(line, step.end()))
        joint = joint or last
    goes_on = line.classes.startswith("&", found[-1] + 1)  # "will call on A, B and hold talks with C"
    return tuple(found) if joint or goes_on else (found[0],)  # "with A, B said": a comma alone makes no list


def _named_beside(line: Line, at: int) -> int:
    """Chunk of the name in "Special Envoy of the President to Syria, A B," where the grammar of names has not joined them."""
    beside = _OFFICE_AND_NAME.match(line.classes, at)
    if beside is None or line.mention(beside.end() - 1).title:
        return at
    name = beside.end() - 1
    states = {None, *(a.country for a in line.actors(at))}
    nameless = all(a.country in states for a in line.actors(name)) and bool(line.actors(name))
    return name if nameless and all(a.resolved_by == "role" for a in line.actors(at)) else at


def _quiet(line: Line, first: int, end: int) -> bool:
    """Tell whether the words before an actor can belong to his title: no verb among them."""
    if end == first + 1 and line.word(first).endswith("ing"):
        return True  # "met visiting leader X"
    article = line.classes.find("a", first, end)  # what stands behind it is of his title: "the newly accredited ambassador"
    words = [line.word(k) for k in range(first, article if article >= 0 else end) if line.classes[k] in ".v"]
    return not any(w in _FINITE or w.endswith("ing") or (w.endswith("ed") and w not in _PARTICIPLES) for w in words)


def _clause_follows(line: Line, at: int, join: str) -> bool:
    """Tell whether the actor after "and" or a comma is the subject of a new clause: a verb stands behind him."""
    after = line.classes[at + 1 : at + 2]
    if after in tuple("whbs123nxE"):
        return True
    return line.classes[at] == "H" or (join == "," and after == "'")


def who(line: Line, chunks: tuple[int, ...]) -> tuple[tuple[int, Actor], ...]:
    """Actors of the chunks with the chunk each was read from, nobody twice."""
    found: dict[str, tuple[int, Actor]] = {}
    for at in chunks:
        for actor in line.actors(at) or _sent(line, at):
            found.setdefault(actor.id, (at, actor))
    return tuple(found.values())


def _sent(line: Line, at: int) -> tuple[Actor, ...]:
    """Whom "the team" means after "the union is sending A along with B": those who are sent."""
    for index in range(line.index - 1, max(-1, line.index - 1 - _SENT_REACH), -1) if line.classes[at] == "D" else ():
        before = type(line)(line.doc, index, line.doc.chunks[index])
        sent = before.classes.find("^")
        if sent >= 0 and len(chunks := listed(before, sent + 1)) > 1:
            return tuple(actor for k in chunks for actor in before.actors(k))
    return ()
