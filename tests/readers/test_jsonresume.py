import json
from datetime import date

import pytest

from jobmatch.lexicon import load
from jobmatch.readers.jsonresume import from_resume, is_resume, prose
from jobmatch.readers.profiles import read_profile

RESUME = {
    "basics": {"name": "Noor Haddad", "summary": "Analyst who likes tidy data."},
    "work": [
        {"position": "Analyst", "startDate": "2019-01", "endDate": "2020-12", "highlights": ["Moved reports to Tableau"]},
        {"position": "Trainee", "startDate": "2018-01-01", "endDate": "2018-12-31"},
    ],
    "education": [{"studyType": "Master", "area": "Physics"}],
    "skills": [
        {"name": "Data tooling", "level": "Master", "keywords": ["SQL", "sklearn"]},
        {"name": "Python", "level": "Beginner"},
    ],
    "projects": [{"name": "Garden", "keywords": ["PostgreSQL"]}],
    "languages": [{"language": "Dutch", "fluency": "Native speaker"}],
}


def test_a_resume_is_a_profile(tmp_path):
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(RESUME))
    me = read_profile(str(path), load())
    assert (me.name, me.years, me.degree, me.languages) == ("Noor Haddad", 3.0, "master", ("dutch",))
    assert [(s.id, s.level) for s in me.skills] == [
        ("sql", "expert"), ("scikit-learn", "expert"), ("python", "basic"), ("postgresql", None),
    ]  # fmt: skip


def test_prose_is_what_sentences_say():
    assert "Moved reports to Tableau" in prose(RESUME) and "tidy data" in prose(RESUME)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RESUME, True),
        ({"basics": {}}, True),
        ({"work": [{"position": "x"}], "skills": []}, True),
        ({"skills": ["Python"], "languages": ["English"]}, False),
        ({"skills": [{"skill": "Python"}], "education": "MSc"}, False),
        (["Python"], False),
    ],
)
def test_is_resume(data, expected):
    assert is_resume(data) is expected


def test_parts_may_be_missing_or_empty():
    assert from_resume({"basics": {}, "skills": None, "work": []}, date(2026, 1, 1)) == {}
