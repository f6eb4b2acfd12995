"""The built wheel, used in an environment that does not see the checkout."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

POSTING = ROOT / "samples" / "postings" / "thin.txt"
PROFILE = ROOT / "samples" / "profiles" / "data-scientist.yaml"


def build(kind: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; its dependencies are lent by this one, whose .pth files (the checkout) do not count."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    inner = Path(next(folder.glob("lib/python*/site-packages")))
    (inner / "lent.pth").write_text("\n".join(site.getsitepackages()))
    found = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", found, "install", "-q"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--ignore-installed", wheel], check=True, capture_output=True)
    return found


def run(command: list[str | Path], folder: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "JOBMATCH"))}
    done = subprocess.run(command, cwd=folder, env=clean | {"XDG_CACHE_HOME": str(folder)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_vocabulary_and_nothing_made_here(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {p.relative_to(ROOT).as_posix() for p in (ROOT / "lexicons").rglob("*.json*") if ".compiled" not in p.parts}
    assert {f"jobmatch/{p}" for p in shipped} <= names
    assert {"jobmatch/py.typed", "jobmatch/cli/main.py", "jobmatch/reports/templates/style.css"} <= names
    assert [n for n in names if not n.startswith("jobmatch") or ".compiled" in n or "__pycache__" in n] == []


def test_the_source_archive_can_build_it_and_test_it(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        inside = {n.partition("/")[2] for n in archive.getnames()}
    wanted = "pyproject.toml LICENSE README.md lexicons/cues.jsonl src/jobmatch/__init__.py samples/postings/thin.txt .ci/run"
    assert {*wanted.split(), "tests/test_wheel.py"} <= inside


def test_the_installed_package_is_the_one_used(python: Path, tmp_path: Path) -> None:
    code = "import jobmatch, jobmatch.lexicon as x; print(jobmatch.__file__, x.default_folder(), sep='\\n')"
    for place in run([python, "-c", code], tmp_path).split():
        assert Path(place).is_relative_to(python.parents[1])


def test_the_installed_command_scores(python: Path, tmp_path: Path) -> None:
    command = [python.with_name("jobmatch"), "score", POSTING, "--profile", PROFILE, "--format", "json"]
    found = json.loads(run(command, tmp_path))
    assert found["schema"] == "jobmatch.fit/1"
    assert {m for line in found["ledger"] for m in line["members"]} >= {"python", "tensorflow"}


def test_the_installed_command_makes_a_page(python: Path, tmp_path: Path) -> None:
    run([python.with_name("jobmatch"), "extract", POSTING, "-o", tmp_path / "page.html"], tmp_path)
    assert (tmp_path / "page.html").read_text(encoding="utf-8").count("<mark") >= 2


def test_the_installed_vocabulary_answers(python: Path, tmp_path: Path) -> None:
    assert run([python.with_name("jobmatch"), "lexicon", "show", "k8s"], tmp_path).startswith("Kubernetes")
