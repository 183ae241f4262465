"""A line and a chunk in, the chunks of the list of actors that starts or ends there out: "A, B and C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplowire.extract.frames.line import Line

# "A and B", "A, B and C", "A along with B", "with A and with B": the join between two members of a list; or "A (Labour) and B".
_JOIN = re.compile(
    r"(?:;[.PCO];)?(?:(?:ia?[.]{0,2}[LO](?=,?&v?y))?,?&(?:v?y|,v,y|v?,v,)?|,|,?u\.uy?|,?[v.]?y)[av]{0,2}(?P<noise>[.#v]{0,3}(?:(?<=\.),)?)(?=[PRODGHC])"
)
_LEFT_JOIN = re.compile(r"[PRODGHC](?:(?:,?a\.)?,?&v?(?:a\.o?)?|,)$")  # "A and his wife B", "A, his wife and B"
# "A; B, the minister; and C"
_SEMICOLON = re.compile(r";&?[av]{0,2}(?P<noise>[.#v]{0,3})(?=[PRODGC])")
# "leaders on Friday, including A", "the leadership including A", "officials, among them A", "ministers such as A"
_INCLUDING = re.compile(r"(?:(?:o\.)?(?:ja?\.{1,2})?(?:[TviL]|dT){0,4}[,;]?|a)(?:\.|z\.|\.u|[aW]\.)(?=[av.#C']{0,5}[PRG])")
_INCLUDED = frozenset(
    {
        ("including",),
        ("included",),
        ("includes",),
        ("comprising",),
        ("among", "them"),
        ("such", "as"),
        ("that", "includes"),
        ("which", "includes"),
    }
)
_OFFICE_AND_NAME = re.compile(r"RR?(?:ta?C)?,P(?!')")
# "her counterparts from Norway, A, and Sweden, B"
COUNTERPARTS = re.compile(r"G,P(?:[,;]C,P){0,4}[,;]?&C,P(?!')")
_NOISE = re.compile(r"(?:a[.8],)?[a.#vC'L]{0,5}?(?=[PRGDOH])")  # "with his host, President X"
_COUNTRY = re.compile(r"a?[.#]{0,2}(?=C(?!'))")
# "with her regional counterparts A of Peru, B of Chile and C"
_NAMED_GROUP = re.compile(r"G[.]?(?=P(?:,[av.#C']{0,3}P){0,6},?(?:&|u\.u)[av.#C']{0,3}P(?![whbs123']))")
_OWNED_GROUP = re.compile(r"[GC]'[.#]{0,2}[G.],(?=P(?:,P)*,?&P)")  # "with the two states' envoys, A and B"
_OTHER_SIDE = re.compile(r"(?:,[av.#]{0,3}[PRODGC]){1,8},?&[av.#]{0,3}[PRODGC](?![whbs123'])")
_APPOSITION = re.compile(r",[a.#C']{0,3}R{1,2}(?=,)")
_GROUP_OF = re.compile(r"a?\.{1,2}o")
_GROUPS = frozenset("delegation dozen dozens group handful number party team".split())
_LEADER = re.compile(r",?[FX]g[av.#C']{0,4}[PR]")
_NEXT_DELEGATION = re.compile(r",?&[av.#C']{0,4}D")
_IN_GROUP = re.compile(r"[GDO](?:[TviL]|dT){0,4}(?:[,;a]?[.zu]{1,2}|;)[av.#C'PR,&;]{0,24}$")
_PAIR = 2
_LONG_LIST = 30  # chunks
_LONG_CLAUSE = 10  # chunks
_DASHES = frozenset({"–", "—", "--", ":"})
_CANDIDATE = "candidate"
_RANK = "ambassador"
_POSTED = frozenset({"high_commissioner", "permanent_representative", "special_envoy", "special_representative"})
_ARTICLES = ("a ", "an ", "the ")
_PARTICIPLES = frozenset(
    "accredited elected re-elected reelected appointed installed inaugurated sworn united named nominated retired".split()
)
_FINITE = frozenset("gave took went came saw led signed sent won lost left told urged praised thanked spoke became".split())


def whole_list(line: Line, last: int) -> tuple[int, ...]:
    """Chunks of the list that ends at chunk `last`: "A, B and C" from C."""
    found = [last]
    joint = False
    while (step := _LEFT_JOIN.search(line.classes, max(0, found[0] - 6), found[0])) is not None:
        if line.classes[last] == "H" and ",&" in step[0]:
            break  # "had talks with X, and he will meet Y"
        joint = joint or "&" in step[0]
        if line.word(step.start() - 1) == "to" and line.word(step.start() - 2) == "according":
            break  # "According to the ministry, A and B met"
        if not joint or owns(line, step.start()) or (",&" in step[0] and _is_of_clause_before(line, step.start(), last)):
            break
        found.insert(0, step.start())
    if line.classes[found[0]] == "R" and line.classes.endswith("P,P'", 0, found[0]):
        found[0] -= len("P,P'")  # "X, President Y's envoy, and Z met"
    return tuple(found)


def _is_of_clause_before(line: Line, at: int, last: int) -> bool:
    """Tell whether it is "phoned the envoys of Peru and Chile, and X met Y", "spoke with W, and X met Y": X acts alone."""
    first = at - len("C&") if line.classes.startswith("C&C", at - len("C&")) else at
    if line.classes[at] == line.classes[last] and {*"b1238sE"}.isdisjoint(line.classes[max(0, first - _LONG_CLAUSE) : first]):
        return False
    return line.classes[first - 1 : first] in tuple("oyt") and line.classes[first - 2 : first - 1] != ","  # not ", with B, and C"


def list_from(line: Line, at: int, before: int) -> tuple[int, ...]:
    """Chunks of the list that starts at chunk `at` and ends before chunk `before`: one alone unless an "and" joins the last."""
    found, joint = [at], False
    while not joint and (step := _JOIN.match(line.classes, _behind(line, found[-1]))) is not None and step.end() < before:
        found.append(step.end())
        joint = "&" in step[0]
    return tuple(found) if joint else (at,)


def listed(line: Line, at: int, *, closed: bool = False, countries: bool = False) -> tuple[int, ...]:
    """Chunks of the list of actors that starts at chunk `at`, a few words before the first left out.

    A `closed` list ("between A and B") goes on to its "and" whatever follows. With `countries` a state may come first.
    """
    at += 2 * (line.word(at) == "each" and line.word(at + 1) == "of") + (line.word(at) == ":")
    at = behind_group(line, at)  # "met a group of lawmakers"
    start = _NOISE.match(line.classes, at)
    if start is None or not _quiet(line, at, start.end()):
        start = _COUNTRY.match(line.classes, at) if countries else None
    if start is None:
        return ()
    if apart := COUNTERPARTS.match(line.classes, start.end()):
        return tuple(k for k in range(*apart.span()) if line.classes[k] == "P")
    if group := _OWNED_GROUP.match(line.classes, start.end()) or _NAMED_GROUP.match(line.classes, start.end()):
        return listed(line, group.end(), closed=closed)
    found = [_named_beside(line, start.end())]
    if members := _included(line, found[0]):
        return members if line.classes[found[0]] != "D" else (found[0], *members)
    joint = False
    while (step := _next_member(line, found[-1], closed=closed)) and _quiet(line, *step.span("noise")):
        last = "&" in step[0] or "y" in step[0] or "u" in step[0]
        if (not closed and _clause_follows(line, step.end(), step[0])) or (joint and (closed or not last)):
            found += _further_side(line, found[-1] + 1) if closed else ()
            break
        found.append(_named_beside(line, step.end()))
        joint = joint or last or _names_several(line, found[-1])
    if joint and len(found) > _PAIR and is_in_apposition(line, found):
        return tuple(found[1:])
    if joint and (members := _included(line, found[-1])):
        return (*found[:-1], *members)  # "with A and other officials, including B and C"
    goes_on = line.classes.startswith("&", found[-1] + 1)  # "will call on A, B and hold talks with C"
    return tuple(found) if joint or goes_on else (found[0],)  # "with A, B said": a comma alone makes no list


def _next_member(line: Line, last: int, *, closed: bool) -> re.Match[str] | None:
    """Match the join to the next member of a list, behind the one at chunk `last`."""
    behind = behind_apposition(line, last)
    if line.word(behind) == ";" and line.classes.find(";&", behind, behind + _LONG_LIST) >= 0:
        return _SEMICOLON.match(line.classes, behind)
    return _JOIN.match(line.classes, _behind(line, last, closed=closed))


def _included(line: Line, group: int) -> tuple[int, ...]:
    """Chunks of A and B of "leaders, including A and B", the group at a chunk."""
    if line.classes[group] not in "GDO":
        return ()
    if line.word(group + 1) in _DASHES:  # "the leadership, A, B and C" between dashes
        several = listed(line, group + 2)
        return several if len(several) > 1 else ()
    named = _INCLUDING.match(line.classes, group + 1)
    words = tuple(line.words[named.end() - 2 : named.end()]) if named else ()
    return listed(line, named.end()) if named and not _INCLUDED.isdisjoint((words, words[1:])) else ()


def group_including(line: Line, at: int) -> int | None:
    """Chunk of the group that somebody is told to belong to: "Norwegian officials, including A and B"."""
    before = _IN_GROUP.search(line.classes, max(0, at - _LONG_LIST), at)
    return before.start() if before and at in _included(line, before.start()) else None


def behind_group(line: Line, at: int) -> int:
    """Chunk behind "a group of" at a chunk: those are named who make it up."""
    behind = _GROUP_OF.match(line.classes, at)
    return behind.end() if behind and is_of_group(line, behind.end()) else at


def is_of_group(line: Line, at: int) -> bool:
    """Tell whether those at a chunk are told as a group: "a group of Norwegian lawmakers"."""
    return line.classes[at - 1 : at] == "o" and line.word(at - 2) in _GROUPS


def behind_apposition(line: Line, at: int) -> int:
    """Chunk behind the actor at a chunk, and behind the office set beside him: "Ana Ruiz, Peru's trade minister"."""
    beside = _APPOSITION.match(line.classes, at + 1)
    return beside.end() if beside else at + 1


def _behind(line: Line, at: int, *, closed: bool = True) -> int:
    """Chunk behind a member of a list; a delegation goes with him who leads it: "between a team led by A and B".

    Elsewhere only before the next one: "met a team led by A and a team led by B".
    """
    led = _LEADER.match(line.classes, at + 1) if line.classes[at] == "D" else None
    behind = behind_apposition(line, led.end() - 1) if led else at + 1
    return behind if closed or (led and _NEXT_DELEGATION.match(line.classes, behind)) else at + 1


def _further_side(line: Line, at: int) -> list[int]:
    """C, D and E of "between A and B, C, D and E": the other side is several, with a second "and"."""
    more = _OTHER_SIDE.match(line.classes, at)
    return [k for k in range(*more.span()) if line.classes[k] in "PRODGC"] if more else []


def is_in_apposition(line: Line, found: Sequence[int]) -> bool:
    """Tell whether the first chunk is a group and the others its members: "the chief negotiators, A and B"."""
    first = found[0]
    group = line.classes[first] == "G" and line.text(first, first).startswith("the ")
    return group and line.classes[first + 1] == "," and {line.classes[k] for k in found[1:]} == {"P"}


def _names_several(line: Line, at: int) -> bool:
    """Tell whether a group has the "and" of its list in it: "with A, B, the ministers of Peru and Chile"."""
    return line.classes[at] == "G" and " and " in line.text(at, at)


def _named_beside(line: Line, at: int) -> int:
    """Chunk of the name in "Special Envoy of the President to Syria, A B," where the grammar of names has not joined them."""
    if line.classes.startswith("C'P", at):
        return at + 2  # "Norway's Lie"
    if line.classes.startswith("R,P", at) and (has_rank_alone(line, at, at + 2) or _is_further_title(line, at)):
        return at + 2  # "with Deputy Prime Minister, Minister of Trade of Norway X"
    beside = _OFFICE_AND_NAME.match(line.classes, at)
    if beside is None or line.mention(beside.end() - 1).title:
        return at
    name = beside.end() - 1
    states = {None, *(a.country for a in line.actors(at))}
    nameless = all(a.country in states for a in line.actors(name)) and bool(line.actors(name))
    return name if nameless and all(a.resolved_by == "role" for a in line.actors(at)) else at


def _is_further_title(line: Line, at: int) -> bool:
    """Tell whether an office with a capital and without an article is one more of the person behind the comma."""
    office, person = line.mention(at), line.mention(at + 2)
    if office.office == _CANDIDATE:
        return bool(person.title) and not line.text(at, at).startswith(_ARTICLES)  # "Labour nominee, Deputy Speaker X"
    return bool(person.title and person.country) and office.country is None and line.doc.text[office.start].isupper()


def _quiet(line: Line, first: int, end: int) -> bool:
    """Tell whether the words before an actor can belong to his title: no verb among them."""
    if end == first + 1 and line.word(first).endswith("ing"):
        return True  # "met visiting leader X"
    article = line.classes.find("a", first, end)  # what stands behind it is of his title: "the newly accredited ambassador"
    words = [line.word(k) for k in range(first, article if article >= 0 else end) if line.classes[k] in ".v"]
    return not any(w in _FINITE or w.endswith("ing") or (w.endswith("ed") and not _is_participle(w)) for w in words)


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or word.rpartition("-")[2] in _PARTICIPLES  # "newly-accredited"


def _clause_follows(line: Line, at: int, join: str) -> bool:
    """Tell whether the actor after "and" or a comma is the subject of a new clause: a verb stands behind him."""
    after = line.classes[at + 1 : at + 2]
    if after in tuple("whbs123nxE"):
        return True
    # "with X, and his office insisted"
    told = join.startswith(",&") and line.word(at + 1).endswith("ed") and line.word(at + 2) != "by"
    return line.classes[at] == "H" or told or (join == "," and after == "'")


def has_rank_alone(line: Line, office: int, name: int) -> bool:
    """Tell whether a person has only the rank of an envoy in front: "Peru's permanent representative to the UN, Ambassador X"."""
    posted = line.mention(office)
    return line.mention(name).office == _RANK and posted.office in _POSTED and posted.country is not None


def owns(line: Line, at: int) -> bool:
    """Tell whether the actor at a chunk is an owner: "Norway's"."""
    return line.classes[at + 1 : at + 2] == "'"
