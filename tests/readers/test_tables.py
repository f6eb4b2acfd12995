import csv
import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.errors import InputError
from jobmatch.readers.tables import open_table

ROWS = [
    {"title": "Data Engineer", "description": 'Pipelines, "clean" data\nand C:\\jobs'},
    {"title": "Zoë", "description": "naïve Bayes"},
]
FRENCH = [{"title": "Café", "description": "crème brûlée à la carte, très bon"}] * 3


def values(path):
    return [row.values for row in open_table(path).rows()]


def write_csv(path, rows=ROWS, encoding="utf-8", **options):
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), **options)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_of_any_delimiter_and_encoding(tmp_path, delimiter, encoding):
    path = write_csv(tmp_path / "t.csv", [*ROWS, *FRENCH], encoding, delimiter=delimiter)
    assert values(path)[:2] == ROWS


def test_one_line_in_another_encoding_is_read_all_the_same(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"title,description\n" + "Zoë,ü\n".encode() * 50_000 + "Zoë,ü\n".encode("cp1252"))
    assert values(path)[-1] == {"title": "Zoë", "description": "ü"}


def test_jsonl_and_parquet_give_the_same_rows(tmp_path):
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, ROWS)) + "\n\n")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.parquet")
    assert values(tmp_path / "t.jsonl") == values(tmp_path / "t.parquet") == ROWS


def test_what_is_inside_decides_and_not_the_name(tmp_path):
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.csv")
    assert values(tmp_path / "t.csv") == ROWS


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: pa.compress(data, "zstd", asbytes=True)], ids=["gzip", "zstd"])
def test_compressed_tables(tmp_path, pack):
    plain = write_csv(tmp_path / "t.csv").read_bytes()
    (tmp_path / "packed").write_bytes(pack(plain))
    assert values(tmp_path / "packed") == ROWS


def test_a_backslash_is_a_backslash_but_in_jobspys_tables(tables):
    texts = [row["description"] for row in values(tables / "jobspy.csv")]
    assert "3+ years" in texts[0] and "C++" in texts[0]
    assert 'experiments, "clean" data - and SQL' in texts[1]


def test_jobspys_table_written_anew_by_another_program(tmp_path, tables):
    rows = values(tables / "jobspy.csv")
    rows[0]["description"] = "ends in a backslash \\"
    assert values(write_csv(tmp_path / "again.csv", rows)) == rows


BROKEN = [
    ("a,b\n1,2\n1,2,3\n4,5\n", ["has 3 fields where the header has 2"]),
    ("a,b\n1\n4,5\n", ["has 1 fields where the header has 2"]),
    ("a,b\n\n1,2\n\n", []),
    ('a,b\n1,"x"y\n', []),
]


@pytest.mark.parametrize(("text", "problems"), BROKEN)
def test_broken_csv_records_are_told_apart(tmp_path, text, problems):
    (tmp_path / "t.csv").write_text(text)
    assert [row.problem for row in open_table(tmp_path / "t.csv").rows() if row.problem] == problems


def test_a_lost_quote_costs_a_bounded_number_of_records(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n" + '1,"lost\n' + "2,x\n" * 800_000)
    rows = list(open_table(tmp_path / "t.csv").rows())
    assert "field larger" in rows[0].problem
    assert len(rows) > 200_000 and rows[-1].problem is None


@pytest.mark.parametrize("line", ["{broken", "[1, 2]", '"text"', "[" * 100_000])
def test_a_line_that_is_no_object_has_its_problem(tmp_path, line):
    (tmp_path / "t.jsonl").write_text(f'{{"jd": "x"}}\n{line}\n{{"jd": "y"}}\n')
    rows = list(open_table(tmp_path / "t.jsonl").rows())
    assert [bool(row.problem) for row in rows] == [False, True, False]


NO_TABLES = [
    (b"", "is empty"), (b"\n \n", "is empty"), (b"\x00\x01\x02", "no table"), (b"PAR1 nonsense", "broken Parquet"),
    (b"\n,,\na,b", ":1: holds no column names"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), NO_TABLES)
def test_what_is_no_table_is_refused_in_one_line(tmp_path, content, message):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        _ = open_table(path).columns


def test_a_missing_table(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        open_table(tmp_path / "none.csv")


CELLS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_whatever_is_in_a_cell_comes_back(tmp_path_factory, cells):
    rows = [{"title": "x" + a, "description": b} for a, b in cells]
    path = write_csv(tmp_path_factory.mktemp("csv") / "t.csv", rows)
    assert values(path) == rows
