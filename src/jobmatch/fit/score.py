"""The score: a ledger of requirements whose points sum to it exactly.

All points are whole hundredths, added as integers. The posting alone fixes what each requirement is worth
(100 points by weight, largest remainders up); the candidate earns worth * credit of it.
"""

from __future__ import annotations

from jobmatch.fit.credit import Credit, names
from jobmatch.fit.knowledge import Knowledge
from jobmatch.fit.requirements import Requirement, requirements
from jobmatch.fit.weights import CORE, SHARED, Weights
from jobmatch.types import Analysis, LedgerLine

WHOLE = 10_000  # hundredths of a point


def weigh(requirement: Requirement, role: str, weights: Weights) -> float:
    """Return the weight of a requirement in a posting of this role: level * kind * core * shared * named."""
    core = weights.core if any(m.area in CORE.get(role, ()) for m in requirement.members) else 1.0
    shared = weights.shared if all(m.kind == "method" and m.area in SHARED for m in requirement.members) else 1.0
    named = max(1.0, min(weights.named, requirement.named))
    return round(weights.level[requirement.level] * weights.kind[requirement.kind] * core * shared * named, 6)


def shares(weights: list[float]) -> list[int]:
    """Split 100 points into whole hundredths by weight; the largest remainders are rounded up."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    exact = [WHOLE * w / total for w in weights]
    out = [int(e) for e in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (out[i] - exact[i], i))
    for i in by_remainder[: WHOLE - sum(out)]:
        out[i] += 1
    return out


def ledger(analysis: Analysis, knowledge: Knowledge, weights: Weights) -> tuple[LedgerLine, ...]:
    """Return one line a requirement, required first, then in the order of the text."""
    asked = requirements(analysis)
    weighed = [weigh(r, analysis.role.label, weights) for r in asked]
    rows = zip(asked, weighed, shares(weighed), strict=True)
    return tuple(_line(r, weight, worth, knowledge.of(r)) for r, weight, worth in rows)


def total(points: list[float]) -> float:
    """Return the sum of hundredths, added as integers: no float error."""
    return sum(round(p * 100) for p in points) / 100


def _line(r: Requirement, weight: float, worth: int, credit: Credit) -> LedgerLine:
    points = part(worth, credit.value)
    return LedgerLine(
        requirement=r.label, members=tuple(m.id for m in r.members), need=r.need, level=r.level, kind=r.kind,
        weight=weight, worth=worth / 100, credit=credit.value, points=points / 100, lost=(worth - points) / 100,
        low=part(worth, credit.low) / 100, high=part(worth, credit.high) / 100,
        rule=credit.rule, uses=names(credit.uses), mentions=r.mentions,
    )  # fmt: skip


def part(worth: int, credit: float) -> int:
    """Return the hundredths that a credit earns, halves rounded up."""
    return int(worth * credit + 0.5 + 1e-9)
