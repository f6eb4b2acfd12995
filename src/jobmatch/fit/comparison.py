"""Comparison: what one line says of a candidate, beside others for the same posting."""

from __future__ import annotations

from typing import Any

from jobmatch.fit.ranking import TOP_GAPS
from jobmatch.types import Fit, LedgerLine, Profile

COLUMNS = ("candidate", "score", "low", "high", "met", "partly", "missing", "gaps", "not_met", "could_not_check", "reason")


def state(line: LedgerLine) -> str:
    """Return met, partly or missing."""
    return "missing" if line.credit == 0 else "met" if line.credit >= 1 else "partly"


def to_row(profile: Profile, fit: Fit) -> dict[str, Any]:
    """Return the COLUMNS of a comparison: plain values, `gaps` and the checks as lists."""
    states = [state(line) for line in fit.ledger]
    return {
        "candidate": profile.name, "score": fit.score, "low": fit.low, "high": fit.high,
        **{name: states.count(name) for name in ("met", "partly", "missing")},
        "gaps": [g.requirement for g in fit.gaps[:TOP_GAPS]], "not_met": _checks(fit, "not met"),
        "could_not_check": _checks(fit, "could not check"), "reason": fit.reason,
    }  # fmt: skip


def order(profile: Profile, fit: Fit) -> tuple[bool, float, float, str]:
    """Return the sort key: scored before not, then score, then the interval's low end."""
    return fit.score is None, -(fit.score or 0.0), -(fit.low or 0.0), profile.name


def _checks(fit: Fit, outcome: str) -> list[str]:
    return [c.what for c in fit.checks if c.outcome == outcome]
