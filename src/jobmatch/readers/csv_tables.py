"""CSV of any delimiter and encoding; JobSpy's escapes; broken records are told apart from good ones."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from jobmatch.errors import InputError
from jobmatch.readers.charsets import decode_lines, detect
from jobmatch.readers.compression import open_bytes
from jobmatch.readers.tables import Row

MAX_FIELD = 2_000_000  # characters; a longer field is the rest of a file after a lost quote
DELIMITERS = ",;\t|"
# JobSpy writes QUOTE_NONNUMERIC with a backslash as escape; in other tables a backslash is a backslash.
JOBSPY = {"site", "job_url", "job_url_direct"}
_MARKDOWN_ESCAPE = re.compile(r"\\([-+*_#.()\[\]!&~>|`{}$=])")


class CsvTable:
    """See the module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        csv.field_size_limit(MAX_FIELD)
        with open_bytes(path) as file:
            self.encoding = detect(file.read(200_000))
        with open_bytes(path) as file:
            self.first_line = next(decode_lines(file, self.encoding), "")

    @cached_property
    def delimiter(self) -> str:
        """The delimiter: what occurs most in the first line, outside quotes."""
        return max(DELIMITERS, key=re.sub(r'"[^"]*"?', "", self.first_line).count)

    @cached_property
    def columns(self) -> list[str]:
        """Names of the columns, in their order."""
        with open_bytes(self.path) as file:
            header: list[str] = next(self._reader(file, None), [])
        names = [name.strip() for name in header]
        if not any(names):
            raise InputError(f"{self.path}:1: holds no column names; the first line of a CSV must name its columns")
        return names

    @cached_property
    def escape(self) -> str | None:
        """The escape character: a backslash in JobSpy's tables, unless another program wrote them anew; else none."""
        return "\\" if self.is_jobspy and self.first_line.startswith('"') else None

    @cached_property
    def is_jobspy(self) -> bool:
        """Whether JobSpy made the table."""
        return set(self.columns) >= JOBSPY

    @property
    def size(self) -> int | None:
        """Not known without reading all."""
        return None

    def rows(self, columns: list[str] | None = None) -> Iterator[Row]:
        """Yield the records in order; a record with too many or too few fields has its problem."""
        names = self.columns
        with open_bytes(self.path) as file:
            records = self._records(self._reader(file, self.escape))
            next(records)
            for number, record in enumerate(records, 1):
                yield self._row(number, record, names)

    def _reader(self, file: BinaryIO, escape: str | None) -> Any:
        return csv.reader(decode_lines(file, self.encoding), delimiter=self.delimiter, escapechar=escape)

    def _records(self, reader: Any) -> Iterator[list[str] | str]:
        """Yield each record, or what is wrong with it; blank lines are none."""
        while True:
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield f"line {reader.line_num}: {error}"
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
