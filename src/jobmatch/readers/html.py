"""HTML to text as a reader sees it: a line a block, bullets of lists, cells of tables; entities decoded.

lxml parses (libxml2, as browsers' authors test it), because pages are never what a regular expression expects.
"""

from __future__ import annotations

import html
import re
from typing import Any

TAGS = r"p|div|br|ul|ol|li|span|h[1-6]|strong|em|b|i|u|a|table|tr|td|section|article|font|body|html"
_TAG = re.compile(rf"</?(?:{TAGS})\b[^<>]*>", re.I)
_CLOSED = re.compile(rf"</(?:{TAGS})\s*>|<br\s*/?>", re.I)
_ESCAPED = re.compile(rf"&lt;/?(?:{TAGS})\b", re.I)
_ENTITY = re.compile(
    r"&(?:amp|nbsp|lt|gt|quot|apos|[rl][sd]quo|[nm]dash|bull|middot|hellip|[aeiou](?:acute|grave|uml)|pound|euro"
    r"|#\d{2,5}|#x[0-9a-f]{2,4});",
    re.I,
)
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029]+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_NESTING = re.compile(r"</?(?:div|span|font|b|i|u|em|strong|section|article|p)\b[^<>]*>", re.I)
LISTS = {"ul", "ol"}
PARAGRAPHS = {*"p h1 h2 h3 h4 h5 h6 dl table section article blockquote pre hr main".split(), *LISTS}
BLOCKS = set("div dt dd tr header footer address figure figcaption form fieldset details summary caption".split())
SKIPPED = set("script style noscript template svg iframe object head button input select textarea img".split())
BULLET = "- "


def looks_like_html(text: str) -> bool:
    """Return whether a text is markup: tags of which one at least closes or breaks, escaped ones too."""
    return bool(_CLOSED.search(text) and len(_TAG.findall(text)) >= 2) or bool(_ESCAPED.search(text))


def clean(text: str) -> str:
    """Return a text of a field without its markup, where it has any; escaped markup and entities are decoded first."""
    if _ESCAPED.search(text):
        text = html.unescape(text)
    if looks_like_html(text):
        return html_text(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def html_text(markup: str) -> str:
    """Return the text of a piece of HTML."""
    tree = parse(markup)
    return element_text(tree) if tree is not None else ""


def parse(markup: str) -> Any:
    """Return the tree of a page or a piece of one; None where there is nothing in it."""
    markup = markup.replace("\0", "")
    if not markup.strip():
        return None
    tree, whole = _tree(markup)
    return tree if whole else _tree(_NESTING.sub("<br>", markup))[0]


def _tree(markup: str) -> tuple[Any, bool]:
    """Return the tree, and whether all is in it: libxml2 leaves out what is nested two thousand deep."""
    import lxml.etree  # here: only files that are HTML need it
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = markup.encode("utf-8", "replace")  # lxml refuses text that declares an encoding of its own
    try:
        tree = lxml.html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except lxml.etree.ParserError:  # nothing but end tags
        return None, True
    return tree, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def element_text(element: Any) -> str:
    """Return the text of an element and all in it."""
    import lxml.etree

    out = _Out()
    walk = lxml.etree.iterwalk(element, events=("start", "end"))  # no recursion: pages are nested deeper than Python
    for event, node in walk:
        unseen = _unseen(node)
        if event == "start":
            walk.skip_subtree() if unseen else out.start(node)
            continue
        if not unseen:
            out.end(node)
        if node is not element and node.tail:
            out.add(node.tail, verbatim=node.getparent().tag == "pre")
    return out.text()


class _Out:
    """Text that grows; line breaks wait until something follows them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.waiting = 0
        self.indent = 0  # spaces before a further line of an item
        self.depth = 0  # of lists

    def start(self, element: Any) -> None:
        """Begin an element: line breaks, a bullet, a bar between cells, and its first text."""
        tag = element.tag
        breaks = _breaks(tag, self.depth)
        if tag == "br":
            self.further()
        elif tag == "li":
            self.bullet(max(self.depth, 1))
        elif tag in ("td", "th") and element.getprevious() is not None:
            self.add(" | ")
        elif breaks and not _begins_item(element):
            self.newline(breaks)
        self.depth += tag in LISTS
        if element.text:
            self.add(element.text, verbatim=tag == "pre")

    def end(self, element: Any) -> None:
        """End an element."""
        tag = element.tag
        self.depth -= tag in LISTS
        if tag == "li":
            self.indent = 2 * max(self.depth - 1, 0)
        if breaks := _breaks(tag, self.depth) or int(tag == "li"):
            self.newline(breaks)

    def newline(self, count: int = 1) -> None:
        """Ask for a line break (1) or an empty line (2) before what follows."""
        self.waiting = max(self.waiting, count)

    def further(self) -> None:
        """Ask for one more line break, as <br> does: two of them are an empty line."""
        self.waiting = min(2, self.waiting + 1)

    def add(self, text: str, *, verbatim: bool = False) -> None:
        """Add running text; white space is one space, and none at the beginning of a line."""
        text = _INVISIBLE.sub("", text)
        text = text if verbatim else _SPACE.sub(" ", text)
        if not text.strip():
            if text and self.pieces and not self.waiting and not self.pieces[-1].endswith((" ", "\n")):
                self.pieces.append(" ")
            return
        if self.waiting and self.pieces:
            self.pieces.append("\n" * self.waiting + " " * self.indent)
        if (self.waiting or not self.pieces or self.pieces[-1].endswith((" ", "\n"))) and not verbatim:
            text = text.lstrip(" ")
        self.waiting = 0
        self.pieces.append(text)

    def bullet(self, depth: int) -> None:
        """Begin an item of a list."""
        self.newline()
        self.indent = 0
        self.add("  " * (depth - 1) + BULLET, verbatim=True)
        self.indent = 2 * depth

    def text(self) -> str:
        """Return all, without spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in "".join(self.pieces).split("\n")).strip("\n")


def _breaks(tag: str, depth: int) -> int:
    """Return how many line breaks stand around an element; lists and paragraphs inside a list stay close."""
    if tag in PARAGRAPHS and not (depth and (tag in LISTS or tag == "p")):
        return 2
    return int(tag in BLOCKS or tag in PARAGRAPHS)


def _begins_item(element: Any) -> bool:
    """Whether a block is the first thing in an item of a list: it stands behind the bullet, not below it."""
    parent = element.getparent()
    if parent is None or parent.tag != "li" or element.tag in LISTS:
        return False
    return element.getprevious() is None and not (parent.text or "").strip()


def _unseen(element: Any) -> bool:
    style = element.get("style")
    return element.tag in SKIPPED or element.get("hidden") is not None or bool(style and _UNSEEN.search(style))
