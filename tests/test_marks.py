"""Wordings of seniority, employment and workplace, and words that only look like them."""

from __future__ import annotations

import pytest

from jobmatch.marks import marks_in

MARKS = [
    ("Data Science Intern", "seniority intern"), ("Junior Data Engineer", "seniority junior"), ("Jr. Analyst", "seniority junior"),
    ("An entry-level job", "seniority junior"), ("Senior Data Scientist", "seniority senior"), ("Sr Machine Learning Engineer", "seniority senior"),
    ("Staff Software Engineer", "seniority staff"), ("Principal Data Scientist", "seniority principal"), ("Lead Data Engineer", "seniority lead"),
    ("a team lead", "seniority lead"), ("Head of Data", "seniority manager"), ("Director of Analytics", "seniority manager"),
    ("a mid-level role", "seniority mid"),
    ("Internal tools for the staff", ""), ("We lead the market", ""), ("The principal reason", ""), ("international", ""),
    ("Work with senior leaders", ""), ("non-intern", ""),
    ("A full-time job", "employment full-time"), ("full time", "employment full-time"), ("part-time", "employment part-time"),
    ("A 12-month contract", "employment contract"), ("contract-to-hire", "employment contract"), ("C2C only", "employment contract"),
    ("a temporary position", "employment temporary"), ("You sign a contract with us", ""), ("Review contracts", ""),
    ("fully remote", "workplace remote"), ("This is a remote position", "workplace remote"), ("You may work from home", "workplace remote"),
    ("hybrid role", "workplace hybrid"), ("#LI-Hybrid", "workplace hybrid"), ("on-site role", "workplace on-site"),
    ("3 days a week in our office", "workplace on-site"), ("remote sensing", ""), ("a hybrid cloud", ""), ("Work remotely: no", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mark"), MARKS, ids=[m[0] for m in MARKS])
def test_a_mark(text: str, mark: str) -> None:
    found = list(marks_in(text))
    assert [f"{label} {value}" for _, _, label, value in found] == ([mark] if mark else [])
    assert all(text[start:end] for start, end, _, _ in found)


def test_the_first_wording_of_each_counts() -> None:
    text = "Senior Data Engineer, remote work. You guide junior analysts. Hybrid work is fine. Full-time or part-time."
    assert {label: value for _, _, label, value in marks_in(text)} == {
        "seniority": "senior",
        "workplace": "remote",
        "employment": "full-time",
    }
