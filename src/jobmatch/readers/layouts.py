"""The layouts of JSON records that are known, told by their fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from jobmatch.readers import boards, schema_org
from jobmatch.readers.fields import Fields


class Layout(NamedTuple):
    """A kind of record: what it is called, how it is known, what it says."""

    name: str
    known: Callable[[dict[str, Any]], bool]
    read: Callable[[dict[str, Any]], Fields]


LAYOUTS = (
    Layout("Greenhouse", boards.is_greenhouse, boards.greenhouse),
    Layout("Lever", boards.is_lever, boards.lever),
    Layout("Ashby", boards.is_ashby, boards.ashby),
    Layout("JSON Resume job", boards.is_resume_job, boards.resume_job),
    Layout("schema.org JobPosting", schema_org.is_posting, schema_org.fields_of),
)


def layout_of(record: dict[str, Any]) -> Layout | None:
    """Return the layout of a record; None where its keys are to be read as columns."""
    return next((layout for layout in LAYOUTS if layout.known(record)), None)


def records_in(data: Any) -> list[dict[str, Any]]:
    """Return the records of a JSON document: JobPostings wherever they are, else a list of objects, or the one object."""
    if found := list(schema_org.postings_in(data)):
        return found
    if isinstance(data, list):
        return [item for item in data if isinstance(item, dict)]
    if not isinstance(data, dict) or layout_of(data):
        return [data] if isinstance(data, dict) else []
    lists = [value for value in data.values() if isinstance(value, list) and value and all(isinstance(v, dict) for v in value)]
    return max(lists, key=len) if lists else [data]
