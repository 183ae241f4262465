"""Somebody seen at one place of a text in; whether he is its subject there, or joined to whoever was seen before, out.

Most of those seen are never asked about, so how they stand is read when it is wanted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplowire.extract.document import Mention, Segmented
    from diplowire.extract.resolve.people import Person

# A name after one of these is no subject; "according to" is the exception, since the words are that person's.
NOT_SUBJECT_AFTER = frozenset("with of to from by between for against about on in at than and over under like unlike".split())
_GOING_ALONG = (" joined by", " accompanied by")
_ASKED_ABOUT = re.compile(r"(?:Asked|Questioned|Pressed|Commenting|Responding|Reacting|Replying|Referring) [^,.;]*$")
_LONG_OPENING = 200  # characters
_LONG_OWNING = 40  # characters
# "The wise policy of", "under the leadership of": whoever stands behind takes no part.
_OWNED_BY = re.compile(
    r"\b(?:policy|policies|leadership|guidance|directives|vision|reign|patronage|invitation) of (?:[A-Z][\w.]* ){0,4}$"
)
_INVITED_BY = re.compile(r"\binvitation of (?:the )?$")
_JOINTS = frozenset({",", "and", ", and", "as well as"})


class Seen:
    """A person as seen at one place outside quotations; `since` is where the words of whoever was seen before end, or 0."""

    __slots__ = ("_mention", "_seg", "_since", "_subject", "person", "sentence")

    def __init__(self, person: Person, mention: Mention, seg: Segmented, since: int) -> None:
        """Keep the place."""
        self.person = person
        self.sentence = mention.sentence
        self._mention, self._seg, self._since = mention, seg, since
        self._subject: bool | None = None

    @property
    def subject(self) -> bool:
        """Whether it is the subject of its sentence."""
        if self._subject is None:
            self._subject = _is_subject(self._seg, self._mention)
        return self._subject

    def pass_over(self) -> None:
        """Take it for no subject from here on."""
        self._subject = False

    @property
    def owner(self) -> bool:
        """Whether he only owns what is told of: "the wise policy of X"."""
        near = self._seg.text[max(0, self._mention.start - _LONG_OWNING) : self._mention.start]
        return " of " in near and _OWNED_BY.search(near) is not None

    @property
    def invites(self) -> bool:
        """Whether he is the host of "at the invitation of X"."""
        return _INVITED_BY.search(self._seg.text, max(0, self._mention.start - _LONG_OWNING), self._mention.start) is not None

    @property
    def joined(self) -> bool:
        """Whether "and" or a comma alone joins him to whoever was seen before."""
        between = self._seg.text[self._since : self._mention.start].strip() if self._since else ""
        return between in _JOINTS or between.endswith(_GOING_ALONG)


def _is_subject(seg: Segmented, mention: Mention) -> bool:
    text = seg.text
    if text.startswith(("’s", "'s"), mention.end):
        return False
    before = text[max(0, mention.start - 14) : mention.start].casefold().split()
    if before and before[-1] in NOT_SUBJECT_AFTER and before[-1] != "by" and before[-2:] != ["according", "to"]:
        return False
    # "Asked about a letter sent by X,": X is not who the sentence is about.
    start = seg.sentences[mention.sentence].start
    return mention.start - start >= _LONG_OPENING or _ASKED_ABOUT.match(text, start, mention.start) is None
