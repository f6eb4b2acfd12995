"""One posting, one row: the columns that a batch writes."""

from __future__ import annotations

from typing import Any

from jobmatch.types import Analysis, Fit, Gap, Posting

TEXT, NUMBER, LIST = "text", "number", "list"
# Column -> what it holds, in the order in which they are written.
COLUMNS: dict[str, str] = {
    "id": TEXT, "title": TEXT, "company": TEXT, "location": TEXT,
    "role": TEXT, "role_second": TEXT,
    "p_ml_engineer": NUMBER, "p_data_scientist": NUMBER, "p_data_engineer": NUMBER, "p_other": NUMBER,
    "skills_required": LIST, "skills_preferred": LIST, "skills_context": LIST, "duties": LIST,
    "years": NUMBER, "degree": TEXT,
    "salary_min": NUMBER, "salary_max": NUMBER, "salary_currency": TEXT, "salary_per": TEXT,
    "seniority": TEXT, "score": NUMBER, "gaps": LIST, "error": TEXT,
}  # fmt: skip
LISTS = tuple(name for name, kind in COLUMNS.items() if kind == LIST)
PLACES = 4  # decimals of a probability


def row_of(analysis: Analysis, fit: Fit | None) -> dict[str, Any]:
    """Return the row of an analysed posting."""
    facts, role, pay = analysis.facts, analysis.role, analysis.facts.salary
    return {
        **blank(),
        **_head(analysis.posting),
        "role": role.label,
        "role_second": role.second,
        **{f"p_{label.replace('-', '_')}": round(p, PLACES) for label, p in role.probabilities.items()},
        **{f"skills_{level}": [s.id for s in analysis.at(level)] for level in ("required", "preferred", "context")},
        "duties": [duty.kind or "other" for duty in analysis.duties],
        "years": facts.years,
        "degree": facts.degree.minimum if facts.degree else None,
        **({f"salary_{k}": getattr(pay, k) for k in ("min", "max", "currency", "per")} if pay else {}),
        "seniority": facts.seniority,
        "score": fit.score if fit else None,
        "gaps": [_gap(g) for g in fit.gaps] if fit else [],
    }


def set_aside(posting: Posting, reason: str) -> dict[str, Any]:
    """Return the row of a posting that was not read: what its table says of it, and the reason."""
    return {**blank(), **_head(posting), "error": reason}


def blank() -> dict[str, Any]:
    """Return a row that says nothing."""
    return {name: [] if kind == LIST else None for name, kind in COLUMNS.items()}


def _head(posting: Posting) -> dict[str, Any]:
    return {name: getattr(posting, name) for name in ("id", "title", "company", "location")}


def _gap(gap: Gap) -> str:
    """Return a gap as a skill id, or ids joined by | where one of several would do."""
    return "|".join(gap.members)
