"""What holds for any input at all: an answer, evidence that is in the text, equal bytes for equal bytes, books that balance."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diplowire.pipeline import Limits, Record, handle
from diplowire.wire import CODES, Rejection, decode_article
from fuzz.laws import holds, proven

_EXAMPLES = Path(__file__).parents[1] / "schemas" / "examples" / "article"
_SAMPLE = (Path(__file__).parents[1] / "services" / "diplowire" / "sample" / "astana.txt").read_text("utf-8")
_FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
_MANY = settings(_FEW, max_examples=300)

# Words that the rules look for, in any order: far more telling than random letters.
_WORDS = (
    "President Prime Minister Foreign Xi Zhao Lunde Norway Kenyan Beijing Oslo the The of and in on to met visited will said",
    "told reporters that “ ” \" ' , . : ; — ( ) he she they his delegation arrived Monday April 25 2026 $41 billion according",
    "agreed sides welcomed U.S. Mr. Dr. ministry spokesperson UN EU talks meeting visit cancelled postponed \n\n \n",
    "\u200f \U0001f91d é",
)
# Sentences that hold events, with words thrown between them: most bodies drawn this way report something.
_SENTENCES = (
    "Norwegian Foreign Minister Marit Lunde met Kenyan Foreign Minister Daniel Otieno in Nairobi on Wednesday.",
    "“We will open the talks,” Lunde said. “The sea is wide,” she added, “and so is our patience.”",
    "The sides agreed to double trade to $3 billion.",
    "He arrived in Beijing on an official visit on April 25, the Foreign Ministry of Kazakhstan said.",
    "President of Uruguay Martín Acosta will travel to Lisbon on Monday.",
    "According to the ministry, the meeting has been postponed; the visit will take place in May.",
    "Lunde welcomed Kenya’s offer, thanked Otieno and called on “all sides” to act.",
    "The Japanese prime minister spoke by phone with his Indian counterpart about the port.",
    "U.S. Secretary of State Helen Marsh denied that she had met the delegation.",
)
_NOISE = st.lists(st.sampled_from(" ".join(_WORDS).split(" ")), max_size=12).map(" ".join)
_PROSE = st.lists(st.sampled_from(_SENTENCES) | _NOISE, max_size=12).map(" ".join)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@cache
def _valid() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(_EXAMPLES.glob("*.json")))


def _record(value: bytes | None) -> Record:
    return Record("news.articles", 0, 0, None, value)


@_MANY
@given(st.binary(max_size=400))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"{" * 3000)
def test_any_bytes_get_an_answer(value: bytes) -> None:
    outcome = handle(_record(value))
    holds(outcome)
    assert outcome.code != "crashed", outcome.detail


@_MANY
@given(_JSON)
def test_any_json_gets_an_answer(data: object) -> None:
    try:
        value = orjson.dumps(data)
    except TypeError:  # an integer beyond 64 bits, which no JSON text of ours holds
        return
    outcome = handle(_record(value))
    holds(outcome)
    assert outcome.code != "crashed", outcome.detail


@_MANY
@given(st.data())
def test_a_valid_article_with_any_field_turned_into_anything_gets_an_answer(data: st.DataObject) -> None:
    article = orjson.loads(data.draw(st.sampled_from(_valid())))
    holder = article
    for _ in range(data.draw(st.integers(0, 3))):
        inner = [
            value
            for value in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(value, dict | list) and value
        ]
        holder = data.draw(st.sampled_from(inner)) if inner else holder
    place = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else list(range(len(holder)))))
    holder[place] = data.draw(_JSON)
    try:
        value = orjson.dumps(article)
    except TypeError:
        return
    outcome = handle(_record(value))
    holds(outcome)
    assert outcome.code != "crashed", outcome.detail


@_MANY
@given(st.sampled_from(_valid()), st.integers(0, 4000), st.binary(min_size=1, max_size=3), st.booleans())
def test_a_valid_article_with_broken_bytes_gets_an_answer(value: bytes, place: int, junk: bytes, cut: bool) -> None:
    place %= len(value)
    outcome = handle(_record(value[:place] if cut else value[:place] + junk + value[place + 1 :]))
    holds(outcome)
    assert outcome.code != "crashed", outcome.detail


@_FEW
@given(_PROSE)
@example(_SAMPLE)
@example("“" * 500)
@example("Lunde said " * 100)
def test_all_evidence_is_in_the_text(body: str) -> None:
    outcome = handle(_record(orjson.dumps({"body": body, "published_at": "2026-04-26"})))
    holds(outcome)
    assert outcome.code in {None, "no_text"}, outcome.detail
    proven(outcome, body)


@_FEW
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read_without_a_crash(body: str) -> None:
    outcome = handle(_record(orjson.dumps({"body": body})))
    holds(outcome)
    assert outcome.code in {None, "no_text", "too_deep"}, outcome.detail


@_FEW
@given(st.lists(_PROSE, min_size=1, max_size=4), st.sampled_from(["p", "div", "li", "h2", "blockquote"]))
def test_evidence_of_an_html_body_is_in_the_text_that_travels_along(paragraphs: list[str], tag: str) -> None:
    html = "".join(f"<{tag}>{text}</{tag}>" for text in paragraphs)
    outcome = handle(_record(orjson.dumps({"body": html, "published_at": "2026-04-26"})))
    assert outcome.code in {None, "no_text"}, outcome.detail
    for event in outcome.events:
        assert event.article.text is not None
        proven(outcome, event.article.text)


@_FEW
@given(_PROSE)
@example(_SAMPLE)
def test_equal_bytes_in_are_equal_bytes_out(body: str) -> None:
    value = orjson.dumps({"body": body, "url": "https://n.example/1", "published_at": "2026-04-26"})
    first, second = handle(_record(value)), handle(_record(value))
    assert first == second
    assert len({event.id for event in first.events}) == len(first.events)


@_FEW
@given(
    st.lists(
        st.sampled_from((*_valid(), b"{", b"\xff", None, b'{"body": "Rain.", "language": "ru"}', b'{"body": "Rain."}')),
        max_size=12,
    )
)
def test_the_books_balance(values: list[bytes | None]) -> None:
    outcomes = [handle(_record(value)).outcome for value in values]
    endings = ("events", "nothing_to_report", "unsupported_language", "dead_letter")
    assert sum(outcomes.count(ending) for ending in endings) == len(values)


def test_most_sentences_that_the_laws_are_tried_on_report_something_on_their_own() -> None:
    outcomes = [handle(_record(orjson.dumps({"body": sentence, "published_at": "2026-04-26"}))) for sentence in _SENTENCES]
    assert sum(outcome.outcome == "events" for outcome in outcomes) > len(_SENTENCES) / 2


@_FEW
@given(_PROSE, st.integers(0, 3000))
def test_a_limit_never_lets_half_an_article_through(body: str, most: int) -> None:
    outcome = handle(_record(orjson.dumps({"body": body})), Limits(events_bytes=most))
    holds(outcome)
    assert sum(len(message.value or b"") for message in outcome.messages if message.topic_role != "dead") <= most


@_MANY
@given(st.binary(max_size=200) | st.sampled_from(_valid()))
def test_the_reader_raises_nothing_but_a_rejection(value: bytes) -> None:
    try:
        decoded = decode_article(value)
    except Rejection as rejection:
        assert rejection.code in CODES  # noqa: PT017 - an article or a rejection: both are answers
    else:
        assert decoded.article is None or decoded.article.body.strip()
