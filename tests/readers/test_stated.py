import pytest

from jobmatch.readers.stated import day_of, employment_of, workplace_of

DAYS = [
    ("2026-03-02", "2026-03-02"), ("2026-03-02T09:00:00-05:00", "2026-03-02"), ("2026-03", "2026-03"), (2026, "2026"), (2026.0, "2026"),
    (1767950000000, "2026-01-09"), (1767950000.0, "2026-01-09"), ("1767950000000", "2026-01-09"), ("2012-13", "2012"),
    ("03/02/2026", "2026"), ("March 2026", "2026"), ("two days ago", None), (None, None), (-1, None), ("", None), (99999999999999, None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "day"), DAYS)
def test_a_date_is_told_as_far_as_it_is_stated(value, day):
    assert day_of(value) == day


KINDS = [
    ("FULL_TIME", "full-time"), ("FullTime", "full-time"), ("Permanent", "full-time"), ("PART_TIME", "part-time"), ("CONTRACTOR", "contract"),
    (["INTERN", "FULL_TIME"], "internship"), ("TEMPORARY", "temporary"), ("OTHER", None), (float("nan"), None), ([], None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind"), KINDS)
def test_kinds_of_employment(value, kind):
    assert employment_of(value) == kind


PLACES = [
    ("TELECOMMUTE", "remote"), (True, "remote"), ("True", "remote"), (1.0, "remote"), ("Full", "remote"), ("hybrid", "hybrid"),
    ("OnSite", "on-site"), (False, None), ("0", None), (None, None), ("None", None), ("unspecified", None), ("Work from home", "remote"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "place"), PLACES)
def test_places_of_work(value, place):
    assert workplace_of(value) == place
