"""The analysis as a whole, over texts assembled from parts: exact, explained, and always the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.pipeline import Analyser
from jobmatch.types import LEVELS, Analysis, Posting

PARTS = (
    "Requirements:", "What you'll do", "Nice to have", "Benefits", "About us", "- Python or R", "- 5+ years of experience with SQL",
    "• Build data pipelines with Kafka", "* C/C++, C# and .NET", "Strong SQLMUST be kind", "You will train models. Ideally in PyTorch.",
    "No prior experience with Hadoop required.", "- One of the following:", "- GCP BigQuery", "We pay $50 per hour", "PhD preferred",
    "\u00a0- Spark\u200b", "Übung macht den Meister — naïve cafés 🙂", "https://a.example/?q=python", "R&D", "\x00", "\r", "e.g. Tableau, Looker etc.",
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(PARTS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=14
).flatmap(lambda parts: st.sampled_from(["\n", "\n\n", "\r\n", " ", ""]).map(lambda glue: glue.join(parts)))  # fmt: skip
TEXT = "\n".join(PARTS)


def check(analysis: Analysis, text: str) -> None:
    """Offsets say where, every finding why, and groups and skills agree."""
    places = [m for s in analysis.skills for m in s.mentions] + list(analysis.duties)
    places += [m for e in analysis.role.evidence for m in e.mentions]
    assert [text[p.start : p.end] for p in places] == [p.text for p in places]
    assert all(p.text.strip() for p in places)
    assert all(s.mentions and s.why and s.level in LEVELS for s in analysis.skills)
    assert len({s.id for s in analysis.skills}) == len(analysis.skills)
    for group in analysis.groups:
        assert 1 <= group.need <= len(group.members) and len(group.members) > 1
        assert set(group.members) == {s.id for s in analysis.skills if s.group == group.id}


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_text_gives_a_sound_analysis(analyser: Analyser, text: str) -> None:
    check(analyser.analyse(text), text)


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_among_many_as_alone_and_the_same_again(analyser: Analyser, texts: list[str]) -> None:
    postings = [Posting(str(i), text) for i, text in enumerate(texts)]
    alone = [analyser.analyse(p) for p in postings]
    assert list(analyser.analyse_many(postings)) == alone
    assert list(analyser.analyse_many(reversed(postings))) == alone[::-1]


def test_more_postings_than_a_memory_zone_holds(analyser: Analyser) -> None:
    found = list(analyser.analyse_many(["Requirements:\n- Python"] * 301))
    assert len(found) == 301
    assert found[0].skills == found[-1].skills != ()


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "•", "...", "\u200b", "Hello", "a" * 5_000, "- " * 2_000, "(" * 500])
def test_a_text_that_says_nothing_asks_for_nothing(text: str, analyser: Analyser) -> None:
    analysis = analyser.analyse(text)
    assert (analysis.skills, analysis.groups, analysis.duties) == ((), (), ())


def test_half_a_surrogate_pair_does_no_harm(analyser: Analyser) -> None:
    analysis = analyser.analyse("Requirements:\n- \ud83d Python")
    assert [s.id for s in analysis.skills] == ["python"]


def test_line_ends_of_other_systems_change_nothing(analyser: Analyser) -> None:
    def found(text: str) -> list[tuple[str, str]]:
        return [(s.id, s.level) for s in analyser.analyse(text).skills]

    assert found(TEXT.replace("\r", "").replace("\n", "\r\n")) == found(TEXT.replace("\r", "")) != []


def test_an_analysis_survives_json(analyser: Analyser) -> None:
    analysis = analyser.analyse(TEXT)
    check(analysis, TEXT)
    assert Analysis.from_dict(analysis.to_dict()) == analysis
