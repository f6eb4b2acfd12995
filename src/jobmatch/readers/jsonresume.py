"""JSON Resume (jsonresume.org): as the mapping that a profile is read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from jobmatch.readers.dates import ranges_in, years_of_work

PARTS = ("work", "education", "projects", "certificates", "volunteer")


def is_resume(data: Any) -> bool:
    """Whether a JSON value is a JSON Resume: it has `basics`, or one of its lists of mappings."""
    if not isinstance(data, dict):
        return False
    return "basics" in data or any(isinstance(data.get(p), list) and all(isinstance(e, dict) for e in data[p]) for p in PARTS)


def from_resume(data: dict[str, Any], today: date) -> dict[str, Any]:
    """Return name, skills, years (from the dates of work), degree and languages of a JSON Resume."""
    education = [f"{e.get('studyType') or ''} {e.get('area') or ''}" for e in _entries(data, "education")]
    years = years_of_work(s for w in _entries(data, "work") for s in ranges_in(_dates(w), today))
    basics = data.get("basics")
    found = {
        "name": (basics or {}).get("name") if isinstance(basics, dict) else None,
        "skills": list(_skills(data)), "years": years, "degree": education or None,
        "languages": [{"language": f"{e.get('language') or ''}"} for e in _entries(data, "languages")],
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def prose(data: dict[str, Any]) -> str:
    """Return the running text of a JSON Resume: summaries and highlights of work, projects and volunteering."""
    parts = [(data.get("basics") or {}).get("summary") or ""]
    for key in ("work", "volunteer", "projects"):
        for entry in _entries(data, key):
            parts += [entry.get(k) or "" for k in ("position", "summary", "description")]
            parts += entry.get("highlights") or ()
    return "\n".join(str(p) for p in parts if p)


def _skills(data: dict[str, Any]) -> Iterator[Any]:
    for entry in _entries(data, "skills"):
        yield {k: entry[k] for k in ("name", "level", "keywords") if entry.get(k)}
    for project in _entries(data, "projects"):
        yield from project.get("keywords") or ()


def _entries(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [e if isinstance(e, dict) else {"name": str(e)} for e in data.get(key) or ()]


def _dates(work: dict[str, Any]) -> str:
    return f"{work.get('startDate') or ''} - {work.get('endDate') or 'present'}"
