import json
from pathlib import Path

import pytest
import yaml

from jobmatch.lexicon import load
from jobmatch.readers.profiles import read_profile
from tests.readers.pdf import FL, pdf

SAMPLE = Path(__file__).parents[2] / "samples" / "cvs" / "amara-okafor.md"


def test_a_cv_becomes_a_profile_that_reads_the_same_again(jobmatch, tmp_path):
    code, out, err = jobmatch("profile", str(SAMPLE), "-o", "me.yaml")
    assert code == 0 and out == "" and "skills" in err
    text = (tmp_path / "me.yaml").read_text()
    assert "# line 11" in text and yaml.safe_load(text)["name"] == "Amara Okafor"
    me = read_profile("me.yaml", load())
    assert {"python", "sql", "apache-spark", "apache-kafka", "amazon-s3", "terraform", "snowflake"} <= me.ids
    assert (me.years, me.degree, me.languages) == (6, "master", ("english", "portuguese"))
    told = {s.id: (s.level, s.years) for s in me.skills}
    assert told["python"] == (None, 6) and told["sql"] == ("expert", None) and told["scala"] == ("basic", None)
    assert "presentation" not in told and not me.unknown


def test_json_and_a_two_column_pdf(jobmatch, tmp_path):
    pytest.importorskip("pdfplumber")
    left = ["Skills", "Python", f"Air{FL}ow", "Power BI", "Docker", "Git", "dbt"]
    right = ["Experience", "Analyst at Northwind, who built", "reports on tides", "for the town", "Studies", "Physics"]
    lines = [(60, 80 + 16 * i, t) for i, t in enumerate(left)] + [(260, 80 + 16 * i, t) for i, t in enumerate(right)]
    (tmp_path / "cv.pdf").write_bytes(pdf(lines))
    code, out, _ = jobmatch("profile", "cv.pdf", "-f", "json")
    skills = {s["skill"] for s in json.loads(out)["skills"]}
    assert code == 0 and {"Python", "Apache Airflow", "Power BI", "Docker", "Git"} <= skills


def test_json_resume_adds_what_its_sentences_mention(jobmatch, tmp_path):
    work = {"position": "Analyst", "startDate": "2019", "endDate": "2020", "highlights": ["Experience with Apache Airflow"]}
    resume = {"basics": {"name": "Noor"}, "skills": [{"name": "SQL"}], "work": [work]}
    (tmp_path / "r.json").write_text(json.dumps(resume))
    out = jobmatch("profile", "r.json")[1]
    assert "SQL" in out and "Apache Airflow" in out and "name: Noor" in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["profile", "none.pdf"], "none.pdf: no such file"),
        (["profile", "cv.txt", "-o", "me.xls"], "the suffix tells no format"),
        (["profile", "cv.txt"], "no skill found"),
        (["score", "cv.txt", "--profile", "cv.pdf"], "jobmatch profile cv.pdf"),
    ],
)
def test_wrong_use(jobmatch, tmp_path, args, said):
    (tmp_path / "cv.txt").write_text("I like long walks.\n")
    (tmp_path / "cv.pdf").write_bytes(pdf([(60, 40, "Python")]))
    code, out, err = jobmatch(*args)
    assert code == 2 and out == "" and said in err and len(err.strip().splitlines()) == 1
