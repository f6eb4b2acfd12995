"""What a batch reads: a table, or a folder of tables, cut into parts that can be read on their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.readers.columns import Columns, recognise
from jobmatch.readers.tables import Mark, Row, Table, open_table

TABLE_SUFFIXES = (".parquet", ".csv", ".tsv", ".jsonl", ".ndjson")
PACKED = (".gz", ".zst")
LEAST, MOST = 200, 2000  # records a part
PARTS = 200  # aimed at: fine enough to go on from, few enough to list


@dataclass(frozen=True, slots=True)
class Part:
    """Records `start.row` (exclusive) to `stop` (inclusive) of a file; `index` counts all parts of the batch."""

    index: int
    path: str
    start: Mark
    stop: int

    @property
    def rows(self) -> int:
        """Number of records."""
        return self.stop - self.start.row


@dataclass(frozen=True)
class Choice:
    """The columns that the user named; None where the name is to be recognised."""

    text: str | None = None
    title: str | None = None
    id: str | None = None


class Inputs:
    """A table, or the tables of a folder in the order of their names."""

    def __init__(self, path: Path, choice: Choice) -> None:
        self.path = path
        self.choice = choice

    @cached_property
    def files(self) -> list[Path]:
        """The tables; raises InputError where there is none."""
        if not self.path.is_dir():
            return [self.path]
        found = sorted(p for p in self.path.rglob("*") if _is_table(p, self.path))
        if not found:
            raise InputError(f"{self.path}: holds no table; there must be {', '.join(TABLE_SUFFIXES)} in it")
        return found

    @cached_property
    def columns(self) -> dict[Path, Columns]:
        """The columns of each file; raises InputError where one has no text column."""
        return {file: columns_of(open_table(file), self.choice) for file in self.files}

    def identity(self) -> dict[str, list[int]]:
        """Return size and time of change (nanoseconds) of each file, by its name."""
        root = self.path if self.path.is_dir() else self.path.parent
        stats = ((file, file.stat()) for file in self.files)
        return {file.relative_to(root).as_posix(): [s.st_size, s.st_mtime_ns] for file, s in stats}

    def parts(self, size: int | None = None) -> Iterator[Part]:
        """Yield the parts of `size` records; each file is looked through once where that is needed to count them."""
        marks = {file: list(open_table(file).marks(size or LEAST)) for file in self.files}
        total = sum(found[-1].row for found in marks.values())
        step = 1 if size else min(max(total // PARTS // LEAST, 1), MOST // LEAST)
        index = 0
        for file, found in marks.items():
            for start, stop in pairwise([*found[:-1:step], found[-1]]):
                yield Part(index, str(file.absolute()), start, stop.row)
                index += 1


def columns_of(table: Table, choice: Choice) -> Columns:
    """Return the columns of a table; raises InputError without a text column."""
    return recognise(table.columns, str(table.path), text=choice.text, title=choice.title, id=choice.id)


class Cursor:
    """Reads parts one after the other; a file that cannot be entered in the middle is not begun anew for each."""

    def __init__(self) -> None:
        self._at: int | None = None
        self._columns: list[str] | None = None
        self._rows: Iterator[Row] = iter(())
        self._table: Table | None = None

    def table(self, path: str) -> Table:
        """Return the table of that path, opened once as long as no other is asked for."""
        if self._table is None or str(self._table.path) != path:
            self._table, self._at = open_table(Path(path)), None
        return self._table

    def rows(self, part: Part, columns: list[str] | None) -> Iterator[Row]:
        """Yield the records of the part, in order."""
        table = self.table(part.path)
        at, self._at = self._at, None  # unknown until the part has been read to its end
        if at is None or at > part.start.row or at <= table.entry(part.start) or columns != self._columns:
            self._rows, self._columns = table.rows(columns, part.start), columns
        for row in self._rows:
            if row.number > part.start.row:
                yield row
            if row.number >= part.stop:
                break
        self._at = part.stop


def _is_table(path: Path, root: Path) -> bool:
    name = path.name.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    hidden = any(piece.startswith((".", "_")) for piece in path.relative_to(root).parts)
    return name.endswith(TABLE_SUFFIXES) and not hidden and path.is_file()
