"""Counts what postings ask, one after the other, in memory that grows with the skills and not with the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from statistics import fmean

from jobmatch.fit.duplicates import Folder
from jobmatch.fit.ranking import HOURS
from jobmatch.types import Analysis

NOWHERE = "not stated"
PAIRED = ("tool", "method")
YEARLY = range(5_000, 2_000_001)  # a year's pay outside of it was misread or mistyped


def role_of(analysis: Analysis) -> str:
    """Return the role; an undecided one counts as such."""
    return "undecided" if analysis.role.abstained else analysis.role.label


def place_of(analysis: Analysis) -> str:
    """Return the place as far as its first comma: New York for New York, NY, US; remote work where no place is stated."""
    place = (analysis.posting.location or "").split(",")[0].strip()
    return place or ("remote" if analysis.facts.workplace == "remote" else NOWHERE)


def year_of(analysis: Analysis) -> str:
    """Return the year of the date that the posting's file states."""
    return (analysis.posting.date or NOWHERE)[: None if analysis.posting.date is None else 4]


KEYS: dict[str, Callable[[Analysis], str]] = {"role": role_of, "place": place_of, "year": year_of}


@dataclass
class Tally:
    """Counts of one group: postings, postings a skill, and postings a skill and level."""

    postings: int = 0
    skills: Counter[str] = field(default_factory=Counter)
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, found: dict[str, str]) -> None:
        """Count a posting's skills, each with its level."""
        self.postings += 1
        self.skills.update(found.keys())
        self.levels.update(found.items())


class Counts:
    """All that is counted: skills of these `kinds`, or of all; `folded` counts near-duplicates once."""

    def __init__(self, by: str = "role", *, kinds: tuple[str, ...] = (), folded: bool = True) -> None:
        self.by = by
        self.kinds = kinds
        self.folder = Folder() if folded else None
        self.repeats = 0
        self.whole = Tally()
        self.groups: dict[str, Tally] = {}
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.pay: dict[str, dict[str, list[float]]] = {}  # currency -> skill -> pay, "" for all
        self.known: dict[str, tuple[str, str]] = {}  # skill -> name and kind
        self._read = 0

    def extend(self, analyses: Iterable[Analysis]) -> Counts:
        """Count them all."""
        for analysis in analyses:
            self.add(analysis)
        return self

    def add(self, analysis: Analysis) -> None:
        """Count one posting."""
        number, self._read = self._read, self._read + 1
        if self.folder and self.folder.add(analysis.posting.text) != number:
            self.repeats += 1
            return
        skills = [s for s in analysis.skills if not self.kinds or s.kind in self.kinds]
        self.known |= {s.id: (s.name, s.kind) for s in skills}
        found = {s.id: s.level for s in skills}
        self.whole.add(found)
        self.groups.setdefault(KEYS[self.by](analysis), Tally()).add(found)
        self.pairs.update(combinations(sorted(s.id for s in skills if s.kind in PAIRED), 2))
        self._add_pay(analysis, found)

    def _add_pay(self, analysis: Analysis, found: Iterable[str]) -> None:
        pay = analysis.facts.salary
        ends = [x for x in (pay.min, pay.max) if x is not None] if pay else []
        if not pay or not ends or not pay.currency:
            return
        middle = fmean(ends) * HOURS.get(pay.per or "year", 1)
        if int(middle) in YEARLY:
            paid = self.pay.setdefault(pay.currency, {})
            for skill in ("", *found):
                paid.setdefault(skill, []).append(middle)
