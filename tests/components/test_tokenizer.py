"""Words with exact offsets, also where the spaces between them were lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.pipeline import Analyser

# What texts from the web hold: line ends of all systems, spaces that are none, ligatures, what cannot be seen.
PIECES = (
    "\x00", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u200b", "\u2028", "\ufeff", " ", "  ", "ﬁt", "naïve", "数据", "🙂", "e\u0301",
    "SQLMUST", "experienceMinimum", "C++", "C#", ".NET", "Qualifications8+", "it’s", "3.5", "10,000", "https://a.example/b?c=d",
    "me@example.org", "www.example.org", "-", "—", "•", "…", "'s", "(", "\"", "GPUs",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=12).map(
    "".join
)


def cut(analyser: Analyser, text: str) -> list[str]:
    return [t.text for t in analyser.nlp.make_doc(text) if not t.is_space]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_text_comes_back_character_for_character(analyser: Analyser, text: str) -> None:
    doc = analyser.nlp.make_doc(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SQLMUST be", "SQL MUST be"),
        ("Python/RExperience", "Python / R Experience"),
        ("PythonMust", "Python Must"),
        ("TableauDB", "Tableau DB"),
        ("experienceMinimum", "experience Minimum"),
        ("Qualifications8+ years", "Qualifications 8 + years"),
        ("GCPdata", "GCP data"),
        ("PyTorchExperience", "PyTorch Experience"),
        ("skillsStrong knowledgeExcellent", "skills Strong knowledge Excellent"),
        ("required5 years", "required 5 years"),
        ("SQL/Python", "SQL / Python"),
    ],
)
def test_words_that_lost_their_space(text: str, words: str, analyser: Analyser) -> None:
    assert cut(analyser, text) == words.split()


@pytest.mark.parametrize(
    "word",
    ["TensorFlow", "PyTorch", "DynamoDB", "PostgreSQL", "GitHub", "SQLAlchemy", "JavaScript", "LightGBM", "C++", "C#", "F#", "S3",
     "K8s", "3.5", "10,000", "company's", "we’ll", "https://jobs.example.org/?lang=python&utm_source=sql", "me.too@data.example.org",
     "www.example.org/spark", "LLMs", "naïve", "iPhone", "McKinsey"],
)  # fmt: skip
def test_names_numbers_and_addresses_stay_whole(word: str, analyser: Analyser) -> None:
    assert cut(analyser, word) == [word]


def test_a_name_that_comes_twice_is_no_accident(analyser: Analyser) -> None:
    assert cut(analyser, "DataFirst") == ["Data", "First"]
    assert cut(analyser, "DataFirst hires for DataFirst") == ["DataFirst", "hires", "for", "DataFirst"]


def test_glued_words_keep_their_offsets(analyser: Analyser) -> None:
    doc = analyser.nlp.make_doc("know SQLMUST be")
    assert [(t.text, t.idx) for t in doc] == [("know", 0), ("SQL", 5), ("MUST", 8), ("be", 13)]
