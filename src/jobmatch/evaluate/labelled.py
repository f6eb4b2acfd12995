"""Labelled postings: a table with text and role, and the blanking of what gives a role away by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.readers.columns import Columns, recognise
from jobmatch.readers.fields import plain
from jobmatch.readers.records import read_record
from jobmatch.readers.tables import Row, open_table
from jobmatch.types import ROLES, Posting

LABELS = ("label", "role", "role_label")
SOURCES = ("source", "site")

_GRADES = r"(?:(?:senior|sr\.?|junior|jr\.?|lead|principal|staff|chief|associate|entry[- ]level|applied|big|cloud)\s+)*"
_FIELDS = (
    r"(?:data|machine[\s-]+learning|ml(?:ops)?|a\.?i\.?|artificial[\s-]+intelligence|deep[\s-]+learning|software|analytics?"
    r"|business(?:[\s-]+intelligence)?|bi|etl|database|nlp|computer[\s-]+vision|research|applied|platform|back[- ]?end|llm"
    r"|(?:gen(?:erative)?[\s-]*)ai|data[\s-]+(?:science|analytics|warehouse)|quantitative|decision|cloud|devops"
    r"|full[- ]stack|web|systems?)"
)
_PERSONS = r"(?:engineer|scientist|analyst|developer|architect|modeler|programmer|manager|consultant)s?"
_JOINED = r"(?:\s*(?:/|&|,|-|–|and|or)\s*|\s+)"
_SHORT = r"(?:\s*\((?:ml|ai|nlp|bi|ai/ml|ml/ai|etl)\))?"  # machine learning (ML) engineer
ROLE_PHRASES = re.compile(
    rf"\b{_GRADES}{_FIELDS}{_SHORT}(?:{_JOINED}{_FIELDS}{_SHORT}){{0,3}}{_JOINED}{_PERSONS}\b(?:\s*(?:/|&|and|or)\s*{_PERSONS}\b)?"
    rf"|\b{_PERSONS}\s*(?:,|-|–|\(|in|of|for)\s*{_FIELDS}\b"
    r"|\bdata[\s_-]*scien(?:tist|ce)s?\b|\bdata[\s_-]*engineer(?:ing|s)?\b"
    r"|\b(?:machine[\s_-]*learning|ml(?:[\s-]?ops)?|ai)[\s_-]*engineer(?:ing|s)?\b|\b(?:scientist|analyst)s?\b|\bmle\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A posting and the role that it is said to be; `source` is where it was collected."""

    posting: Posting
    label: str
    source: str


def read_labelled(path: Path) -> list[Labelled]:
    """Return the postings of a table that carry one of the four roles; others are passed over."""
    table = open_table(path)
    label, source = _column(table.columns, LABELS), _column(table.columns, SOURCES)
    if label is None:
        raise InputError(f"{path}: no column of labels; name one {' or '.join(LABELS)}, with {', '.join(ROLES)}")
    columns = recognise(table.columns, str(path))
    found = [item for row in table.rows() if (item := _item(row, columns, path, label, source))]
    if not found:
        raise InputError(f"{path}: no row of column {label!r} holds one of {', '.join(ROLES)}")
    return found


def _item(row: Row, columns: Columns, path: Path, label: str, source: str | None) -> Labelled | None:
    posting, problem = read_record(row, columns, path.stem, str(path))
    role = plain(row.values.get(label))
    if problem or role not in ROLES:
        return None
    return Labelled(posting, role, (plain(row.values.get(source)) if source else None) or "all")


def _column(columns: Sequence[str], names: tuple[str, ...]) -> str | None:
    lower = {c.lower(): c for c in columns}
    return next((lower[n] for n in names if n in lower), None)


def mask(posting: Posting) -> Posting:
    """Return the posting without title, and its title and all role phrases blanked from the text."""
    text = posting.text
    if posting.title and len(posting.title) > 3:
        text = re.sub(re.escape(posting.title), _blank, text, flags=re.IGNORECASE)
    return replace(posting, text=ROLE_PHRASES.sub(_blank, text), title=None)


def untitle(posting: Posting) -> Posting:
    """Return the posting without title, its text as it stands."""
    return replace(posting, title=None)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"\S", " ", match.group())


def groups(items: Sequence[Labelled], by: str) -> list[str]:
    """Return the fold of each posting: its source, or one of ten by company (all postings of a company in one)."""
    if by == "source":
        return [item.source for item in items]
    sizes = Counter(item.posting.company or item.posting.id for item in items)
    load = [0] * 10
    fold: dict[str, int] = {}
    for company, size in sorted(sizes.items(), key=lambda x: (-x[1], x[0])):
        fold[company] = load.index(min(load))
        load[fold[company]] += size
    return [f"companies {fold[item.posting.company or item.posting.id]}" for item in items]
