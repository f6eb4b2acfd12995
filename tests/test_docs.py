"""docs/cli.md holds every verb and option, docs/formats.md every field (pytest --update-golden rewrites cli.md)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import click
import pytest

from jobmatch import types
from jobmatch.cli.main import VERBS, cli
from tests.conftest import ROOT

CLI = ROOT / "docs" / "cli.md"
FORMATS = ROOT / "docs" / "formats.md"
HEAD = "# Every command and option\n\nWhat `--help` says; the tests keep it so.\n"
WIDTH = 100


def commands(command: click.Command = cli, path: tuple[str, ...] = ("jobmatch",)) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from commands(inner, (*path, name))


COMMANDS = dict(commands())


def helped(name: str) -> str:
    settings = {**cli.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    with click.Context(COMMANDS[name], info_name=name, **settings) as context:
        return COMMANDS[name].get_help(context)


def documented(name: str) -> str:
    """Return the part of docs/cli.md about a command, as one line."""
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", CLI.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def test_update(update_golden: bool) -> None:
    if update_golden:
        CLI.write_text(HEAD + "".join(f"\n## {n}\n\n```\n{helped(n)}\n```\n" for n in COMMANDS), encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_the_docs(name: str) -> None:
    text, command = documented(name), COMMANDS[name]
    assert " ".join((command.help or "").split()) in text
    for option in (p for p in command.params if isinstance(p, click.Option)):
        assert all(o in text for o in option.opts), option.opts
        assert " ".join((option.help or "").split()) in text
    known = {o for p in command.params for o in p.opts} | {"-h", "--help", "-V", "--version"}
    options = text.partition("Examples:")[0].partition("Options:")[2].partition("Commands:")[0]
    assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", options)) <= known | mentioned(command)


def mentioned(command: click.Command) -> set[str]:
    """Return what looks like an option inside the help texts themselves."""
    texts = " ".join(p.help or "" for p in command.params if isinstance(p, click.Option))
    return set(re.findall(r"--?[a-z][\w-]*", texts))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples_and_says_what_each_option_does(name: str) -> None:
    command = COMMANDS[name]
    assert "jobmatch" in (command.epilog or "")
    assert all(p.help for p in command.params if isinstance(p, click.Option))


@pytest.mark.parametrize("verb", VERBS)
def test_readme_shows_every_verb(verb: str) -> None:
    assert f"jobmatch {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")


RECORDS = (types.Analysis, types.Role, types.Evidence, types.Skill, types.Mention, types.Group, types.Duty, types.Facts,
           types.Degree, types.Salary, types.Fit, types.LedgerLine, types.Gap, types.Check)  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=[r.__name__ for r in RECORDS])
def test_every_field_is_documented(record: type[types.Record]) -> None:
    text = FORMATS.read_text(encoding="utf-8")
    assert [f.name for f in dataclasses.fields(record) if f"`{f.name}`" not in text] == []  # type: ignore[arg-type]


def test_every_batch_column_and_schema_is_documented() -> None:
    from jobmatch.batch.rows import COLUMNS

    text = FORMATS.read_text(encoding="utf-8")
    assert [c for c in COLUMNS if f"`{c}`" not in text] == []
    assert {s for s in (types.ANALYSIS_SCHEMA, types.FIT_SCHEMA, "jobmatch.role/1") if s not in text} == set()
