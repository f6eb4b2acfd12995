"""Writes rows to CSV, JSON Lines or Parquet: whole, or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from jobmatch.batch.files import whole
from jobmatch.batch.rows import COLUMNS, LIST, LISTS, TEXT

Rows = Iterable[dict[str, Any]]
SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet", ".xlsx": "xlsx"}
GROUP = 1000  # rows turned into Arrow at once
LIST_SEPARATOR = ";"  # between the items of a list in one CSV cell
PARQUET = {"compression": "zstd"}


def write_rows(path: Path, rows: Rows, kind: str) -> None:
    """Write all rows, or leave what was there; `kind` is csv, jsonl or parquet."""
    with whole(path) as part:
        _WRITERS[kind](part, rows)


def csv_header() -> bytes:
    """Return the first line of a CSV output."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(COLUMNS)
    return out.getvalue().encode()


def arrow_schema() -> Any:
    """Return the Arrow schema of the output columns."""
    import pyarrow as pa

    types = {TEXT: pa.string(), LIST: pa.list_(pa.string())}
    return pa.schema([(name, types.get(kind, pa.float64())) for name, kind in COLUMNS.items()])


def _write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, **{name: LIST_SEPARATOR.join(row[name]) for name in LISTS}})


def _write_jsonl(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_parquet(path: Path, rows: Rows) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema()
    with pq.ParquetWriter(path, schema, **PARQUET) as writer:
        for group in _chunks(rows):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _chunks(rows: Rows) -> Iterator[list[dict[str, Any]]]:
    stream = iter(rows)
    while chunk := list(islice(stream, GROUP)):
        yield chunk


_WRITERS: dict[str, Callable[[Path, Rows], None]] = {"csv": _write_csv, "jsonl": _write_jsonl, "parquet": _write_parquet}
