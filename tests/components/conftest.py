"""For the tables of cases: reads one line that stands among the requirements of a made-up posting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jobmatch.pipeline import Analyser
from jobmatch.types import Analysis, Skill

BEFORE = """We look for a colleague in our team of twelve.

Responsibilities:
- Look after the nightly jobs of the warehouse

Requirements:
- A degree in a technical field
- Strong writing skills
- """
AFTER = "\n- Some patience with printers\n"

ReadLine = Callable[[str], dict[str, Skill]]
Read = Callable[[str], Analysis]


@pytest.fixture(scope="session")
def read(analyser: Analyser) -> Read:
    """Read a whole text."""
    return analyser.analyse


@pytest.fixture(scope="session")
def read_line(analyser: Analyser) -> ReadLine:
    """Read one bullet of requirements; return the skills that it names, by id."""

    def skills(line: str) -> dict[str, Skill]:
        found = analyser.analyse(BEFORE + line + AFTER).skills
        return {s.id: s for s in found if any(len(BEFORE) <= m.start < len(BEFORE + line) for m in s.mentions)}

    return skills
