"""Rows as CSV, Excel or Parquet: what the verbs print where a table comes out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

Output = str | bytes
TABLES = ("csv", "xlsx", "parquet")


def to_table(format_: str, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> Output:
    """Return the rows as csv, xlsx or parquet with these columns; what a row lacks is an empty cell."""
    if format_ == "csv":
        return to_csv(columns, rows)
    from jobmatch.batch.sheets import parquet, workbook

    return (parquet if format_ == "parquet" else workbook)(columns, list(rows))


def to_csv(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as CSV with the columns; None is an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
