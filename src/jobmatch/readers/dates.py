"""Dates of employment: from ranges as CVs write them to years of experience."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:(?P<{0}name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+|(?P<{0}num>\d{{1,2}})[/.])?"
_POINT = _MONTH + r"(?P<{0}year>(?:19|20)\d\d)(?:-(?P<{0}iso>\d\d)(?:-\d\d)?)?"
_NOW = r"(?P<now>present|today|now|current|ongoing|date)"
_RANGE = re.compile(rf"{_POINT.format('a')}\s*(?:-|–|—|to|until)\s*(?:{_POINT.format('b')}|{_NOW})", re.IGNORECASE)
Span = tuple[int, int]  # months since year 0, first and last


def ranges_in(text: str, today: date) -> list[Span]:
    """Return every range of dates (2018 - 2020, Jan 2019 to present) as months."""
    found = []
    for m in _RANGE.finditer(text):
        start = _month(m, "a", last=False)
        end = today.year * 12 + today.month - 1 if m["now"] else _month(m, "b", last=m["bname"] is None)
        if start <= end:
            found.append((start, end))
    return found


def without_ranges(text: str) -> str:
    """Return the text with its ranges of dates blanked, at the same length: "present" in them is no skill."""
    return _RANGE.sub(lambda m: " " * len(m[0]), text)


def years_of_work(spans: Iterable[Span]) -> float | None:
    """Return the years that the spans cover, overlaps counted once; None without a span."""
    months: set[int] = set()
    for start, end in spans:
        months.update(range(start, end + 1))
    return round(len(months) / 12, 1) if months else None


def _month(m: re.Match[str], which: str, *, last: bool) -> int:
    """Return the month of one end; a bare year begins in January and, as an end, counts to its middle."""
    if m[f"{which}name"]:
        month = MONTHS.index(m[f"{which}name"].lower()[:3])
    elif m[f"{which}num"] or m[f"{which}iso"]:
        month = min(12, max(1, int(m[f"{which}num"] or m[f"{which}iso"]))) - 1
    else:
        month = 5 if last else 0
    return int(m[f"{which}year"]) * 12 + month
