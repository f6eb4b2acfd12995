"""Which words are a heading, and which section it opens."""

from __future__ import annotations

import pytest

from jobmatch import words
from jobmatch.components.headings import Headings
from jobmatch.lexicon import load
from jobmatch.pipeline import Analyser


@pytest.fixture(scope="module")
def headings() -> Headings:
    return Headings(load())


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Requirements", "requirements"), ("WHAT YOU BRING", "requirements"), ("What you’ll need:", "requirements"),
        ("Skills & Experience", "requirements"), ("Minimum Qualifications", "requirements"), ("Who you are", "requirements"),
        ("Required Skills and Qualifications", "requirements"), ("Your profile", "requirements"),
        ("Preferred qualifications", "preferred"), ("Nice-to-have", "preferred"), ("Bonus points", "preferred"),
        ("It's a plus if you have", "preferred"), ("Desired Skills", "preferred"), ("What sets you apart", "preferred"),
        ("Responsibilities", "duties"), ("What you'll do", "duties"), ("Your mission", "duties"), ("Key Duties", "duties"),
        ("In this role, you will", "duties"), ("A day in the life", "duties"),
        ("About us", "company"), ("Our values", "company"), ("Why join us?", "company"),
        ("Benefits", "benefits"), ("Perks & benefits", "benefits"), ("What we offer", "benefits"), ("What's in it for you", "benefits"),
        ("Equal Opportunity Employer", "legal"), ("EEO Statement", "legal"), ("Physical demands", "legal"),
        ("How to apply", "apply"), ("Location", "facts"), ("Employment type", "facts"),
        ("Lorem ipsum", None), ("Python", None),
    ],
)  # fmt: skip
def test_the_section_that_a_heading_opens(heading: str, section: str | None, headings: Headings) -> None:
    assert headings.section(list(words.phrase(heading))) == section


@pytest.mark.parametrize(
    ("text", "own_line", "length"),
    [
        ("Requirements", True, 1),
        ("Requirements :", True, 2),
        ("## Requirements", True, 3),
        ("Technologies that we use :", True, 5),
        ("requirements", True, 1),
        ("We look for someone kind .", True, 0),
        ("MS or PhD preferred", True, 0),
        ("Experience with Python required", True, 0),
        ("Must have : SQL", True, 3),
        ("Requirements : Python", False, 2),
        ("requirements of the users", False, 0),
        ("Responsibilities Build pipelines", False, 1),
        ("Experience with Python", False, 0),
    ],
)
def test_how_many_words_are_a_heading(text: str, own_line: bool, length: int, headings: Headings, analyser: Analyser) -> None:
    view = words.view(analyser.nlp.make_doc(text))
    assert headings.length(view, 0, len(view.texts), own_line) == length
