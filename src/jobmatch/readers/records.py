"""From a record of a table to a Posting, or the reason why it cannot be one."""

from __future__ import annotations

import math
import re
from typing import Any

from jobmatch.readers.columns import Columns
from jobmatch.readers.pay import salary_of
from jobmatch.readers.tables import Row
from jobmatch.types import Posting

MAX_CHARS = 200_000  # ten times the longest real posting
MISSING = {"", "-1", "nan", "none", "null", "n/a", "na", "<na>", "unknown"}
_RATING = re.compile(r"\s+\d\.\d$")


def read_record(row: Row, columns: Columns, stem: str, source: str) -> tuple[Posting, str | None]:
    """Return the posting, and why it must be set aside (then its text is empty); ids fall back to STEM-NUMBER."""
    cell = {name: row.values.get(column) for name, column in _pairs(columns)}
    raw = cell.get("text")
    problem = row.problem or _problem(raw)
    posting = Posting(
        id=plain(cell.get("id")) or f"{stem}-{row.number}",
        text="" if problem else str(raw),
        title=plain(cell.get("title")),
        company=_company(plain(cell.get("company"))),
        location=plain(cell.get("location")),
        source=source,
        salary=None if problem else salary_of(cell),
    )
    return posting, problem


def plain(value: Any) -> str | None:
    """Return a cell as one line of text; None where it is empty or stands for nothing (-1, NaN, null)."""
    if isinstance(value, float):
        if math.isnan(value):
            return None
        value = int(value) if value.is_integer() else value
    text = " ".join(str(value).replace("\0", "").split()) if value is not None else ""
    return None if text.lower() in MISSING else text


def _pairs(columns: Columns) -> list[tuple[str, str]]:
    return [(name, column) for name in Columns.__slots__ if (column := getattr(columns, name)) is not None]


def _problem(text: Any) -> str | None:
    """Return why a text cannot be read, or None."""
    if plain(text) is None:
        return "the text is empty"
    if not isinstance(text, str):
        return f"the text is a {type(text).__name__}, no text"
    if "\0" in text:
        return "the text holds NUL bytes"
    if len(text) > MAX_CHARS:
        return f"the text has {len(text):,} characters, more than any posting ({MAX_CHARS:,})"
    if not any(c.isalpha() for c in text):
        return "the text holds no words"
    return None


def _company(name: str | None) -> str | None:
    """Glassdoor's exports put the rating behind the name."""
    return _RATING.sub("", name) if name else None
