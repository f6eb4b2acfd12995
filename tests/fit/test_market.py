from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.fit import fit
from jobmatch.fit.learning import best_set, in_order, outlook, steps
from jobmatch.fit.market import Market
from jobmatch.fit.whatif import with_skills
from jobmatch.types import Outlook, ProfileSkill, Role
from tests.fit.conftest import candidate, posting
from tests.fit.test_properties import FIXTURE, asked, profiles

POSTINGS = [
    posting("python", "sql", "airflow"),
    posting("python", "airflow|dagster", "aws?"),
    posting("sql", "pytorch", "deep-learning?"),
    posting("python:5", "machine-learning"),
    posting("german"),
]


def with_a_core():
    """A posting of a role, one of whose requirements counts more for it."""
    made = posting("python", "machine-learning", "sql?")
    skills = tuple(replace(s, area="machine-learning" if s.id == "machine-learning" else s.area) for s in made.skills)
    return replace(made, skills=skills, role=Role("ml-engineer", {}))


def plain_loop(postings, profile, skill, threshold, lexicon):
    """The same numbers the slow way."""
    later = with_skills(profile, [ProfileSkill(skill, skill)])
    before = [fit(p, profile, lexicon).score for p in postings]
    after = [fit(p, later, lexicon).score for p in postings]
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a is not None]
    gain = sum(round(100 * b) - round(100 * a) for a, b in pairs)
    return round(gain / 100 / len(pairs), 4), sum(a < threshold <= b for a, b in pairs)


@pytest.mark.parametrize("skill", ["airflow", "dagster", "sql", "aws", "pytorch", "machine-learning"])
def test_gains_are_those_of_a_plain_loop(lexicon, skill):
    me = candidate("python")
    postings = [*POSTINGS, with_a_core()]
    gap = Market(me, lexicon).extend(postings).gap(skill, 60)
    assert (gap.points, gap.lifted) == plain_loop(postings, me, skill, 60, lexicon)


@given(st.lists(asked(), min_size=1, max_size=6), profiles)
@FIXTURE
def test_gains_are_those_of_a_plain_loop_whatever_is_asked(lexicon, postings, profile):
    market = Market(profile, lexicon).extend(postings)
    for skill in market.missing():
        gap = market.gap(skill, 50)
        assert (gap.points, gap.lifted) == plain_loop(postings, profile, skill, 50, lexicon)


def test_shares_count_postings_with_a_score(lexicon):
    market = Market(candidate("python"), lexicon).extend(POSTINGS)
    assert market.unscored == 1
    gap = market.gap("airflow", 70)
    assert (gap.wanted, gap.share) == (2, 0.5)


def test_what_one_has_is_not_missing(lexicon):
    missing = Market(candidate("pytorch", "python"), lexicon).extend(POSTINGS).missing()
    assert not {"pytorch", "deep-learning", "machine-learning", "python", "german"} & set(missing)
    assert {"sql", "airflow", "aws"} <= set(missing)


def test_the_best_set_counts_what_each_adds_on_top(lexicon):
    me = candidate("python")
    market = Market(me, lexicon).extend(POSTINGS)
    chosen = best_set(market, market.missing())
    plan = steps(market, chosen, 70)
    learned = with_skills(me, [ProfileSkill(s, s) for s in chosen])
    scores = [fit(p, learned, lexicon).score for p in POSTINGS[:4]]
    before = [fit(p, me, lexicon).score for p in POSTINGS[:4]]
    assert sum(s.points for s in plan) == pytest.approx((sum(scores) - sum(before)) / 4, abs=0.001)
    assert [s.points for s in plan] == sorted((s.points for s in plan), reverse=True)
    assert {"airflow", "pytorch"} <= set(chosen)
    assert "machine-learning" not in chosen  # PyTorch brings it along
    assert [s / 100 for s in market.scores] == before  # asking changes nothing


def test_learning_order_respects_what_a_skill_builds_on(lexicon):
    chosen = ["pytorch", "airflow", "deep-learning", "machine-learning"]
    assert in_order(chosen, lexicon) == ["airflow", "machine-learning", "deep-learning", "pytorch"]


def test_outlook(lexicon):
    found = outlook(Market(candidate("python"), lexicon).extend(POSTINGS), threshold=60)
    assert (found.postings, found.unscored) == (4, 1)
    assert [g.points for g in found.gaps] == sorted((g.points for g in found.gaps), reverse=True)
    assert 1 <= len(found.together) <= 5
    assert Outlook.from_dict(found.to_dict()) == found
    nothing = outlook(Market(candidate("python"), lexicon))
    assert nothing.postings == 0 and nothing.gaps == ()


@given(st.lists(asked(), min_size=1, max_size=6), profiles)
@FIXTURE
def test_each_of_the_best_set_adds_most_on_top_of_those_before(lexicon, postings, profile):
    market = Market(profile, lexicon).extend(postings)
    missing = market.missing()
    for skill in best_set(market, missing):
        gains = {s: sum(market.gains(s).values()) for s in missing}
        assert gains[skill] >= max(gains.values()) - 2 * len(postings)  # hundredths, by rounding
        market.learn(skill)
