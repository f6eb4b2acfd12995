"""What a posting's file states outright wins over what its text seems to say; its employer's name is no skill."""

from __future__ import annotations

import pytest

from jobmatch.pipeline import Analyser
from jobmatch.types import Facts, Posting, Salary

TEXT = """We at Kafka Coffee roast beans. Kafka Coffee uses Snowflake and Kafka streams.
This is a part-time, hybrid role. Salary: $90,000 - $110,000 per year.

Requirements
- Python and SQL
"""
PAY = Salary(52000, 61000, "EUR", "year")


@pytest.mark.parametrize(
    ("field", "stated", "guessed"),
    [
        ("salary", PAY, Salary(90000, 110000, "USD", "year")),
        ("employment", "contract", "part-time"),
        ("workplace", "remote", "hybrid"),
    ],
)
def test_what_is_stated_wins(analyser: Analyser, field: str, stated: object, guessed: object) -> None:
    read = {
        name: analyser.analyse(Posting("p", TEXT, **given)).facts for name, given in (("text", {}), ("file", {field: stated}))
    }  # type: ignore[arg-type]
    assert getattr(read["text"], field) == guessed and getattr(read["file"], field) == stated
    others = [name for name in Facts.__slots__ if name != field]
    assert [getattr(read["text"], n) for n in others] == [getattr(read["file"], n) for n in others]


def test_the_title_that_is_stated_tells_the_role(analyser: Analyser) -> None:
    text = "Requirements\n- Python and SQL\n- Good with stakeholders and colleagues of all kinds\n"
    labels = [analyser.analyse(Posting("p", text, title=title)).role.label for title in ("Data Engineer", "Data Scientist")]
    assert labels == ["data-engineer", "data-scientist"]


def test_the_employers_name_is_no_skill(analyser: Analyser) -> None:
    text = "Snowflake keeps data.\n\nAbout Snowflake\nJoin Snowflake and its teams.\n\nRequirements\n- Python and SQL\n"
    skills = [{s.id for s in analyser.analyse(Posting("p", text, company=c)).skills} for c in (None, "Snowflake, Inc.")]
    assert "snowflake" not in skills[1] >= {"python", "sql"}
