"""A line and a verb in, the chunks of those who act out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.frames.delegates import leader_of_group
from diplowire.extract.frames.lists import (
    has_rank_alone,
    is_in_apposition,
    listed,
    whole_list,
)
from diplowire.extract.frames.main_subject import ACTORS, VEHICLES, governed, is_who, main_subject

if TYPE_CHECKING:
    from diplowire.extract.frames.line import Line

# "A, along with B, met C"
_ALONG = re.compile(r",[.v]{0,2}y(?=[av.#C']{0,4}[PRGD])")
# "A, who was accompanied by B and C, met D", "A, accompanied by B, met C"
_ACCOMPANIED = re.compile(r"P,(?:Hb)?Iga?$")
_SHORT_CLAUSE = 8  # chunks
_NAMED_IN_DASHES = re.compile(r"G;P(?:,P){0,7},?&P$")  # "three ministers - A, B and C - met"
_LONG_DASHES = 20  # chunks
_FINITE = frozenset("behwT%")
_CLOSED = re.compile(r"[;,W]")
_VERB_GROUP = frozenset("whbnextkvT%")  # auxiliaries, adverbs and dates between subject and verb
_LED_BY = re.compile(r"[GDO](?:,?[FX]ga?|O,?[FX]ga?)$")  # "members of the Senate led by"
_COMPLEMENT = re.compile(r"(?:(?P<a>[PRGD])(?:o[.#a]{1,4})?,?&)?(?P<b>[PRGD])(?:o[.#a]{1,5}|r[.#aL]{1,5})$")
_FOR_WHAT = re.compile(r"Rf[.#a]{1,3}$")
_AND_FAMILY = re.compile(r"[PR](?:,?&|y|u\.u)a$")
_FAMILY = frozenset({"spouse", "wife", "husband", "entourage", "family", "team", "aides"})
_DATED = re.compile(r"[wbh]{1,2}v?(?:,?d?T,?){1,3}$")  # "will on Friday, 17 April, host"
_LONG_APPOSITION = 16  # chunks
_APPOSITION_AND_WHO = re.compile(r"P,(?:a?[^,;PH&whb]{1,13},|R)$")
_TO_COUNTRY = re.compile(r"(?:(?<=[ti])|(?<=[ti]a)|(?<=L,))$")
_THING_OF = re.compile(r"(?:^|[,;])a[.#]{0,2}\.[of]$")
_SERVES = re.compile(r"R[oft]$")
_NOT_I = frozenset({"i", "we", "you"})


def subject(line: Line, verb: int) -> tuple[int, ...]:
    """Chunks of those who act, for the verb (or verb group) that starts at chunk `verb`."""
    at = _before_group(line, verb)
    if at < 0 or line.word(at) in _NOT_I:
        return ()
    if line.classes[at] == "." and line.word(at) in VEHICLES and line.classes[at - 1 : at] == "'":
        return (at - 2,) if at > 1 and line.classes[at - 2] in ACTORS else ()
    kind = line.classes[at]
    if kind in "COL" and (_has_infinitive(line, at, verb) or (kind == "C" and _TO_COUNTRY.search(line.classes, 0, at))):
        who_is = next((k for k in range(at, max(-1, at - _SHORT_CLAUSE), -1) if is_who(line, k)), -1)
        if who_is > 0 and not _CLOSED.search(line.classes, who_is, at):
            return _antecedent(line, who_is)  # "the envoy, who is in Oslo to attend"
        return main_subject(line, at)  # "travels to Italy to attend", "who was on a visit to Norway met X": not they act
    if kind == "H" and line.mention(at).name == "who":
        return _antecedent(line, at)
    if kind in ACTORS:
        return _who_act(line, at)
    if kind == "W" or line.word(at) == "that":
        return _antecedent(line, at)
    if kind in ".;":
        read = _with_family(line, at) or _with_complement(line, at) if kind == "." else _in_dashes(line, at)
        return read or (main_subject(line, verb) if kind == ";" else ())
    if kind in "&,":
        before = _of_joined_clause if kind == "&" else _before_insertion
        return leader_of_group(line, at) or before(line, at) or _of_verb_before(line, at) or main_subject(line, verb)
    return main_subject(line, verb)


def _in_dashes(line: Line, dash: int) -> tuple[int, ...]:
    """Read "Three ministers - A of Peru, B of Chile and C of Chad - met": those named, else the group of known states."""
    group = _NAMED_IN_DASHES.search(line.classes, max(0, dash - _LONG_DASHES), dash)
    if group is None:
        return ()
    return (group.start(),) if line.mention(group.start()).countries else whole_list(line, dash - 1)


def _has_infinitive(line: Line, at: int, verb: int) -> bool:
    """Tell whether a place is only where somebody goes "to attend"; who opens the sentence acts: "Norway is to host"."""
    group = line.classes[at + 1 : verb]
    return "t" in group and not (line.classes[at] in "CO" and _opens_list(line, at) and group.lstrip("vT")[:1] in _FINITE)


def _opens_list(line: Line, at: int) -> bool:
    """Tell whether nothing but a list of states and bodies stands before one: "Norway, Peru and Chile"."""
    return not line.classes[:at].strip("aCO,&v")


def _who_act(line: Line, at: int) -> tuple[int, ...]:
    """Chunks of the list that ends at chunk `at`; nobody where "business leaders of both countries" act."""
    if line.classes.endswith("Go", 0, at):
        if line.mention(at - 2).sector == "CVL":
            return ()
        if line.classes[at] == "G":
            return (at - 2,)  # "foreign ministers of the Nordic states"
    if line.classes[at] == "P" and (serves := _SERVES.search(line.classes, max(0, at - 2), at)):
        ranked = has_rank_alone(line, serves.start(), at)  # "Peru's special representative for Chad Ambassador X"
        return (at,) if ranked else (serves.start(),)  # "An adviser to Foreign Minister X arrived"
    thing = _THING_OF.search(line.classes, max(0, at - 5), at) if line.classes[at] == "P" else None
    if thing and line.word(at - 2) not in VEHICLES and (thing.start() == 0 or line.classes[thing.start()] in ",;"):
        return ()  # "The letter of X arrived", "A parcel for X was received"
    all_of_them = whole_list(line, at)
    led = _LED_BY.search(line.classes, max(0, all_of_them[0] - 12), all_of_them[0])
    return (led.start(), *all_of_them) if led else all_of_them  # "a delegation led by A and President B met"


def _of_joined_clause(line: Line, joint: int) -> tuple[int, ...]:
    """Whom "who" means in "X, who flew to Norway and was to go on to Denmark": the clause goes on at chunk `joint`."""
    for k in range(joint - 1, max(-1, joint - _LONG_APPOSITION), -1):
        if line.classes[k] in ",;":
            break
        if is_who(line, k):
            return _antecedent(line, k)
    return ()


def _of_verb_before(line: Line, joint: int) -> tuple[int, ...]:
    """Who acts in "He pointed out that A was in Oslo and had met B": the clause goes on at chunk `joint`."""
    if line.classes[joint] != "&" or line.classes[joint + 1] not in "wh" or "that" not in line.words[:joint]:
        return ()
    for k in range(joint - 1, max(0, joint - _SHORT_CLAUSE), -1):
        if line.classes[k] in ",;W&":
            break
        if line.classes[k] in "bwh":
            acting = subject(line, k)
            said = acting and "that" in line.words[max(0, acting[0] - _SHORT_CLAUSE) : acting[0]]
            return acting if said and "," not in line.classes[acting[-1] : k] else ()
    return ()


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
    """Read "leaders of wealthy nations and the heads of big economies met"; "families left" names nobody.

    Nor does "arrived with the envoy for hostages", but "Peru's envoy for hostages met" does.
    """
    if (for_what := _FOR_WHAT.search(line.classes, max(0, at - _SHORT_CLAUSE), at + 1)) and not governed(line, for_what.start()):
        return (for_what.start(),)
    match = _COMPLEMENT.search(line.classes, max(0, at - 14), at + 1)
    return tuple(match.start(name) for name in ("a", "b") if match[name]) if match else ()


def _antecedent(line: Line, at: int) -> tuple[int, ...]:
    """Whom "who" or "which" stands for: the nearest actor before it."""
    person = "PRODG" if line.classes.startswith(",H", at - 1) else "PRODGL"  # "met X in Oslo on Monday, who"
    kinds = "RODGL" if line.word(at) == "which" else person  # "a delegation led by X, which is staying in Oslo"
    if (named := _APPOSITION_AND_WHO.search(line.classes, max(0, at - _LONG_APPOSITION), at)) and line.classes[at] == "H":
        return whole_list(line, named.start())  # "X, the head of a council of advisers, who flew"
    for back in range(at - 1, max(-1, at - 12), -1):
        if line.classes[back] in kinds:
            both = whole_list(line, back)
            between = len(both) > 1 and line.word(both[0] - 1) == "between"
            return both[-1:] if between else both  # "talks between A and B, who arrived on Monday": B
    return ()


def _before_insertion(line: Line, comma: int) -> tuple[int, ...]:
    """The actor before an insertion: "A, who is on a tour of B, met …" from the comma before "met"."""
    beside = whole_list(line, comma - 1) if line.classes[comma - 1 : comma] in tuple(ACTORS) else ()
    if beside and (with_others := _ACCOMPANIED.search(line.classes, max(0, beside[0] - 8), beside[0])):
        return (*whole_list(line, with_others.start()), *beside)
    if len(beside) > 1:
        return _without_apposition(line, beside)  # "the speaker, A, and the president, B, held talks"
    for back in range(comma - 1, 0, -1):
        bracketed = line.classes[back] == ";" == line.classes[back - 2]  # "the meeting of the union (AU) in X,": not "(AU)"
        if line.classes[back] in ",;" and line.classes[back - 1] in ACTORS and not bracketed and not governed(line, back - 1):
            head = back - 1
            while (
                head > 1 and line.classes[head - 1] == "," and line.classes[head - 2] in ACTORS and not governed(line, head - 2)
            ):
                head -= 2  # "a delegation of X, the parliament of Y, led by Z, arrived": the first of those set side by side
            if along := _ALONG.match(line.classes, back):
                return (*whole_list(line, head), *listed(line, along.end()))
            if line.classes.startswith("R,P", head):  # "the under secretary for growth, A,": the one who is named
                return (*whole_list(line, head)[:-1], head + 2)
            return whole_list(line, head)
    if line.classes[comma - 1 : comma] in tuple(ACTORS) and not governed(line, comma - 1):
        return whole_list(line, comma - 1)  # "A and the president, B, met": the comma closes an apposition
    return ()


def _without_apposition(line: Line, chunks: tuple[int, ...]) -> tuple[int, ...]:
    """Those of a list who act: of "Prince X, Deputy Premier and Minister of Defence," X, of "the leaders, A and B," A and B."""
    return chunks[:1] if _titles_of(line, chunks) else chunks[1:] if is_in_apposition(line, chunks) else chunks


def _titles_of(line: Line, chunks: tuple[int, ...]) -> bool:
    """Tell whether offices behind a name are his: "Prince X, Deputy Prime Minister and Minister of Defence,"."""
    roles = [line.mention(k) for k in chunks[1:]]
    titled = all(m.kind == "role" and not m.country and line.doc.text[m.start].isupper() for m in roles)
    return titled and line.classes[chunks[0]] == "P" and line.classes[chunks[0] + 1] == ","
