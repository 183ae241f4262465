"""The HTML of a body goes in; its running text comes out, with an empty line between paragraphs."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from diplowire.wire.errors import Rejection

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# A tag that only markup has; "<3" or "<name>" in running text is none.
_MARKUP = re.compile(
    r"<(?:!doctype|!--|/?(?:html|body|article|section|main|div|p|br|hr|span|a|b|i|u|em|strong|font|h[1-6]|ul|ol|li|dl"
    r"|blockquote|figure|img|table|tr|td|pre|script|style|iframe|sup|sub|small|cite|q)\b[^<>]*>)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_NESTING_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)[^<>]{4000,}>")
# Tags that need no end tag, so that counting them would take a long list of open paragraphs for a tower.
_SELF_ENDING: Final = frozenset(
    "p li dt dd td th tr tbody thead option br hr img input meta link source wbr col area base embed track param".split()
)
# The parser takes time with the square of the depth: 100,000 open <div> keep it busy for 25 s.
_MAX_DEPTH = 400

_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
# What nobody reads as the story: programs, controls, links to other stories, and captions. A caption tells the event once more
# in the present tense ("X meets Y"), so keeping it would report a second meeting.
_DROPPED: Final = frozenset(
    "script style noscript template head title nav aside footer form button select textarea iframe object svg math audio video "
    "canvas figcaption caption".split()
)
# Markup by which a body says where its paragraphs are; where it has only links and emphasis, its lines say it.
_SETS_BLOCKS = re.compile(rf"<(?:br|{'|'.join(sorted(_BLOCKS))})\b", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_NEWLINES = re.compile(r"\r\n?|\n")


def is_html(text: str, *, declared: bool | None) -> bool:
    """Whether a body is to be read as HTML: by its tags, and where it was declared to be HTML by its entities too."""
    if declared is False:
        return False
    return _MARKUP.search(text) is not None or (declared is True and _ENTITY.search(text) is not None)


def html_to_text(html: str) -> str:
    """The running text: blocks apart by an empty line, `<br>` a new line, other white space one space. Refuses towers of tags.

    A plain text with a link or two in it keeps its lines.
    """
    _refuse_towers(html)
    if "<" not in html:
        return unescape(html).strip()
    root = LexborHTMLParser(_LONG_TAG.sub(r"<\1>", html)).body
    return "" if root is None else _Writer(plain=_SETS_BLOCKS.search(html) is None).text_of(root)


def _refuse_towers(html: str) -> None:
    depth = 0
    for tag in _NESTING_TAG.finditer(html):
        if tag[2].lower() not in _SELF_ENDING:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > _MAX_DEPTH:
                raise Rejection("too_deep", f"body: HTML tags nested more than {_MAX_DEPTH} deep")


class _Writer:
    """Walks a tree without recursion and writes words, with the widest gap that was asked for between them."""

    def __init__(self, *, plain: bool) -> None:
        self._out: list[str] = []
        self._gap = ""
        self._preformatted = int(plain)

    def text_of(self, root: LexborNode) -> str:
        node: LexborNode | None = root
        while node is not None:
            child = self._enter(node)
            if child is not None:
                node = child
                continue
            node = self._onwards(node, root)
        return "".join(self._out)

    def _onwards(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        here = node
        while here.mem_id != root.mem_id:
            self._leave(here)
            if here.next is not None:
                return here.next
            here = here.parent or root
        return None

    def _enter(self, node: LexborNode) -> LexborNode | None:
        tag = node.tag
        if tag == "-text":
            self._write(node.text_content or "")
            return None
        if tag in _BLOCKS:
            self._ask("\n\n")
        elif tag == "br":
            # Two in a row are how old content systems end a paragraph.
            self._ask("\n\n" if self._gap == "\n" else "\n")
        self._preformatted += tag == "pre"
        return None if tag in _DROPPED else node.child

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        self._preformatted -= tag == "pre"
        if tag in _BLOCKS:
            self._ask("\n\n")

    def _ask(self, gap: str) -> None:
        if len(gap) > len(self._gap) or self._gap == " ":
            self._gap = gap

    def _write(self, text: str) -> None:
        if not self._preformatted:
            self._words(text)
            return
        for number, line in enumerate(_NEWLINES.split(text)):
            if number:
                self._ask("\n\n" if self._gap == "\n" else "\n")
            self._words(line)

    def _words(self, text: str) -> None:
        words = _SPACES.sub(" ", text)
        bare = words.strip(" ")
        if words.startswith(" ") and not self._gap:
            self._gap = " "
        if not bare:
            return
        if self._out:
            self._out.append(self._gap)
        self._out.append(bare)
        self._gap = " " if words.endswith(" ") else ""
