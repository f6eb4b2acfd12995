"""Puts the parts together: one file in the order of the table, or a folder of Parquet parts."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from jobmatch.batch.files import cannot, clear, sync, whole
from jobmatch.batch.output import PARQUET, arrow_schema, csv_header
from jobmatch.batch.rows import COLUMNS, LISTS
from jobmatch.batch.sheets import workbook
from jobmatch.batch.work import Aside
from jobmatch.errors import InputError

GROUP = 10_000  # rows a row group of the one Parquet file, at least


def one_file(parts: list[Path], output: Path, kind: str) -> None:
    """Write the parts into one file, whole or not at all."""
    with whole(output) as target:
        _JOINERS[kind](parts, target)


def one_folder(parts: Path, output: Path) -> None:
    """Give the folder of parts the name of the output, in one step; raises InputError where that is taken."""
    clear(parts, ".part-*")
    try:
        sync(parts)
        parts.rename(output)  # also over an empty folder
        sync(output.parent)
    except OSError as error:
        raise InputError(cannot(output, error)) from error


def write_rejects(aside: Iterable[Aside], output: Path) -> None:
    """Write the records that were set aside as CSV, with file, number, id, title and reason."""
    with whole(output) as target, target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "row", "id", "title", "reason"))
        writer.writerows((a.file, a.row, a.id, a.title, a.reason) for a in aside)


def _join_csv(parts: list[Path], target: Path) -> None:
    header = csv_header()
    with target.open("wb") as out:
        out.write(header)
        _append(parts, out, skip=len(header))


def _join_jsonl(parts: list[Path], target: Path) -> None:
    with target.open("wb") as out:
        _append(parts, out, skip=0)


def _append(parts: list[Path], out: BinaryIO, skip: int) -> None:
    for part in parts:
        with part.open("rb") as file:
            file.seek(skip)
            shutil.copyfileobj(file, out)


def _join_xlsx(parts: list[Path], target: Path) -> None:
    lines = (json.loads(line) for part in parts for line in part.open("rb"))
    target.write_bytes(workbook(tuple(COLUMNS), [{**row, **{name: "; ".join(row[name]) for name in LISTS}} for row in lines]))


def _join_parquet(parts: list[Path], target: Path) -> None:
    import pyarrow.parquet as pq

    schema = arrow_schema()
    with pq.ParquetWriter(target, schema, **PARQUET) as writer:
        for table in _tables(parts):
            writer.write_table(table)


def _tables(parts: list[Path]) -> Iterator[Any]:
    """Yield the parts' tables, several as one, so that row groups are of a good size."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    held: list[Any] = []
    for part in parts:
        held.append(pq.read_table(part, partitioning=None))
        if sum(len(table) for table in held) >= GROUP:
            yield pa.concat_tables(held).combine_chunks()
            held = []
    if held:
        yield pa.concat_tables(held).combine_chunks()


_JOINERS: dict[str, Callable[[list[Path], Path], None]] = {
    "csv": _join_csv, "jsonl": _join_jsonl, "parquet": _join_parquet, "xlsx": _join_xlsx,
}  # fmt: skip
