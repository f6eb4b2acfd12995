"""Where headings, bullets and sentences begin and end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.pipeline import Analyser

Cut = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def cut(analyser: Analyser) -> Cut:
    """The segments of a text, with white space inside made one space."""

    def texts(text: str) -> list[str]:
        doc = analyser.nlp(text)  # a SpanGroup dies with its Doc
        return [" ".join(s.text.split()) for s in doc.spans["sections"]]

    return texts


@pytest.mark.parametrize("sign", [*list("•·●▪◦■➢✓*►▸‣○□❖➤→-–—"), "1.", "12.", "1)", "a)", "o", "?", "  -", "\t•", "- •"])
def test_every_bullet_sign_goes(sign: str, cut: Cut) -> None:
    assert cut(f"{sign} Know Python\n{sign} Know Java") == ["Know Python", "Know Java"]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n \n", " \n\t"])
def test_every_line_end_parts(between: str, cut: Cut) -> None:
    assert cut(f"- Know Python{between}- Know Java") == ["Know Python", "Know Java"]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("You know SQL. You like data! Do you? We do.", ["You know SQL.", "You like data!", "Do you?", "We do."]),
        (
            "Know tools, e.g. Python, i.e. the language, etc. and more.",
            ["Know tools, e.g. Python, i.e. the language, etc. and more."],
        ),
        ("Ask Dr. Smith of Acme Inc. about it.", ["Ask Dr. Smith of Acme Inc. about it."]),
        ("We use ASP.NET 3.5 in the U.S. office.", ["We use ASP.NET 3.5 in the U.S. office."]),
        ("You have 3.5 years in Node.js. You care.", ["You have 3.5 years in Node.js.", "You care."]),
        ("You love data.You build things.", ["You love data.", "You build things."]),
        ("It ends (as they do.) Then it goes on.", ["It ends (as they do.)", "Then it goes on."]),
        ("· Know Python · Know Java · Know SQL", ["Know Python", "Know Java", "Know SQL"]),
        ("You know: - Python. - Java. - SQL.", ["You know:", "Python.", "Java.", "SQL."]),
        ("Real-time systems - and their clocks - please you.", ["Real-time systems - and their clocks - please you."]),
        ("", []),
        (" \n\t\n", []),
        ("•", []),
    ],
)
def test_sentences(text: str, segments: list[str], cut: Cut) -> None:
    assert cut(text) == segments


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("What you'll doBuild pipelinesMaintain the warehouse", ["What you'll do", "Build pipelines", "Maintain the warehouse"]),
        ("Minimum Qualifications8+ years of JavaStrong SQL", ["Minimum Qualifications", "8+ years of Java", "Strong SQL"]),
        ("Requirements: Know SQL. Benefits: Free lunch.", ["Requirements:", "Know SQL.", "Benefits:", "Free lunch."]),
        ("Must have: Python, SQL\nNice to have: Scala", ["Must have:", "Python, SQL", "Nice to have:", "Scala"]),
    ],
)
def test_headings_within_a_line(text: str, segments: list[str], cut: Cut) -> None:
    assert cut(text) == segments


def test_a_long_line_that_lost_its_line_ends_falls_into_statements(cut: Cut) -> None:
    text = (
        "Build and run the pipelines of our shops every night Design tables that last for years Monitor what goes wrong "
        "and mend it before breakfast Document all of it for those who come after you Review what the others in the team wrote"
    )
    assert [s.split()[0] for s in cut(text)] == ["Build", "Design", "Monitor", "Document", "Review"]


WRAPPED = """Responsibilities:
You will design, build and operate the pipelines that bring
the figures of all our shops together, and the reports that
the buyers need every day. You will also look after the
warehouse and its many users, and keep what it costs low for
everybody who works with it and has to pay for it.

Requirements:
- Python, and a good knowledge of SQL with its dialects and
  pitfalls, as they show in large tables that have grown for
  many years
- Spark
"""


def test_hard_wrapped_lines_are_joined(cut: Cut) -> None:
    assert [(s.split()[0], s.split()[-1]) for s in cut(WRAPPED)] == [
        ("Responsibilities:", "Responsibilities:"), ("You", "day."), ("You", "it."),
        ("Requirements:", "Requirements:"), ("Python,", "years"), ("Spark", "Spark"),
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Know SQL.", "- ", "• ", "\n", "\n\n", "Requirements", ": ", "You", " and ", "8+ years", "(a)", "\r\n", "…"]
        )
    )
)
def test_segments_are_in_order_and_within_the_text(analyser: Analyser, parts: list[str]) -> None:
    doc = analyser.nlp("".join(parts))
    spans = list(doc.spans["sections"])
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(s.text.strip() for s in spans)
