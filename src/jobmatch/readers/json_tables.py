"""JSON Lines: one object a line, columns being its keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from jobmatch.readers.lines import Lines
from jobmatch.readers.tables import START, Mark, Row

SAMPLE = 100  # rows whose keys are looked at


class JsonLinesTable:
    """See the module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = Lines(path)

    @cached_property
    def columns(self) -> list[str]:
        """The keys of the first rows, in the order in which they appear."""
        return list(dict.fromkeys(key for row in islice(self.rows(), SAMPLE) for key in row.values))

    def marks(self, every: int) -> Iterator[Mark]:
        """Yield the start, a mark after each `every` records, and the end."""
        yield START
        count = 0
        with self.lines.open() as stream:
            for line in stream:
                count += bool(line.strip())
                if line.strip() and count % every == 0:
                    yield Mark(count, stream.byte if self.lines.can_seek else None)
        if count % every:
            yield Mark(count)

    def entry(self, mark: Mark) -> int:
        """Return the mark's own record where its byte is known, else the first."""
        return mark.row if mark.byte else 0

    def rows(self, columns: list[str] | None = None, start: Mark = START) -> Iterator[Row]:
        """Yield the records from a mark on; a line that is no JSON object has its problem."""
        with self.lines.open(start.byte or 0) as stream:
            lines = (line for line in stream if line.strip())
            for number, line in enumerate(lines, start.row + 1 if start.byte else 1):
                if number > start.row:
                    yield _row(number, line)


def _row(number: int, line: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(number, problem=f"is no JSON ({error})")
    if not isinstance(values, dict):
        return Row(number, problem="is no JSON object")
    return Row(number, values)
