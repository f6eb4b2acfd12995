import csv
import json

import pyarrow.parquet as pq
import pytest

from jobmatch.batch.output import csv_header, write_rows
from jobmatch.batch.rows import COLUMNS, blank

ROW = {**blank(), "id": "ü-1", "title": 'a "b"\nc', "skills_required": ["sql", "python"], "years": 3.0}
KINDS = ["csv", "jsonl", "parquet"]


def read(path):
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    return pq.read_table(path).to_pylist() if path.suffix == ".parquet" else [json.loads(x) for x in path.open(encoding="utf-8")]


@pytest.mark.parametrize("kind", KINDS)
def test_rows_come_back(tmp_path, kind):
    path = tmp_path / f"out.{kind}"
    write_rows(path, [ROW, {**blank(), "id": "2", "error": "x"}], kind)
    first, second = read(path)
    assert list(first) == list(COLUMNS)
    assert (first["id"], first["title"]) == (ROW["id"], ROW["title"])
    assert first["skills_required"] == ("sql;python" if kind == "csv" else ["sql", "python"])
    assert second["error"] == "x"


@pytest.mark.parametrize("kind", KINDS)
def test_a_batch_without_rows_has_its_columns(tmp_path, kind):
    path = tmp_path / f"out.{kind}"
    write_rows(path, [], kind)
    assert path.exists() and read(path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_half_written_stays(tmp_path, kind):
    path = tmp_path / f"out.{kind}"
    path.write_text("before")

    def broken():
        yield ROW
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_rows(path, broken(), kind)
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]


def test_the_header_that_is_cut_off_when_parts_are_joined_is_the_one_that_is_written(tmp_path):
    write_rows(tmp_path / "out.csv", [], "csv")
    assert (tmp_path / "out.csv").read_bytes() == csv_header()
