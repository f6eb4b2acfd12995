"""Parquet, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError
from jobmatch.readers.tables import Row

BATCH = 500  # rows read at once
BUFFER = 1 << 20  # bytes; with a buffer a column is read as it is needed, not whole


class ParquetTable:
    """See the module."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def file(self) -> Any:
        """The open file."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return pq.ParquetFile(self.path, buffer_size=BUFFER)
        except pa.ArrowInvalid as error:
            raise InputError(f"{self.path}: is a broken Parquet file ({str(error).splitlines()[0]})") from None

    @cached_property
    def columns(self) -> list[str]:
        """Names of the columns, in their order."""
        return list(self.file.schema_arrow.names)

    @property
    def size(self) -> int | None:
        """Number of rows."""
        return int(self.file.metadata.num_rows)

    def rows(self, columns: list[str] | None = None) -> Iterator[Row]:
        """Yield the records in order; only the given columns are read."""
        number = 0
        for batch in self.file.iter_batches(BATCH, columns=columns):
            for values in batch.to_pylist():
                number += 1
                yield Row(number, values)
