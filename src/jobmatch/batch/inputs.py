"""What a batch reads: a table, or a folder of tables, cut into parts that can be read on their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice, Columns, columns_of
from jobmatch.readers.files import POSTINGS, TABLES, files_in
from jobmatch.readers.folders import FolderTable
from jobmatch.readers.tables import Mark, Row, Table, open_table

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


class Inputs:
    """A table, or the tables and then the posting files of a folder, in the order of their names."""

    def __init__(self, path: Path, choice: Choice) -> None:
        self.path = path
        self.choice = choice

    @cached_property
    def tables(self) -> list[Table]:
        """The tables; raises InputError where there is none."""
        if not self.path.is_dir():
            return [open_table(self.path)]
        loose = FolderTable(self.path)
        found: list[Table] = [open_table(file) for file in files_in(self.path, TABLES)]
        found += [loose] if loose.files else []
        if not found:
            raise InputError(f"{self.path}: holds no postings; there must be {', '.join((*TABLES, *POSTINGS))} in it")
        return found

    @property
    def files(self) -> list[Path]:
        """All files that are read."""
        return [file for table in self.tables for file in (table.files if isinstance(table, FolderTable) else [table.path])]

    @cached_property
    def columns(self) -> dict[str, Columns]:
        """The columns of each table; raises InputError where one has no text column."""
        return {str(table.path): chosen(table, self.choice) for table in self.tables}

    def describe(self) -> dict[str, str]:
        """Return which column was taken for what, by table; tables with the same columns are told once."""
        first: dict[str, str] = {}
        for table in self.tables:
            columns = "" if isinstance(table, FolderTable) else self.columns[str(table.path)].describe()
            first.setdefault(": ".join(filter(None, (table.layout, columns))), str(table.path))
        return {path: said for said, path in first.items()}

    def identity(self) -> dict[str, list[int]]:
        """Return size and time of change (nanoseconds) of each file, by its name."""
        root = self.path if self.path.is_dir() else self.path.parent
        stats = ((file, file.stat()) for file in self.files)
        return {file.relative_to(root).as_posix(): [s.st_size, s.st_mtime_ns] for file, s in stats}

    def parts(self, size: int | None = None) -> Iterator[Part]:
        """Yield the parts of `size` records; each file is looked through once where that is needed to count them."""
        marks = {table.path: list(table.marks(size or LEAST)) for table in self.tables}
        total = sum(found[-1].row for found in marks.values())
        step = 1 if size else min(max(total // PARTS // LEAST, 1), MOST // LEAST)
        index = 0
        for path, found in marks.items():
            for start, stop in pairwise([*found[:-1:step], found[-1]]):
                yield Part(index, str(path.absolute()), start, stop.row)
                index += 1


def chosen(table: Table, choice: Choice) -> Columns:
    """Return the columns of a table, those of posting files being what they are."""
    return columns_of(table.columns, str(table.path), Choice() if isinstance(table, FolderTable) else choice)


class Cursor:
    """Reads parts one after the other; a file that cannot be entered in the middle is not begun anew for each."""

    def __init__(self) -> None:
        self._at: int | None = None
        self._next: Row | None = None
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
            self._rows, self._columns, self._next = table.rows(columns, part.start), columns, None
        while (row := self._next or next(self._rows, None)) and row.number <= part.stop:
            self._next = None
            if row.number > part.start.row:
                yield row
        self._next, self._at = row, part.stop  # a row too far: several may have the number of the last
