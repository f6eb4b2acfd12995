import pytest

from jobmatch.readers.columns import recognise
from jobmatch.readers.fields import plain
from jobmatch.readers.records import MAX_CHARS, read_record
from jobmatch.readers.tables import Row, open_table
from jobmatch.types import Salary

BAD = [
    ("", "empty"), (None, "empty"), (float("nan"), "empty"), ("-1", "empty"), (" \n\t ", "empty"), ("NaN", "empty"),
    ("a\0b", "NUL"),
    ("x" * (MAX_CHARS + 1), "characters"), ("1234 -- 99", "no words"), (17, "a int, no text"), (["a"], "a list, no text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_bad_text_is_set_aside_with_its_reason(text, reason):
    posting, problem = read_record(Row(7, {"jd": text, "title": "Cook"}), recognise(["jd", "title"], "t"), "t", "t.csv")
    assert reason in problem
    assert (posting.id, posting.title, posting.text) == ("t-7", "Cook", "")


CELLS = [(12.0, "12"), (1.5, "1.5"), (" a\n b ", "a b"), ("null", None), (float("nan"), None), ("a\0b", "ab"), (0, "0")]


@pytest.mark.parametrize(("cell", "wanted"), CELLS)
def test_cells_become_plain_text(cell, wanted):
    assert plain(cell) == wanted


def postings(path):
    table = open_table(path)
    columns = recognise(table.columns, str(path))
    return [read_record(row, columns, path.stem, str(path)) for row in table.rows()]


def test_glassdoors_export(tables):
    read = postings(tables / "glassdoor.csv")
    first = read[0][0]
    assert (first.company, first.salary) == ("Brightwater Labs", Salary(85000, 120000, "USD", "year"))
    assert [p.salary and p.salary.per for p, _ in read] == ["year", None, "hour", None, None]
    assert [bool(problem) for _, problem in read] == [False] * 4 + [True]
    assert read[4][0].location == "Oslo"


def test_linkedins_export(tables):
    read = postings(tables / "linkedin.csv")
    assert [p.id for p, _ in read] == ["9000", "9001", "9002", "9003"]
    assert [p.salary for p, _ in read] == [
        Salary(80000, 95000, "USD", "year"), Salary(42.5, 42.5, "USD", "hour"), None, Salary(3600, 4100, "USD", "month"),
    ]  # fmt: skip


def test_jobspys_table(tables):
    read = postings(tables / "jobspy.csv")
    assert [p.salary for p, _ in read] == [Salary(90000, 120000, "USD", "year"), None, None, Salary(18.5, 22, "EUR", "hour")]
    assert [problem for _, problem in read] == [None, None, "the text is empty", None]
