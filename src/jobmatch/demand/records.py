"""What many postings ask, as plain records; shares are 0-1, pay is a year's in the currency named beside it."""

from __future__ import annotations

from dataclasses import dataclass

from jobmatch.types import Record

SCHEMA = "jobmatch.market/1"


@dataclass(frozen=True, slots=True)
class Asked(Record):
    """A skill in one group of postings.

    `postings` name it, the `share` of the group with its 95 % interval `low` to `high`; it is `required`, `preferred`
    or only part of the work described (`context`) in these shares of the group. `lift` is the share over that in all
    other groups, `lift_low` to `lift_high` its interval; None where there is no other group, or too few name it.
    """

    skill: str
    name: str
    kind: str
    postings: int
    share: float
    low: float
    high: float
    required: float
    preferred: float
    context: float
    lift: float | None = None
    lift_low: float | None = None
    lift_high: float | None = None


@dataclass(frozen=True, slots=True)
class Group(Record):
    """Postings of one role, place or year, and what they ask, the most frequent first."""

    name: str
    postings: int
    skills: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Pair(Record):
    """Two skills that stand in the same postings.

    `both` postings name the two; of those that name one, `share_of_first` and `share_of_second` name the other as
    well. `lift` is how much more often that is than if they had nothing to do with each other.
    """

    first: str
    second: str
    names: tuple[str, ...]
    both: int
    share_of_first: float
    share_of_second: float
    lift: float


@dataclass(frozen=True, slots=True)
class Pay(Record):
    """What the postings that name a skill, and state their pay, pay: median and quartiles of the middle of the range."""

    skill: str | None
    name: str
    postings: int
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True)
class Change(Record):
    """A skill's share before and after; `difference` with its 95 % interval."""

    skill: str
    name: str
    before: float
    after: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Demand(Record):
    """What the postings ask, all in all and by group.

    `repeats` more postings were near-duplicates and do not count; `left_out` of those with pay state it in another
    currency. `before` and `after` name what the changes compare, with the number of postings; None where nothing is.
    """

    by: str
    postings: int
    repeats: int
    whole: Group
    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]
    currency: str | None
    left_out: int
    pay: tuple[Pay, ...]
    before: str | None
    after: str | None
    changes: tuple[Change, ...]
