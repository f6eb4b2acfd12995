"""Reports of analyses, on hand-made records."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from jobmatch.reports.analysis import asked, facts_in_words, render
from jobmatch.reports.analysis_view import view
from jobmatch.reports.screen import to_text
from jobmatch.types import Analysis, Degree, Duty, Facts, Group, Mention, Posting, Role, Salary, Skill


def skill(name: str, kind: str = "tool", level: str = "required", group: str | None = None, years: float | None = None) -> Skill:
    mention = Mention(0, len(name), name, "requirements")
    return Skill(name.lower(), name, kind, "area", level, group, years, (mention, mention), f"'{name}' by name")


POSTING = Posting("acme-1", "Python, SQL or R ...", title="Data Scientist", company="Acme")
ROLE = Role("data-scientist", {"data-scientist": 0.8, "ml-engineer": 0.15, "data-engineer": 0.03, "other": 0.02})
ANALYSIS = Analysis(
    POSTING,
    ROLE,
    (skill("Python", years=3), skill("Tableau", group="g1"), skill("Looker", group="g1"), skill("Statistics", "method"),
     skill("Spark", level="preferred"), skill("Writing", "soft", "context")),
    (Group("g1", 1, ("tableau", "looker")),),
    (Duty(0, 5, "Build\nmodels", "build-models"), Duty(6, 9, "Help the team", None)),
    Facts(years=5, degree=Degree("bachelor", False), seniority="senior"),
    ("two adverts in one text",),
)  # fmt: skip


def test_json_is_the_machine_format_with_version_and_lexicon() -> None:
    found = json.loads(render([ANALYSIS], "json", "abc123", "0.1.0"))
    assert found == ANALYSIS.to_json() | {"version": "0.1.0", "lexicon": "abc123"}


def test_jsonl_is_one_object_a_posting() -> None:
    other = replace(ANALYSIS, posting=replace(POSTING, id="acme-2"))
    lines = render([ANALYSIS, other], "jsonl", "x", "1").splitlines()
    assert [json.loads(line)["posting"]["id"] for line in lines] == ["acme-1", "acme-2"]


def test_csv_has_one_row_a_skill_and_each_surface_once() -> None:
    rows = list(csv.DictReader(io.StringIO(render([ANALYSIS], "csv", "x", "1"))))
    assert [r["name"] for r in rows] == [s.name for s in ANALYSIS.skills]
    assert (rows[0]["posting"], rows[0]["surfaces"], rows[0]["years"]) == ("acme-1", "Python", "3")


def test_asked_keeps_alternatives_together_and_single_skills_first() -> None:
    found = {kind: [a.label for a in items] for kind, items in asked(ANALYSIS, "required")}
    assert found == {"tool": ["Python (3+ years)", "one of Tableau, Looker"], "method": ["Statistics"]}


def test_alternatives_are_asked_at_their_strongest_level() -> None:
    mixed = replace(ANALYSIS, skills=(skill("R", group="g1", level="context"), skill("SAS", group="g1")))
    assert [k for k, _ in asked(mixed, "context")] == []
    assert [a.label for _, items in asked(mixed, "required") for a in items] == ["one of R, SAS"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Facts(), []),
        (Facts(years=2.5), ["2.5+ years"]),
        (Facts(degree=Degree("phd", True)), ["PhD"]),
        (Facts(degree=Degree("none", False)), []),
        (Facts(degree=Degree("master", False)), ["master's degree (not required)"]),
        (Facts(salary=Salary(120000, 150000, "USD", "year")), ["USD 120,000 to 150,000 a year"]),
        (Facts(salary=Salary(45.5, 45.5, "GBP", "hour")), ["GBP 45.50 an hour"]),
        (Facts(seniority="senior", employment="full-time", workplace="remote"), ["senior", "full-time", "remote"]),
    ],
)
def test_facts_in_words(facts: Facts, words: list[str]) -> None:
    assert facts_in_words(facts) == words


@pytest.mark.parametrize("width", [80, 120])
def test_the_view_fits_its_width_and_is_plain(width: int) -> None:
    text = to_text(*view(ANALYSIS), to_file=True, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    head = ("data scientist 80%", "ML engineer 15%", "5+ years", "two adverts")
    for part in (*head, "one of Tableau, Looker", "A plus  1", "Build models"):
        assert part in text


def test_the_view_of_an_empty_text_says_so() -> None:
    empty = Analysis(POSTING, ROLE, (), (), (), Facts())
    assert "No skill was found" in to_text(*view(empty), to_file=True)


def test_markdown_lists_levels_in_order() -> None:
    lines = render([ANALYSIS], "markdown", "x", "1").splitlines()
    heads = [line for line in lines if line.startswith("###")]
    assert heads == ["### Required", "### A plus", "### In the work described", "### Duties"]
    assert "- tools: Python (3+ years); one of Tableau, Looker" in lines
