import pytest

from jobmatch.readers.pay import amount, period, salary_of
from jobmatch.types import Salary

CASES = [
    (
        {"salary_min": "80,000", "salary_max": "95000.0", "salary_currency": "usd", "salary_per": "YEARLY"},
        Salary(80000, 95000, "USD", "year"),
    ),
    ({"salary_min": 30, "salary_max": -1}, Salary(30, 30, None, "hour")),
    ({"salary_max": 5000.0}, Salary(5000, 5000, None, "month")),
    ({"salary_min": 100000, "salary_currency": "$"}, Salary(100000, 100000, None, "year")),
    ({"salary_min": float("nan"), "salary_max": "", "salary": "$17-$24 Per Hour(Glassdoor est.)"}, Salary(17, 24, "USD", "hour")),
    ({"salary": "competitive"}, None),
    ({"salary": -1}, None),
    ({}, None),
]


@pytest.mark.parametrize(("cell", "wanted"), CASES)
def test_pay_of_a_record(cell, wanted):
    assert salary_of(cell) == wanted


PERIODS = [("per hour", "hour"), ("YEARLY", "year"), ("Annually", "year"), ("MONTH", "month"), ("daily", "day")]


@pytest.mark.parametrize(("word", "wanted"), PERIODS)
def test_periods(word, wanted):
    assert period(word, 1) == wanted


@pytest.mark.parametrize("value", ["", None, "-1", 0, "inf", "nan", "1e400", "k"])
def test_no_amount(value):
    assert amount(value) is None
