import json

import pytest

POSTING = "Requirements\n- Experience with Python, SQL and Airflow\n- 5+ years of experience\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "post.txt").write_text(POSTING)
    people = tmp_path / "people"
    people.mkdir()
    (people / "ann.yaml").write_text("years: 6\nskills: [Python, SQL, Airflow]\n")
    (people / "ben.txt").write_text("Python\n")
    (people / "team.yaml").write_text("cleo: [SQL, Python]\nbackend-developer-of-the-team: [patient care]\n")
    (people / "broken.yaml").write_text("skills: [\n")
    return people


def test_candidates_come_best_first_and_a_broken_profile_stops_nothing(jobmatch, folder):
    code, out, err = jobmatch("compare", "post.txt", "--profiles", "people", "-f", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and [r["profile"]["name"] for r in rows] == ["ann", "cleo", "ben", "backend-developer-of-the-team"]
    assert rows[0]["score"] > rows[1]["score"] > rows[2]["score"] > rows[3]["score"]
    assert "broken.yaml" in err and len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("format_", ["table", "csv", "markdown", "json"])
def test_formats(jobmatch, folder, monkeypatch, format_):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = jobmatch("compare", "post.txt", "--profiles", "people", "-f", format_)
    assert code == 0 and "ann" in out and "cleo" in out
    if format_ == "table":
        assert {"backend-developer-of-the-team"} <= set(out.split())
        assert "could not check: years" in " ".join(out.split()) and max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["compare", "post.txt", "--profiles", "people/broken.yaml"], "broken.yaml:2: not valid YAML"),
        (["compare", "post.txt", "--profiles", "nowhere"], "nowhere: no such file"),
        (["compare", "post.txt", "post.txt", "--profiles", "people"], "one posting, not 2"),
    ],
)
def test_wrong_use(jobmatch, folder, args, said):
    code, out, err = jobmatch(*args)
    assert code == 2 and out == "" and said in err and len(err.strip().splitlines()) == 1
