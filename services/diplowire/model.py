"""The vocabulary: what an article is and what a visit, a meeting and a statement are; imports nothing of ours.

All offsets are code points, end exclusive, into the article's body as it was given (of an HTML body: into the text that came
out of it, which then travels along as `ArticleRef.text`). Days are ISO 8601 strings. Countries are ISO 3166 alpha-2, and "EU".
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

SCHEMA_VERSION = "1.0"
PIPELINE_VERSION = version("diplowire")  # the package that is installed: one truth, in pyproject.toml

ActorKind = Literal["person", "institution", "delegation", "country", "group"]
ResolvedBy = Literal["name", "surname", "role", "pronoun", "institution"]
EventType = Literal["visit", "meeting", "statement"]
Status = Literal["planned", "ongoing", "completed", "cancelled", "postponed", "denied"]
Precision = Literal["day", "range", "week", "month", "season", "year", "unknown"]
PlaceKind = Literal["city", "country", "region", "venue", "organisation_seat"]
VisitKind = Literal["state", "official", "working", "private", "transit", "unknown"]
MeetingFormat = Literal["in_person", "phone", "video", "unknown"]
Setting = Literal["bilateral", "trilateral", "multilateral", "sidelines"]
Level = Literal["heads", "ministers", "parliament", "envoys", "officials"]
Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who published an article."""

    name: str | None = None
    domain: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article, ready to be read.

    `published_at` is the ISO 8601 moment as given (date only is fine) or None; `language` a BCP 47 tag or None (taken as
    English). `text_from_html` is true when `body` is the text that came out of an HTML body.
    """

    id: str
    body: str
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    publisher: Publisher | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    text_from_html: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRef:
    """The article that an event was read in; `text` only where offsets count in a text made from HTML."""

    id: str
    url: str | None = None
    title: str | None = None
    publisher: Publisher | None = None
    published_at: str | None = None
    language: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The characters that prove one field of an event, and the rule that read them: `body[start:end] == text`."""

    field: str
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A field left empty on purpose: the words in question and why they could not be decided."""

    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office: its title as the text has it, the institution that it belongs to, and its name in full ("Premier of Samoa")."""

    title: str
    institution: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts in diplomacy. `id` is the folded name; `side` (meetings only) the country or organisation represented."""

    id: str
    name: str
    kind: ActorKind
    role: Role | None = None
    country: str | None = None
    sector: str | None = None
    resolved_by: ResolvedBy = "name"
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When it happens: first and last day (ISO), how exact that is, and the words that say so."""

    start: str | None = None
    end: str | None = None
    precision: Precision = "unknown"
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its country and WGS 84 coordinates in degrees."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: PlaceKind = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A CAMEO code with our label for it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """A PLOVER event type and its mode."""

    event: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of diplomacy in a named scheme."""

    scheme: str
    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money: value in units of `currency` (ISO 4217), and the words."""

    value: float
    currency: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of a visit."""

    place: Place
    start: str | None = None
    end: str | None = None
    status: Status = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a meeting led to."""

    kind: Literal["signed", "agreed", "announced", "adopted", "discussed"]
    text: str
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An uninterrupted stretch of a content."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was said, from its first to its last character; `parts` leave out an attribution in the middle."""

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in quotation marks, the marks left out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that tell that something was said, and their dictionary form."""

    text: str
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all three kinds of events have.

    `id` comes from content alone; `key` is equal for two publishers' reports of one event.
    """

    article: ArticleRef
    evidence: tuple[Evidence, ...]
    id: str = ""
    key: str = ""
    status: Status = "completed"
    when: When | None = None
    where: tuple[Place, ...] = ()
    cameo: Code | None = None
    plover: Plover | None = None
    topics: tuple[Topic, ...] = ()
    according_to: str | None = None
    confidence: float = 0.5
    unresolved: tuple[Unresolved, ...] = ()
    schema_version: str = SCHEMA_VERSION
    pipeline_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Event):
    """An actor travels, or will travel, from the represented country to another one."""

    type: Literal["visit"] = "visit"
    visitors: tuple[Actor, ...] = ()
    delegation: Actor | None = None
    from_country: str | None = None
    host_country: str | None = None
    host: Actor | None = None
    itinerary: tuple[Stop, ...] = ()
    kind: VisitKind = "unknown"
    purpose: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Event):
    """Talks between representatives of two or more countries or organisations."""

    type: Literal["meeting"] = "meeting"
    participants: tuple[Actor, ...] = ()
    countries: tuple[str, ...] = ()
    format: MeetingFormat = "unknown"
    setting: Setting = "bilateral"
    occasion: str | None = None
    level: Level | None = None
    outcomes: tuple[Outcome, ...] = ()
    visit_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Event):
    """A reported speech act of an actor."""

    type: Literal["statement"] = "statement"
    speaker: tuple[Actor, ...] = ()
    mode: Mode = "indirect"
    cue: Cue | None = None
    content: Content | None = None
    quotes: tuple[Quote, ...] = ()
    about: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    meeting_id: str | None = None


AnyEvent = Visit | Meeting | Statement
