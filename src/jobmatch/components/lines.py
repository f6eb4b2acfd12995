"""Lines: where a text's lines begin and end, those that were broken in mid-sentence joined again."""

from __future__ import annotations

from itertools import compress
from statistics import median

from jobmatch.words import BLANK, BREAK, DASH, View

BULLETS = frozenset("•·●▪◦■➢✓✔*►▸‣⁃○□❖➤➔→⇒✅♦⦁∙§")
# Tables over the shapes of words, for `bytes.translate`: which end a line, which are white.
BREAKING = bytes(bool(shape & BREAK) for shape in range(256))
BLANKS = bytes(shape for shape in range(256) if shape & BLANK)


def lines(view: View) -> list[tuple[int, int]]:
    """Return the lines as word ranges, hard-wrapped ones joined again."""
    found, start = [], 0
    for i in compress(range(len(view.shapes)), view.shapes.translate(BREAKING)):
        if i > start:
            found.append((start, i, view.texts[i].count("\n")))
        start = i + 1
    if start < len(view.texts):
        found.append((start, len(view.texts), 2))
    rows = [(s, e, n) for s, e, n in found if view.shapes[s:e].translate(None, BLANKS)]
    return _join_wrapped(view, rows) if _is_wrapped(view, rows) else _join_broken(view, rows)


def _join_broken(view: View, rows: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    after = 0  # line ends behind the line before
    for start, end, breaks in rows:
        if after == 1 and out[-1][1] == start - 1 and _goes_on(view, *out[-1]):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        after = breaks
    return out


def _goes_on(view: View, start: int, end: int) -> bool:
    """Whether a line breaks inside a word (Tensor-⏎Flow), or is a bullet whose indented rest begins small."""
    last, follows = view.texts[end - 1], view.texts[end + 1]
    if view.shapes[end - 1] == DASH:
        return end - 2 > start and not view.spaces[end - 2] and view.texts[end - 2][-1].isalpha() and follows[0].isalpha()
    bulleted = view.texts[start] in BULLETS or view.texts[start] == "-"
    return bulleted and view.texts[end][-1] == " " and last[-1].isalpha() and len(follows) > 1 and follows[0].islower()


def length(view: View, start: int, end: int) -> int:
    """Return the characters of a line."""
    return view.end(end - 1) - view.starts[start] if end > start else 0


def _is_wrapped(view: View, rows: list[tuple[int, int, int]]) -> bool:
    """Whether many lines of much the same length break in mid-sentence."""
    lengths = [length(view, s, e) for s, e, _ in rows]
    if max(lengths, default=0) > 140:
        return False
    full = [(e, n) for (_, e, n), length in zip(rows, lengths, strict=True) if 40 <= length <= 125]
    broken = sum(n == 1 and e + 1 < len(view.texts) and view.texts[e + 1][0].islower() for e, n in full)
    return len(full) >= 6 and broken >= 0.3 * len(full)


def _join_wrapped(view: View, rows: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    width = median(length(view, s, e) for s, e, _ in rows if length(view, s, e) > 30)
    out: list[tuple[int, int]] = []
    open_line = False
    for start, end, breaks in rows:
        first = view.texts[start]
        if open_line and first not in BULLETS and first != "-":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        longer = length(view, start, end) > 0.66 * width
        open_line = breaks == 1 and longer and view.texts[end - 1] != ":"
        if breaks == 1 and not longer and end + 1 < len(view.texts) and view.texts[end + 1][0].islower():
            open_line = True
    return out
