"""lexicons/practice.jsonl: what comes with a listed field as a matter of course."""

import pytest

from jobmatch.lexicon import load

LEXICON = load()
ROWS = LEXICON.table("practice")


@pytest.mark.parametrize("row", ROWS, ids=[r["field"] for r in ROWS])
def test_every_line_is_about_known_skills_and_no_product(row):
    entries = LEXICON.entries
    assert set(row) == {"field", "covers"} and row["field"] in entries
    for skill, credit in row["covers"].items():
        assert skill in entries and entries[skill].kind == "method", skill
        assert 0.4 <= credit <= 1


def test_a_field_has_one_line():
    assert len({r["field"] for r in ROWS}) == len(ROWS)
