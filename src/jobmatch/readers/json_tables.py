"""JSON Lines: one object a line, columns being its keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from jobmatch.readers.charsets import decode_lines, detect
from jobmatch.readers.compression import open_bytes
from jobmatch.readers.tables import Row

SAMPLE = 100  # rows whose keys are looked at


class JsonLinesTable:
    """See the module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_bytes(path) as file:
            self.encoding = detect(file.read(200_000))

    @cached_property
    def columns(self) -> list[str]:
        """The keys of the first rows, in the order in which they appear."""
        return list(dict.fromkeys(key for row in islice(self.rows(), SAMPLE) for key in row.values))

    @property
    def size(self) -> int | None:
        """Not known without reading all."""
        return None

    def rows(self, columns: list[str] | None = None) -> Iterator[Row]:
        """Yield the records in order; a line that is no JSON object has its problem."""
        with open_bytes(self.path) as file:
            lines = (line for line in decode_lines(file, self.encoding) if line.strip())
            for number, line in enumerate(lines, 1):
                yield _row(number, line)


def _row(number: int, line: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(number, problem=f"is no JSON ({error})")
    if not isinstance(values, dict):
        return Row(number, problem="is no JSON object")
    return Row(number, values)
