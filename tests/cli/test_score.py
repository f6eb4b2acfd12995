import csv
import io
import json

import pytest

POSTING = """Data Engineer

Requirements
- 4+ years of experience with Python and SQL
- Airflow, Dagster or Prefect
- Bachelor's degree required

Nice to have
- Snowflake
"""


@pytest.fixture
def run(tmp_path, jobmatch):
    (tmp_path / "post.txt").write_text(POSTING)
    (tmp_path / "me.yaml").write_text("years: 2\nskills: [Python (primary), Postgres 14, Airflow, Pyton]\n")
    return jobmatch


def test_jsonl_is_one_object_a_posting(run):
    code, out, err = run("score", "post.txt", "post.txt", "--profile", "me.yaml", "--format", "jsonl")
    first, second = map(json.loads, out.splitlines())
    assert code == 0 and first == second
    assert first["schema"] == "jobmatch.fit/1" and first["posting"]["id"] == "post"
    assert set(first) >= {"version", "lexicon", "role", "score", "low", "high", "ledger", "gaps", "checks", "reason"}
    assert round(sum(line["points"] for line in first["ledger"]), 2) == first["score"] > 50
    assert "'Pyton' is no skill" in err and "did you mean Python" in err
    assert [s["given"] for s in first["profile"]["unknown"]] == ["Pyton"]


def test_the_view_shows_ledger_gaps_and_what_if(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run("score", "post.txt", "--profile", "me.yaml", "--with", "snowflake")
    assert code == 0
    for part in ("Role", "Fit", "Required", "one of Apache Airflow", "Gaps", "Snowflake", "Deal-breakers", "With Snowflake"):
        assert part in out
    assert max(map(len, out.splitlines())) <= 80 and "\x1b" not in out


def test_gaps_alone(run):
    _, out, _ = run("gaps", "post.txt", "--profile", "me.yaml", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [r["requirement"] for r in rows] == ["Snowflake"] or rows[0]["points"] >= rows[-1]["points"]
    assert {"id", "requirement", "level", "points", "nearest"} <= set(rows[0])


def test_fail_under(run):
    assert run("score", "post.txt", "--profile", "me.yaml", "--fail-under", "99")[0] == 1
    assert run("score", "post.txt", "--profile", "me.yaml", "--fail-under", "10")[0] == 0


def test_a_cv_given_as_a_profile_is_told_in_one_line(run, tmp_path):
    (tmp_path / "cv.txt").write_text("Python\n" + "\n".join(f"Quellmoor harbour {n}" for n in "abcdefghijkl"))
    _, _, err = run("score", "post.txt", "--profile", "cv.txt")
    assert "jobmatch profile cv.txt" in err and len(err.strip().splitlines()) == 1


def test_a_text_without_requirements_has_no_score(run, tmp_path):
    (tmp_path / "empty.txt").write_text("Come and see us on Monday at the old harbour, we will have cake.\n")
    code, out, _ = run("score", "empty.txt", "--profile", "me.yaml", "--format", "json")
    found = json.loads(out)
    assert code == 0 and found["score"] is None and found["reason"] == "no requirements found in the posting"
    assert run("score", "empty.txt", "--profile", "me.yaml", "--fail-under", "1")[0] == 1
    assert "no score" in run("score", "empty.txt", "--profile", "me.yaml")[1]


def test_output_file_and_markdown(run, tmp_path):
    code, out, _ = run("score", "post.txt", "--profile", "me.yaml", "-o", "fit.md")
    assert code == 0 and out == "" and "| points |" in (tmp_path / "fit.md").read_text()


def test_own_weights(run, tmp_path):
    (tmp_path / "w.yaml").write_text("level: {preferred: 0}\n")
    _, out, _ = run("score", "post.txt", "--profile", "me.yaml", "--weights", "w.yaml", "-f", "json")
    assert all(line["worth"] == 0 for line in json.loads(out)["ledger"] if line["level"] == "preferred")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["score", "post.txt"], "Missing option"),
        (["score", "post.txt", "--profile", "no.yaml"], "no.yaml: no such file"),
        (["score", "no.txt", "--profile", "me.yaml"], "no.txt: no such file"),
        (["score", "post.txt", "--profile", "me.yaml", "--with", "snowflke"], "did you mean Snowflake?"),
        (["score", "post.txt", "--profile", "me.yaml", "--fail-under", "200"], "--fail-under"),
        (["score", "post.txt", "--profile", "me.yaml", "--weights", "no.yaml"], "no.yaml: no such file; weights are"),
        (["score", "post.txt", "--profile", "me.yaml", "--weights", "me.yaml"], "me.yaml: weights: unknown entry"),
        (["score", "post.txt", "--profile", "me.yaml", "--weights", "."], ".: is a folder; weights are"),
        (["gaps", "post.txt", "--profil", "me.yaml"], "did you mean"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(run, args, said):
    code, out, err = run(*args)
    assert code == 2 and out == "" and said.lower() in err.lower()
    assert len(err.strip().splitlines()) == 1
