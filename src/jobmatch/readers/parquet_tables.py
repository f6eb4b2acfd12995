"""Parquet, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError
from jobmatch.readers.compression import compression, open_bytes
from jobmatch.readers.tables import START, Mark, Row

BATCH = 500  # rows read at once
BUFFER = 1 << 20  # bytes; with a buffer a column is read as it is needed, not whole


class ParquetTable:
    """See the module."""

    layout = None

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def file(self) -> Any:
        """The open file."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            if compression(self.path):  # needs all of it at hand: what tells where its columns lie stands at the end
                with open_bytes(self.path) as file:
                    return pq.ParquetFile(pa.BufferReader(file.read()))
            return pq.ParquetFile(self.path, buffer_size=BUFFER)
        except pa.ArrowInvalid as error:
            raise InputError(f"{self.path}: is a broken Parquet file ({str(error).splitlines()[0]})") from None

    @cached_property
    def columns(self) -> list[str]:
        """Names of the columns, in their order."""
        return list(self.file.schema_arrow.names)

    def marks(self, every: int) -> Iterator[Mark]:
        """Yield the start, a mark after each `every` records, and the end; the file's footer tells."""
        total = int(self.file.metadata.num_rows)
        yield from map(Mark, range(0, total, every))
        yield Mark(total)

    def entry(self, mark: Mark) -> int:
        """Return the first record of the mark's row group."""
        return self._groups_from(mark.row)[1]

    def rows(self, columns: list[str] | None = None, start: Mark = START) -> Iterator[Row]:
        """Yield the records from a mark on; only the given columns are read, and no row group before the mark."""
        groups, number = self._groups_from(start.row)
        for group in groups:  # one by one: what is broken in one costs nothing of those before
            for batch in self.file.iter_batches(BATCH, columns=columns, row_groups=[group]):
                if number + len(batch) > start.row:
                    wanted = batch.slice(max(0, start.row - number))
                    for at, values in enumerate(wanted.to_pylist(), max(number, start.row) + 1):
                        yield Row(at, values)
                number += len(batch)

    def _groups_from(self, row: int) -> tuple[range, int]:
        """Return the row groups from the one that holds `row` on, and the rows before them."""
        before, count = 0, self.file.num_row_groups
        for group in range(count):
            size = self.file.metadata.row_group(group).num_rows
            if before + size > row:
                return range(group, count), before
            before += size
        return range(0), before
