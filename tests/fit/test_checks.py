import pytest

from jobmatch.fit import fit
from jobmatch.types import Degree
from tests.fit.conftest import candidate, posting


def outcome(lexicon, asked, about):
    found = fit(asked, candidate("python", **about), lexicon)
    return [(c.what, c.outcome) for c in found.checks]


@pytest.mark.parametrize(
    ("facts", "about", "expected"),
    [
        ({"years": 5.0}, {"years": 6.0}, [("years", "met")]),
        ({"years": 5.0}, {"years": 4.0}, [("years", "not met")]),
        ({"years": 5.0}, {}, [("years", "could not check")]),
        ({"degree": Degree("bachelor", True)}, {"degree": "master"}, [("degree", "met")]),
        ({"degree": Degree("master", True)}, {"degree": "bachelor"}, [("degree", "not met")]),
        ({"degree": Degree("master", False)}, {"degree": "bachelor"}, [("degree", "could not check")]),  # or experience
        ({"degree": Degree("none", False)}, {}, []),
        ({"workplace": "onsite"}, {"workplaces": ("remote",)}, [("place of work", "not met")]),
        ({"workplace": "hybrid"}, {"workplaces": ("hybrid", "remote")}, [("place of work", "met")]),
        ({"workplace": "onsite"}, {}, [("place of work", "could not check")]),
        ({"workplace": "remote"}, {}, []),
        ({}, {"years": 3.0, "degree": "phd"}, []),
    ],
)
def test_deal_breakers(lexicon, facts, about, expected):
    assert outcome(lexicon, posting("python", **facts), about) == expected


@pytest.mark.parametrize(
    ("asked", "languages", "expected"),
    [
        ("german", ("german",), [("language", "met")]),
        ("german", ("english",), [("language", "not met")]),
        ("german", (), [("language", "could not check")]),
        ("german?", ("english",), []),
    ],
)
def test_languages(lexicon, asked, languages, expected):
    assert outcome(lexicon, posting("python", asked), {"languages": languages}) == expected


def test_deal_breakers_do_not_touch_the_score(lexicon):
    strict = fit(posting("python", years=20.0), candidate("python", years=1.0), lexicon)
    assert strict.score == 100 and strict.checks[0].outcome == "not met"
