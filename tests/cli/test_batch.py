import csv
import json
from pathlib import Path

import pytest

TABLES = Path(__file__).parents[2] / "samples" / "tables"


@pytest.fixture
def run(jobmatch):
    return jobmatch


def rows(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def test_a_table_in_and_a_row_a_posting_out(run):
    code, out, err = run("batch", TABLES / "plain.csv", "-o", "out.jsonl")
    assert (code, out) == (0, "")
    assert "text = description, title = title" in err and "4 postings, 4 read" in err
    found = rows("out.jsonl")
    assert [r["id"] for r in found] == ["p-1", "p-2", "p-3", "p-4"]
    assert {"python", "pytorch", "docker"} <= set(found[0]["skills_required"]) and "mlflow" in found[0]["skills_preferred"]


@pytest.mark.parametrize("name", ["plain.jsonl", "plain.csv"])
def test_every_format_gives_the_same_rows(run, name):
    run("batch", TABLES / "plain.csv", "-o", "a.jsonl", "-q")
    run("batch", TABLES / name, "-o", "b.jsonl", "-q")
    assert Path("a.jsonl").read_bytes() == Path("b.jsonl").read_bytes()


def test_rows_that_cannot_be_read_are_kept_and_counted(run):
    code, _, err = run("batch", TABLES / "glassdoor.csv", "-o", "out.jsonl")
    assert code == 0 and "1 set aside (1: the text is empty)" in err
    assert [bool(r["error"]) for r in rows("out.jsonl")] == [False] * 4 + [True]


def test_strict_exits_with_1_where_a_row_was_set_aside(run):
    assert run("batch", TABLES / "glassdoor.csv", "-o", "out.jsonl", "--strict")[0] == 1
    assert run("batch", TABLES / "plain.csv", "-o", "out.jsonl", "--strict")[0] == 0


def test_quiet_says_nothing(run):
    assert run("batch", TABLES / "plain.csv", "-o", "out.csv", "-q") == (0, "", "")


def test_a_profile_adds_score_and_gaps(run):
    Path("me.yaml").write_text("skills: [Python, SQL, Airflow]\n")
    run("batch", TABLES / "plain.csv", "-o", "out.csv", "-p", "me.yaml", "-q")
    with Path("out.csv").open(newline="") as file:
        found = list(csv.DictReader(file))
    assert 0 < float(found[2]["score"]) < 100 and "snowflake" in found[2]["gaps"].split(";")


REFUSED = [
    (["no.csv", "-o", "out.csv"], "no.csv: no such file"),
    ([TABLES / "plain.csv", "-o", "out.xml"], "out.xml: the suffix tells no format"),
    ([TABLES / "plain.csv", "-o", "none/out.csv"], "none: no such folder"),
    ([TABLES / "plain.csv", "-o", "."], "is there already and not empty"),
    ([TABLES / "plain.csv", "-o", "out.csv", "--workers", "2", "--scheduler", "tcp://localhost:1"], "exclude each other"),
    ([TABLES / "plain.csv", "-o", "out.csv", "--text-column", "descripton"], "did you mean 'description'"),
    (["bare.csv", "-o", "out.csv"], "there are title, price; name one with --text-column"),
    ([TABLES / "plain.csv", "-o", "out.csv", "-p", "none.yaml"], "none.yaml: no such file"),
    ([TABLES / "plain.csv"], "Missing option"),
]


@pytest.mark.parametrize(("args", "message"), REFUSED)
def test_what_cannot_be_done_is_one_line_and_exit_2(run, args, message):
    Path("bare.csv").write_text("title,price\nCook,3\n")
    before = set(Path().iterdir())
    code, out, err = run("batch", *args)
    assert (code, out) == (2, "")
    assert message in err.splitlines()[-1] and "Traceback" not in err
    assert set(Path().iterdir()) == before


def test_the_table_itself_is_never_overwritten(run):
    Path("t.csv").write_text("jd\nPython\n")
    code, _, err = run("batch", "t.csv", "-o", "t.csv")
    assert code == 2 and "is the table that is read" in err and Path("t.csv").read_text() == "jd\nPython\n"
