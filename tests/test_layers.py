"""The floors of the house: what may import what (contracts in pyproject.toml)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "jobmatch"


def test_the_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def from_the_package_itself() -> Iterator[tuple[str, str]]:
    """Yield (file, name) for each name that a module inside takes from jobmatch/__init__.py."""
    modules = {p.stem for p in SOURCE.iterdir()}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "jobmatch":
                yield from ((path.name, alias.name) for alias in node.names if alias.name not in modules)


def test_nothing_inside_imports_the_public_names() -> None:
    assert [pair for pair in from_the_package_itself() if pair[1] != "__version__"] == []
