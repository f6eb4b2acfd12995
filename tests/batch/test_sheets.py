"""Small tables as Parquet and Excel."""

import io
import zipfile

import pyarrow.parquet as pq
import pytest

from jobmatch.batch.sheets import parquet, workbook
from jobmatch.reports.tables import to_table

ROWS = [{"a": "x", "b": 1, "c": None, "d": 1}, {"a": "=1+1", "b": 2.5, "d": "two"}, {"a": "http://example.org"}]
COLUMNS = ("a", "b", "c", "d")


def test_parquet_keeps_numbers_and_gaps():
    found = pq.read_table(io.BytesIO(parquet(COLUMNS, ROWS)))
    assert found.column_names == list(COLUMNS)
    assert found.to_pydict() == {
        "a": ["x", "=1+1", "http://example.org"],
        "b": [1.0, 2.5, None],
        "c": [None] * 3,
        "d": ["1", "two", None],
    }


def test_a_workbook_holds_text_as_text():
    pytest.importorskip("xlsxwriter")
    book = zipfile.ZipFile(io.BytesIO(workbook(COLUMNS, ROWS)))
    sheet, texts = (book.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "sharedStrings"))
    assert "<f>" not in sheet and "=1+1" in texts and "hyperlink" not in sheet and "<v>2.5</v>" in sheet


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_a_table_without_rows(kind):
    assert to_table(kind, COLUMNS, [])
