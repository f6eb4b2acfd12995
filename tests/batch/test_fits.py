import pandas as pd
import pytest

import jobmatch
from jobmatch.batch.reading import row_maker
from jobmatch.errors import InputError
from jobmatch.fit.ranking import COLUMNS
from jobmatch.types import Posting, Profile, ProfileSkill

ME = Profile("me", (ProfileSkill("python", "Python"), ProfileSkill("sql", "SQL")))
GOOD = "Requirements\n- Experience with Python, SQL and Airflow\n"
POOR = "Requirements\n- Experience with React, TypeScript and CSS\n"
FRAME = pd.DataFrame(
    {"jd": [POOR, None, GOOD, GOOD], "Job Title": ["poor", "empty", "good", "again"]}, index=["a", "b", "c", "d"]
)


def test_a_frame_is_ranked_and_keeps_its_index():
    found = jobmatch.rank(FRAME, ME)
    assert list(found.columns) == list(COLUMNS)
    assert list(found.index) == ["c", "a", "b"] and found.loc["c", "copies"] == 1
    assert found.loc["c", "score"] > found.loc["a", "score"] == 0
    assert found.loc["c", "gaps"] == ["Apache Airflow"]
    assert found.loc["b", "reason"] == "the text is empty" and pd.isna(found.loc["b", "score"])
    assert len(jobmatch.rank(FRAME, ME, folded=False)) == 4


def test_texts_postings_and_analyses_give_the_same():
    analyser = row_maker().analyser
    texts = [POOR, GOOD]
    analyses = [analyser.analyse(Posting(f"posting-{n}", t)) for n, t in enumerate(texts, 1)]
    found = jobmatch.rank(texts, ME)
    assert list(found.index) == [1, 0]
    pd.testing.assert_frame_equal(found, jobmatch.rank(analyses, ME))
    assert found.loc[1, "score"] == jobmatch.fit(analyses[1], ME).score


def test_what_to_learn():
    found = jobmatch.gaps(FRAME, ME)
    assert found.loc["apache-airflow", "wanted"] == 2 and found.loc["apache-airflow", "step"] >= 1
    assert found["points"].is_monotonic_decreasing and "sql" not in found.index
    assert jobmatch.gaps(FRAME, ME, roles=["data-scientist"]).empty


def test_candidates_are_compared():
    other = Profile("other", (ProfileSkill("css", "CSS"),))
    found = jobmatch.compare(GOOD, [other, ME])
    assert list(found["candidate"]) == ["me", "other"] and list(found["met"]) == [2, 0]


def test_columns_can_be_named_and_must_be_there():
    frame = pd.DataFrame({"one": [GOOD], "two": ["x-1"]})
    assert list(jobmatch.rank(frame, ME, text="one", id="two")["id"]) == ["x-1"]
    with pytest.raises(InputError, match="the frame: no column"):
        jobmatch.rank(pd.DataFrame({"price": [1]}), ME)
