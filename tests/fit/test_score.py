from dataclasses import replace
from fractions import Fraction

import pytest

from jobmatch.fit import fit
from jobmatch.fit.score import shares
from jobmatch.types import ROLES, Fit, Role
from tests.fit.conftest import candidate, posting


def by_members(found):
    return {"|".join(line.members): line for line in found.ledger}


def test_by_hand_required_preferred_and_context(lexicon):
    # weights 3 (Python), 1 (MySQL, a plus), 0.75 (AWS, only described): 4.75 in all
    found = fit(posting("python", "mysql?", "aws."), candidate("python", "postgresql"), lexicon)
    lines = by_members(found)
    assert lines["python"].worth == 63.16 and lines["python"].points == 63.16  # 100 * 3 / 4.75
    assert lines["mysql"].worth == 21.05 and lines["mysql"].points == 12.63  # 100 * 1 / 4.75, related * .6
    assert lines["aws"].worth == 15.79 and lines["aws"].points == 0  # 100 * 0.75 / 4.75
    assert found.score == 75.79
    assert [(g.requirement, g.points) for g in found.gaps] == [("AWS", 15.79), ("MySQL", 8.42)]


def test_by_hand_alternatives_and_soft_skills(lexicon):
    # weights 3 (any of three), 3 (two of three), 0.15 (soft: 3 * .05): 6.15 in all
    asked = posting("airflow|dagster|prefect", "2|python|sql|aws", "communication")
    found = fit(asked, candidate("dagster", "python", "azure"), lexicon)
    lines = by_members(found)
    assert lines["airflow|dagster|prefect"].points == lines["airflow|dagster|prefect"].worth == 48.78
    assert lines["python|sql|aws"].credit == 0.75  # Python 1, AWS by Azure .5: mean of the two best
    assert lines["python|sql|aws"].points == 36.59  # 48.78 * .75 = 36.585
    assert lines["communication"].worth == 2.44 and lines["communication"].points == 0
    assert found.score == 85.37 and found.low == 85.37 and found.high == 87.81  # the profile says nothing of soft skills


def test_by_hand_years_and_level_short_of_what_is_asked(lexicon):
    text = "Advanced SQL. Python."
    # weights 3 (advanced SQL), 3 (Python, 4 years): 50 points each
    found = fit(posting("sql", "python:4", text=text), candidate("sql intermediate", "python 3"), lexicon)
    assert [(line.credit, line.points) for line in found.ledger] == [(0.75, 37.5), (0.75, 37.5)]
    assert found.score == 75.0
    assert "3 of 4 years" in found.ledger[1].rule and "intermediate where advanced is asked" in found.ledger[0].rule


@pytest.mark.parametrize(
    ("asked", "have", "credit"),
    [
        ("python", ["python"], 1),  # same
        ("deep-learning", ["pytorch"], 1),  # implied
        ("machine-learning", ["pytorch"], 1),  # implied, two steps up
        ("pytorch", ["deep-learning"], 0),  # an umbrella never earns a specific
        ("aws", ["cloud"], 0),  # not even where a relation is stated
        ("cloud", ["aws"], 1),
        ("mysql", ["postgresql"], 0.6),  # related
        ("mysql", ["sql"], 0),
        ("dagster", ["airflow"], 0.6),
        ("sql", ["machine-learning"], 0),  # stated, but weaker than the least that earns
        ("training", ["machine-learning"], 0.9),  # everyday practice of a listed field
        ("training", ["pytorch"], 0),  # of a field that is only implied it is a guess
        ("prefect", ["airflow"], 0),
        ("airflow|dagster|prefect", ["prefect"], 1),  # any of these
        ("2|python|sql|aws", ["python"], 0.5),
        ("2|python|sql|aws", ["python", "sql"], 1),
        ("2|python|sql|aws", ["python", "sql", "aws"], 1),
        ("python:5", ["python 1"], 0.5),  # never below half for years
        ("python:5", ["python 4"], 0.8),
        ("python:5", ["python"], 1),  # not said is not held against anyone
        ("python", ["python basic"], 0.75),
        ("python?", ["python basic"], 1),  # of a plus no level is expected
        ("python", ["python basic", "python expert"], 1),  # the best entry counts
    ],
)  # fmt: skip
def test_credit(lexicon, asked, have, credit):
    assert fit(posting(asked), candidate(*have), lexicon).ledger[0].credit == credit


def test_interval_is_what_the_profile_leaves_open(lexicon):
    found = fit(posting("python:4", "sql"), candidate("python", "sql"), lexicon)
    assert (found.low, found.score, found.high) == (75.0, 100.0, 100.0)
    said = fit(posting("python:4", "sql"), candidate("python 4", "sql"), lexicon)
    assert (said.low, said.score, said.high) == (100.0, 100.0, 100.0)


def test_the_core_of_the_role_counts_half_as_much_again(lexicon):
    asked = posting("python", "cloud")
    core = replace(asked, skills=(replace(asked.skills[0], area="databases"), asked.skills[1]))
    found = {role: fit(replace(core, role=Role(role, {})), candidate("python"), lexicon).score for role in ROLES}
    assert found == {"ml-engineer": 50.0, "data-scientist": 50.0, "data-engineer": 60.0, "other": 50.0}


@pytest.mark.parametrize("area", ["agile", "software-engineering", "devops"])
def test_methods_that_many_trades_share_count_half(lexicon, area):
    asked = posting("python", "cloud")
    shared = replace(asked.skills[1], area=area)
    found = fit(replace(asked, skills=(asked.skills[0], shared)), candidate("python"), lexicon)
    assert found.score == 66.67  # 3 of 3 + 1.5


def test_what_is_named_often_counts_up_to_three_times(lexicon):
    once = fit(posting("python", "sql", text="SQL and Python"), candidate("python"), lexicon)
    twice = posting("python", "sql", text="SQL and Python")
    assert once.score == 50.0
    for times, score in ((2, 66.67), (3, 75.0), (9, 75.0)):
        often = replace(twice.skills[0], mentions=twice.skills[0].mentions * times)
        assert fit(replace(twice, skills=(often, twice.skills[1])), candidate("python"), lexicon).score == score


@pytest.mark.parametrize(
    ("asked", "have", "reason"),
    [
        ([], ["python"], "no requirements found in the posting"),
        (["german"], ["python"], "no requirements found in the posting"),
        (["python"], ["cobol"], "no skill of the profile is known to the lexicon"),
    ],
)
def test_nothing_to_go_by_is_no_score(lexicon, asked, have, reason):
    found = fit(posting(*asked), candidate(*have), lexicon)
    assert (found.score, found.low, found.high, found.reason) == (None, None, None, reason)
    assert found.gaps == () and found.ledger == ()


def test_thin_postings_are_called_out(lexicon):
    thin = fit(posting("python"), candidate("python"), lexicon)
    assert thin.strength == "thin" and any("little" in note for note in thin.notes)
    described = fit(posting("python.", "sql."), candidate("python"), lexicon)
    assert any("describes" in note for note in described.notes)


def test_shares_are_whole_and_proportional():
    assert shares([1, 1, 1]) == [3334, 3333, 3333]
    assert shares([3, 1, 0]) == [7500, 2500, 0]
    assert shares([0]) == [0] and shares([]) == []
    weights = [3.0, 0.6, 1.0, 0.5, 0.25] * 9
    for share, weight in zip(shares(weights), weights, strict=True):
        assert abs(Fraction(share) - Fraction(10_000) * Fraction(weight) / Fraction(sum(weights))) < 1


def test_json_round_trip(lexicon):
    found = fit(posting("python:4", "airflow|dagster", years=3), candidate("python 2", years=2), lexicon)
    assert Fit.from_dict(found.to_dict()) == found
