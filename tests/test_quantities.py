"""Years of experience and pay, as postings write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.quantities import LIMITS, find_pay, pay_in, years_in
from jobmatch.types import Salary


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("5 years", 5), ("5+ years", 5), ("5 + years", 5), ("5 plus years", 5), ("5 or more years", 5), ("5-7 years", 5), ("5 – 7 yrs", 5),
        ("5 to 7 years", 5), ("five years", 5), ("Five (5) years", 5), ("five (5+) years", 5), ("ten to twelve years", 10),
        ("1.5 years", 1.5), ("3-year", 3), ("3 yrs.", 3), ("3 YOE", 3), ("5+years", 5), ("20 full years", 20), ("one year", 1),
        ("Qualifications8+ years", 8),
    ],
)  # fmt: skip
def test_a_figure_of_years(text: str, least: float) -> None:
    (found,) = years_in(f"Some {text} of it")
    assert found.least == least
    assert text.removeprefix("Qualifications").rstrip(".") in f"Some {text} of it"[found.start : found.end]


@pytest.mark.parametrize(
    "text", ["$5 years", "in 2015 years", "3.14.15 years", "100 years", "some years", "a yearly fee", "5 yearlings"]
)
def test_no_figure_of_years(text: str) -> None:
    assert years_in(text) == []


def test_figures_come_in_order() -> None:
    assert [f.least for f in years_in("5 years of SQL, 3+ years of Java or two years of Go")] == [5, 3, 2]


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Salary: $120,000 - $150,000", Salary(120_000, 150_000, "USD", "year")),
        ("Salary: $120,000.00 to $150,000.00 a year", Salary(120_000, 150_000, "USD", "year")),
        ("Base pay $120k–150k", Salary(120_000, 150_000, "USD", "year")),
        ("salary 120-150K USD", Salary(120_000, 150_000, "USD", "year")),
        ("Salary: 70.000 € per year", None),  # the sign behind the figure is read for codes alone
        ("Salary: €70.000", Salary(70_000, 70_000, "EUR", "year")),
        ("Salary: 70 000 EUR", Salary(70_000, 70_000, "EUR", "year")),
        ("Salary £45k per annum", Salary(45_000, 45_000, "GBP", "year")),
        ("pay $40/hr", Salary(40, 40, "USD", "hour")),
        ("Pay: $40 - $50 an hour", Salary(40, 50, "USD", "hour")),
        ("Day rate: £500 per day", Salary(500, 500, "GBP", "day")),
        ("Salary: $8,000 monthly", Salary(8_000, 8_000, "USD", "month")),
        ("Salary: C$90,000", Salary(90_000, 90_000, "CAD", "year")),
        ("CTC: ₹1,200,000 per annum", Salary(1_200_000, 1_200_000, "INR", "year")),
        ("Salary: $130k-$165k\n- 401k", Salary(130_000, 165_000, "USD", "year")),
        ("Insurance.\nSalary: $90,000 - $110,000. 401k on top", Salary(90_000, 110_000, "USD", "year")),
        ("Machine Learning Engineer, salary $90,000", Salary(90_000, 90_000, "USD", "year")),
        ("Salary: CHF 110,000", Salary(110_000, 110_000, "CHF", "year")),
    ],
)  # fmt: skip
def test_pay(text: str, pay: Salary | None) -> None:
    assert pay_in(text) == pay


@pytest.mark.parametrize(
    "text",
    [
        "", "Salary", "Salary: 120,000", "$120,000", "We raised $100M and pay", "salary; revenue of $500,000", "a $5,000 sign-on bonus on the salary",
        "salary and a $1,000 stipend", "salary $5 billion", "salary of $3", "salary: $150,000 - $120,000", "pay $401(k)",
        "We pay for a course, up to $500 per year", "Machine learning for a $10,000 prize",
    ],
)  # fmt: skip
def test_no_pay(text: str) -> None:
    assert pay_in(text) is None


def test_where_pay_stands() -> None:
    text = "We pay a salary of $120,000 - $150,000 a year, and lunch."
    start, end, _ = find_pay(text) or (0, 0, None)
    assert text[start:end].startswith("$120,000 - $150,000")


@given(st.text("0123456789,.$€kK -–USDEURsalaryperhou\n", max_size=60))
def test_pay_is_within_what_people_earn(text: str) -> None:
    if pay := pay_in(f"salary {text}"):
        least, most = LIMITS[pay.per or ""]
        assert least <= (pay.min or 0) <= (pay.max or 0) <= most
