"""Dates, languages, ids and HTML as publishers write them, and what is read out of them."""

from __future__ import annotations

from typing import Any

import pytest

from diplowire.wire import Rejection
from diplowire.wire.article_ids import derive_id, plain_url
from diplowire.wire.html import html_to_text, is_html
from diplowire.wire.language import is_english, language_tag
from diplowire.wire.moments import as_timestamp, read_moment

_MOMENTS = {
    "2026-04-26": "2026-04-26",
    "20260426": "2026-04-26",
    "2026/4/6": "2026-04-06",
    "April 26, 2026": "2026-04-26",
    "Sept. 3, 2026": "2026-09-03",
    "26 Apr 2026": "2026-04-26",
    "2026-04-26T10:00:00Z": "2026-04-26T10:00:00Z",
    "2026-04-26T10:00:00.123456789Z": "2026-04-26T10:00:00Z",
    "2026-04-26T10:00:00+05:00": "2026-04-26T10:00:00+05:00",
    "2026-04-26 10:00": "2026-04-26T10:00:00",
    "2026-04-26 10:00:00 UTC": "2026-04-26T10:00:00Z",
    "2026-04-26 10:00:00 +0000 UTC": "2026-04-26T10:00:00Z",
    "Sun, 26 Apr 2026 10:00:00 GMT": "2026-04-26T10:00:00Z",
    "Sun, 26 Apr 2026 23:30:00 -0500": "2026-04-26T23:30:00-05:00",
    "26 Apr 2026 10:00 EST": "2026-04-26T10:00:00-05:00",
    1777197600: "2026-04-26T10:00:00Z",
    1777197600123: "2026-04-26T10:00:00Z",
    1777197600123456: "2026-04-26T10:00:00Z",
    1777197600123456789: "2026-04-26T10:00:00Z",
    "1777197600": "2026-04-26T10:00:00Z",
}


@pytest.mark.parametrize(("given", "iso"), _MOMENTS.items())
def test_a_date_is_read_as_its_publisher_wrote_it(given: object, iso: str) -> None:
    assert read_moment(given) == iso


@pytest.mark.parametrize(
    "given",
    [
        "",
        "tomorrow",
        "4/5/2026",
        "2026",
        "2026-13-01",
        "0001-01-01",
        "9999-12-31T23:59:59Z",
        "12:30",
        "February 30, 2026",
        "26 Apr 99999999999 10:00:00",
        "Ma 3, 2026",
        -5,
        1e300,
        True,
        [],
        None,
    ],
)
def test_what_is_no_date_or_could_be_two_is_not_guessed(given: object) -> None:
    assert read_moment(given) is None


def test_a_time_stamp_is_the_articles_before_the_records() -> None:
    assert as_timestamp("2026-04-26", 1777197600000) == "2026-04-26T00:00:00Z"
    assert as_timestamp("2026-04-26T10:00:00", None) == "2026-04-26T10:00:00Z"
    assert as_timestamp(None, 1777197600000) == "2026-04-26T10:00:00Z"
    assert as_timestamp(None, None) is None
    assert as_timestamp(None, -1) is None


@pytest.mark.parametrize(
    "tag", ["en", "EN", "en-GB", "en_US", "eng", "English", "english (UK)", "en-US.UTF-8", None, "", "und", " "]
)
def test_english_in_all_its_spellings_and_nothing_said_is_read(tag: str | None) -> None:
    assert is_english(language_tag(tag))


@pytest.mark.parametrize("tag", ["de", "fr-FR", "kk", "zh-Hans", "enm", "engl", "Russian"])
def test_other_languages_are_not_english(tag: str) -> None:
    assert not is_english(language_tag(tag))


def test_a_language_is_written_as_a_tag() -> None:
    tags = [language_tag(words) for words in ("English", "eng", "en_GB", "en-US.UTF-8", "English (UK)", "de_DE")]
    assert tags == ["en", "en", "en-GB", "en-US", "en", "de-DE"]


@pytest.mark.parametrize(
    "copy",
    [
        "https://n.example/a/?utm_source=rss&utm_medium=x",
        "http://N.example/a#top",
        "HTTPS://n.example/a?fbclid=1",
    ],
)
def test_copies_of_an_address_name_one_page(copy: str) -> None:
    assert plain_url(copy) == plain_url("https://n.example/a")


def test_what_names_a_page_is_kept() -> None:
    assert plain_url("https://n.example/a?id=1") != plain_url("https://n.example/a?id=2")
    assert plain_url("https://n.example/A") != plain_url("https://n.example/a")
    assert plain_url("http://[broken") == "http://[broken"


def test_an_id_comes_from_the_url_else_the_title_else_the_words() -> None:
    known: dict[str, Any] = {
        "url": "https://n.example/a",
        "publisher": "N",
        "title": "T",
        "published_at": "2026-01-01",
        "body": "B",
    }
    by_url = derive_id(**known)
    by_title = derive_id(**known | {"url": None})
    by_words = derive_id(**known | {"url": None, "publisher": None, "published_at": None})
    assert len({by_url, by_title, by_words}) == 3
    assert by_url == derive_id(**known | {"title": "other", "body": "other"})
    assert by_title == derive_id(**known | {"url": None, "body": "corrected"})
    assert by_words != derive_id(**known | {"url": None, "publisher": None, "published_at": None, "body": "other"})


_HTML = {
    "<p>One</p><p>Two</p>": "One\n\nTwo",
    "One<br>Two<br/><br/>Three": "One\nTwo\n\nThree",
    "<div>Start<p>middle</p>end</div>": "Start\n\nmiddle\n\nend",
    "<p>A <b>bold</b>, <i>thin</i> word</p>": "A bold, thin word",
    "<p>a<b> b</b></p>\n <p> c </p>": "a b\n\nc",
    "<ul><li>One<li>Two</ul>": "One\n\nTwo",
    "<p>AT&amp;T &ldquo;said&rdquo;&nbsp;so &#128512;</p>": "AT&T “said” so 😀",
    "<p>x</p><style>p{}</style><script>1<2</script><p>y</p>": "x\n\ny",
    "<figure><img alt='a'><figcaption>Caption</figcaption></figure><p>x</p>": "x",
    "<nav>Menu</nav><p>x<aside>Read also</aside>y</p><footer>About us</footer>": "x\n\ny",
    "<table><tr><td>a<td>b</table>": "a\n\nb",
    "<pre>One\n\nTwo\nthree</pre>": "One\n\nTwo\nthree",
    "<!-- no --><p>x": "x",
    "x <a href='/a'>link</a>.": "x link.",
    "<p>\u05e9\u05dc\u05d5\u05dd <bdo dir=rtl>abc</bdo></p>": "\u05e9\u05dc\u05d5\u05dd abc",
    "One, <a href='/a'>said</a> Two.\n\nThree\u00a0four.\nFive.": "One, said Two.\n\nThree four.\nFive.",
    "": "",
    "&lt;p&gt;": "<p>",
}


@pytest.mark.parametrize(("html", "text"), _HTML.items())
def test_html_becomes_the_text_that_is_read(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize("text", ["a < b > c", "I <3 it", "<name@n.example> wrote", "AT&amp;T", "List<String>", "5 <p"])
def test_running_text_with_angle_brackets_is_no_html(text: str) -> None:
    assert not is_html(text, declared=None)


def test_what_a_publisher_declares_counts() -> None:
    assert is_html("AT&amp;T", declared=True)
    assert not is_html("AT&T", declared=True)
    assert not is_html("<p>x</p>", declared=False)


@pytest.mark.parametrize("tower", ["<div>" * 50_000, "<b>" * 50_000 + "</i>" * 50_000, "<ul><li>" * 50_000])
def test_a_tower_of_tags_is_refused_before_the_parser_sees_it(tower: str) -> None:
    with pytest.raises(Rejection, match="nested"):
        html_to_text(tower)


@pytest.mark.parametrize(
    "long",
    [
        "<p>x</p>" * 20_000,
        "<p>" * 60_000 + "x",
        "<p " + " ".join(f"a{n}" for n in range(20_000)) + ">x</p>",
        "<" * 200_000,
        "<p>" + "&" * 200_000,
    ],
)
@pytest.mark.timeout(5)
def test_long_html_is_read_in_no_time(long: str) -> None:
    assert isinstance(html_to_text(long), str)
