"""All that flows between the floors: frozen, slotted, JSON-ready."""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal, Self

Kind = Literal["tool", "method", "soft", "language"]
Level = Literal["required", "preferred", "context"]
RoleLabel = Literal["ml-engineer", "data-scientist", "data-engineer", "other"]

ROLES: tuple[RoleLabel, ...] = ("ml-engineer", "data-scientist", "data-engineer", "other")
LEVELS: tuple[Level, ...] = ("required", "preferred", "context")
SKILL_LEVELS = ("basic", "intermediate", "advanced", "expert")
WORKPLACES = ("onsite", "hybrid", "remote")
DEGREES = ("none", "associate", "bachelor", "master", "phd")

ANALYSIS_SCHEMA = "jobmatch.analysis/1"
FIT_SCHEMA = "jobmatch.fit/1"


class Record:
    """Base of the dataclasses below: to plain JSON values and back."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready dicts, lists and scalars."""
        kind: Any = type(self)
        return {name: _plain(getattr(self, name)) for name in _field_names(kind)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Build the record from what `to_dict` gave; unknown keys are ignored."""
        kind: Any = cls
        hints = _hints(kind)
        return cls(**{k: _typed(hints[k], v) for k, v in data.items() if k in hints})


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


@cache
def _hints(cls: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {name: hints[name] for name in _field_names(cls)}


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _typed(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        return tuple(_typed(args[0], v) for v in value)
    if origin is dict:
        return {k: _typed(args[1], v) for k, v in value.items()}
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict(value)
    return value


def _shown(record: Record) -> str:
    """Return what a notebook shows, which asks the record itself: the one place where a record knows of reports."""
    shown: str = import_module("jobmatch.reports.html_posting").shown(record)
    return shown


@dataclass(frozen=True, slots=True)
class Salary(Record):
    """Pay as stated: `per` is hour, day, week, month or year; `currency` an ISO 4217 code."""

    min: float | None
    max: float | None
    currency: str | None
    per: str | None


@dataclass(frozen=True, slots=True)
class Degree(Record):
    """The lowest degree that suffices; `required` is False where experience may replace it."""

    minimum: str
    required: bool


@dataclass(frozen=True, slots=True)
class Posting(Record):
    """One advert: its text, and what its file says of it beside the text; `date` is 2026-03-02, 2026-03 or 2026."""

    id: str
    text: str
    title: str | None = None
    company: str | None = None
    location: str | None = None
    source: str | None = None
    salary: Salary | None = None
    date: str | None = None
    employment: str | None = None
    workplace: str | None = None


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """One place of the text, offsets in characters, and the section it stands in."""

    start: int
    end: int
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Skill(Record):
    """A skill as one posting asks for it."""

    id: str
    name: str
    kind: str
    area: str
    level: str
    group: str | None
    years: float | None
    mentions: tuple[Mention, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Group(Record):
    """Alternatives: `need` of the `members` (skill ids) will do."""

    id: str
    need: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty(Record):
    """A statement of what the person will do; `kind` is an id of lexicons/duties.jsonl or None."""

    start: int
    end: int
    text: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Facts(Record):
    """What else the posting states; None where it is silent."""

    years: float | None = None
    degree: Degree | None = None
    salary: Salary | None = None
    seniority: str | None = None
    employment: str | None = None
    workplace: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """A distinction that spoke for (or against) the role.

    `weight` is its part of the log-odds of the label against the next likely role; `prior` is what no distinction says:
    how common such postings are.
    """

    distinction: str
    statement: str
    weight: float
    source: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Role(Record):
    """What the job is; `note` says where title and duties disagree or why the tool is unsure.

    `log_odds` is the label's lead over the next likely role, the sum of the weights of `evidence`. Where the tool
    abstains, `abstained` is the reason (too-little-text, another-language, several-adverts), the label is `other`
    and all roles are as likely.
    """

    label: str
    probabilities: dict[str, float]
    second: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    log_odds: float | None = None
    abstained: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis(Record):
    """Everything read from one posting."""

    posting: Posting
    role: Role
    skills: tuple[Skill, ...]
    groups: tuple[Group, ...]
    duties: tuple[Duty, ...]
    facts: Facts
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the stable machine format (schema `jobmatch.analysis/1`), without the text."""
        head = {k: getattr(self.posting, k) for k in ("id", "title", "company", "location", "source", "date")}
        body = {k: _plain(getattr(self, k)) for k in ("role", "skills", "groups", "duties", "facts", "notes")}
        return {"schema": ANALYSIS_SCHEMA, "posting": head, **body}

    def at(self, level: str) -> tuple[Skill, ...]:
        """Return the skills of one level, in the order of the text."""
        return tuple(s for s in self.skills if s.level == level)

    def _repr_html_(self) -> str:
        return _shown(self)


@dataclass(frozen=True, slots=True)
class ProfileSkill(Record):
    """A skill that a candidate lists; `id` is None where the lexicon does not know it.

    `level` is one of SKILL_LEVELS, `years` a number; None where the profile is silent. `near` names
    known skills spelt alike.
    """

    id: str | None
    given: str
    level: str | None = None
    years: float | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile(Record):
    """A candidate, by what they list.

    `years` of experience in all; `degree` one of DEGREES; `languages` ids of human languages;
    `workplaces` those of onsite, hybrid and remote that suit. None or empty where the profile is silent.
    """

    name: str
    skills: tuple[ProfileSkill, ...]
    years: float | None = None
    degree: str | None = None
    languages: tuple[str, ...] = ()
    workplaces: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the skills that the lexicon knows."""
        return frozenset(s.id for s in self.skills if s.id)

    @property
    def unknown(self) -> tuple[ProfileSkill, ...]:
        """The entries that the lexicon does not know."""
        return tuple(s for s in self.skills if s.id is None)


@dataclass(frozen=True, slots=True)
class LedgerLine(Record):
    """One requirement (a skill, or a group of alternatives) and what it adds to the score.

    `worth` is its part of the posting's 100 points, by `weight`; `points` = worth * credit, rounded to
    hundredths; `lost` the rest. `low` and `high` are the points if all that the profile leaves open went
    against or for the candidate. `uses` are the profile's entries, `mentions` the places of the posting.
    """

    requirement: str
    members: tuple[str, ...]
    need: int
    level: str
    kind: str
    weight: float
    worth: float
    credit: float
    points: float
    lost: float
    low: float
    high: float
    rule: str
    uses: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap(Record):
    """What is missing, what closing it is worth in points, and the nearest thing the candidate has."""

    requirement: str
    members: tuple[str, ...]
    level: str
    points: float
    partly: bool = False
    nearest: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Check(Record):
    """A deal-breaker beside the score: `outcome` is met, not met, or could not check."""

    what: str
    asked: str
    has: str | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Fit(Record):
    """How a candidate's skills fit one posting; the ledger's points sum to the score.

    `score`, `low` and `high` are 0-100, or None with the `reason`. `strength` tells how much the posting
    gives to go by: strong, fair or thin. `weights` names the table of weights that was used.
    """

    score: float | None
    low: float | None
    high: float | None
    ledger: tuple[LedgerLine, ...] = ()
    gaps: tuple[Gap, ...] = ()
    checks: tuple[Check, ...] = ()
    reason: str | None = None
    strength: str | None = None
    notes: tuple[str, ...] = ()
    weights: str = "1"

    def _repr_html_(self) -> str:
        return _shown(self)


@dataclass(frozen=True, slots=True)
class MarketGap(Record):
    """A missing skill over many postings.

    `wanted` postings name it, that `share` of those with a score; learning it adds `points` to the mean score
    and lifts `lifted` postings over the threshold.
    """

    skill: str
    name: str
    wanted: int
    share: float
    points: float
    lifted: int


@dataclass(frozen=True, slots=True)
class Step(Record):
    """One skill of a set to learn: what it adds to the mean score, and lifts, on top of those before it."""

    skill: str
    name: str
    points: float
    lifted: int


@dataclass(frozen=True, slots=True)
class Outlook(Record):
    """What a candidate lacks over many postings: the gaps by points, and the best few together in learning order."""

    postings: int
    unscored: int
    mean: float
    threshold: float
    above: int
    gaps: tuple[MarketGap, ...]
    together: tuple[Step, ...]
