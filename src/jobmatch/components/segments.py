"""Segments: where headings, bullets and sentences begin and end, in words of a Doc."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from jobmatch.words import View

BULLETS = frozenset("•·●▪◦■➢✓✔*►▸‣⁃○□❖➤➔→⇒✅♦⦁∙§")
DASHES = frozenset("-")
CLOSERS = frozenset(".!?;")
ABBREVIATIONS = frozenset("e g i etc inc sr jr vs u s ph b m approx no corp co ltd dr mr ms al ie eg st".split())
LONG_LINE = 220  # characters: a line longer than this holds several statements

HeadingLength = Callable[[View, int, int, bool], int]


@dataclass(slots=True)
class Segment:
    """Words start to end (exclusive) without bullet sign and white space at the ends."""

    start: int
    end: int
    form: str


def segment(view: View, heading_length: HeadingLength) -> list[Segment]:
    """Cut the words into segments."""
    out: list[Segment] = []
    for start, end in lines(view):
        out += _cut_line(view, start, end, heading_length)
    return out


def lines(view: View) -> list[tuple[int, int]]:
    """Return the lines as word ranges, hard-wrapped ones joined again."""
    found, start = [], 0
    for i, text in enumerate(view.texts):
        if "\n" in text and text.isspace():
            if i > start:
                found.append((start, i, text.count("\n")))
            start = i + 1
    if start < len(view.texts):
        found.append((start, len(view.texts), 2))
    rows = [(s, e, n) for s, e, n in found if any(not t.isspace() for t in view.texts[s:e])]
    return _join_wrapped(view, rows) if _is_wrapped(view, rows) else [(s, e) for s, e, _ in rows]


def _length(view: View, start: int, end: int) -> int:
    return sum(map(len, view.texts[start:end])) + sum(view.spaces[start:end])


def _is_wrapped(view: View, rows: list[tuple[int, int, int]]) -> bool:
    """Whether many lines of much the same length break in mid-sentence."""
    full = [(s, e, n) for s, e, n in rows if 40 <= _length(view, s, e) <= 100]
    if len(full) < 6 or any(_length(view, s, e) > 140 for s, e, _ in rows):
        return False
    broken = sum(1 for s, e, n in full if n == 1 and e + 1 < len(view.texts) and view.texts[e + 1][0].islower())
    return broken >= 0.3 * len(full)


def _join_wrapped(view: View, rows: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    width = median(_length(view, s, e) for s, e, _ in rows if _length(view, s, e) > 30)
    out: list[tuple[int, int]] = []
    open_line = False
    for start, end, breaks in rows:
        first = view.texts[start]
        if open_line and first not in BULLETS and first != "-":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        longer = _length(view, start, end) > 0.66 * width
        open_line = breaks == 1 and longer and view.texts[end - 1] != ":"
        if breaks == 1 and not longer and end + 1 < len(view.texts) and view.texts[end + 1][0].islower():
            open_line = True
    return out


def _cut_line(view: View, start: int, end: int, heading_length: HeadingLength) -> list[Segment]:
    start, end = _trim(view, start, end)
    if start >= end:
        return []
    bulleted = _bullet_length(view, start, end)
    start += bulleted
    if start >= end:
        return []
    if not bulleted or view.texts[start - 1] == "*":
        if heading_length(view, start, end, True) == end - start:
            return [Segment(start, end, "heading")]
    out: list[Segment] = []
    form = "bullet"
    for s, e, bullet in _sentences(view, start, end):
        s, e = _trim(view, s, e)
        if s >= e:
            continue
        if n := heading_length(view, s, e, False):
            out.append(Segment(s, s + n, "heading"))
            s, form = _trim(view, s + n, e)[0], "bullet"
        if s < e:
            out.append(Segment(s, e, "bullet" if bullet else form))
            form = "next"
    return out


def _trim(view: View, start: int, end: int) -> tuple[int, int]:
    while start < end and view.texts[start].isspace():
        start += 1
    while end > start and view.texts[end - 1].isspace():
        end -= 1
    return start, end


def _bullet_length(view: View, start: int, end: int) -> int:
    """Return how many words at the start are a bullet sign, a number, or Markdown's marks."""
    n = 0
    while start + n < end:
        text = view.texts[start + n]
        marks = text in BULLETS or text in "-–—#_>|\\" or text.isspace()
        numbered = n == 0 and text.isdigit() and len(text) < 3 and start + 1 < end and view.texts[start + 1] in ".)"
        lettered = n == 0 and text == "o" and view.spaces[start]
        if numbered:
            n += 2
        elif marks or lettered:
            n += 1
        else:
            break
    return n


def _sentences(view: View, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Cut a line where sentences, inline bullets and glued words end: (start, end, starts as a bullet)."""
    out = []
    begin, bullet = start, False
    inline_dashes = _inline_dashes(view, start, end)
    for i in range(start + 1, end):
        text = view.texts[i]
        if text in BULLETS and text != "*" or (text == "*" and view.spaces[i]) or i in inline_dashes:
            out.append((begin, i, bullet))
            begin, bullet = i + 1, True
        elif _starts_sentence(view, i, begin):
            out.append((begin, i, bullet))
            begin, bullet = i, False
    out.append((begin, end, bullet))
    return out


def _inline_dashes(view: View, start: int, end: int) -> set[int]:
    """Dashes that are bullets within a line: at least two, each before a capital or after a colon."""
    texts, spaces = view.texts, view.spaces
    found = {
        i for i in range(start + 1, end - 1)
        if texts[i] in "-–—" and texts[i + 1][0].isupper()
        and (texts[i - 1] in (".", ":", ";", ")") or (spaces[i] and spaces[i - 1]))
    }  # fmt: skip
    return found if len(found) >= 3 else set()


def _starts_sentence(view: View, i: int, begin: int) -> bool:
    """Whether word i starts a new sentence after the word before it."""
    text, before = view.texts[i], view.texts[i - 1]
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"("):
        return False
    if before in CLOSERS:
        return before != "." or _ends_sentence(view, i - 1)
    if before in ")”\"" and i - 2 >= begin and view.texts[i - 2] == ".":
        return _ends_sentence(view, i - 2) and view.spaces[i - 1]
    glued = not view.spaces[i - 1]
    if glued and text[0].isupper() and (before[-1].isalpha() or before in "):") and (before[-1].islower() or before in "):"):
        return len(before) > 1 or before in "):"
    return glued and before.isupper() and before.isalpha() and text.isupper() and len(text) > 3 and text.isalpha()


def _ends_sentence(view: View, dot: int) -> bool:
    before = view.folded[dot - 1] if dot else ""
    if before in ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return before == "etc" and view.spaces[dot]
    if view.spaces[dot]:
        return True
    # "data.You" ends a sentence, "ASP.NET", "3.5" and "U.S." do not
    following = view.texts[dot + 1] if dot + 1 < len(view.texts) else ""
    return before.isalpha() and len(before) > 2 and following[:1].isupper() and not following.isupper()
