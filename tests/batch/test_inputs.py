import csv
import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.batch.inputs import LEAST, Cursor, Inputs
from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice
from jobmatch.readers.tables import open_table

ROWS = [{"id": str(i), "description": f'text {i}, "said"\nand more' if i % 3 else f"line {i}"} for i in range(1, 48)]


def write(path, rows=ROWS):
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=10)
    elif path.suffix == ".jsonl":
        path.write_text("\n\n".join(__import__("json").dumps(r) for r in rows))
    else:
        with path.open("w", newline="") if path.suffix == ".csv" else gzip.open(path, "wt", newline="") as file:
            writer = csv.DictWriter(file, ["id", "description"])
            writer.writeheader()
            writer.writerows(rows)
    return path


FORMS = ["t.csv", "t.jsonl", "t.parquet", "t.csv.gz"]


def read(parts, cursor=None):
    cursor = cursor or Cursor()
    return [row.values["id"] for part in parts for row in cursor.rows(part, None)]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("size", [1, 7, 10, 47, 100])
def test_the_parts_make_the_whole(tmp_path, name, size):
    parts = list(Inputs(write(tmp_path / name), Choice()).parts(size))
    assert [p.index for p in parts] == list(range(len(parts)))
    assert read(parts) == [r["id"] for r in ROWS]
    assert all(p.rows == size for p in parts[:-1]) and sum(p.rows for p in parts) == len(ROWS)


@pytest.mark.parametrize("name", FORMS)
def test_any_part_can_be_read_by_itself_and_in_any_order(tmp_path, name):
    parts = list(Inputs(write(tmp_path / name), Choice()).parts(5))
    cursor = Cursor()
    for part in [*parts[::-1], *parts[::3], parts[0], parts[0]]:
        wanted = [r["id"] for r in ROWS[part.start.row : part.stop]]
        assert read([part]) == read([part], cursor) == wanted


def test_a_part_left_in_the_middle_does_not_disturb_the_next(tmp_path):
    parts = list(Inputs(write(tmp_path / "t.csv.gz"), Choice()).parts(5))
    cursor = Cursor()
    next(cursor.rows(parts[0], None))
    assert read([parts[1]], cursor) == [r["id"] for r in ROWS[5:10]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=8), st.integers(1, 3))
def test_the_parts_of_any_csv_make_the_whole(tmp_path_factory, texts, size):
    path = write(tmp_path_factory.mktemp("t") / "t.csv", [{"id": str(i), "description": "x" + t} for i, t in enumerate(texts)])
    cursor = Cursor()
    rows = [row for part in Inputs(path, Choice()).parts(size) for row in cursor.rows(part, None)]
    assert rows == list(open_table(path).rows())
    assert [r.values["description"] for r in rows] == ["x" + t for t in texts]


def test_a_folder_of_tables_is_read_in_the_order_of_names(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("b.csv", "a.parquet", "deep/c.jsonl"):
        write(tmp_path / name)
    for name in ("_old.csv", ".hidden.csv", "logo.svg"):
        (tmp_path / name).write_text("no,table\n")
    inputs = Inputs(tmp_path, Choice())
    assert [f.name for f in inputs.files] == ["a.parquet", "b.csv", "c.jsonl"]
    assert read(inputs.parts(20)) == [r["id"] for r in ROWS] * 3


def test_parts_grow_with_the_table_but_not_for_ever(tmp_path):
    for rows, most in ((LEAST - 1, LEAST), (LEAST + 1, LEAST), (100 * LEAST, LEAST), (1000 * LEAST, 1000), (4000 * LEAST, 2000)):
        pq.write_table(pa.table({"id": ["x"] * rows, "jd": ["y"] * rows}), tmp_path / "t.parquet")
        parts = list(Inputs(tmp_path / "t.parquet", Choice()).parts())
        assert max(p.rows for p in parts) == min(rows, most) and sum(p.rows for p in parts) == rows


def test_an_empty_table_has_no_parts(tmp_path):
    for name in ("t.csv", "t.parquet"):
        write(tmp_path / name, ROWS[:0] if name == "t.csv" else ROWS)
    pq.write_table(pa.table({"jd": pa.array([], pa.string())}), tmp_path / "t.parquet")
    assert [list(Inputs(tmp_path / n, Choice()).parts()) for n in ("t.csv", "t.parquet")] == [[], []]


def test_a_folder_without_tables(tmp_path):
    with pytest.raises(InputError, match="holds no postings"):
        _ = Inputs(tmp_path, Choice()).files
