"""The program as it is started: exit codes and one-line errors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jobmatch.cli.main import main
from tests.conftest import ROOT

POSTING = str(ROOT / "samples" / "postings" / "glued.txt")
PROFILE = str(ROOT / "samples" / "profiles" / "data-scientist.yaml")


def code(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr(sys, "argv", ["jobmatch", *args])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--help"], 0),
        (["classify", POSTING], 0),
        (["scor"], 2),
        (["extract", "no-such-file.txt"], 2),
        (["score", POSTING, "--profile", PROFILE, "--fail-under", "100"], 1),
        (["score", POSTING, "--profile", PROFILE, "--fail-under", "0"], 0),
        (["extract", POSTING, "-o", "no-such-folder/out.json"], 2),
    ],
)
def test_exit_codes(args: list[str], expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code(monkeypatch, *args) == expected


def test_a_broken_lexicon_line_fails_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "mine.jsonl").write_text('{"id": "x", "name": "X"\n')
    assert code(monkeypatch, "lexicon", "check", "--lexicons", str(tmp_path)) == 2
    assert "mine.jsonl:1: " in capsys.readouterr().out


def test_an_error_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code(monkeypatch, "extract", "no-such-file.txt")
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "no-such-file.txt: no such file" in err
