"""Pay as tables state it: in numbers with a period, or as a short text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jobmatch.quantities import pay_in
from jobmatch.types import Salary

# Whatever stands around the word: YEARLY, 1 YEAR, per-year-salary, PER HOUR.
_PERIODS = tuple(
    (re.compile(rf"(?<![a-z])(?:{words})(?![a-z])"), period)
    for period, words in (
        ("hour", "hour|hourly|hours|hr|h"), ("day", "day|daily"), ("week", "week|weekly"), ("month", "month|monthly"),
        ("year", "year|yearly|annual|annually|annum|yr|pa"),
    )
)  # fmt: skip
HOURLY, MONTHLY = 500, 9_000  # the most that is paid an hour, a month: where a table names no period


def salary_of(cell: Mapping[str, Any]) -> Salary | None:
    """Return the pay of a record from its salary_* fields, else from its `salary` text; None where it states none."""
    low, high, middle = (amount(cell.get(f"salary_{k}")) for k in ("min", "max", "median"))
    if low is None and high is None and middle is None:
        text = str(cell.get("salary") or "")
        return pay_in(f"salary: {text}") if any(c.isdigit() for c in text) else None
    low = low if low is not None else middle if middle is not None else high
    high = high if high is not None else low
    currency = str(cell.get("salary_currency") or "").strip().upper()
    known = currency if len(currency) == 3 and currency.isalpha() else None
    return Salary(low, high, known, period(cell.get("salary_per"), high or 0))


def amount(value: Any) -> float | None:
    """Return a positive number from a cell (85000, "85,000.00"); None for anything else, -1 and NaN among it."""
    try:
        number = float(str(value).replace(",", "").strip())
    except ValueError:
        return None
    return number if 0 < number < float("inf") else None


def period(value: Any, highest: float) -> str:
    """Return hour, day, week, month or year from a cell; where it is silent, what the amount can only be."""
    stated = str(value or "").lower()
    for pattern, name in _PERIODS:
        if pattern.search(stated):
            return name
    return "hour" if highest <= HOURLY else "month" if highest <= MONTHLY else "year"
