"""jobmatch classify, evaluate --roles and train-roles, run as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from jobmatch import __version__
from jobmatch.lexicon import load

TEXT = """Responsibilities:
- Build and maintain data pipelines with Airflow and Spark
- Load data from many sources into our Snowflake warehouse with dbt
- Design data models and keep ETL jobs reliable
- Build and maintain data pipelines in Spark
- Load the data warehouse and keep data quality high

Requirements:
- SQL, Airflow, and AWS or GCP
"""


@pytest.fixture
def posting(tmp_path: Path) -> str:
    path = tmp_path / "acme-7.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def labelled(tmp_path: Path) -> str:
    path = tmp_path / "labelled.jsonl"
    rows = [
        {"text": TEXT, "label": "data-engineer", "source": "a"},
        {"text": "Care for patients on the ward. " * 6, "label": "other", "source": "b"},
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def test_jsonl_prints_the_record_and_nothing_else(jobmatch, posting: str) -> None:
    code, out, err = jobmatch("classify", posting, "-f", "jsonl")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["schema"], found["version"], found["lexicon"]) == ("jobmatch.role/1", __version__, load().hash)
    assert (found["posting"]["id"], found["role"]["label"]) == ("acme-7", "data-engineer")
    assert sum(e["weight"] for e in found["role"]["evidence"]) == pytest.approx(found["role"]["log_odds"], abs=1e-6)


def test_the_table_shows_how_sure_and_why(jobmatch, posting: str) -> None:
    code, out, _ = jobmatch("classify", posting)
    assert code == 0
    assert "data engineer (" in out and "Builds and maintains data pipelines" in out and "log-odds" in out
    assert not any(line.lstrip().startswith("-") for line in out.split("all others")[0].splitlines()[:-1])


def test_explain_shows_what_spoke_against(jobmatch, posting: str) -> None:
    _, out, _ = jobmatch("classify", posting, "--explain", "--format", "markdown")
    points = [line.split("|")[1].strip() for line in out.splitlines() if line.startswith(("| +", "| -"))]
    assert any(p.startswith("-") for p in points)
    assert sum(map(float, points[:-1])) == pytest.approx(float(points[-1]), abs=0.2)


def test_csv_has_a_row_a_posting(jobmatch, posting: str) -> None:
    _, out, _ = jobmatch("classify", posting, posting, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [r["role"] for r in rows] == ["data-engineer"] * 2
    assert sum(float(v) for k, v in rows[0].items() if k.startswith("p_")) == pytest.approx(1, abs=1e-3)


def test_a_title_given_beside_the_text_counts(jobmatch, posting: str) -> None:
    _, out, _ = jobmatch("classify", posting, "--title", "Data Scientist", "-f", "json")
    role = json.loads(out)["role"]
    assert "titled-data-scientist" in {e["distinction"] for e in role["evidence"]}
    assert role["note"].startswith("titled Data Scientist, reads as data engineer")


def test_evaluate_prints_figures_as_json(jobmatch, labelled: str) -> None:
    code, out, _ = jobmatch("evaluate", "--roles", labelled, "--masked", "--format", "json")
    found = json.loads(out)
    assert (code, found["masked"], found["four"]["accuracy"], found["postings"]) == (0, True, 1.0, 2)


def test_evaluate_prints_tables(jobmatch, labelled: str) -> None:
    code, out, _ = jobmatch("evaluate", "--roles", labelled)
    assert code == 0
    assert all(word in out for word in ("With other", "read as", "data-engineer", "macro-F1", "sure from", "By source"))


@pytest.mark.parametrize("arguments", [("evaluate", "--roles", "none.csv"), ("train-roles", "none.csv", "-o", "w.json")])
def test_a_missing_table_is_one_line(jobmatch, arguments: tuple[str, ...]) -> None:
    code, out, err = jobmatch(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "none.csv" in err
