import csv
import json

import pyarrow.parquet as pq
import pytest

from jobmatch.batch.output import output_kind, write_rows
from jobmatch.batch.rows import COLUMNS, blank
from jobmatch.errors import InputError

ROW = {**blank(), "id": "ü-1", "title": 'a "b"\nc', "skills_required": ["sql", "python"], "years": 3.0}


def read(path):
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    return pq.read_table(path).to_pylist() if path.suffix == ".parquet" else [json.loads(x) for x in path.open(encoding="utf-8")]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_rows_come_back(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    write_rows(path, [ROW, {**blank(), "id": "2", "error": "x"}], suffix[1:])
    first, second = read(path)
    assert list(first) == list(COLUMNS)
    assert (first["id"], first["title"]) == (ROW["id"], ROW["title"])
    assert first["skills_required"] == ("sql;python" if suffix == ".csv" else ["sql", "python"])
    assert second["error"] == "x"


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_a_batch_without_rows_has_its_columns(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    write_rows(path, [], suffix[1:])
    assert path.exists() and read(path) == []


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_nothing_half_written_stays(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    path.write_text("before")

    def broken():
        yield ROW
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_rows(path, broken(), suffix[1:])
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]


def test_a_suffix_that_tells_no_format():
    from pathlib import Path

    with pytest.raises(InputError, match=r"out\.xls: .*\.csv, \.jsonl, \.parquet"):
        output_kind(Path("out.xls"))
