"""The judge's figures, on three made-up postings and on what a reader with every kind of fault found in them.

The figures are those of the annotation guidelines' own scorer, run once over tests/data/annotated and its
found.jsonl; a change of either file asks for a new run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.cli.main import cli
from jobmatch.errors import InputError
from jobmatch.evaluate.gold import GoldPosting, occurrences, overlap, read_gold
from jobmatch.evaluate.judge import Verdict, judge
from jobmatch.reports.verdict import render
from jobmatch.types import Analysis, Degree, Duty, Facts, Group, Mention, Posting, Role, Skill

FOLDER = Path(__file__).parents[1] / "data" / "annotated"


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    lines = (FOLDER / "found.jsonl").read_text(encoding="utf-8").splitlines()
    found = {o["posting"]["id"]: Analysis.from_dict(o) for o in map(json.loads, lines)}
    return judge((gold, found[gold.id]) for gold in read_gold(FOLDER))


@pytest.mark.parametrize(
    ("what", "figures"),
    [
        ("tool", (1.0, 0.923, 0.960, 12, 13)),
        ("method", (0.750, 0.600, 0.667, 4, 5)),
        ("soft", (0.500, 0.500, 0.500, 2, 2)),
        ("all", (0.905, 0.826, 0.864, 21, 23)),
        ("alternatives", (0.500, 1.0, 0.667, 6, 3)),
        ("duties", (0.800, 0.800, 0.800, 5, 5)),
    ],
)
def test_rates(verdict: Verdict, what: str, figures: tuple[float, ...]) -> None:
    found = verdict.skills.get(what) or getattr(verdict, what)
    assert (round(found.precision, 3), round(found.recall, 3), round(found.f1, 3), found.found, found.asked) == figures


@pytest.mark.parametrize(
    ("what", "accuracy", "asked"), [("levels", 0.789, 19), ("years", 0.667, 3), ("degree", 0.667, 3), ("role", 0.667, 3)]
)
def test_shares(verdict: Verdict, what: str, accuracy: float, asked: int) -> None:
    found = getattr(verdict, what)
    assert (round(found.accuracy, 3), found.asked) == (accuracy, asked)


def test_errors_tell_what_was_wrong_and_what_was_missed(verdict: Verdict) -> None:
    wrong = [(e.posting, e.kind) for e in verdict.errors if e.what == "wrong"]
    missed = [(e.posting, e.kind, e.text) for e in verdict.errors if e.what == "missed"]
    assert wrong == [("choir", "method"), ("harbour", "soft")]
    assert missed == [
        ("choir", "method", "catalogue"), ("harbour", "method", "Forecast"),
        ("harbour", "tool", "dbt"), ("orchard", "soft", "Patience"),
    ]  # fmt: skip


def perfect(gold: GoldPosting) -> Analysis:
    """Return the analysis that says just what the annotation says."""
    note = gold.annotation
    skills = []
    for i, (entry, extents) in enumerate(zip(note["skills"], gold.skill_extents(), strict=True)):
        mentions = tuple(Mention(a, b, gold.text[a:b], "other") for a, b in extents)
        skills.append(Skill(f"s{i}", entry["name"], entry["kind"], "a", entry["level"], entry["group"], None, mentions, ""))
    degree = Degree(**note["degree"]) if note["degree"] else None
    return Analysis(
        Posting(gold.id, gold.text), Role(note["role"], {}), tuple(skills), (Group("g1", 1, ()),),
        tuple(Duty(a, b, gold.text[a:b], None) for a, b in gold.duty_extents()), Facts(years=note["years"], degree=degree),
    )  # fmt: skip


def test_who_repeats_the_annotation_is_right_in_all() -> None:
    found = judge((gold, perfect(gold)) for gold in read_gold(FOLDER))
    rates = [*found.skills.values(), found.alternatives, found.duties]
    assert {r.f1 for r in rates} == {1.0}
    assert {s.accuracy for s in (found.levels, found.years, found.degree, found.role)} == {1.0}
    assert found.errors == ()


def test_who_finds_nothing_has_zero_and_no_division_by_it() -> None:
    empty = Analysis(Posting("x", ""), Role("other", {}), (), (), (), Facts())
    found = judge((gold, empty) for gold in read_gold(FOLDER))
    assert (found.skills["all"].precision, found.skills["all"].recall, found.skills["all"].f1) == (0.0, 0.0, 0.0)
    assert found.levels.asked == 0


@pytest.mark.parametrize(
    ("text", "surface", "places"),
    [
        ("R and RStudio", "R", [(0, 1)]),
        ("C++, C", "C++", [(0, 3)]),
        ("SQLMUST", "SQL", [(0, 3)]),
        ("data data", "data", [(0, 4), (5, 9)]),
    ],
)
def test_occurrences_are_whole_words_where_there_are_any(text: str, surface: str, places: list[tuple[int, int]]) -> None:
    assert occurrences(text, surface) == places


@given(st.tuples(st.integers(0, 50), st.integers(1, 50)), st.tuples(st.integers(0, 50), st.integers(1, 50)))
def test_overlap_is_symmetric_and_a_share(a: tuple[int, int], b: tuple[int, int]) -> None:
    one, other = (a[0], a[0] + a[1]), (b[0], b[0] + b[1])
    assert overlap(one, other) == overlap(other, one)
    assert 0.0 <= overlap(one, other) <= 1.0
    assert overlap(one, one) == 1.0


def test_json_has_all_figures_and_errors_only_when_asked(verdict: Verdict) -> None:
    plain = json.loads(render(verdict, "json"))
    assert plain["skills"]["all"]["asked"] == 23 and "errors" not in plain
    assert len(json.loads(render(verdict, "json", errors=True))["errors"]) == 6


def test_the_table_shows_each_measure(verdict: Verdict) -> None:
    text = render(verdict, "table", errors=True, to_file=True)
    for part in ("all skills", "0.864", "level of found skills", "0.789", "[captains]"):
        assert part in text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"duties": ["Sing."]}, "does not stand in a.txt"),
        ({"skills": [{"name": "C", "surfaces": ["c"], "kind": "soft", "level": "required", "group": None}]}, "no surface of 'C'"),
        ({"skills": [{"name": "Choir"}]}, "no field 'surfaces'"),
        ({"role": None}, "field 'role' is missing"),
    ],
)
def test_a_wrong_annotation_is_named(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    note = {"role": "other", "skills": [], "duties": [], "years": None, "degree": None} | change
    if note["role"] is None:
        del note["role"]
    (tmp_path / "a.txt").write_text("We sail.", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(InputError, match=says) as error:
        list(read_gold(tmp_path))
    assert str(error.value).startswith(f"{tmp_path}/a.json: ")


def test_the_verb_prints_figures_and_fails_under() -> None:
    result = CliRunner().invoke(cli, ["evaluate", str(FOLDER), "-f", "json", "--fail-under", "1"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["postings"] == 3


@pytest.mark.parametrize("arguments", [[], ["a-folder", "--roles", "b.csv"], ["no-such-folder"]])
def test_the_verb_refuses_what_it_cannot_judge(arguments: list[str]) -> None:
    assert CliRunner().invoke(cli, ["evaluate", *arguments]).exit_code != 0
