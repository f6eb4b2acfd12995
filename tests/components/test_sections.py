"""What each sentence is about: by the heading above it and by what it says itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jobmatch.pipeline import Analyser

SectionOf = Callable[[str, str], str]
DUTIES = "- Design and build data pipelines with Kafka\n- Maintain the warehouse\n"
ASKED = "- 3+ years of experience with Kafka\n- Strong knowledge of SQL\n"


@pytest.fixture(scope="session")
def section_of(analyser: Analyser) -> SectionOf:
    """The section of the first segment of a text that holds a word."""

    def label(text: str, word: str) -> str:
        doc = analyser.nlp(text)  # a SpanGroup dies with its Doc
        spans = doc.spans["sections"]
        return next(s.label_ for s in spans if word in s.text and s.id_ != "heading")

    return label


@pytest.mark.parametrize("form", ["{}", "{}:", "{}\n", "## {}", "**{}**", "{} :\n\n", "* {}:"])
@pytest.mark.parametrize(
    ("heading", "section"),
    [("Requirements", "requirements"), ("What you bring", "requirements"), ("Nice to have", "preferred"), ("BONUS POINTS", "preferred"),
     ("Preferred Qualifications", "preferred")],
)  # fmt: skip
def test_a_heading_on_its_own_line(heading: str, section: str, form: str, section_of: SectionOf) -> None:
    assert section_of(f"{form.format(heading)}\n{ASKED}", "SQL") == section


@pytest.mark.parametrize(
    "heading", ["Benefits", "Perks and benefits", "What we offer", "EEO", "Equal Opportunity Employer", "How to apply"]
)
def test_sections_that_ask_for_nothing(heading: str, analyser: Analyser) -> None:
    text = f"Requirements:\n{ASKED}\n{heading}:\n- Python and Spark lessons\n- A day off for leadership\n"
    assert {s.id for s in analyser.analyse(text).skills} == {"apache-kafka", "sql"}


@pytest.mark.parametrize(
    ("text", "word", "section"),
    [
        ("Requirements: Experience with Kafka and SQL. Benefits: Fruit.", "Kafka", "requirements"),
        ("Nice to have: Kafka, SQL", "Kafka", "preferred"),
        ("Kafka is what we live on.\n\nRequirementsStrong knowledge of SQL", "SQL", "requirements"),
        (f"What you'll do:\n{DUTIES}", "warehouse", "duties"),
        (f"RESPONSIBILITIES\n{DUTIES}\nREQUIREMENTS\n{ASKED}", "SQL", "requirements"),
        (f"Requirements:\n{ASKED}\nResponsibilities:\n{DUTIES}", "warehouse", "duties"),
    ],
)
def test_headings_of_other_forms(text: str, word: str, section: str, section_of: SectionOf) -> None:
    assert section_of(text, word) == section


@pytest.mark.parametrize(
    ("text", "word", "section"),
    [
        (
            "You have at least 3 years of experience with Kafka. You will build pipelines for our analysts.",
            "Kafka",
            "requirements",
        ),
        ("You have at least 3 years of experience with Kafka. You will build pipelines for our analysts.", "pipelines", "duties"),
        (f"Our small team looks for help.\n{DUTIES}{ASKED}", "SQL", "requirements"),
        (f"Our small team looks for help.\n{DUTIES}{ASKED}", "warehouse", "duties"),
    ],
)
def test_without_headings_a_sentence_speaks_for_itself(text: str, word: str, section: str, section_of: SectionOf) -> None:
    assert section_of(text, word) == section


def test_a_heading_of_facts_lasts_for_a_line(section_of: SectionOf) -> None:
    text = f"Requirements:\nLocation: Leeds\n{ASKED}"
    assert section_of(text, "Leeds") == "facts"
    assert section_of(text, "SQL") == "requirements"


def test_every_segment_says_what_it_is_and_why(analyser: Analyser) -> None:
    doc = analyser.nlp(f"About us\nWe sew tents.\n\nResponsibilities:\n{DUTIES}\nRequirements:\n{ASKED}")
    spans = doc.spans["sections"]
    labels = {"requirements", "preferred", "duties", "company", "benefits", "legal", "facts", "apply", "other"}
    assert {s.label_ for s in spans} <= labels
    assert {s.id_ for s in spans} <= {"heading", "bullet", "sentence", "next"}
    assert all(s.kb_id_ for s in spans)
