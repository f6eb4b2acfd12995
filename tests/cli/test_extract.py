"""jobmatch extract, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jobmatch import __version__
from jobmatch.cli.main import cli
from jobmatch.lexicon import load

TEXT = """Requirements:
- 3+ years of Python, and SQL or R
- Experience with Tableau is a plus

Responsibilities:
- Build dashboards for the sales team
"""


@pytest.fixture()
def posting(tmp_path: Path) -> Path:
    path = tmp_path / "acme-7.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_jsonl_prints_the_record_and_nothing_else(posting: Path) -> None:
    result = CliRunner().invoke(cli, ["extract", str(posting), "-f", "jsonl"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["schema"], found["version"], found["lexicon"]) == ("jobmatch.analysis/1", __version__, load().hash)
    assert found["posting"]["id"] == "acme-7"
    levels = {s["id"]: s["level"] for s in found["skills"]}
    assert levels["python"] == "required"
    assert levels["tableau"] == "preferred"
    for s in found["skills"]:
        for m in s["mentions"]:
            assert TEXT[m["start"] : m["end"]] == m["text"]
    assert result.stderr == ""


def test_table_is_plain_text_where_no_terminal_is(posting: Path) -> None:
    result = CliRunner().invoke(cli, ["extract", str(posting)])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "Python (3+ years)" in result.stdout


def test_a_file_is_written_in_the_format_of_its_suffix(posting: Path, tmp_path: Path) -> None:
    out = tmp_path / "skills.csv"
    result = CliRunner().invoke(cli, ["extract", str(posting), "-o", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("posting,id,name,kind,")


def test_standard_input(posting: Path) -> None:
    result = CliRunner().invoke(cli, ["extract", "-", "-f", "jsonl"], input=TEXT)
    assert json.loads(result.stdout)["posting"]["id"] == "stdin"


def test_lexicons_change_the_hash(posting: Path, tmp_path: Path) -> None:
    (tmp_path / "own" / "skills").mkdir(parents=True)
    entry = {"id": "acme-flow", "name": "Acmeflow", "kind": "tool", "area": "own"}
    (tmp_path / "own" / "skills" / "own.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    arguments = ["extract", "-", "-f", "json", "--lexicons", str(tmp_path / "own")]
    result = CliRunner().invoke(cli, arguments, input="We use Acmeflow.\n")
    found = json.loads(result.stdout)
    assert "acme-flow" in [s["id"] for s in found["skills"]]
    assert found["lexicon"] != load().hash
