"""Saved web pages: the posting in their JSON-LD, else their main text without what surrounds it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from jobmatch.readers.fields import Fields
from jobmatch.readers.html import element_text, parse
from jobmatch.readers.schema_org import fields_of, postings_in, script_data

# Main text: what says so itself, the surest first; the longest of a kind is taken.
MAIN = (
    ".//*[@itemprop='description']",
    ".//*[contains(@class,'job-description') or contains(@class,'jobDescription') or contains(@class,'job_description')"
    " or contains(@id,'job-description') or contains(@id,'jobDescription') or contains(@id,'job_description')]",
    ".//main | .//*[@role='main']",
    ".//article",
    ".//*[@id='content' or @id='main' or contains(@class,'posting') or contains(@class,'vacancy')]",
)
LEAST = 200  # characters; less is a teaser or a wrong guess
SURROUNDINGS = (
    ".//nav | .//aside | .//footer"
    " | .//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='search' or @role='dialog']"
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|cookies?|consent|gdpr|footer|sidebar|share|social|related|similar|recommended|newsletter"
    r"|login|signin|signup|popup|modal|skip)(?:$|[\s_-])",
    re.I,
)
MOST = 0.5  # of the text: what holds more is no surrounding, whatever its name
LINKS = 0.6  # of the text of a list in links: then it is a menu
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:-]+)", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:-]+)", re.I)


def page_fields(markup: str) -> Iterator[Fields]:
    """Yield what a page says of its posting, or of each where its JSON-LD holds several."""
    tree = parse(markup)
    if tree is None:
        return
    found = [fields_of(data) for script in tree.iterfind(".//script") for data in _postings(script)]
    found = [fields for fields in found if len(fields.get("text") or "") >= LEAST] or found[:1]
    if len(found) > 1:
        yield from found
        return
    said = found[0] if found else {}
    if len(said.get("text") or "") < LEAST:
        said = {**said, "text": main_text(tree)}
    yield {"title": _title(tree), **{k: v for k, v in said.items() if v}}


def decode_page(data: bytes) -> str:
    """Return the text of an HTML file by its byte order mark, by what it declares, or by what it can only be."""
    for bom, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(bom):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _META.search(data[:4096]) or _XML.search(data[:200])
        return data.decode(_encoding(declared[1].decode("ascii") if declared else "", data), "replace")


def _encoding(declared: str, data: bytes) -> str:
    """Return the encoding declared, where Python knows it (latin-1 means Windows-1252 on the web), else a guess."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        from charset_normalizer import from_bytes

        guess = from_bytes(data[:200_000]).best()
        return guess.encoding if guess else "cp1252"
    return "cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name


def main_text(tree: Any) -> str:
    """Return the page's text without navigation, footers and the like."""
    body = tree.find("body")
    body = tree if body is None else body
    _drop_surroundings(body)
    for path in MAIN:
        texts = [element_text(element) for element in body.xpath(path)]
        longest = max(texts, key=len, default="")
        if len(longest) >= LEAST:
            return longest
    for header in body.xpath("./header | ./*/header"):
        _drop(header, len(body.text_content()))
    return element_text(body)


def _drop_surroundings(body: Any) -> None:
    whole = len(body.text_content())
    for element in body.xpath(SURROUNDINGS):
        _drop(element, whole)
    for element in body.xpath(".//*[@class or @id]"):
        if _NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            _drop(element, whole)
    for element in body.xpath(".//ul | .//ol | .//table"):
        links = sum(len(a.text_content()) for a in element.iter("a"))
        if links and len(element.xpath(".//a")) > 2 and links > LINKS * len(element.text_content()):
            _drop(element, whole)


def _drop(element: Any, whole: int) -> None:
    if element.getparent() is not None and len(element.text_content()) <= MOST * whole:
        element.drop_tree()


def _title(tree: Any) -> str | None:
    """Return the page's heading, else what it calls itself for others, without the site's name."""
    for heading in tree.iterfind(".//h1"):
        if text := " ".join(heading.text_content().split()):
            return text if len(text) <= 150 else None
    meta = tree.xpath("//meta[@property='og:title']/@content") or tree.xpath("//title/text()")
    return re.split(r"\s+[|–—·]\s+|\s+-\s+", " ".join(str(meta[0]).split()))[0] or None if meta else None


def _postings(script: Any) -> list[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return []
    return list(postings_in(script_data(script.text or "")))
