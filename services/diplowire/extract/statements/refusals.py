"""One attribution with its speaker in, whether it is by itself no speech act of an actor with content out, and by which rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from diplowire.extract.statements.acting import is_actor

if TYPE_CHECKING:
    from diplowire.extract.document import Document
    from diplowire.extract.statements.attribution import Attribution
    from diplowire.extract.statements.speakers import Speaker
    from diplowire.model import Actor

Refusal = Literal[
    "attitude", "question", "no_actor", "negated", "topic_only", "background", "silence", "source_credit", "to_come"
]

_CREDITED = ("press service", "press office", "press centre", "press center", "press secretariat", "information service")
_CREDITING = frozenset("report say inform note write tell".split()) | {"according to"}
_TOPICS_THAT_COUNT = frozenset(
    (
        "speak about",
        "speak of",
        "highlight",
        "inform",
        "assure",
        "brief",
        "notify",
        "update",
        "outline",
        "comment",
        "complain",
        "protest",
        "remind",
        "apprise",
        "give notice",
        "lash out",
        "raise concern",
        "raise concerns",
        "sound the alarm",
        "speak out",
        "take issue",
        "tell",
        "give an update",
        "give information",
        "provide an update",
        "provide information",
        "provide updates",
        "warn",
        "issue warning",
        "issue warnings",
        "agree",
    )
)
# "The sides agreed on many things": on what, is not told.
_THINGS = re.compile(r"(?:[a-z]+ ){0,3}(?:aspects|everything|issues|matters|nothing|points|things|topics)\b")
_PASSED_ON = frozenset({"tweet", "retweet"})  # "The post was retweeted by X": what it says is told elsewhere
_SAID_TOGETHER = frozenset({"agree", "complain", "warn"})
_WITH_A_CLAUSE = ("that", "quote", "end", "middle")
_TOPICS = frozenset(("talk about", "refer to", "cite", "invoke", "quote", "read", "question about"))
_PAPERS = frozenset(
    "communique communiqué declaration document letter message note post readout release resolution statement text tweet".split()
)
_SILENCE = frozenset("refuse decline".split())
_SILENT = frozenset(
    "be comment answer say speak give go discuss elaborate respond confirm name identify disclose provide".split()
)
_DECLINING = tuple(f"{verb} to " for verb in ("declined", "declines", "declining", "refused", "refuses", "refusing"))
_STILL_SAYS = frozenset(("rule out", "deny", "accept", "agree", "support", "endorse", "reject"))
_STANDS = frozenset("advocate endorse favor favour oppose second support".split())
_STANDING = frozenset(f"{lemma}{ending}" for lemma in _STANDS for ending in ("", "s"))
_HABITUAL = frozenset("frequently often regularly always usually routinely sometimes traditionally".split())
_FUTURE = re.compile(r"(?:will|would|shall|is going to)\b", re.IGNORECASE)
_TOLD_TO_SOMEBODY = frozenset("brief convey inform notify report tell".split())
_RUMOURS = tuple(f"{told} that " for told in ("claims", "reports", "rumors", "rumours", "speculation", "suggestions"))
_BACKGROUND = frozenset("after before since when while because until although though".split())


def refused(doc: Document, one: Attribution, speaker: Speaker) -> Refusal | None:
    """Name the rule by which an attribution is no speech act of an actor with content; None if it is one."""
    actors = speaker.actors
    if one.kind != "statement":
        return "attitude"
    if one.question:
        return "question"
    if not acts(doc, speaker):
        return "no_actor"
    lemma = one.lemmas[0]
    if one.negated and lemma not in _STILL_SAYS:
        return "negated"
    if one.topic_only or (lemma in _TOPICS and not _reads_so(one, speaker)):
        if _declines(doc, one):
            return "silence"
        told = len(actors) == 1 or (lemma == "agree" and _THINGS.match(doc.text, one.content[0][0]) is None)
        return None if told and lemma in _TOPICS_THAT_COUNT else "topic_only"
    if len(actors) > 1 and lemma in _TOPICS_THAT_COUNT - _SAID_TOGETHER and not one.rule.endswith(_WITH_A_CLAUSE):
        return "topic_only"  # "the ministers highlighted trade", not "highlighted that trade had grown"
    if (
        ((one.rule == "front-to" or lemma == "signal") and _is_background(doc, one))
        or _is_condition(doc, one)
        or _is_known_for(doc, one)
        or _is_rumoured(doc, one)
    ):
        return "background"
    passed_on = one.rule == "passive" and lemma in _PASSED_ON
    if passed_on or (lemma in _SILENCE and _first_word(doc, one) in _SILENT) or _declines(doc, one):
        return "silence"
    return _not_yet_or_credited(doc, one)


def acts(doc: Document, speaker: Speaker) -> bool:
    """Tell whether it is somebody who acts in diplomacy."""
    return bool(speaker.actors) and (any(is_actor(a) or _moves(doc, a) for a in speaker.actors) or speaker.official)


def _reads_so(one: Attribution, speaker: Speaker) -> bool:
    """Tell whether it is "“We agree,” the statement read" or "X posted a message reading “We agree”", not "X read “My Life”"."""
    if one.lemmas[0] != "read" or one.quoted != "direct":
        return False
    put_out = bool(one.speaker) and one.cues[0][0] > one.speaker[-1][1] + 1
    return put_out or not _PAPERS.isdisjoint(speaker.words.casefold().split())


def _moves(doc: Document, actor: Actor) -> bool:
    """Tell whether somebody of no known trade met somebody or travelled."""
    return actor.sector is None and actor.id in doc.movers


def _is_condition(doc: Document, one: Attribution) -> bool:
    """Tell whether it is only waited for, or done before: "until Brazil clarified the matter", "since declaring independence"."""
    opens = one.speaker[0][0] if one.speaker and one.speaker[0][0] < one.cues[0][0] else one.cues[0][0]
    before = doc.text[max(0, opens - len("unilaterally since ")) : opens].casefold()
    if "un" not in before and "since" not in before:  # none of the three: the words need not be looked at one by one
        return False
    words = before.split()
    since = "since" in words[-2:] and doc.text[slice(*one.cues[0])].endswith("ing")
    return since or (bool(words) and words[-1] in ("until", "unless"))


def _is_known_for(doc: Document, one: Attribution) -> bool:
    """Tell whether a relative clause says what somebody stands for: "the premier, who opposes the pact"."""
    aside = len(one.speaker) > 1 and one.lemmas[0] in _STANDS
    return aside and doc.text[slice(*one.cues[0])].casefold() in _STANDING


def _is_rumoured(doc: Document, one: Attribution) -> bool:
    """Tell whether it is only what others tell: "in the wake of reports that Norway had offered to sign"."""
    start = one.speaker[0][0]
    return doc.text.endswith(_RUMOURS, max(0, start - len("speculation that the ")), start)


def _is_background(doc: Document, one: Attribution) -> bool:
    """Tell whether a commitment is a habit, or stands in a subordinate clause."""
    start, end = one.cues[0]
    before = doc.text[max(0, one.speaker[0][0] - len("although ")) : one.speaker[0][0]].split()
    habit = any(w in _HABITUAL for w in doc.text[start:end].casefold().split())
    return habit or (bool(before) and before[-1].casefold() in _BACKGROUND)


def _not_yet_or_credited(doc: Document, one: Attribution) -> Refusal | None:
    """Read "will convey to the envoy that", "would tell her that": not told yet; or a credit of a press service."""
    to_come = one.lemmas[0] in _TOLD_TO_SOMEBODY or (one.lemmas[0] == "announce" and one.rule == "front-clause")
    if one.modal and to_come and _FUTURE.match(doc.text, one.cues[0][0]) is not None:
        return "to_come"  # "will tell her that", "will announce funds for the port"
    return "source_credit" if _is_credit(doc, one) else None


def _declines(doc: Document, one: Attribution) -> bool:
    """Tell whether it is "declined to say": the cue is what was not done."""
    start = one.cues[0][0]
    return doc.text[max(0, start - len("declining to ")) : start].casefold().endswith(_DECLINING)


def _first_word(doc: Document, one: Attribution) -> str:
    words = doc.text[one.content[0][0] : one.content[0][1]].split()
    return next((w for w in words if w != "to"), "")


def _is_credit(doc: Document, one: Attribution) -> bool:
    """Tell whether a press service is only credited for the story."""
    if one.quoted != "indirect" or one.lemmas[0] not in _CREDITING or "quote" in one.rule:
        return False
    start, end = one.speaker[-1]
    words = doc.text[start:end].casefold()
    return words.endswith(_CREDITED) or (" of " in words and any(f"{body} of " in words for body in _CREDITED))
