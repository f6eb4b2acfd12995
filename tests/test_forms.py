"""Forms: templates, spellings, rules, traps, and who wins a form that two skills claim."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch import words
from jobmatch.errors import LexiconError
from jobmatch.forms import Entry, Table, entry, expand, forms

SETS = {"verbs": ["clean", "cleaning"]}


def make(skill: str, *aliases: str, kind: str = "tool", **more: Any) -> Entry:
    return entry({"id": skill, "name": skill, "kind": kind, "area": "test", "aliases": list(aliases), **more}, "test.jsonl:1")


def found(table: Table, text: str) -> list[str]:
    return [f.skill for f in table.found.get(" ".join(words.phrase(text)), [])]


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        ("Spark", ["Spark"]),
        ("{solve|solving} problems", ["solve problems", "solving problems"]),
        ("solve {hard|} problems", ["solve hard problems", "solve problems"]),
        ("data {$verbs}", ["data clean", "data cleaning"]),
        ("data {$verbs|}", ["data clean", "data cleaning", "data"]),
        ("{a|b} {c|d}", ["a c", "a d", "b c", "b d"]),
    ],
)
def test_expand(template: str, texts: list[str]) -> None:
    assert expand(template, SETS) == texts


def test_an_unknown_set_is_named() -> None:
    with pytest.raises(LexiconError, match="nouns"):
        expand("data {$nouns}", SETS)


@pytest.mark.parametrize("text", ["real-time", "Real time", "realtime", "REAL-TIME"])
def test_hyphen_space_and_joined_are_one_form(text: str) -> None:
    table = Table.compile([make("real-time")], {}, [])
    joined = " ".join(w for w in words.phrase(text) if w != "-")
    assert [f.skill for f in table.found[joined]] == ["real-time"]


@pytest.mark.parametrize("weak", ["hands-on", "hands on"])
def test_weak_aliases_may_have_hyphens(weak: str) -> None:
    marks = {" ".join(key): form.weak for key, form, _ in forms(make("practical", weak, weak=[weak]), {})}
    assert marks["hand on"]
    assert not marks["practical"]


def test_a_rule_belongs_to_its_own_alias_alone() -> None:
    rules = {form.alias: form.rule for _, form, _ in forms(make("golang", "Go", rules={"Go": {"case": True}}), {})}
    assert rules["golang"] is None
    assert rules["Go"] is not None and rules["Go"].case


@pytest.mark.parametrize(
    ("trap", "text"), [("word cloud", "word cloud"), ("C-level", "C level"), ("go-to person", "go to person")]
)
def test_a_trap_hides_what_is_written_in_any_spelling(trap: str, text: str) -> None:
    table = Table.compile([make("cloud")], {}, [trap])
    assert table.found[" ".join(words.phrase(text))] == []


def test_a_form_written_out_wins_over_a_template() -> None:
    written, template = make("data-cleaning", "data cleaning"), make("cleaning", "{data|text} cleaning")
    for order in ([written, template], [template, written]):
        table = Table.compile(order, {}, [])
        assert found(table, "data cleaning") == ["data-cleaning"]
        assert found(table, "text cleaning") == ["cleaning"]


def test_a_form_that_joins_two_skills_is_none_of_its_own() -> None:
    table = Table.compile([make("unix", "Unix/Linux"), make("linux"), make("ci-cd", "CI/CD", "CI", "CD")], {}, [])
    assert found(table, "Unix/Linux") == []
    assert found(table, "CI/CD") == ["ci-cd"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"id": "x", "name": "X", "kind": "tool"}, "area"),
        ({"id": "x", "name": "X", "kind": "thing", "area": "a"}, "thing"),
        ({"id": "x", "name": "X", "kind": "tool", "area": "a", "alias": []}, "alias"),
        ({"id": "x", "name": "X", "kind": "tool", "area": "a", "rules": {"X": {"kase": True}}}, "kase"),
    ],
)
def test_a_broken_line_is_named(row: dict[str, Any], says: str) -> None:
    with pytest.raises(LexiconError, match=says) as error:
        entry(row, "skills/a.jsonl:7")
    assert str(error.value).startswith("skills/a.jsonl:7: ")


@given(st.lists(st.sampled_from(["data", "quality", "real-time", "Check", "C++"]), min_size=1, max_size=4))
def test_every_plain_form_is_found_in_the_table(parts: list[str]) -> None:
    text = " ".join(parts)
    table = Table.compile([make("it", text)], {}, [])
    key = " ".join(w for w in words.phrase(text) if w != "-")
    assert "it" in [f.skill for f in table.found[key]]
