"""Ranking: many postings for one candidate, the best fit first, near-duplicates folded into one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from jobmatch.fit.duplicates import fold
from jobmatch.types import Analysis, Fit, Salary

HOURS = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}  # how many make a year's pay


class Ranked(NamedTuple):
    """A posting with its fit, and the ids of near-duplicates that it stands for."""

    analysis: Analysis
    fit: Fit
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What postings must be: None or empty lets all pass; a posting silent on place or pay does not pass those."""

    roles: tuple[str, ...] = ()
    least_score: float | None = None
    place: str | None = None
    least_pay: float | None = None
    currency: str | None = None

    def passes(self, analysis: Analysis, fit: Fit) -> bool:
        """Whether the posting is wanted."""
        if self.roles and analysis.role.label not in self.roles:
            return False
        if self.least_score is not None and (fit.score is None or fit.score < self.least_score):
            return False
        return self._right_place(analysis) and self._right_pay(analysis)

    def _right_place(self, analysis: Analysis) -> bool:
        if not self.place:
            return True
        known = f"{analysis.posting.location or ''} {analysis.facts.workplace or ''}".lower()
        return self.place.lower() in known

    def _right_pay(self, analysis: Analysis) -> bool:
        if self.least_pay is None:
            return True
        pay = salary(analysis)
        if pay is None or (self.currency and pay.currency and pay.currency != self.currency):
            return False
        highest = yearly(pay)
        return highest is not None and highest >= self.least_pay


def salary(analysis: Analysis) -> Salary | None:
    """Return the pay that the posting's file states, else its text."""
    return analysis.posting.salary or analysis.facts.salary


def yearly(pay: Salary) -> float | None:
    """Return the upper end of the pay for a year of full-time work; None where it has no figure."""
    highest = pay.max if pay.max is not None else pay.min
    return None if highest is None else highest * HOURS.get(pay.per or "year", 1)


def order(item: Ranked) -> tuple[bool, bool, float, float, str]:
    """Return the sort key: scored before not, well specified before thin, then score, then the interval's low end."""
    fit = item.fit
    return fit.score is None, fit.strength == "thin", -(fit.score or 0.0), -(fit.low or 0.0), item.analysis.posting.id


def rank(pairs: Iterable[tuple[Analysis, Fit]], keep: Filter | None = None, *, folded: bool = True) -> list[Ranked]:
    """Return the postings that pass the filter, best first; each near-duplicate is folded into the best of its kind."""
    wanted = [Ranked(a, f) for a, f in pairs if keep is None or keep.passes(a, f)]
    wanted.sort(key=order)
    if not folded:
        return wanted
    first = fold([r.analysis.posting.text for r in wanted])
    copies: dict[int, list[str]] = {}
    for number, original in enumerate(first):
        if original != number:
            copies.setdefault(original, []).append(wanted[number].analysis.posting.id)
    return [r._replace(copies=tuple(copies.get(i, ()))) for i, r in enumerate(wanted) if first[i] == i]
