"""Ranking: many postings for one candidate, the best fit first, near-duplicates folded into one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from jobmatch.fit.duplicates import fold
from jobmatch.types import Analysis, Fit, Salary

TOP_GAPS = 3
COLUMNS = (
    "score", "low", "high", "strength", "role", "id", "title", "company", "location", "pay", "copies", "gaps", "not_met",
    "reason",
)  # fmt: skip
HOURS = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}  # how many make a year's pay


class Ranked(NamedTuple):
    """A posting with its fit, and the ids of near-duplicates that it stands for."""

    analysis: Analysis
    fit: Fit
    copies: tuple[str, ...] = ()

    def to_row(self) -> dict[str, Any]:
        """Return the COLUMNS of a ranking: plain values, `gaps` and `not_met` as lists, `copies` as a number."""
        posting, fit, pay = self.analysis.posting, self.fit, salary(self.analysis)
        return {
            "score": fit.score, "low": fit.low, "high": fit.high, "strength": fit.strength, "role": self.analysis.role.label,
            "id": posting.id, "title": posting.title, "company": posting.company, "location": posting.location,
            "pay": in_words(pay) if pay else None, "copies": len(self.copies),
            "gaps": [g.requirement for g in fit.gaps[:TOP_GAPS]],
            "not_met": [c.what for c in fit.checks if c.outcome == "not met"], "reason": fit.reason,
        }  # fmt: skip


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


def in_words(pay: Salary) -> str:
    """Return pay as 90,000-110,000 EUR a year."""
    figures = [f"{x:,.0f}" for x in dict.fromkeys((pay.min, pay.max)) if x is not None]
    per = {"hour": "an hour", None: ""}.get(pay.per, f"a {pay.per}")
    return " ".join(p for p in ("-".join(figures), pay.currency, per) if p)


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
