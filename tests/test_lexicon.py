"""The shipped vocabulary is sound, and each kind of mistake is found, with its place and mend."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobmatch.errors import LexiconError
from jobmatch.lexicon import Lexicon, default_folder, load
from jobmatch.vocabulary.check import check
from jobmatch.vocabulary.rows import FIELDS
from jobmatch.vocabulary.show import find, is_trap, record, rule_in_words

Rows = list[dict[str, Any]]
CUES = [
    {"id": name, "phrases": ["experience"]}
    for name in ("duty_verb", "first_word", "preferred", "required", "any_of", "all_of", "or_other", "negated_ask")
]


def make(folder: Path, skills: Rows, **files: Rows) -> list[Path]:
    """Write a small vocabulary; what is not given is sound."""
    files = {"cues": [*CUES, {"id": "name_cue", "phrases": ["proficient", "programming"]}], **files}
    (folder / "skills").mkdir()
    for name, rows in [("skills/a", skills), *files.items()]:
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return [folder]


def skill(id_: str, *aliases: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": more.pop("name", id_), "kind": "tool", "area": "test", "aliases": list(aliases), **more}


def test_the_shipped_vocabulary_is_in_order() -> None:
    found = check([default_folder()])
    assert [str(f) for f in found.findings] == []
    assert found.lines["skills"] >= 2_500


def test_a_sound_small_vocabulary_has_no_findings(tmp_path: Path) -> None:
    rows = [skill("apache-spark", "Spark", rules={"Spark": {"case": True}}, broader=["big-data"]), skill("big-data")]
    assert check(make(tmp_path, rows, traps=[{"text": "spark interest"}])).findings == ()


MISTAKES: list[tuple[str, Rows, dict[str, Rows], str, str]] = [
    ("id twice", [skill("x"), skill("x", "y")], {}, "a.jsonl:2", "id 'x' is also at"),
    ("id form", [skill("X_1", name="Ex")], {}, "a.jsonl:1", "not kebab-case"),
    ("kind", [skill("x", kind="thing")], {}, "a.jsonl:1", "kind 'thing'"),
    ("missing field", [{"id": "x", "name": "X", "kind": "tool"}], {}, "a.jsonl:1", "'area' is missing"),
    ("unknown field", [skill("x", alias=["y"])], {}, "a.jsonl:1", "unknown field 'alias'"),
    ("wrong type", [{**skill("x"), "aliases": "y"}], {}, "a.jsonl:1", "'aliases' is not what it should be"),
    ("broader", [skill("x", broader=["no-such"])], {}, "a.jsonl:1", "'no-such', which is no skill"),
    ("related", [skill("x", related={"no-such": 0.5})], {}, "a.jsonl:1", "'no-such', which is no skill"),
    ("credit", [skill("x", related={"y": 1.5}), skill("y")], {}, "a.jsonl:1", "'related' is not what it should be"),
    ("circle", [skill("x", broader=["y"]), skill("y", broader=["x"])], {}, "a.jsonl:1", "x -> y -> x"),
    ("esco", [skill("x", esco="S1.2")], {}, "a.jsonl:1", "no ESCO concept"),
    ("claimed twice", [skill("x", "same name"), skill("y", "Same-name")], {}, "a.jsonl:2", "'x' at"),
    ("trap hides", [skill("x", "cloud")], {"traps": [{"text": "Cloud"}]}, "a.jsonl:1", "hidden by a trap"),
    ("trap twice", [skill("x")], {"traps": [{"text": "x ray"}, {"text": "X Ray"}]}, "traps.jsonl:2", "is also at"),
    ("dead trap", [skill("x")], {"traps": [{"text": "orange county"}]}, "traps.jsonl:1", "in the way of no skill"),
    ("only joins", [skill("x"), skill("y", "x/z"), skill("z")], {}, "a.jsonl:2", "only joins two skills"),
    ("rule without alias", [skill("x", rules={"y": {"case": True}})], {}, "a.jsonl:1", "is no alias"),
    ("rule comes late", [skill("x", "cats", "cat", rules={"cat": {"case": True}})], {}, "a.jsonl:1", "write it for 'cats'"),
    ("rule key", [skill("x", rules={"x": {"kase": True}})], {}, "a.jsonl:1", "unknown rule 'kase'"),
    ("cue of two words", [skill("x", rules={"x": {"evidence": True, "cues": ["data lake"]}})], {}, "a.jsonl:1", "not one word"),
    ("idle cues", [skill("x", rules={"x": {"cues": ["data"]}})], {}, "a.jsonl:1", "never asked for"),
    ("weak without alias", [skill("x", weak=["y"])], {}, "a.jsonl:1", "weak 'y' is no alias"),
    ("unknown set", [skill("x", "a {$b}")], {}, "a.jsonl:1", "{$b}"),
    ("open brace", [skill("x", "a {b|c")], {}, "a.jsonl:1", "brace too many"),
    ("duty cue twice", [skill("x")], {"duties": [{"id": i, "name": i, "cues": ["do it"], "source": None} for i in ("a", "b")]},
     "duties.jsonl:2", "also stands under 'a'"),
    ("missing cues", [skill("x")], {"cues": CUES}, "cues.jsonl", "'name_cue' is missing"),
    ("practice", [skill("x")], {"practice": [{"field": "x", "covers": {"y": 1}}]}, "practice.jsonl:1", "'y', which is no skill"),
    ("unknown file", [skill("x")], {"skils": [{"id": "x"}]}, "skils.jsonl", "no file of the vocabulary"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "files", "where", "what"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_each_mistake_is_found(tmp_path: Path, rows: Rows, files: dict[str, Rows], where: str, what: str) -> None:
    found = [str(f) for f in check(make(tmp_path, rows, **files)).findings]
    assert any(where in f and what in f for f in found), found
    assert all("\n" not in f and "; " in f for f in found)


def test_forms_that_rules_tell_apart_are_no_double_claim(tmp_path: Path) -> None:
    rows = [
        skill("xray-tool", "Xray", name="Xray for tests", rules={"Xray": {"case": True, "evidence": True, "cues": ["jira"]}}),
        skill("imaging", "X-ray", rules={"X-ray": {"case": True, "evidence": True, "cues": ["scan"]}}),
    ]
    assert check(make(tmp_path, rows)).findings == ()


def test_broken_lines_are_all_named(tmp_path: Path) -> None:
    folders = make(tmp_path, [skill("x")])
    (tmp_path / "skills" / "b.jsonl").write_text('{"id": \n[1]\n', encoding="utf-8")
    (tmp_path / "skills" / "c.jsonl").write_bytes(b"\xff\xfe{}")
    found = [str(f) for f in check(folders).findings]
    assert [f.split(": ")[0].rsplit("/", 1)[-1] for f in found] == ["b.jsonl:1", "b.jsonl:2", "c.jsonl"]


def test_every_kind_of_shipped_file_is_known() -> None:
    kinds = {path.stem for path in default_folder().glob("*.jsonl")} | {"skills"}
    assert kinds <= FIELDS.keys()


@pytest.mark.parametrize(
    ("written", "skill_id"),
    [("k8s", "kubernetes"), ("K8s", "kubernetes"), ("sklearn", "scikit-learn"), ("golang", "go"), ("Postgres", "postgresql"),
     ("MS Excel", "microsoft-excel"), ("TF", "tensorflow"), ("JS", "javascript"), ("Map/Reduce", "mapreduce"), ("CI/CD", "ci-cd"),
     ("modelling", "modeling"), ("LLMs", "large-language-models"), ("ASP.NET Core", "asp-net-core")],
)  # fmt: skip
def test_usual_spellings_are_known(written: str, skill_id: str) -> None:
    assert skill_id in [f.skill for f in load().lookup(written)]


def test_show_gives_forms_rules_and_relatives() -> None:
    lexicon = load()
    (entry,) = find(lexicon, "spark")
    found = record(lexicon, entry)
    assert (found["id"], found["kind"]) == ("apache-spark", "tool")
    assert found["implies"]["big-data"] == 1
    assert "pyspark" in found["narrower"]
    assert found["related"]["apache-flink"] == lexicon.relations["apache-spark"]["apache-flink"]
    assert "'Spark'" in found["rules"]["Spark"]


def test_a_rule_is_told_in_words(tmp_path: Path) -> None:
    folders = make(tmp_path, [skill("x", rules={"x": {"case": True, "not_before": ["the"], "not_after": ["tube"]}})])
    assert rule_in_words(Lexicon(folders).entries["x"].rules["x"]) == "written 'x'; not after the; not before tube"


def test_a_trap_is_known_as_one() -> None:
    assert is_trap(load(), "word cloud")
    assert not is_trap(load(), "Python")


def test_a_later_folder_overrides_and_adds(tmp_path: Path) -> None:
    make(tmp_path, [skill("python", "Monty"), skill("own-tool")])
    lexicon = load(tmp_path)
    assert lexicon.entries["python"].aliases == ("Monty",)
    assert "own-tool" in lexicon.entries and "sql" in lexicon.entries
    assert lexicon.hash != load().hash


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load(tmp_path / "none")


def test_implied_goes_all_the_way_up() -> None:
    implied = load().implied("pytorch")
    assert implied["deep-learning"] < implied["machine-learning"]
