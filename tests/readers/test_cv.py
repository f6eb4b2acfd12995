from datetime import date

import pytest

from jobmatch.lexicon import load
from jobmatch.readers.cv import read_cv
from jobmatch.types import Mention, Skill

CV = """Noor Haddad
Rotterdam

Profile
Analyst who turns questions into SQL.

Technical skills
Languages: Python (4 years), SQL (expert)
Dashboards: Tableau, Quux Studio

Experience
Analyst, Northwind, Jan 2020 - Dec 2022
Built forecasts in R with the finance team

Education
MSc Physics, 2014 - 2019

Languages: Dutch (native), English
"""
TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def reading():
    at = CV.index("in R with") + 3
    found = [Skill("r", "R", "tool", "languages", "context", None, None, (Mention(at, at + 1, "R", "other"),), "")]
    return read_cv(CV, found, load(), "noor", TODAY)


def test_lists_are_read_with_level_and_years(reading):
    told = {s.id or s.given: (s.level, s.years) for s in reading.profile.skills}
    assert told["python"] == (None, 4) and told["sql"] == ("expert", None)
    assert told["tableau"] == (None, None) and "dashboards" not in told  # the label heads its list, no more
    assert "Quux Studio" in told  # unknown, and kept


def test_what_is_only_mentioned_comes_with_its_place(reading):
    (r,) = [s for s in reading.profile.skills if s.id == "r"]
    assert reading.of(r) == ((13, "Built forecasts in R with the finance team"),)


def test_name_years_degree_and_languages(reading):
    profile = reading.profile
    assert (profile.name, profile.degree, profile.languages) == ("Noor Haddad", "master", ("dutch", "english"))
    assert profile.years == 3.0  # the dates of the studies do not count


def test_stated_years_win():
    stated = read_cv("Sum\n\nProfile\n7+ years of experience in retail\n2020 - 2021\n", [], load(), "me", TODAY)
    assert stated.profile.years == 7 and stated.profile.name == "me"
