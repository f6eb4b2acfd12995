"""One analyser for all tests of the batch, and the sample tables."""

from pathlib import Path

import pytest

from jobmatch.pipeline import Analyser, load_analyser

TABLES = Path(__file__).parents[2] / "samples" / "tables"


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return load_analyser()


@pytest.fixture
def tables() -> Path:
    return TABLES
