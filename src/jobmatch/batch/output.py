"""Writes rows to CSV, JSON Lines or Parquet: whole, or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from jobmatch.batch.files import whole
from jobmatch.batch.rows import COLUMNS, LIST, LISTS, TEXT
from jobmatch.errors import InputError

Rows = Iterable[dict[str, Any]]
SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}
GROUP = 1000  # rows a Parquet row group
LIST_SEPARATOR = ";"  # between the items of a list in one CSV cell


def output_kind(path: Path) -> str:
    """Return csv, jsonl or parquet by the suffix; raises InputError for another."""
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"{path}: the suffix tells no format; end the name in {', '.join(SUFFIXES)}")
    return kind


def write_rows(path: Path, rows: Rows, kind: str) -> None:
    """Write all rows, or leave what was there; `kind` is csv, jsonl or parquet."""
    with whole(path) as part:
        _WRITERS[kind](part, rows)


def _write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, **{name: LIST_SEPARATOR.join(row[name]) for name in LISTS}})


def _write_jsonl(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_parquet(path: Path, rows: Rows) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _chunks(rows):
            writer.write_table(pa.Table.from_pylist(group, schema))


def arrow_schema() -> Any:
    """Return the Arrow schema of the output columns."""
    import pyarrow as pa

    types = {TEXT: pa.string(), LIST: pa.list_(pa.string())}
    return pa.schema([(name, types.get(kind, pa.float64())) for name, kind in COLUMNS.items()])


def _chunks(rows: Rows) -> Iterator[list[dict[str, Any]]]:
    stream = iter(rows)
    while chunk := list(islice(stream, GROUP)):
        yield chunk


_WRITERS: dict[str, Callable[[Path, Rows], None]] = {"csv": _write_csv, "jsonl": _write_jsonl, "parquet": _write_parquet}
