"""What a posting states besides skills and duties; silence is None."""

from __future__ import annotations

import pytest

from jobmatch.types import Degree, Facts, Salary
from tests.components.conftest import Read

YEARS = [
    ("Requirements:\n- 5+ years of experience in analytics\n", 5),
    ("Requirements:\n- five years of professional experience\n", 5),
    ("Requirements:\n- Minimum of 3 years in a similar role\n", 3),
    ("Requirements:\n- 3-5 years of experience\n", 3),
    ("Requirements:\n- 2 to 4 yrs. of work experience\n", 2),
    ("Requirements:\n- 7 years’ experience building systems\n", 7),
    ("Requirements:\n- 5 years of experience in data\n- 2 years with Python\n", 5),
    ("Requirements:\n- 3 years of experience\n\nNice to have:\n- 8 years of experience in banking\n", 3),
    ("You have 4 years of experience with SQL.", 4),
    ("About us\nFor 25 years we have built tents.\n\nRequirements:\n- SQL\n", None),
    ("Founded 15 years ago, we are growing.\n\nRequirements:\n- SQL\n", None),
    ("Over the last 10 years we have grown with experience.\n\nRequirements:\n- SQL\n", None),
    ("Requirements:\n- You must be at least 18 years old\n- Work with SQL\n", None),
    ("Requirements:\n- A 2 years contract of work\n- SQL\n", None),
    ("Requirements:\n- SQL\n", None),
    ("Benefits:\n- A sabbatical after 5 years of work with us\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "years"), YEARS, ids=[t[0].replace("\n", " ")[:60] for t in YEARS])
def test_years(text: str, years: float | None, read: Read) -> None:
    assert read(text).facts.years == years


DEGREES = [
    ("- Bachelor's degree in Computer Science", Degree("bachelor", True)),
    ("- BS in Statistics", Degree("bachelor", True)),
    ("- BSc or MSc in a quantitative field", Degree("bachelor", True)),
    ("- Master’s degree required", Degree("master", True)),
    ("- MS or PhD in Physics", Degree("master", True)),
    ("- Ph.D. in Machine Learning", Degree("phd", True)),
    ("- A degree in a technical field", Degree("bachelor", True)),
    ("- Associate degree in IT", Degree("associate", True)),
    ("- High school diploma", Degree("none", True)),
    ("- Bachelor's degree or equivalent experience", Degree("bachelor", False)),
    ("- Master's degree preferred", Degree("master", False)),
    ("- Bachelor's degree; Master's preferred", Degree("bachelor", True)),
    ("- 300 ms of latency at most", None),
    ("- MS Office", None),
    ("- SQL", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "degree"), DEGREES, ids=[d[0] for d in DEGREES])
def test_degree(line: str, degree: Degree | None, read: Read) -> None:
    assert read(f"Requirements:\n- Some patience\n{line}\n").facts.degree == degree


def test_a_degree_under_a_heading_of_wishes_is_wished(read: Read) -> None:
    assert read("Requirements:\n- SQL\n\nNice to have:\n- Master's degree in Statistics\n").facts.degree == Degree(
        "master", False
    )


SALARIES = [
    ("Salary: $120,000 - $150,000 a year", Salary(120_000, 150_000, "USD", "year")),
    ("Pay range: $120k-$150k", Salary(120_000, 150_000, "USD", "year")),
    ("Salary 60-70k EUR", Salary(60_000, 70_000, "EUR", "year")),
    ("Compensation: €65.000 to €75.000 per annum", Salary(65_000, 75_000, "EUR", "year")),
    ("Salary: £45,000", Salary(45_000, 45_000, "GBP", "year")),
    ("Pay: $45.50 - $60 per hour", Salary(45.5, 60, "USD", "hour")),
    ("The hourly rate is $55/hr", Salary(55, 55, "USD", "hour")),
    ("Salary: 5,000 CHF per month", Salary(5_000, 5_000, "CHF", "month")),
    ("We raised $100M and pay well", None),
    ("With $100M in funding, we pay attention", None),
    ("Our revenue is $150,000 a day", None),
    ("Salary: competitive", None),
    ("A sign-on bonus of $10,000 on top of the salary", None),
    ("401(k) and pay for 20,000 steps", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "salary"), SALARIES, ids=[s[0] for s in SALARIES])
def test_salary(text: str, salary: Salary | None, read: Read) -> None:
    assert read(f"{text}.\n\nRequirements:\n- SQL\n").facts.salary == salary


MARKS = [
    ("We hire a Senior Data Engineer.", "senior", None, None),
    ("Sr. Data Scientist wanted.", "senior", None, None),
    ("A junior position, part-time.", "junior", "part-time", None),
    ("An internship for students.", "intern", "internship", None),
    ("Staff Machine Learning Engineer", "staff", None, None),
    ("Lead Data Engineer, full-time.", "lead", "full-time", None),
    ("A 6-month contract, remote work.", None, "contract", "remote"),
    ("A fully remote, full time job.", None, "full-time", "remote"),
    ("Hybrid work: 3 days per week in the office.", None, None, "hybrid"),
    ("You work on-site in Leeds.", None, None, "on-site"),
    ("We serve international guests and senior citizens.", None, None, None),
    ("We sell remote controls and hybrid cars.", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seniority", "employment", "workplace"), MARKS, ids=[m[0] for m in MARKS])
def test_marks(text: str, seniority: str | None, employment: str | None, workplace: str | None, read: Read) -> None:
    facts = read(f"{text}\n\nRequirements:\n- SQL\n").facts
    assert (facts.seniority, facts.employment, facts.workplace) == (seniority, employment, workplace)


@pytest.mark.parametrize("text", ["", "Hello.", "Requirements:\n- SQL\n"])
def test_silence_is_none(text: str, read: Read) -> None:
    assert read(text).facts == Facts()
