"""Documents: the text of a CV in plain text, Markdown, PDF or DOCX, in the order in which a person reads it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobmatch.errors import InputError, ProfileError
from jobmatch.readers.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTRA = "pip install 'jobmatch[documents]'"
SAME_LINE = 3.0  # points between the tops of words on one line
GUTTER = 12.0  # points: a wider gap inside a line may part two columns
STEP = 2.0
MOST_CROSSING = 0.2  # share of lines that may run across both columns (headings, the name)
LEAST_SIDE = 0.25  # share of lines that each column must have
_DATES = re.compile(r"\b(?:19|20)\d\d\b|present|today|now\b", re.I)
Word = dict[str, Any]  # text, x0, x1, top: as pdfplumber gives them
Line = list[Word]


def read_document(name: str) -> str:
    """Return the text of a file; ligatures are letters again, columns come one after the other."""
    path = Path(name)
    if path.is_dir() or not path.exists():
        raise ProfileError(f"{name}: {'is a folder' if path.is_dir() else 'no such file'}; a CV is a text, PDF or DOCX file")
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        text = _pdf(path)
    elif data.startswith(b"PK\x03\x04"):
        text = _docx(path)
    else:
        try:
            text = decode(data, name)
        except InputError as error:
            raise ProfileError(str(error).replace("a posting needs text", "a CV needs text")) from None
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    if not text.strip():
        raise ProfileError(f"{name}: holds no text (a scanned page?); save it with its text")
    return text


def _pdf(path: Path) -> str:
    try:
        import pdfplumber
    except ImportError:
        raise ProfileError(f"{path}: is a PDF, which needs {EXTRA}") from None
    try:
        with pdfplumber.open(path) as pdf:
            return "\n".join(page_text(page.extract_words(x_tolerance=1.5)) for page in pdf.pages)
    except Exception as error:  # pdfminer raises whatever a broken file leads it to
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ProfileError(f"{path}: cannot be read as a PDF ({reason}); save it anew, without a password") from None


def _docx(path: Path) -> str:
    try:
        import docx
    except ImportError:
        raise ProfileError(f"{path}: is a DOCX, which needs {EXTRA}") from None
    try:
        return "\n".join(_blocks(docx.Document(str(path))))
    except Exception as error:  # python-docx raises whatever a broken archive leads it to
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ProfileError(f"{path}: cannot be read as a DOCX ({reason}); save it anew") from None


def _blocks(container: Any) -> Iterator[str]:
    """Yield the paragraphs of a document or table cell in order; a table cell by cell, so that columns stay whole."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            seen = set()
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:  # a merged cell stands in several places
                        seen.add(cell._tc)
                        yield from _blocks(cell)
        else:
            yield block.text


def page_text(words: list[Word]) -> str:
    """Return the text of a page's words: two columns one after the other, lines across both between them."""
    lines = _lines(words)
    gutter = _gutter(lines)
    if gutter is None:
        return "\n".join(map(_join, lines))
    out: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if _crosses(line, gutter):
            out += [*left, *right, _join(line)]
            left, right = [], []
            continue
        for side, part in ((left, [w for w in line if w["x1"] <= gutter]), (right, [w for w in line if w["x0"] >= gutter])):
            if part:
                side.append(_join(part))
    return "\n".join([*out, *left, *right])


def _lines(words: list[Word]) -> list[Line]:
    lines: list[Line] = []
    for word in sorted(words, key=lambda w: (w["top"], w["x0"])):
        if lines and abs(lines[-1][0]["top"] - word["top"]) <= SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w["x0"]) for line in lines]


def _join(line: Line) -> str:
    return " ".join(w["text"] for w in line)


def _crosses(line: Line, x: float) -> bool:
    """Whether a line runs across x: a word over it, or words on both sides with no wide gap between."""
    before = [w["x1"] for w in line if w["x0"] < x]
    after = [w["x0"] for w in line if w["x1"] > x]
    return bool(before and after) and min(after) - max(before) < GUTTER


def _gutter(lines: list[Line]) -> float | None:
    """Return the x between two columns of text; None for a page of one column (right-aligned dates are none)."""
    if len(lines) < 6:
        return None
    low, high = min(w["x0"] for line in lines for w in line), max(w["x1"] for line in lines for w in line)
    places = [low + STEP * i for i in range(int((high - low) / STEP))]
    best = min((p for p in places if low + (high - low) * 0.15 < p < low + (high - low) * 0.85), key=lambda x: _badness(lines, x))
    share, sided = _badness(lines, best)
    if share > MOST_CROSSING or -sided < LEAST_SIDE:
        return None
    right = [_join([w for w in line if w["x0"] >= best]) for line in lines if not _crosses(line, best)]
    right = [text for text in right if text]
    return None if sum(bool(_DATES.search(t)) for t in right) > len(right) / 2 else best


def _badness(lines: list[Line], x: float) -> tuple[float, float]:
    """Return (share of lines that cross x, minus the share of lines on the emptier side)."""
    whole = [line for line in lines if not _crosses(line, x)]
    left = sum(any(w["x1"] <= x for w in line) for line in whole)
    right = sum(any(w["x0"] >= x for w in line) for line in whole)
    return (len(lines) - len(whole)) / len(lines), -min(left, right) / len(lines)
