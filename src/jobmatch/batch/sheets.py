"""Small tables as the bytes of a Parquet or Excel file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from jobmatch.errors import InputError

EXTRA = "pip install 'jobmatch[excel]'"
WIDEST = 60  # characters of a column
MOST_CHARS = 32_767  # of a cell
MOST_ROWS = 1_048_575  # below the line of names


def parquet(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> bytes:
    """Return the rows as Parquet; a column of mixed kinds becomes text, an empty one too."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = {name: _column([row.get(name) for row in rows]) for name in columns}
    out = io.BytesIO()
    pq.write_table(pa.table(table), out, compression="zstd")
    return out.getvalue()


def _column(values: list[Any]) -> Any:
    import pyarrow as pa

    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int, float} and len(kinds) == 2:
        values = [None if v is None else float(v) for v in values]
    elif len(kinds) > 1 or not kinds:
        values = [None if v is None else str(v) for v in values]
    return pa.array(values, pa.string()) if not kinds else pa.array(values)


def workbook(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> bytes:
    """Return the rows as an Excel workbook of one sheet; raises InputError without the extra."""
    check_excel()
    import xlsxwriter

    if len(rows) > MOST_ROWS:
        raise InputError(f"Excel holds {MOST_ROWS:,} rows, not {len(rows):,}; take csv or parquet")
    out = io.BytesIO()
    # A cell that begins with = or http stays what it is: text of a posting, no formula and no link.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet("jobmatch"), book.add_format({"bold": True})
    sheet.write_row(0, 0, columns, bold)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, [_cell(row.get(name)) for name in columns])
    for at, name in enumerate(columns):
        longest = max((len(str(row.get(name) or "")) for row in rows), default=0)
        sheet.set_column(at, at, min(max(longest, len(name)) + 2, WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    book.close()
    return out.getvalue()


def check_excel() -> None:
    """Raise InputError where the extra is not installed."""
    if find_spec("xlsxwriter") is None:
        raise InputError(f"xlsx needs {EXTRA}; or take csv")


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else str(value)[:MOST_CHARS]
