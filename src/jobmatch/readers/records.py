"""From what a record says to a Posting, or the reason why it cannot be one."""

from __future__ import annotations

import re
from typing import Any

from jobmatch.readers.columns import Columns
from jobmatch.readers.fields import Fields, plain, words_of
from jobmatch.readers.html import clean
from jobmatch.readers.pay import salary_of
from jobmatch.readers.stated import day_of, employment_of, workplace_of
from jobmatch.readers.tables import Row
from jobmatch.types import Posting

Judged = tuple[Posting, str | None]  # a posting, and why it must be set aside
MAX_CHARS = 200_000  # ten times the longest real posting
_REMOTE = re.compile(r"remote\b", re.I)
_RATING = re.compile(r"\s+\d\.\d$")  # Glassdoor's exports put it behind the employer's name


def read_record(row: Row, columns: Columns, stem: str, source: str) -> Judged:
    """Return the posting, and why it must be set aside (then its text is empty); ids fall back to STEM-NUMBER."""
    fields = {name: row.values.get(column) for name, column in columns.taken.items()}
    text = fields.get("text")
    problem = row.problem or bad_text(text)
    if not problem:
        text = clean(str(text))
        problem = bad_text(text)
    return posting_of({**fields, "text": "" if problem else text}, f"{stem}-{row.number}", source), problem


def posting_of(fields: Fields, fallback: str, source: str) -> Posting:
    """Return the posting of what a record says; `fallback` is its id where it has none."""
    company, location = words_of(fields.get("company")), words_of(fields.get("location"))
    return Posting(
        id=words_of(fields.get("id")) or fallback,
        text=fields.get("text") or "",
        title=words_of(fields.get("title")),
        company=_RATING.sub("", company) if company else None,
        location=location,
        source=source,
        salary=salary_of(fields),
        date=day_of(fields.get("date")),
        employment=employment_of(fields.get("employment")),
        workplace=_workplace(fields, location or ""),
    )


def _workplace(fields: Fields, location: str) -> str | None:
    """Return the place of work; some tables state it as the kind of job, or as the location."""
    stated = workplace_of(fields.get("workplace")) or workplace_of(fields.get("employment"))
    return stated or ("remote" if _REMOTE.match(location) else None)


def bad_text(text: Any) -> str | None:
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
