"""From hand-made analyses to figures that a reader can check in the head."""

from __future__ import annotations

import pytest

from jobmatch.demand import records
from jobmatch.demand.count import Counts, place_of, role_of, year_of
from jobmatch.demand.figures import LEAST_PAY, demand
from jobmatch.demand.records import Demand
from jobmatch.reports.demand import apart, paid, sizeable, times
from jobmatch.types import Analysis, Facts, Posting, Role, Salary, Skill
from tests.conftest import ROOT

NAMES = {"python": "Python", "sql": "SQL", "spark": "Spark", "hive": "Hive", "talk": "Talk"}


def analysis(number: int, skills: str, role: str = "data-engineer", **about: object) -> Analysis:
    """An analysis; `skills` are ids, with + for preferred and ~ for context."""
    levels = {"+": "preferred", "~": "context"}
    found = tuple(
        Skill(s.lstrip("+~"), NAMES[s.lstrip("+~")], "soft" if s.endswith("talk") else "tool", "x", levels.get(s[0], "required"),
              None, None, (), "") for s in skills.split()
    )  # fmt: skip
    pay = about.pop("pay", None)
    words = " ".join(f"word{number}x{i}" for i in range(12))
    assert pay is None or isinstance(pay, Salary)
    return Analysis(Posting(f"p{number}", words, **about), Role(role, {role: 1.0}), found, (), (), Facts(salary=pay))  # type: ignore[arg-type]


def many(count: int, skills: str, role: str = "data-engineer", begin: int = 0, **about: object) -> list[Analysis]:
    return [analysis(begin + i, skills, role, **about) for i in range(count)]


@pytest.fixture(scope="module")
def found() -> Demand:
    postings = [
        *many(30, "python sql talk"), *many(10, "python +spark", begin=100), *many(40, "~sql", "data-scientist", begin=200),
    ]  # fmt: skip
    return demand(Counts().extend(postings))


def asked(found: Demand, group: str, skill: str) -> tuple[float, ...]:
    (row,) = [a for g in found.groups if g.name == group for a in g.skills if a.skill == skill]
    return row.postings, row.share, row.required, row.preferred, row.context


def test_shares_by_group_and_level(found: Demand) -> None:
    assert [(g.name, g.postings) for g in found.groups] == [("data-scientist", 40), ("data-engineer", 40)]
    assert asked(found, "data-engineer", "python") == (40, 1.0, 1.0, 0.0, 0.0)
    assert asked(found, "data-engineer", "sql") == (30, 0.75, 0.75, 0.0, 0.0)
    assert asked(found, "data-engineer", "spark") == (10, 0.25, 0.0, 0.25, 0.0)
    assert asked(found, "data-scientist", "sql") == (40, 1.0, 0.0, 0.0, 1.0)
    assert [a.skill for a in found.whole.skills] == ["sql", "python", "talk", "spark"]
    assert found.whole.skills[0].share == 0.875 and found.whole.skills[0].lift is None


def test_lift_is_against_the_other_groups(found: Demand) -> None:
    rows = {(g.name, a.skill): a for g in found.groups for a in g.skills}
    sql = rows["data-engineer", "sql"]
    assert sql.lift == pytest.approx(0.75, abs=0.02) and sql.lift_low < sql.lift < sql.lift_high < 1  # type: ignore[operator]
    assert rows["data-engineer", "python"].lift_low > 1  # type: ignore[operator]


def test_pairs_are_of_tools_and_methods_and_count_both(found: Demand) -> None:
    assert [(p.names, p.both) for p in found.pairs] == [(("Python", "Spark"), 10)]  # with SQL less often than by chance
    again = demand(Counts().extend([*many(30, "python sql talk"), *many(30, "hive", begin=100)]))
    ((pair),) = again.pairs
    assert (pair.both, pair.share_of_first, pair.share_of_second, pair.lift) == (30, 1.0, 1.0, 2.0)


def test_near_duplicates_count_once() -> None:
    postings = [analysis(1, "python"), analysis(1, "python"), analysis(2, "python")]
    once, all_of_them = demand(Counts().extend(postings)), demand(Counts(folded=False).extend(postings))
    assert (once.postings, once.repeats) == (2, 1) and (all_of_them.postings, all_of_them.repeats) == (3, 0)


def test_only_the_kinds_that_are_asked_for() -> None:
    found = demand(Counts(kinds=("soft",)).extend(many(5, "python talk")))
    assert [a.skill for a in found.whole.skills] == ["talk"]


def test_pay_is_a_years_and_small_counts_say_nothing() -> None:
    postings = [analysis(i, "python", pay=Salary(40 + i, 60 + i, "USD", "hour")) for i in range(LEAST_PAY)]
    postings += many(LEAST_PAY - 1, "sql", begin=50, pay=Salary(90_000, 100_000, "USD", "year"))
    postings += many(3, "sql", begin=80, pay=Salary(50_000, 60_000, "EUR", "year"))
    postings += many(3, "sql", begin=90, pay=Salary(1, 2, "USD", "year"))
    found = demand(Counts().extend(postings))
    assert (found.currency, found.left_out) == ("USD", 3)
    assert [(p.skill, p.postings) for p in found.pay] == [(None, 2 * LEAST_PAY - 1), ("python", LEAST_PAY)]
    assert found.pay[1].median == 2080 * 54.5


def test_change_between_two_files_is_only_what_chance_does_not_explain() -> None:
    before = Counts().extend([*many(50, "hive sql"), *many(50, "sql", begin=100)])
    now = Counts().extend([*many(50, "spark sql", begin=200), *many(48, "sql", begin=300), *many(2, "hive sql", begin=400)])
    found = demand(now, before, ("old.csv", "new.csv"))
    assert (found.before, found.after) == ("old.csv (100)", "new.csv (100)")
    assert {(c.skill, c.before, c.after) for c in found.changes} == {("spark", 0.0, 0.5), ("hive", 0.5, 0.02)}
    assert all(c.low <= c.difference <= c.high for c in found.changes)


def test_change_between_years_is_from_the_first_to_the_last_that_has_enough() -> None:
    postings = [*many(30, "hive", date="2019-05-01"), *many(3, "sql", begin=50, date="2012"), *many(30, "spark", begin=100, date="2026"),
                *many(5, "sql", begin=200)]  # fmt: skip
    found = demand(Counts("year").extend(postings))
    assert [g.name for g in found.groups] == ["2012", "2019", "2026", "not stated"]
    assert (found.before, found.after) == ("2019 (30)", "2026 (30)")


def test_people_are_shown_what_says_something() -> None:
    postings = [*many(40, "python sql"), *many(40, "sql", "other", begin=50), *many(3, "spark", "ml-engineer", begin=100)]
    found = demand(Counts().extend(postings))
    assert [g.name for g in sizeable(found)] == ["data-engineer", "other"]
    assert [g.name for g in sizeable(demand(Counts().extend(many(3, "sql"))))] == ["data-engineer"]
    assert [a.skill for a in apart(found.groups[1], 5)] == ["python"]
    assert (times(2.44), times(99)) == ("×2.4", "×20+")


def test_pay_is_shown_of_the_skills_that_most_state_it_for() -> None:
    pay = Salary(90_000, 110_000, "USD", "year")
    postings = [*many(30, "sql", pay=pay), *many(20, "spark", begin=50, pay=Salary(150_000, None, "USD", "year"))]
    found = demand(Counts().extend(postings))
    assert [p.skill for p in paid(found, 1)] == [None, "sql"] and [p.skill for p in paid(found, 2)] == [None, "spark", "sql"]


def test_small_places_are_one_group() -> None:
    postings = [*many(40, "sql", location="Oslo, NO"), *many(5, "sql", begin=50, location="Bergen"), *many(5, "sql", begin=60)]
    found = demand(Counts("place").extend(postings))
    assert [(g.name, g.postings) for g in found.groups] == [("Oslo", 40), ("all others", 10)]


@pytest.mark.parametrize(
    ("location", "place"), [("Oslo, NO", "Oslo"), ("Remote", "Remote"), (" ", "not stated"), (None, "not stated")]
)
def test_a_place_is_what_stands_before_the_comma(location: str | None, place: str) -> None:
    assert place_of(analysis(1, "sql", location=location)) == place


def test_years_and_roles() -> None:
    assert [year_of(analysis(1, "sql", date=d)) for d in ("2026-03-02", "2026", None)] == ["2026", "2026", "not stated"]
    assert role_of(analysis(1, "sql", "other")) == "other"


def test_nothing_gives_nothing() -> None:
    found = demand(Counts())
    assert (found.postings, found.groups, found.pay, found.pairs, found.changes) == (0, (), (), (), ())
    assert Demand.from_dict(found.to_dict()) == found


def test_every_field_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").partition("jobmatch.market/1")[2]
    for record in (records.Demand, records.Group, records.Asked, records.Pair, records.Pay, records.Change):
        assert [name for name in record.__slots__ if f"`{name}`" not in text] == []
