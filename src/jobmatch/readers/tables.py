"""Tables of postings, row by row in bounded memory: CSV, JSON Lines and Parquet, also compressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from jobmatch.errors import InputError
from jobmatch.readers.compression import open_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the file holds it; `problem` says why it cannot be used, `number` counts from 1."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problem: str | None = None


class Mark(NamedTuple):
    """A place between two records: how many lie before it, and its byte where the file can be entered there."""

    row: int
    byte: int | None = None


START = Mark(0)


class Table(Protocol):
    """A file of records."""

    path: Path

    @property
    def layout(self) -> str | None:
        """What its records are called, where that is known."""

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in their order."""

    def marks(self, every: int) -> Iterator[Mark]:
        """Yield the start, a mark after each `every` records, and the end; reads the file once where it must."""

    def entry(self, mark: Mark) -> int:
        """Return the record from which reading has to begin in order to reach the mark."""

    def rows(self, columns: list[str] | None = None, start: Mark = START) -> Iterator[Row]:
        """Yield the records from a mark on; only the given columns, where the format allows to skip the others."""


def open_table(path: Path) -> Table:
    """Return the reader for what the file holds, whatever its name; raises InputError with what is wrong."""
    from jobmatch.readers.csv_tables import CsvTable
    from jobmatch.readers.files import is_single
    from jobmatch.readers.folders import FolderTable
    from jobmatch.readers.json_tables import json_table
    from jobmatch.readers.parquet_tables import ParquetTable

    if not path.exists():
        raise InputError(f"{path}: no such file")
    if path.is_dir() or is_single(path):
        return FolderTable(path)
    with open_bytes(path) as file:
        head = file.read(4096)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError(f"{path}: is empty; a table needs rows")
    if head.startswith(b"PAR1"):
        return ParquetTable(path)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[{", b"[\n", b"[\r", b"[ ")):
        return json_table(path)
    if b"\0" in head.split(b"\n", 1)[0] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path}: is no table that can be read; give CSV, JSON or Parquet")
    return CsvTable(path)
