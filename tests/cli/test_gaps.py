import csv
import io
import json

import pytest

POSTS = {
    "a": "Requirements\n- Experience with Python, SQL and Airflow\n",
    "b": "Requirements\n- Experience with Python, SQL and Kafka\n",
    "c": "Requirements\n- Experience with Kafka and Airflow\n",
}


@pytest.fixture
def files(tmp_path):
    (tmp_path / "me.txt").write_text("Python\nSQL\n")
    for name, text in POSTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return [f"{name}.txt" for name in POSTS]


def test_one_posting_shows_its_gaps(jobmatch, files):
    found = json.loads(jobmatch("gaps", "a.txt", "--profile", "me.txt", "-f", "json")[1])
    assert [g["requirement"] for g in found["gaps"]] == ["Apache Airflow"] and "ledger" not in found


def test_many_postings_show_what_to_learn(jobmatch, files):
    code, out, _ = jobmatch("gaps", *files, "--profile", "me.txt", "--threshold", "99", "-f", "json")
    found = json.loads(out)
    assert code == 0 and found["schema"] == "jobmatch.outlook/1" and found["postings"] == 3
    gaps = {g["skill"]: g for g in found["gaps"]}
    assert gaps["apache-kafka"]["wanted"] == gaps["apache-airflow"]["wanted"] == 2
    assert gaps["apache-kafka"]["share"] == 0.6667 and gaps["apache-kafka"]["lifted"] == 1
    together = {s["skill"] for s in found["together"]}
    assert together == {"apache-kafka", "apache-airflow"}
    assert sum(s["lifted"] for s in found["together"]) == 3
    assert found["mean"] + sum(s["points"] for s in found["together"]) == pytest.approx(100, abs=0.02)


def test_each_and_csv(jobmatch, files):
    rows = list(csv.DictReader(io.StringIO(jobmatch("gaps", *files, "--profile", "me.txt", "--each", "-f", "csv")[1])))
    assert [r["id"] for r in rows] == ["a", "b", "c", "c"]
    rows = list(csv.DictReader(io.StringIO(jobmatch("gaps", *files, "--profile", "me.txt", "-f", "csv")[1])))
    assert {"skill", "wanted", "share", "points", "lifted"} <= set(rows[0])


def test_views(jobmatch, files, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = jobmatch("gaps", *files, "--profile", "me.txt")[1]
    assert "What to learn" in out and "best set together" in out and max(map(len, out.splitlines())) <= 80
    out = jobmatch("gaps", *files, "--profile", "me.txt", "--each")[1]
    assert "asked as" in out and " required " in out and max(map(len, out.splitlines())) <= 80
    assert "### Together" in jobmatch("gaps", *files, "--profile", "me.txt", "-f", "markdown")[1]


def test_a_posting_without_requirements_has_not_no_gaps(jobmatch, files, tmp_path):
    (tmp_path / "x.txt").write_text("Come and see us on Monday at the old harbour, we will have cake.\n")
    out = jobmatch("gaps", "x.txt", "--profile", "me.txt")[1]
    assert "no gaps can be named" in out
