"""What a record states in its own way, in the words of Facts: day, kind of employment, place of work."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from jobmatch.readers.fields import first, plain

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
SECONDS = range(500_000_000, 5_000_000_000)  # of the years 1985 to 2128, since 1970
EMPLOYMENTS = (
    ("internship", "intern"), ("part-time", "part"), ("contract", "contract|freelance"), ("temporary", "temporary|fixed"),
    ("full-time", "full|permanent"),
)  # fmt: skip
WORKPLACES = (
    ("hybrid", "hybrid"),
    ("remote", "remote|telecommut|home|anywhere|^full$"),
    ("on-site", "on.?site|office|in.?person"),
)
YES = ("true", "1", "yes")


def day_of(value: Any) -> str | None:
    """Return a date as far as it is stated, 2026-03-02, 2026-03 or 2026, from text or from seconds or milliseconds since 1970."""
    text = plain(value) or ""
    if text.isdigit() and len(text) >= 9:
        seconds = int(text) // (1000 if len(text) > 11 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds in SECONDS else None
    found = _DAY.search(text)
    return "-".join(part for part in found.groups() if part) if found else None


def employment_of(value: Any) -> str | None:
    """Return internship, part-time, contract or full-time from FULL_TIME, FullTime, Contractor and the like."""
    return _named(value, EMPLOYMENTS)


def workplace_of(value: Any) -> str | None:
    """Return remote, hybrid or on-site; of a column that only says whether it is remote, a no says nothing of hybrid work."""
    return "remote" if (plain(value) or "").lower() in YES else _named(value, WORKPLACES)


def _named(value: Any, table: tuple[tuple[str, str], ...]) -> str | None:
    text = (plain(first(value)) or "").lower()
    return next((name for name, pattern in table if re.search(pattern, text)), None)
