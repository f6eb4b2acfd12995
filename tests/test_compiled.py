"""The compiled vocabulary: as good as what it was made of, made anew where it does not fit, never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobmatch import compiled
from jobmatch.lexicon import Lexicon

SKILLS = [
    {"id": "swift", "name": "Swift", "kind": "tool", "area": "languages", "rules": {"Swift": {"case": True, "cues": ["code"]}}},
    {
        "id": "data-modeling",
        "name": "data modeling",
        "kind": "method",
        "area": "data",
        "aliases": ["{data|dimensional} modelling"],
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "a.jsonl").write_text("".join(json.dumps(s) + "\n" for s in SKILLS), encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted((folder / ".compiled").glob("forms-*"))


def same(one: Lexicon, other: Lexicon) -> bool:
    forms = [(x.forms.found, x.forms.leads, x.forms.names, x.forms.starts) for x in (one, other)]
    return one.entries == other.entries and forms[0] == forms[1]


def test_what_is_loaded_is_what_was_built(folder: Path) -> None:
    built = Lexicon([folder], cached=False)
    assert same(built, Lexicon([folder])) and len(files(folder)) == 1
    assert same(built, Lexicon([folder]))


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_file_that_is_not_whole_is_made_anew(folder: Path, damage: bytes | None) -> None:
    built = Lexicon([folder])
    whole = built.entries and files(folder)[0].read_bytes()
    files(folder)[0].write_bytes(whole[:-9] if damage is None else damage)
    assert same(built, Lexicon([folder]))
    assert files(folder)[0].read_bytes() == whole


def test_a_changed_lexicon_has_a_file_of_its_own_and_old_ones_go(folder: Path) -> None:
    for number in range(compiled.KEPT + 2):
        (folder / "traps.jsonl").write_text(json.dumps({"text": f"trap {number}"}) + "\n", encoding="utf-8")
        assert f"trap {number}" in Lexicon([folder]).forms.found
    assert len(files(folder)) == compiled.KEPT


def test_a_folder_that_cannot_be_written_costs_only_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".compiled").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "skills" / "a.jsonl"))
    assert same(Lexicon([folder]), Lexicon([folder], cached=False))


def test_the_users_cache_serves_where_the_folder_is_read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".compiled").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    assert Lexicon([folder]).entries
    assert list((folder / "cache" / "jobmatch").glob("forms-*"))
