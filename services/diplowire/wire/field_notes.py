"""The name of a field goes in; its description, and what its values must satisfy, come out: the words of the schemas.

Kept apart from `model` so that the vocabulary stays readable; a test holds the two together, field by field.
"""

from __future__ import annotations

from typing import Any, Final

_COUNTRY: Final = {"pattern": "^[A-Z]{2}$", "examples": ["KZ"]}
_DAY: Final = {"format": "date", "examples": ["2026-04-25"]}
_OFFSET: Final = {"minimum": 0}
_STATUS = "Whether it is still to come, going on, over, called off, put off, or denied, at the time of publication."

Note = tuple[str, dict[str, Any]]

_COMMON: dict[str, str | Note] = {
    "article": "The article that it was read in.",
    "evidence": "The characters that prove it, one entry for each field that was read from the text.",
    "id": ("UUID made from content alone: equal on redelivery, replay and a second run.", {"format": "uuid"}),
    "key": "What it is about, and the key of the message: equal for two publishers' reports of one event where they agree.",
    "status": _STATUS,
    "when": "When it happens, if the text says so.",
    "where": "The places where it happens.",
    "cameo": "Its CAMEO code.",
    "plover": "Its PLOVER type; null for what PLOVER has no type for, such as a plain comment.",
    "topics": "What it is about, in named schemes.",
    "according_to": "Whose word it rests on, where the article does not tell it as its own.",
    "confidence": ("How sure the rules are, taken together.", {"minimum": 0, "maximum": 1}),
    "unresolved": "Fields left empty on purpose, with the reason.",
    "schema_version": "Version of this schema.",
    "pipeline_version": "Version of the program that read the article.",
}

_FIELDS: dict[str, dict[str, str | Note]] = {
    "Publisher": {
        "name": "Its name.",
        "domain": ("Its host name, without www.", {"examples": ["fjordpost.example"]}),
        "country": ("The country where it publishes; a title without a country is taken to be of that one.", _COUNTRY),
    },
    "Article": {
        "id": "Its id. Left out, one is made from the url, else from publisher, title and day, else from the words.",
        "body": "The text, plain or HTML. Offsets count code points in it; of HTML, in the text that comes out of it.",
        "url": "Where it stands.",
        "title": "Its title. Events are read in the body only.",
        "published_at": (
            "Day or moment of publication, in ISO 8601; relative dates count from it.",
            {"examples": ["2026-03-11"]},
        ),
        "publisher": "Who published it.",
        "language": ("BCP 47 tag; nothing said is taken as English, and other languages are passed by.", {"examples": ["en-GB"]}),
        "authors": "Who wrote it.",
        "text_from_html": "Whether the body is the text that came out of HTML.",
    },
    "ArticleRef": {
        "id": "Its id, as given or as derived.",
        "url": "Where it stands.",
        "title": "Its title.",
        "publisher": "Who published it.",
        "published_at": "Day or moment of publication, in ISO 8601, with the publisher's offset.",
        "language": "BCP 47 tag, or null where the article does not say.",
        "text": "The text that offsets count in, where the body was HTML; null where it was plain text.",
    },
    "Evidence": {
        "field": ("The place in the event that it proves.", {"examples": ["visitors[0]", "host_country", "content"]}),
        "start": ("First code point.", _OFFSET),
        "end": ("Code point after the last one.", _OFFSET),
        "text": "The characters themselves.",
        "rule": "Name of the rule that read them.",
    },
    "Unresolved": {
        "field": "The field that was left empty.",
        "text": "The words in question.",
        "reason": "Why they could not be decided.",
    },
    "Role": {
        "title": ("The office, as the text tells it.", {"examples": ["Foreign Minister"]}),
        "institution": "What it belongs to.",
        "name": ("The office in full, of its country or institution.", {"examples": ["Foreign Minister of Morocco"]}),
    },
    "Actor": {
        "id": "The folded name, equal in all spellings that we know.",
        "name": "The fullest name that the text gives, without title; for somebody never named, the role.",
        "kind": "What it is.",
        "role": "The office held.",
        "country": ("The country represented; EU for institutions of the European Union.", _COUNTRY),
        "sector": ("PLOVER's sector.", {"examples": ["GOV"]}),
        "resolved_by": "What in the text told who it is.",
        "side": "In a meeting, the country or organisation represented there.",
    },
    "When": {
        "start": ("First day.", _DAY),
        "end": ("Last day.", _DAY),
        "precision": "How exact the words are.",
        "text": "The words.",
    },
    "Place": {
        "name": "Its name.",
        "country": ("Its country.", _COUNTRY),
        "lat": ("Degrees north, WGS 84.", {"minimum": -90, "maximum": 90}),
        "lon": ("Degrees east, WGS 84.", {"minimum": -180, "maximum": 180}),
        "kind": "What sort of place it is.",
    },
    "Code": {"code": ("The code.", {"pattern": "^[0-9]{2,4}$"}), "label": "Our words for it."},
    "Plover": {"event": ("The type.", {"examples": ["CONSULT"]}), "mode": ("Its mode.", {"examples": ["visit"]})},
    "Topic": {"scheme": "Whose list it is from.", "code": "The code there.", "label": "Our words for it."},
    "Amount": {
        "value": "The sum, in whole units.",
        "currency": ("ISO 4217 code.", {"pattern": "^[A-Z]{3}$", "examples": ["USD"]}),
        "text": "The words.",
    },
    "Stop": {"place": "Where.", "start": ("First day there.", _DAY), "end": ("Last day there.", _DAY), "status": _STATUS},
    "Outcome": {"kind": "What was done.", "text": "The words that tell it.", "amount": "A sum that goes with it."},
    "Part": {"start": ("First code point.", _OFFSET), "end": ("Code point after the last one.", _OFFSET)},
    "Content": {
        "start": ("First code point.", _OFFSET),
        "end": ("Code point after the last one.", _OFFSET),
        "text": "All characters between, an attribution in the middle included.",
        "parts": "The uninterrupted stretches, without such an attribution.",
    },
    "Quote": {
        "start": ("First code point inside the marks.", _OFFSET),
        "end": ("Code point after the last one inside the marks.", _OFFSET),
        "text": "The words.",
    },
    "Cue": {"text": ("The words that tell that something was said.", {"examples": ["told"]}), "lemma": "Their dictionary form."},
    "Visit": {
        "type": "Always visit.",
        "visitors": "Who travels.",
        "delegation": "The delegation that travels along.",
        "from_country": ("The country represented.", _COUNTRY),
        "host_country": ("The country visited.", _COUNTRY),
        "host": "Who receives them.",
        "itinerary": "The stops, in order.",
        "kind": "What sort of visit the words call it.",
        "purpose": "What it is for, in the words of the text.",
    },
    "Meeting": {
        "type": "Always meeting.",
        "participants": "Who takes part.",
        "countries": ("The countries represented, each once.", {"items": {"type": "string", **_COUNTRY}}),
        "format": "Whether they meet in person, by phone or by video.",
        "setting": "How many sides there are, or that it happens beside something larger.",
        "occasion": "What brings them together.",
        "level": "The rank of those who meet.",
        "outcomes": "What it led to.",
        "visit_id": "Id of the visit that it belongs to.",
    },
    "Statement": {
        "type": "Always statement.",
        "speaker": "Who says it; several for what the sides say together.",
        "mode": "Quoted, told in other words, or both.",
        "cue": "The words that tell that it was said.",
        "content": "What is said.",
        "quotes": "What of it stands in quotation marks.",
        "about": ("The countries that it is about.", {"items": {"type": "string", **_COUNTRY}}),
        "amounts": "Sums of money in it.",
        "meeting_id": "Id of the meeting where it was made.",
    },
}

EVENTS: Final = ("Visit", "Meeting", "Statement")


def note(kind: str, field: str) -> Note:
    """Description of a field of a type, and the constraints on its values; KeyError for one that is not described."""
    own = _FIELDS[kind]
    words = own[field] if field in own or kind not in EVENTS else _COMMON[field]
    return words if isinstance(words, tuple) else (words, {})


def described() -> set[tuple[str, str]]:
    """Every type and field that has a description."""
    own = {(kind, field) for kind, fields in _FIELDS.items() for field in fields}
    return own | {(kind, field) for kind in EVENTS for field in _COMMON}
