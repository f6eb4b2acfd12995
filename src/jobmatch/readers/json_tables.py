"""Records in JSON: an object a line, or one document that holds them; known layouts are read as such."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError
from jobmatch.readers.compression import inner_name, open_bytes
from jobmatch.readers.layouts import layout_of, records_in
from jobmatch.readers.lines import Lines
from jobmatch.readers.pages import decode_page
from jobmatch.readers.tables import START, Mark, Row

SAMPLE = 100  # rows whose keys are looked at
MAX_BYTES = 500_000_000  # of a document, which is read whole


class JsonTable:
    """One document; its records lie in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """The records; raises InputError where the file is no JSON."""
        with open_bytes(self.path) as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            size = f"{MAX_BYTES // 1_000_000} MB"
            raise InputError(f"{self.path}: larger than {size}; give JSON Lines, which can be read piece by piece")
        try:
            return records_in(json.loads(decode_page(data), strict=False))
        except (ValueError, RecursionError) as error:
            raise InputError(f"{self.path}: not valid JSON ({error})") from None

    @cached_property
    def columns(self) -> list[str]:
        """The keys of the first records, in the order in which they appear."""
        return list(dict.fromkeys(key for row in islice(self.rows(), SAMPLE) for key in row.values))

    @property
    def layout(self) -> str | None:
        """The name of the layout of the first record, where it is known."""
        found = layout_of(self.records[0]) if self.records else None
        return found.name if found else None

    def marks(self, every: int) -> Iterator[Mark]:
        """Yield the start, a mark after each `every` records, and the end."""
        yield from map(Mark, range(0, len(self.records), every))
        yield Mark(len(self.records))

    def entry(self, mark: Mark) -> int:
        """Return the mark's own record."""
        return mark.row

    def rows(self, columns: list[str] | None = None, start: Mark = START) -> Iterator[Row]:
        """Yield the records from a mark on."""
        for number, record in enumerate(self.records[start.row :], start.row + 1):
            yield Row(number, _read(record))


class JsonLinesTable:
    """An object a line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = Lines(path)

    @cached_property
    def columns(self) -> list[str]:
        """The keys of the first records, in the order in which they appear."""
        return list(dict.fromkeys(key for row in islice(self.rows(), SAMPLE) for key in row.values))

    @property
    def layout(self) -> str | None:
        """The name of the layout of the first record, where it is known."""
        with self.lines.open() as stream:
            row = _row(1, next((line for line in stream if line.strip()), ""), raw=True)
        found = layout_of(row.values)
        return found.name if found else None

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


def json_table(path: Path) -> JsonTable | JsonLinesTable:
    """Return the reader for JSON: lines where there are several that each hold an object, or where the name says so."""
    if inner_name(path).endswith((".jsonl", ".ndjson")):
        return JsonLinesTable(path)
    with Lines(path).open() as stream:
        lines = list(islice((line for line in stream if line.strip()), 2))
    whole = [not _row(1, line).problem for line in lines]
    return JsonLinesTable(path) if len(lines) > 1 and all(whole) else JsonTable(path)


def _row(number: int, line: str, *, raw: bool = False) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(number, problem=f"is no JSON ({error})")
    if not isinstance(values, dict):
        return Row(number, problem="is no JSON object")
    return Row(number, values if raw else _read(values))


def _read(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of a known layout as fields, any other as it is."""
    layout = layout_of(record)
    return layout.read(record) if layout else record
