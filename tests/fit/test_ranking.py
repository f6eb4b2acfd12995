from dataclasses import replace

import pytest

from jobmatch.fit import fit
from jobmatch.fit.ranking import Filter, rank
from jobmatch.types import Role, Salary
from tests.fit.conftest import candidate, posting

ALL = ("python", "sql", "airflow", "aws")


def make(id, *asked, role="data-engineer", location=None, pay=None, **facts):
    made = posting(*asked, **facts)
    about = replace(made.posting, id=id, text=f"posting {id} " * 3, location=location, salary=pay)
    return replace(made, posting=about, role=Role(role, {}))


def ranked(lexicon, postings, keep=None, **options):
    me = candidate("python", "sql")
    return rank([(p, fit(p, me, lexicon)) for p in postings], keep, **options)


def ids(found):
    return [r.analysis.posting.id for r in found]


def test_best_first_thin_and_unscored_last(lexicon):
    postings = [make("none"), make("thin", "python"), make("half", *ALL), make("good", "python", "sql", "aws")]
    assert ids(ranked(lexicon, postings)) == ["good", "half", "thin", "none"]


def test_the_score_does_not_depend_on_the_others(lexicon):
    postings = [make("a", *ALL), make("b", "python", "sql", "aws")]
    alone = {r.analysis.posting.id: r.fit for p in postings for r in ranked(lexicon, [p])}
    assert {r.analysis.posting.id: r.fit for r in ranked(lexicon, postings)} == alone


def test_near_duplicates_are_folded_into_the_best_and_counted(lexicon):
    one = make("one", *ALL)
    two = replace(one, posting=replace(one.posting, id="two"))
    found = ranked(lexicon, [two, one, make("three", *ALL)])
    assert [(r.analysis.posting.id, r.copies) for r in found] == [("one", ("two",)), ("three", ())]
    assert len(ranked(lexicon, [two, one], folded=False)) == 2


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        (Filter(roles=("data-scientist",)), ["b"]),
        (Filter(roles=("data-scientist", "data-engineer")), ["a", "b", "c", "d"]),
        (Filter(least_score=80), ["b"]),
        (Filter(place="berlin"), ["a"]),
        (Filter(place="remote"), ["b", "d"]),
        (Filter(least_pay=90_000), ["a", "c"]),
        (Filter(least_pay=90_000, currency="EUR"), ["a"]),
    ],
)
def test_filters(lexicon, keep, expected):
    postings = [
        make("a", *ALL, location="Berlin, DE", pay=Salary(80_000, 95_000, "EUR", "year")),
        make("b", "python", "sql", "teamwork", role="data-scientist", workplace="remote"),
        make("c", *ALL, pay=Salary(50, None, "USD", "hour")),
        make("d", *ALL, location="Remote, US", pay=Salary(None, 5_000, "USD", "month")),
    ]
    assert sorted(ids(ranked(lexicon, postings, keep))) == expected
