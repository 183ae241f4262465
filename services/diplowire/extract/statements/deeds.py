"""A cue and the words behind it in, whether it tells of a deed rather than of words out: "declared independence"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplowire.extract.statements.phrases import OFFICES
from diplowire.extract.statements.words import may_be_past

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplowire.extract.statements.cues import Cue
    from diplowire.extract.statements.line import Line

_CALLED_HOME = frozenset("ambassador ambassadors envoy envoys diplomats troops consul representative".split())
_CALLED_IN = _CALLED_HOME | {"chargé", "commissioner", "diplomat"}
_LANDS = frozenset("area areas island islands islets land reef region sea shoal strip territory town village waters".split())
_SHOT_DOWN_IN_WORDS = frozenset(
    "allegation allegations bid call calls claim claims demand demands idea notion offer plan plans proposal proposals report "
    "reports request rumor rumors rumour rumours speculation suggestion suggestions theory".split()
)
_THREATS = frozenset("with action boycott consequences measures reprisals retaliation sanctions strikes tariffs war".split())
_RENEWED_IN_WORDS = frozenset(
    "appeal appeals call calls commitment condemnation demand demands invitation offer pledge pledges threat threats vow "
    "warning warnings".split()
)
_SHOWING = frozenset({"show", "depict"})
_DONE_BY_WORDS = frozenset("independence persona war bankruptcy holiday emergency martial".split())
_GOOD_LUCK = frozenset({"luck", "well"})
_LINES = frozenset({"consulate", "embassy", "hotline", "mission"})
_ON_THE_LINE = frozenset(
    "apologise apologize arrange ask brief check complain congratulate convey discuss explain express find get indicate inform "
    "invite make mind notify offer order report request say see share speak talk tell thank urge warn wish".split()
)
_TALKED_OF = frozenset("bid brief congratulate convey discuss exchange".split())
_PICTURES = frozenset("clip footage image images link photo photograph photographs photos picture pictures selfie video".split())
_RECOGNISED_IN_WORDS = frozenset(
    "challenges contribution contributions efforts importance necessity need potential progress right role significance "
    "value".split()
)
_INVITATIONS = frozenset({"invitation", "invitations"})
_MESSAGES = frozenset({"letter", "message", "messages"})
_ENDED = frozenset("agreement deal mission negotiations stay talks tour trip visit voyage".split())
_BY_TELEPHONE = frozenset("on to from".split())
_CALLED_SO = re.compile(r"[DNnf#',]{1,12}?Q")
_LONG_TITLE = 6
_LITTLE = frozenset("nothing something anything everything otherwise little goodbye farewell".split())
_NEAR = 4
_REACH = 14  # atoms


def is_deed(line: Line, cue: Cue, begin: int) -> bool:
    """Tell whether a verb that also says something only tells here what was done, by the words from atom `begin` on."""
    test = _TESTS.get(cue.entry.lemma)
    return test is not None and test(line, cue, begin)


def _recalls(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "recalled its ambassador"."""
    return not _CALLED_HOME.isdisjoint(line.low[begin : begin + _NEAR]) or "consultations" in line.low[begin : begin + _REACH]


def _casts_vote(line: Line, cue: Cue, begin: int) -> bool:
    """Read "cast a veto"."""
    return line.at(cue.end) == "D" and "as" not in line.low[begin:]


def _reports_somebody(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "reported it to the police"."""
    return line.at(begin) in "OH" and line.word(begin + 1) == "to"


def _claims_land(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "both claim the islands", "claimed the lives of ten", "claiming 41 percent of the vote", "claiming to show a raid"."""
    if line.at(begin) == "t" and line.word(begin + 1) in _SHOWING:
        return True
    if "lives" in line.low[begin : begin + _NEAR] or (line.at(begin) == "#" and line.at(begin + 2) == "f"):
        return "A" not in line.classes[begin : begin + _REACH]
    named = not _LANDS.isdisjoint(line.low[begin : begin + _NEAR])
    return named and "A" not in line.classes[begin : begin + _REACH]


def _declares(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "declared independence", "declared the envoy persona non grata"."""
    return not _DONE_BY_WORDS.isdisjoint(line.low[begin : begin + _REACH])


def _offers_money(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "offered economic help worth about $4 billion"."""
    return line.at(begin) != "t" and "worth" in line.low[begin : begin + _REACH]


def _orders_out(line: Line, cue: Cue, begin: int) -> bool:
    """Read "ordered out the envoy", "ordered an audit": nobody is told to do anything."""
    ordered = line.classes[begin:].partition(",")[0]
    return line.word(cue.end) == "out" or (line.at(begin) == "D" and not {*"tQ"} & {*ordered})


def _adds_to(line: Line, cue: Cue, _begin: int) -> bool:
    """Read "added to her lead": a quotation or "that" would tell of words."""
    return line.word(cue.end) == "to" and {*"QT:"}.isdisjoint(line.classes[cue.end :])


def _denies_somebody(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "denied them visas", "denied Norway a seat": it was not given."""
    if line.at(begin) == "O":
        return line.at(begin + 1) in "Dn#"
    end = begin
    while line.at(end) == "N":
        end += 1
    return end > begin and line.at(end) == "D" and "A" not in line.classes[end:]


def _says_little(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "would say nothing about it", "said little", not "said nothing had been agreed"."""
    behind = line.classes[begin:]
    return line.word(begin) in _LITTLE and {*"QT"}.isdisjoint(behind) and "A" not in behind.partition(",")[0]


def _threatens(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "the storm threatens the coast", not "threatened Peru with sanctions", "threatened sanctions"."""
    return line.at(begin) not in "tTQ" and _THREATS.isdisjoint(line.low[begin : begin + _REACH])


def _renews(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "renewed the contract", not "renewed her call for a truce"."""
    return _RENEWED_IN_WORDS.isdisjoint(line.low[begin : begin + _NEAR])


def _shoots_down(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "shot down a drone", not "shot down the proposal"."""
    return _SHOT_DOWN_IN_WORDS.isdisjoint(line.low[begin : begin + _REACH])


def _attacks(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "attacked its troops": no words."""
    return {*"Q"}.isdisjoint(line.classes[begin:]) and not {"for", "over", "as"} & {*line.low[begin : begin + _REACH]}


def _wishes_luck(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "wished the players luck"."""
    return not _GOOD_LUCK.isdisjoint(line.low[begin : begin + _NEAR])


def _calls_on_somebody(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "will call on Prime Minister X" and "called on the premier to discuss trade": a visit."""
    to = line.classes.find("t", begin, begin + _REACH)
    if line.word(to + 1) in _TALKED_OF and to > begin and not OFFICES.isdisjoint(line.low[begin:to]):
        return True
    deeds = (i for i in range(begin, to) if line.at(i - 1) == "C" and may_be_past(line.low[i]))
    return line.at(begin) != "t" and (to < 0 or next(deeds, to) < to)  # "called on X and conveyed his readiness to help"


def _quotes_somebody(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "quoted X as saying"."""
    return "saying" in line.low[begin : begin + _REACH]


def _telephones(line: Line, cue: Cue, begin: int) -> bool:
    """Tell whether it is "called Prime Minister X on Monday", "called his counterpart to discuss it": by telephone.

    Who is called something has that behind him: "called X a friend". Who is "called home" is recalled, and an
    envoy who is "called in" is told off.
    """
    if line.at(begin) == "t" and (begin > cue.end or line.word(begin + 1) in _ON_THE_LINE):
        return True  # "called to congratulate X", not "called to use the accords"
    called_in = line.word(cue.end) == "in" and not _CALLED_IN.isdisjoint(line.low[cue.end : cue.end + _LONG_TITLE])
    to_mind = (line.word(cue.end), line.word(cue.end + 1)) == ("to", "mind")
    if called_in or to_mind or "home" in line.low[begin : begin + _NEAR]:
        return True
    if line.at(begin) == "O" and begin == cue.end and line.word(begin + 1) in _BY_TELEPHONE:
        return True  # "called them to ask", "called him on Monday"
    if (named := _CALLED_SO.match(line.classes, begin)) and not any(w.endswith("ing") for w in line.low[begin : named.end()]):
        return False  # "called X, his rival, a “danger” to trade"
    at = begin
    if line.at(at) in "DO'":
        at = next((k + 1 for k in range(at, at + _LONG_TITLE) if line.word(k) in OFFICES | _LINES), begin)
    elif line.at(at) != "N":
        return False
    while line.at(at) in "N#" or (line.at(at) in "fC" and line.at(at + 1) == "N"):
        at += 1  # "called President X of Peru", "called President X and Minister Y"
    joined = line.at(at) == "C" and line.at(at + 1) not in "NDO"
    return at > begin and (joined or line.at(at) in ".,;PMt$")


def _encourages_thing(line: Line, cue: Cue, begin: int) -> bool:
    """Read "by encouraging trade with Peru": nobody is told to do anything."""
    bare = line.at(begin) == "n" and line.word(cue.group - 1) == "by"
    return bare and cue.form == "ing" and not {*"tQ"} & {*line.classes[begin:].partition(",")[0]}


def _defends_itself(line: Line, cue: Cue, _begin: int) -> bool:
    """Read "as it defends itself against the raid"."""
    return line.word(cue.end).endswith(("self", "selves")) and line.word(cue.end + 1) == "against"


def _first_of(nouns: frozenset[str], line: Line, begin: int) -> int:
    """Atom of the first of some nouns near `begin`; -1 if none stands there."""
    return next((k for k in range(begin, begin + _NEAR) if line.word(k) in nouns), -1)


def _passes_invitation_on(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "extended the invitation through his envoy": whom it invites is not told."""
    invitation = _first_of(_INVITATIONS, line, begin)
    return invitation > 0 and line.word(invitation + 1) not in ("to", "for", "from")


def _takes_for(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "recognised the government", not "recognised the role of Peru", "recognised the need to act"."""
    return line.at(begin - 1) != "T" and _RECOGNISED_IN_WORDS.isdisjoint(line.low[begin : begin + _NEAR])


def _carries_message(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "conveyed a message from the president to the Sultan": what it says is not told."""
    message = _first_of(_MESSAGES, line, begin)
    return message > 0 and line.word(message + 1) == "from"


def _ends(line: Line, cue: Cue, begin: int) -> bool:
    """Read "concluded his tour of Africa where he met X", not "concluded the talks had failed"."""
    what = _first_of(_ENDED, line, begin)
    return begin == cue.end and what > 0 and line.at(begin) == "D" and line.at(what + 1) != "A"


def _puts_it_forward(line: Line, cue: Cue, _begin: int) -> bool:
    """Read "put it forward for a vote": what, is told before."""
    return "it" in line.low[cue.verb + 1 : cue.end]


def _shows(line: Line, _cue: Cue, begin: int) -> bool:
    """Read "tweeted a picture of the two": no words."""
    return not _PICTURES.isdisjoint(line.low[begin : begin + _NEAR])


_TESTS: Mapping[str, Callable[[Line, Cue, int], bool]] = {
    "add": _adds_to,
    "attack": _attacks,
    "call": _telephones,
    "call on": _calls_on_somebody,
    "call upon": _calls_on_somebody,
    "cast": _casts_vote,
    "claim": _claims_land,
    "conclude": _ends,
    "convey": _carries_message,
    "declare": _declares,
    "defend": _defends_itself,
    "deny": _denies_somebody,
    "encourage": _encourages_thing,
    "extend": _passes_invitation_on,
    "offer": _offers_money,
    "order": _orders_out,
    "put forward": _puts_it_forward,
    "quote": _quotes_somebody,
    "recall": _recalls,
    "recognise": _takes_for,
    "recognize": _takes_for,
    "renew": _renews,
    "report": _reports_somebody,
    "say": _says_little,
    "shoot down": _shoots_down,
    "threaten": _threatens,
    "tweet": _shows,
    "wish": _wishes_luck,
}
