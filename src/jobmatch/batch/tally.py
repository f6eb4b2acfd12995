"""What a batch has done so far, in numbers and in words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from jobmatch.types import ROLES

REASONS = 5  # kinds of reason that are told


@dataclass
class Tally:
    """Counts of rows by role, and of rows set aside by reason."""

    roles: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def aside(self) -> int:
        """Rows set aside."""
        return self.reasons.total()

    @property
    def total(self) -> int:
        """All rows."""
        return self.roles.total() + self.aside

    def add(self, other: Tally) -> None:
        """Add the counts of another."""
        self.roles.update(other.roles)
        self.reasons.update(other.reasons)

    def add_row(self, row: dict[str, Any]) -> None:
        """Count an output row."""
        if row["error"]:
            self.reasons[_kind(row["error"])] += 1
        else:
            self.roles[row["role"]] += 1

    def describe(self) -> str:
        """Return the counts in one line."""
        by_role = ", ".join(f"{n:,} {role}" for role in ROLES if (n := self.roles[role]))
        read = f"{self.total:,} postings, {self.roles.total():,} read" + (f" ({by_role})" if by_role else "")
        return read + (f", {self.aside:,} set aside ({self._why()})" if self.aside else "")

    def _why(self) -> str:
        told = [f"{n:,}: {reason}" for reason, n in self.reasons.most_common(REASONS)]
        return "; ".join(told) + ("; ..." if len(self.reasons) > REASONS else "")


def _kind(reason: str) -> str:
    """Return a reason without its own figures, so that reasons of one kind are counted together."""
    return re.sub(r"\d[\d,]*", "N", reason.split(" (")[0])
