"""Which column of a table is what: recognised by name, never by position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches

from jobmatch.errors import InputError

# Field -> the names that tables give it, letters and digits only, the most telling first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "jobdescription", "description", "jobdescriptiontext", "descriptiontext", "descriptionplain", "fulldescription",
        "jobdesc", "jd", "jobpost", "postingtext", "jobtext", "fulltext", "adtext", "jobsummary", "jobdetails", "jobposting",
        "posting", "descriptionhtml", "text", "body", "content",
    ),
    "title": ("jobtitle", "title", "positiontitle", "postingtitle", "jobname", "position", "jobposition", "role", "name"),
    "company": (
        "company", "companyname", "employer", "employername", "hiringorganization", "hiringcompany", "organization",
        "organisation",
    ),
    "location": ("location", "joblocation", "jobgeo", "formattedlocation", "locations", "place", "city", "jobcity"),
    "id": (
        "id", "jobid", "postingid", "jobpostingid", "uniqid", "uuid", "jobkey", "identifier", "requisitionid", "reqid",
        "reference",
    ),
    "date": (
        "dateposted", "date", "datepublished", "publishedat", "postedat", "posteddate", "postingdate", "originallistedtime",
        "listedtime", "createdat", "firstseen", "pubdate", "publicationdate", "jobposteddate", "year",
    ),
    "employment": ("employment", "employmenttype", "jobtype", "formattedworktype", "worktype", "contracttype"),
    "workplace": ("workplacetype", "workfromhometype", "remoteallowed", "isremote", "remote", "workplace"),
    "salary_min": ("salarymin", "minamount", "minsalary", "salaryfrom", "paymin", "salaryminimum", "annualsalarymin"),
    "salary_max": ("salarymax", "maxamount", "maxsalary", "salaryto", "paymax", "salarymaximum", "annualsalarymax"),
    "salary_median": ("medsalary", "mediansalary"),
    "salary_currency": ("salarycurrency", "currency", "paycurrency"),
    "salary_per": ("salaryper", "interval", "payperiod", "salaryperiod", "salaryinterval", "salaryunit"),
    "salary": ("salaryestimate", "salary", "salaryrange", "pay", "compensation", "salarytext"),
}  # fmt: skip
SHOWN = 20  # columns listed in an error


@dataclass(frozen=True, slots=True)
class Columns:
    """The column that holds each field; None where the table has none."""

    text: str
    title: str | None = None
    company: str | None = None
    location: str | None = None
    id: str | None = None
    date: str | None = None
    employment: str | None = None
    workplace: str | None = None
    salary_min: str | None = None
    salary_max: str | None = None
    salary_median: str | None = None
    salary_currency: str | None = None
    salary_per: str | None = None
    salary: str | None = None

    @property
    def used(self) -> list[str]:
        """The columns that are read, each once."""
        return list(dict.fromkeys(self.taken.values()))

    @property
    def taken(self) -> dict[str, str]:
        """The column of each field that has one."""
        return {f.name: column for f in fields(self) if (column := getattr(self, f.name)) is not None}

    def describe(self) -> str:
        """Return the mapping for people, as `text = description, title = Job Title, id = row number`."""
        shown = [f"{name} = {column}" for name, column in self.taken.items()]
        return ", ".join([*shown, *([] if self.id else ["id = row number"])])


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns that the user named; None where the name is to be recognised."""

    text: str | None = None
    title: str | None = None
    id: str | None = None


def columns_of(columns: Sequence[str], where: str, choice: Choice) -> Columns:
    """Return which column is what, with what the user chose."""
    return recognise(columns, where, text=choice.text, title=choice.title, id=choice.id)


def recognise(
    columns: Sequence[str], where: str, *, text: str | None = None, title: str | None = None, id: str | None = None
) -> Columns:
    """Return which column is what; `text`, `title` and `id` name columns outright. Raises InputError without a text column."""
    by_key: dict[str, str] = {}
    for column in columns:
        by_key.setdefault(_key(column), column)
    found = {field: next((by_key[n] for n in names if n in by_key), None) for field, names in NAMES.items()}
    for field, name in (("text", text), ("title", title), ("id", id)):
        if name is not None:
            found[field] = _named(name, columns, where, field)
    if found["text"] is None:
        listed = _list(columns)
        raise InputError(f"{where}: no column looks like the posting's text; there are {listed}; name one with --text-column")
    return _each_once(Columns(**found))  # type: ignore[arg-type]


def _each_once(columns: Columns) -> Columns:
    """Let a column named outright as the text not be the title or the id as well."""
    doubled = [f.name for f in fields(columns) if f.name != "text" and getattr(columns, f.name) == columns.text]
    return replace(columns, **dict.fromkeys(doubled))  # type: ignore[arg-type]


def _named(name: str, columns: Sequence[str], where: str, field: str) -> str:
    if name in columns:
        return name
    same = [c for c in columns if _key(c) == _key(name) and _key(name)]
    if same:
        return same[0]
    near = get_close_matches(name, columns, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise InputError(f"{where}: no column {name!r} (--{field}-column); there are {_list(columns)}{hint}")


def _key(column: str) -> str:
    return re.sub(r"[\W_]+", "", str(column)).lower()


def _list(columns: Sequence[str]) -> str:
    names = [str(c) or "''" for c in columns]
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
