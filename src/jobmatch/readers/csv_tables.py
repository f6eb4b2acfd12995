"""CSV of any delimiter and encoding; JobSpy's escapes; broken records are told apart from good ones."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.readers.lines import Lines, Stream
from jobmatch.readers.tables import START, Mark, Row

MAX_FIELD = 2_000_000  # characters; a longer field is the rest of a file after a lost quote
DELIMITERS = ",;\t|"
# JobSpy writes QUOTE_NONNUMERIC with a backslash as escape; in other tables a backslash is a backslash.
JOBSPY = {"site", "job_url", "job_url_direct"}
_MARKDOWN_ESCAPE = re.compile(r"\\([-+*_#.()\[\]!&~>|`{}$=])")


class CsvTable:
    """See the module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = Lines(path)
        csv.field_size_limit(MAX_FIELD)
        with self.lines.open() as stream:
            self.first_line = next(stream, "")

    @cached_property
    def delimiter(self) -> str:
        """The delimiter: what occurs most in the first line, outside quotes."""
        return max(DELIMITERS, key=re.sub(r'"[^"]*"?', "", self.first_line).count)

    @cached_property
    def columns(self) -> list[str]:
        """Names of the columns, in their order."""
        with self.lines.open() as stream:
            header = next(self._records(stream, None), [])
        names = [name.strip() for name in header] if isinstance(header, list) else []
        if not any(names):
            raise InputError(f"{self.path}:1: holds no column names; the first line of a CSV must name its columns")
        return names

    @cached_property
    def is_jobspy(self) -> bool:
        """Whether JobSpy made the table."""
        return set(self.columns) >= JOBSPY

    @property
    def layout(self) -> str | None:
        """JobSpy, or None."""
        return "JobSpy" if self.is_jobspy else None

    @cached_property
    def escape(self) -> str | None:
        """The escape character: a backslash in JobSpy's tables, unless another program wrote them anew; else none."""
        return "\\" if self.is_jobspy and self.first_line.startswith('"') else None

    def marks(self, every: int) -> Iterator[Mark]:
        """Yield the start, a mark after each `every` records, and the end."""
        with self.lines.open() as stream:
            count = -1  # the header is no record
            for count, _ in enumerate(self._records(stream, self.escape)):
                if count % every == 0:
                    yield Mark(count, stream.byte if self.lines.can_seek else None)
            if count % every:
                yield Mark(count)

    def entry(self, mark: Mark) -> int:
        """Return the mark's own record where its byte is known, else the first."""
        return mark.row if mark.byte else 0

    def rows(self, columns: list[str] | None = None, start: Mark = START) -> Iterator[Row]:
        """Yield the records from a mark on; a record with too many or too few fields has its problem."""
        names = self.columns
        with self.lines.open(start.byte or 0) as stream:
            first = start.row if start.byte else -1
            for number, record in enumerate(self._records(stream, self.escape), first + 1):
                if number > start.row:
                    yield self._row(number, record, names)

    def _records(self, stream: Stream, escape: str | None) -> Iterator[list[str] | str]:
        """Yield each record, or what is wrong with it; blank lines are none."""
        reader = csv.reader(stream, delimiter=self.delimiter, escapechar=escape)
        while True:
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield str(error)
            else:
                if record:
                    yield record

    def _row(self, number: int, record: list[str] | str, names: list[str]) -> Row:
        if isinstance(record, str):
            return Row(number, problem=record)
        values = dict(zip(names, map(self._clean, record), strict=False))
        if len(record) != len(names):
            return Row(number, values, f"has {len(record)} fields where the header has {len(names)}")
        return Row(number, values)

    def _clean(self, cell: str) -> str:
        """Undo Markdown's escapes in JobSpy's texts (5\\+ years)."""
        return _MARKDOWN_ESCAPE.sub(r"\1", cell) if self.is_jobspy and "\\" in cell else cell
