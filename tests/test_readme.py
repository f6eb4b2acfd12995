"""README shows real commands and their real output; `...` stands for what is left out.

A console block holds lines `$ command`, each with what it prints, on the screen and as errors. After a change
`pytest --update-golden` shows the output of now; where a line `...` cut it, as many lines before and after it stay.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from jobmatch.cli.main import cli
from jobmatch.fit.weights import DEFAULT
from tests.conftest import ROOT

README = ROOT / "README.md"
BLOCKS = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETUP = "pip install "


class Step(NamedTuple):
    """A command of README and what it shows."""

    command: str
    shown: str


def blocks(language: str) -> list[str]:
    return [m[2] for m in BLOCKS.finditer(README.read_text(encoding="utf-8")) if m[1] == language]


def steps() -> list[Step]:
    parts = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [Step(command, shown) for command, _, shown in (p.partition("\n") for p in parts)]


STEPS = steps()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the checkout, so that what README writes is written elsewhere."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("samples", "lexicons"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def run(command: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command prints: plain ones run in this process, which has all in memory, others in a shell."""
    monkeypatch.chdir(place)
    for name in [n for n in os.environ if n.startswith("JOBMATCH") or n == "COLUMNS"]:
        monkeypatch.delenv(name)
    if command.startswith("jobmatch ") and not set(command) & set("|;&<>$"):
        printed = CliRunner().invoke(cli, shlex.split(command)[1:]).output
    else:
        monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        shell = ["bash", "-c", f"exec 2>&1; {command}"]
        known = dict(os.environ)  # readline, which pytest imports, puts a COLUMNS of its own where os.environ does not see it
        done = subprocess.run(shell, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=known)
        printed = done.stdout.decode()
    return "\n".join(line.rstrip() for line in printed.splitlines())


def matches(shown: str, output: str) -> bool:
    pattern = r".*?".join(re.escape(part) for part in shown.strip("\n").split("..."))
    return re.fullmatch(pattern, output.strip("\n"), re.DOTALL) is not None


def cut(shown: str, output: str) -> str:
    """Return the output with the line `...` where it was shown."""
    old, new = shown.strip("\n").split("\n"), output.strip("\n").split("\n")
    if "..." in old:
        before = old.index("...")
        after = len(old) - before - 1
        new = [*new[:before], "...", *new[len(new) - after :]]
    return "\n".join(new)


@pytest.mark.parametrize("step", [s for s in STEPS if not s.command.endswith("&& pytest")], ids=lambda s: s.command[:60])
def test_command(step: Step, place: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    command = step.command.rpartition(" && ")[2] if step.command.startswith(SETUP) else step.command
    output = run(command, place, monkeypatch)
    if update_golden and not matches(step.shown, output):
        end = "\n\n" if step.shown.endswith("\n\n") else "\n"
        text = README.read_text(encoding="utf-8")
        old, new = f"$ {step.command}\n{step.shown}", f"$ {step.command}\n{cut(step.shown, output)}{end}"
        README.write_text(text.replace(old, new), encoding="utf-8")
        return
    assert matches(step.shown, output), f"README shows\n{step.shown}\nand it prints\n{output}"


def test_two_commands_set_everything_up() -> None:
    assert [s.command.partition(" && ")[2].split()[0] for s in STEPS if s.command.startswith(SETUP)] == ["jobmatch", "pytest"]


@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_library(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = doctest.DocTestParser().get_doctest(blocks("python")[number], {}, f"README python {number}", "README.md", 0)
    assert example.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(example, out=told.append)
    assert told == []


def test_the_table_of_weights_is_the_one_that_is_used() -> None:
    text = README.read_text(encoding="utf-8")
    for name in ("level", "kind"):
        assert f"| {name} | {' · '.join(f'{k} {v:g}' for k, v in getattr(DEFAULT, name).items())} |" in text
    assert f"| core | × {DEFAULT.core:g} |" in text
    assert f"| shared | × {DEFAULT.shared:g} |" in text and f"| named | × 1 to {DEFAULT.named:g} |" in text


def test_every_fenced_block_is_tried_or_data() -> None:
    languages = {m[1] for m in BLOCKS.finditer(README.read_text(encoding="utf-8"))}
    assert languages <= {"console", "python", "json", "yaml"}
