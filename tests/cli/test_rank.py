import csv
import io
import json

import pytest

from jobmatch.cli.rank import parse_pay

GOOD = """Data Engineer

Requirements
- Experience with Python, SQL and Airflow
- Experience with Snowflake
Pay: $120,000 - $140,000 per year

About us
""" + " ".join(f"We make and repair the {n} bell of every tower." for n in ("first", "second", "third", "fourth", "fifth"))
POOR = """Front-end developer

Requirements
- Experience with JavaScript, React and TypeScript
- Experience with CSS
"""
NOTHING = "Come and see us on Monday at the old harbour, we will have cake.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "me.yaml").write_text("name: Mia\nskills: [Python, SQL, Airflow]\n")
    posts = tmp_path / "posts"
    posts.mkdir()
    texts = {"good": GOOD, "good-again": GOOD.replace("$140,000", "$141,000"), "poor": POOR, "nothing": NOTHING}
    for name, text in texts.items():
        (posts / f"{name}.txt").write_text(text)
    (posts / "broken.txt").write_bytes(b"%PDF-1.7 and so on")
    return posts


def test_best_first_duplicates_folded_and_bad_files_told(jobmatch, folder):
    code, out, err = jobmatch("rank", "posts", "--profile", "me.yaml", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(r["rank"], r["id"], r["copies"]) for r in rows] == [
        (1, "good", ["good-again"]), (2, "poor", []), (3, "nothing", []),
    ]  # fmt: skip
    assert rows[0]["schema"] == "jobmatch.rank/1" and rows[0]["score"] > rows[1]["score"] and rows[2]["score"] is None
    assert rows[0]["gaps"] == ["Snowflake"] and rows[0]["profile"] == "Mia"
    assert "broken.txt" in err


def test_all_filters_and_top(jobmatch, folder):
    def found(*args):
        out = jobmatch("rank", "posts", "--profile", "me.yaml", "-f", "csv", *args)[1]
        return [r["id"] for r in csv.DictReader(io.StringIO(out))]

    assert found("--all") == ["good", "good-again", "poor", "nothing"]
    assert found("--min-score", "50") == ["good"]
    assert found("--min-pay", "100kUSD") == ["good"]
    assert found("--min-pay", "200000") == []
    assert found("--top", "1") == ["good"]
    assert found("--place", "berlin") == []


def test_a_table_of_postings(jobmatch, tmp_path, folder):
    with (tmp_path / "jobs.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Job Title", "Job Description", "Location"])
        writer.writerows([["DE", GOOD, "Berlin"], ["FE", POOR, "Rome"], ["", "", ""]])
    code, out, err = jobmatch("rank", "jobs.csv", "--profile", "me.yaml", "--place", "berlin", "-f", "json")
    found = json.loads(out)
    assert code == 0 and [p["title"] for p in found["postings"]] == ["DE"]
    assert "text = Job Description" in err and "row 3" in err


def test_the_views_fit_the_screen(jobmatch, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = jobmatch("rank", "posts", "--profile", "me.yaml")
    assert out.startswith("3 of 4 postings, best fit first (1 like them folded)")
    assert "and 1 like it" in out and max(map(len, out.splitlines())) <= 80
    assert {"data", "engineer", "other"} <= set(out.split())  # no word of a role is cut
    _, out, _ = jobmatch("rank", "posts/poor.txt", "--profile", "me.yaml")
    assert out.startswith("1 posting, best fit first")
    _, out, _ = jobmatch("rank", "posts", "--profile", "me.yaml", "-f", "markdown")
    assert out.startswith("| # | score |")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("90000", (90_000, None)), ("90k", (90_000, None)), ("90,000 eur", (90_000, "EUR")), ("60000USD", (60_000, "USD"))],
)
def test_parse_pay(text, expected):
    assert parse_pay(text) == expected


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["rank", "no.csv", "--profile", "me.yaml"], "no.csv: no such file"),
        (["rank", "posts", "--profile", "me.yaml", "--role", "pilot"], "--role"),
        (["rank", "posts", "--profile", "me.yaml", "--min-pay", "much"], "--min-pay much"),
    ],
)
def test_wrong_use(jobmatch, folder, args, said):
    code, out, err = jobmatch(*args)
    assert code == 2 and out == "" and said in err and len(err.strip().splitlines()) == 1
