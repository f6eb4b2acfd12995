"""The learned filter: drops by the sum of weights, and nothing without weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import spacy

from jobmatch import words
from jobmatch.forms import Form
from jobmatch.scratch import Section
from jobmatch.weights import Scorer, candidate_features, counting


@dataclass
class Candidate:
    start: int
    end: int
    form: Form | None
    why: str
    segment: int = 0


def form(skill: str, kind: str = "method", *, weak: bool = False) -> Form:
    return Form(skill, kind, skill, None, weak)


def weights(**by_feature: float) -> dict[str, Any]:
    """Weights of `yes`, with the other signs for `no`; drop below 0."""
    rows = {name.replace("__", "="): [-w / 2, w / 2] for name, w in by_feature.items()}
    return {"classes": ["no", "yes"], "bias": [0.0, 0.0], "weights": rows, "margin": 0.0}


VIEW = words.view(spacy.blank("en")("Knowledge of statistics and German ; we report daily"))
SECTION = [Section(0, 9, "requirements", "bullet", "asks")]
AREAS = {"statistics": "maths", "german": "human-languages", "reporting": "analytics"}


def candidates() -> list[Candidate]:
    return [
        Candidate(2, 3, form("statistics"), "name"), Candidate(4, 5, form("german", "language"), "case"),
        Candidate(7, 8, form("reporting", weak=True), "name"), Candidate(8, 9, None, ""),
    ]  # fmt: skip


def kept(table: dict[str, Any], section: str = "requirements") -> list[str]:
    found = candidates()
    Scorer(table).filter(VIEW, found, [SECTION[0]._replace(label=section)], AREAS)
    return [c.form.skill for c in counting(found) if c.form]


def test_without_weights_all_stay() -> None:
    assert kept({}) == ["statistics", "german", "reporting"]


@pytest.mark.parametrize(
    ("table", "names"),
    [
        (weights(), ["statistics", "german", "reporting"]),
        (weights(skill__reporting=-1), ["statistics", "german"]),
        (weights(skill__reporting=-1, area__analytics=2), ["statistics", "german", "reporting"]),
        (weights(area__maths=-1), ["german", "reporting"]),
    ],
)
def test_the_sum_decides(table: dict[str, Any], names: list[str]) -> None:
    assert kept(table) == names


def test_a_language_that_is_asked_for_stays() -> None:
    table = weights(skill__german=-9)
    assert "german" in kept(table, "requirements")
    assert "german" not in kept(table, "other")


def test_features_speak_of_form_place_and_company() -> None:
    handfuls = candidate_features(VIEW, candidates(), SECTION, AREAS)
    assert [len(h) for h in handfuls] == [3, 3, 3]
    statistics, _, report = ([name for handful in handfuls[i] for name in handful] for i in range(3))
    assert {"skill=statistics", "area=maths", "why=name", "before=of", "after=and"} <= set(statistics)
    assert "skill=reporting" in report
    assert any("weak" in name for name in report)
