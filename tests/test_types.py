"""The records: JSON-ready, unchangeable, and forgiving of keys that a later version added."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest

from jobmatch.types import (
    ANALYSIS_SCHEMA,
    Analysis,
    Degree,
    Facts,
    Group,
    Mention,
    Posting,
    Profile,
    ProfileSkill,
    Role,
    Salary,
    Skill,
)  # fmt: skip


def skill(id_: str, level: str = "required") -> Skill:
    return Skill(id_, id_.title(), "tool", "languages", level, None, None, (Mention(0, 1, "x", "requirements"),), "'x' by name")


ANALYSIS = Analysis(
    Posting("p1", "the text", title="Engineer", salary=Salary(1.0, None, "USD", "hour")),
    Role("data-engineer", {"data-engineer": 1.0}),
    (skill("python"), skill("scala", "preferred"), skill("java")),
    (Group("g1", 1, ("python", "java")),),
    (),
    Facts(years=3.0, degree=Degree("master", False)),
)


def test_records_survive_json() -> None:
    assert Analysis.from_dict(json.loads(json.dumps(ANALYSIS.to_dict()))) == ANALYSIS


def test_the_machine_format_names_its_schema_and_leaves_the_text() -> None:
    out = ANALYSIS.to_json()
    assert out["schema"] == ANALYSIS_SCHEMA
    assert out["posting"] == {"id": "p1", "title": "Engineer", "company": None, "location": None, "source": None, "date": None}
    assert "the text" not in json.dumps(out)
    assert out["facts"]["degree"] == {"minimum": "master", "required": False}


def test_unknown_keys_are_ignored_and_missing_ones_are_named() -> None:
    assert Posting.from_dict({"id": "a", "text": "b", "mood": "fine"}) == Posting("a", "b")
    with pytest.raises(TypeError, match="text"):
        Posting.from_dict({"id": "a"})


def test_at_keeps_the_order_of_the_text() -> None:
    assert [s.id for s in ANALYSIS.at("required")] == ["python", "java"]
    assert [s.id for s in ANALYSIS.at("context")] == []


def test_a_profile_knows_what_is_known() -> None:
    profile = Profile("me", (ProfileSkill("python", "Python"), ProfileSkill(None, "Pyhton", near=("python",))))
    assert profile.ids == {"python"}
    assert [s.given for s in profile.unknown] == ["Pyhton"]


def test_records_do_not_change_and_take_no_further_fields() -> None:
    with pytest.raises(FrozenInstanceError):
        ANALYSIS.skills[0].level = "context"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        ANALYSIS.mood = "fine"  # type: ignore[attr-defined]


def test_equal_records_are_one_in_a_set() -> None:
    assert len({Mention(0, 1, "x", "other"), Mention(0, 1, "x", "other"), Mention(1, 2, "x", "other")}) == 2
