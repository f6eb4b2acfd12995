"""A batch: what goes in and out, checked before any work, then the work."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from jobmatch.batch.files import check_writable
from jobmatch.batch.output import output_kind, write_rows
from jobmatch.batch.reading import RowMaker
from jobmatch.batch.tally import Tally
from jobmatch.errors import InputError
from jobmatch.pipeline import Analyser
from jobmatch.readers.columns import Columns, recognise
from jobmatch.readers.records import read_record
from jobmatch.readers.tables import Table, open_table
from jobmatch.types import Profile


@dataclass
class Batch:
    """One table to read and one file to write."""

    table: Table
    columns: Columns
    output: Path
    kind: str
    tally: Tally = field(default_factory=Tally)

    @classmethod
    def plan(
        cls, table: Path, output: Path, *, text: str | None = None, title: str | None = None, id: str | None = None
    ) -> Batch:
        """Check input and output and find the columns; raises InputError, before anything is written."""
        kind = output_kind(output)
        check_writable(output)
        if output.exists() and table.exists() and output.samefile(table):
            raise InputError(f"{output}: is the table that is read; write to another file")
        opened = open_table(table)
        return cls(opened, recognise(opened.columns, str(table), text=text, title=title, id=id), output, kind)

    @property
    def size(self) -> int | None:
        """Number of rows, None where it is not known without reading them."""
        return self.table.size

    def run(self, analyser: Analyser, profile: Profile | None = None) -> None:
        """Read every posting and write its row."""
        stem, source = self.table.path.stem, str(self.table.path)
        records = self.table.rows(self.columns.used)
        postings = (read_record(row, self.columns, stem, source) for row in records)
        write_rows(self.output, self.tally.count(RowMaker(analyser, profile).rows(postings)), self.kind)
