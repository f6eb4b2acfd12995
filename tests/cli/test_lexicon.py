"""jobmatch lexicon, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jobmatch.cli.main import cli

ENTRY = {"id": "acme-flow", "name": "Acmeflow", "kind": "tool", "area": "own"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["lexicon", *arguments])


@pytest.fixture()
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one skill, in the place of the shipped vocabulary a small one: checking that takes seconds."""
    small, folder = tmp_path / "small", tmp_path / "own"
    (small / "skills").mkdir(parents=True)
    (folder / "skills").mkdir(parents=True)
    (folder / "skills" / "own.jsonl").write_text(json.dumps(ENTRY) + "\n", encoding="utf-8")
    monkeypatch.setattr("jobmatch.lexicon.default_folder", lambda: small)
    return folder


def test_check_names_the_place_and_exits_with_2(own: Path) -> None:
    path = own / "skills" / "own.jsonl"
    path.write_text(json.dumps({**ENTRY, "broader": ["no-such-skill"]}) + "\n", encoding="utf-8")
    result = run("check", "--lexicons", str(own))
    assert result.exit_code == 2
    assert result.stdout == f"{path}:1: broader names 'no-such-skill', which is no skill; name an id of skills/, or drop it\n"
    assert result.stderr == "1 to mend\n"


def test_check_sums_up_what_is_in_order(own: Path) -> None:
    result = run("check", "--lexicons", str(own))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "All in order: 1 forms; lines: 1 skills.\n"


def test_show_as_a_table() -> None:
    result = run("show", "machine", "learning")
    assert result.exit_code == 0
    assert "machine-learning" in result.stdout and "\x1b" not in result.stdout


def test_show_as_json() -> None:
    found = json.loads(run("show", "k8s", "-f", "json").stdout)
    assert (found["id"], found["kind"]) == ("kubernetes", "tool")


@pytest.mark.parametrize(
    ("word", "says"), [("pytorhc", "did you mean PyTorch"), ("word cloud", "traps.jsonl"), ("qqqqqq", "no skill")]
)
def test_show_of_an_unknown_word_helps(word: str, says: str) -> None:
    result = run("show", word)
    assert result.exit_code == 2
    assert says in result.output


def test_without_a_verb_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 0
    assert "check" in result.stdout and "import" in result.stdout
