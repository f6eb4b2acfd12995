"""Posting files as a table: a record a file, or several where a file holds several postings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.readers.columns import NAMES
from jobmatch.readers.compression import stem
from jobmatch.readers.files import file_fields, posting_files
from jobmatch.readers.tables import START, Mark, Row


class FolderTable:
    """The posting files of a folder, in the order of their names; or one such file."""

    layout = "posting files"

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def files(self) -> list[Path]:
        """The files."""
        return posting_files(self.path) if self.path.is_dir() else [self.path]

    @property
    def columns(self) -> list[str]:
        """The fields that a file can say."""
        return list(NAMES)

    def marks(self, every: int) -> Iterator[Mark]:
        """Yield the start, a mark after each `every` files, and the end."""
        yield from map(Mark, range(0, len(self.files), every))
        yield Mark(len(self.files))

    def entry(self, mark: Mark) -> int:
        """Return the mark's own file."""
        return mark.row

    def rows(self, columns: list[str] | None = None, start: Mark = START) -> Iterator[Row]:
        """Yield the postings from a file on, numbered by file; a file that cannot be read has its problem."""
        for number, file in enumerate(self.files[start.row :], start.row + 1):
            yield from self._rows(number, file)

    def _rows(self, number: int, file: Path) -> Iterator[Row]:
        name = (file.relative_to(self.path).parent / stem(file)).as_posix() if self.path.is_dir() else stem(file)
        try:
            said = list(file_fields(file))
        except (InputError, OSError) as error:
            yield Row(number, {"id": name}, str(error).removeprefix(f"{file}: "))
            return
        for at, fields in enumerate(said, 1):
            own = name if len(said) == 1 else fields.get("id") or f"{name}-{at}"
            yield Row(number, {**fields, "id": own})
