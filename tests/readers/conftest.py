from pathlib import Path

import pytest


@pytest.fixture
def tables() -> Path:
    """The sample tables."""
    return Path(__file__).parents[2] / "samples" / "tables"
