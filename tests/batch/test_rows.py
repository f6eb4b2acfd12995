import pytest

from jobmatch.batch.reading import RowMaker
from jobmatch.batch.rows import COLUMNS, set_aside
from jobmatch.fit import fit
from jobmatch.types import Posting, Profile, ProfileSkill, Salary

TEXT = "Requirements\n- 3+ years of Python and SQL\n- Airflow or Dagster\n\nSalary: $100,000 - $120,000 a year"


def test_a_row_has_exactly_the_columns_that_are_promised(analyser):
    row = RowMaker(analyser).row(Posting("a", TEXT), None)
    assert list(row) == list(COLUMNS)
    assert {"python", "sql"} <= set(row["skills_required"])
    assert row["years"] == 3 and row["error"] is None and row["score"] is None and row["gaps"] == []
    assert sum(row[f"p_{r}"] for r in ("ml_engineer", "data_scientist", "data_engineer", "other")) == pytest.approx(1, abs=1e-3)


def test_the_tables_pay_wins_over_the_texts(analyser):
    made = RowMaker(analyser)
    said = made.row(Posting("a", TEXT), None)
    told = made.row(Posting("a", TEXT, salary=Salary(40, 50, "EUR", "hour")), None)
    assert (said["salary_min"], said["salary_currency"], said["salary_per"]) == (100000, "USD", "year")
    assert [told[f"salary_{k}"] for k in ("min", "max", "currency", "per")] == [40, 50, "EUR", "hour"]


def test_score_and_gaps_are_those_of_fit(analyser):
    me = Profile("me", (ProfileSkill("python", "Python"),))
    posting = Posting("a", TEXT)
    wanted = fit(analyser.analyse(posting), me, analyser.lexicon)
    row = RowMaker(analyser, me).row(posting, None)
    assert row["score"] == wanted.score
    assert row["gaps"] == ["|".join(g.members) for g in wanted.gaps] and row["gaps"]


def test_a_row_set_aside_keeps_what_the_table_says():
    row = set_aside(Posting("a", "", title="Cook", company="Zoë's", location="Lyon"), "the text is empty")
    assert list(row) == list(COLUMNS)
    assert (row["id"], row["title"], row["company"], row["location"]) == ("a", "Cook", "Zoë's", "Lyon")
    assert row["error"] == "the text is empty" and row["role"] is None and row["skills_required"] == []


def test_a_fault_in_one_posting_costs_no_other(analyser, monkeypatch):
    analyse = analyser.analyse
    monkeypatch.setattr(analyser, "analyse", lambda p: 1 / 0 if p.id == "b" else analyse(p))
    rows = list(RowMaker(analyser).rows((Posting(i, TEXT), None) for i in "abc"))
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert [row["error"] for row in rows] == [None, "could not be read (ZeroDivisionError: division by zero)", None]


def test_text_that_only_json_can_hold_does_not_stop_the_batch(analyser):
    row = RowMaker(analyser).row(Posting("a", "Python \ud800 and SQL", title="\udfff"), None)
    assert row["error"] is None
