"""schema.org/JobPosting as JSON-LD: alone, in a list, in a @graph, with values that are texts, objects or lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from jobmatch.readers.fields import Fields, first, joined, sections, words_of

TYPE = re.compile(r"(?:^|[/:#])JobPosting$")
OWN = {"hiringOrganization", "jobLocation", "baseSalary", "jobLocationType"}  # names that nobody else gives
DEPTH = 12  # levels of nesting that are searched
# Field -> the heading under which its text is put, where the description does not hold it already.
PARTS = {
    "description": None, "responsibilities": "Responsibilities", "qualifications": "Qualifications", "skills": "Skills",
    "experienceRequirements": "Experience", "educationRequirements": "Education",
}  # fmt: skip
# Google's credential categories, in the words of postings.
CREDENTIALS = {
    "high school": "high school diploma", "bachelor degree": "bachelor's degree", "postgraduate degree": "master's degree",
}  # fmt: skip


def is_posting(data: dict[str, Any]) -> bool:
    """Return whether an object is a JobPosting, by its type or by its fields."""
    types = data.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(t, str) and TYPE.search(t) for t in named) or ("description" in data and bool(OWN & data.keys()))


def postings_in(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the JobPostings anywhere in the data, in order."""
    if depth > DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from postings_in(item, depth + 1)
    elif isinstance(data, dict) and is_posting(data):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            if isinstance(value, (dict, list)):
                yield from postings_in(value, depth + 1)


def script_data(text: str) -> Any:
    """Return the data of a script element; None where it is broken beyond the usual (comments, raw line breaks)."""
    text = re.sub(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$", "", text.strip())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def fields_of(data: dict[str, Any]) -> Fields:
    """Return what a JobPosting says."""
    organisation = data.get("hiringOrganization")
    return {
        "text": sections([(heading, _part(name, data.get(name))) for name, heading in PARTS.items()]),
        "title": words_of(data.get("title") or data.get("name")),
        "company": words_of(organisation),
        "location": _place(data),
        "id": words_of(data.get("identifier")),
        "date": words_of(data.get("datePosted")),
        "employment": first(data.get("employmentType")),
        "workplace": data.get("jobLocationType"),
        **_salary(data.get("baseSalary") or data.get("estimatedSalary"), data.get("salaryCurrency")),
    }


def _part(name: str, value: Any) -> Any:
    """Return a part's value, objects as sentences: months of experience, kinds of credentials."""
    if isinstance(value, list):
        return [part for item in value if (part := _part(name, item))]
    if not isinstance(value, dict):
        return value
    if months := value.get("monthsOfExperience"):
        return f"{_number(months) / 12:g} years of experience"
    if kind := value.get("credentialCategory"):
        return joined([CREDENTIALS.get(str(k).lower(), str(k)) for k in (kind if isinstance(kind, list) else [kind])])
    return value.get("description") or words_of(value)


def _place(data: dict[str, Any]) -> str | None:
    places = data.get("jobLocation")
    found = [_address(place) for place in (places if isinstance(places, list) else [places])]
    if data.get("jobLocationType") and "TELECOMMUTE" in str(data["jobLocationType"]).upper():
        found.append("Remote")
    return joined([place for place in found if place], "; ")


def _address(place: Any) -> str | None:
    address = place.get("address", place) if isinstance(place, dict) else place
    address = address[0] if isinstance(address, list) and address else address
    if not isinstance(address, dict):
        return words_of(address)
    keys = ("addressLocality", "addressRegion", "addressCountry")
    return joined([part for key in keys if (part := words_of(address.get(key)))]) or words_of(place)


def _salary(pay: Any, currency: Any) -> Fields:
    pay = first(pay)
    if not isinstance(pay, dict):
        return {"salary": pay, "salary_min": pay if isinstance(pay, (int, float)) else None, "salary_currency": currency}
    value = first(pay.get("value", pay))
    amounts = value if isinstance(value, dict) else {"value": value}
    return {
        "salary_min": first(amounts.get("minValue", amounts.get("value"))),
        "salary_max": first(amounts.get("maxValue", amounts.get("value"))),
        "salary_currency": pay.get("currency") or amounts.get("currency") or currency,
        "salary_per": amounts.get("unitText") or pay.get("unitText"),
    }


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
