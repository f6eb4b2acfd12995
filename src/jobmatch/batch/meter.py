"""How far a batch is: counts for whoever shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jobmatch.batch.tally import Tally


class Meter:
    """Counts rows: those of finished parts, and those of the part that this process is reading."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.ahead = Tally()
        self.total = 0
        self.tell: Callable[[], None] = lambda: None

    def begin(self, total: int) -> None:
        """Set the number of rows that there are."""
        self.total = total
        self.tell()

    def row(self, row: dict[str, Any]) -> None:
        """Count a row of the part under way."""
        self.ahead.add_row(row)
        self.tell()

    def part(self, tally: Tally) -> None:
        """Count a finished part."""
        self.ahead = Tally()
        self.tally.add(tally)
        self.tell()

    @property
    def now(self) -> Tally:
        """All that is known so far."""
        return Tally(self.tally.roles + self.ahead.roles, self.tally.reasons + self.ahead.reasons)
