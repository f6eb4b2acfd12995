"""How text is cut into words, and the form in which words are compared."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch import words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=300)
@given(
    TEXTS
    | st.lists(st.sampled_from(["C++ ", "me@a.example", "https://a.example ", "it's", "\u00a0", " ", "\n", "3.5", "a-b"])).map(
        "".join
    )
)
def test_the_pieces_join_to_the_text(text: str) -> None:
    assert "".join(token + space for token, space in words.split(text)) == text
    assert all(token and space in ("", " ") for token, space in words.split(text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Python, SQL", ["Python", ",", "SQL"]),
        ("C++/C#", ["C++", "/", "C#"]),
        ("C#2", ["C", "#", "2"]),
        ("the company's 1,000.5 users", ["the", "company's", "1,000.5", "users"]),
        ("end-to-end", ["end", "-", "to", "-", "end"]),
        ("see https://a.example/b?c=d&e now", ["see", "https://a.example/b?c=d&e", "now"]),
        ("a.b+c@d-e.example.org!", ["a.b+c@d-e.example.org", "!"]),
        ("k8s S3", ["k8s", "S3"]),
        ("", []),
    ],
)
def test_split(text: str, tokens: list[str]) -> None:
    assert [token for token, _ in words.split(text)] == tokens


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Python", "python"), ("APIs", "api"), ("LLMs", "llm"), ("GPUs", "gpu"), ("K8s", "k8s"), ("AWS", "aws"), ("S", "s"),
        ("databases", "database"), ("libraries", "library"), ("queries", "query"), ("processes", "process"), ("matches", "match"),
        ("analysis", "analysis"), ("analyses", "analysis"), ("statistics", "statistic"), ("statistic", "statistic"),
        ("Kubernetes", "kubernetes"), ("pandas", "pandas"), ("economics", "economics"), ("bus", "bus"), ("loss", "loss"),
        ("company's", "company"), ("company’s", "company"), ("It’s", "it's"), ("you’ll", "you'll"),
        ("optimise", "optimize"), ("organisation", "organization"), ("modelling", "modeling"), ("labelled", "labeled"),
        ("behaviour", "behavior"), ("our", "our"), ("hour", "hour"), ("four", "four"), ("rise", "rise"), ("modelled", "modeled"), ("tolling", "tolling"),
        ("&", "and"), ("–", "-"), ("—", "-"), ("yrs", "yr"),
    ],
)  # fmt: skip
def test_fold(word: str, folded: str) -> None:
    assert words.fold(word) == folded


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_folding_never_fails_nor_empties_a_word(word: str) -> None:
    assert words.fold(word)


def test_a_phrase_has_no_white_space() -> None:
    assert words.phrase("Time-series  analyses\n& more") == (
        "time",
        "-",
        "sery",
        "analysis",
        "and",
        "more",
    )  # need not be English


NAMES = ("SQL", "GCP", "Tableau", "Python", "PyTorch", "JavaScript", "DB")
UNGLUE = words.Unglue(
    frozenset(map(words.fold, NAMES)),
    frozenset(name for name in NAMES if name.isupper()),
    frozenset({"must", "data", "experience", "minimum", "qualification"}),
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("SQLMUST", "SQL MUST"), ("GCPdata", "GCP data"), ("experienceMinimum", "experience Minimum"), ("TableauDB", "Tableau DB"),
        ("PythonMust", "Python Must"), ("Qualifications8", "Qualifications 8"), ("PyTorchExperience", "PyTorch Experience"),
        ("dataSQLMust", "data SQL Must"),
        ("PyTorch", "PyTorch"), ("JavaScript", "JavaScript"), ("McKinsey", "McKinsey"), ("python", "python"), ("SQL", "SQL"),
        ("SQLX", "SQLX"), ("Foo8", "Foo8"), ("", ""),
    ],
)  # fmt: skip
def test_unglue(word: str, parts: str) -> None:
    found = UNGLUE.pieces(word)
    assert " ".join(found) == parts
    assert "".join(found) == word


@given(st.text("aBcD8MUSTSQLdataPyTorch", max_size=20))
def test_nothing_is_lost_between_glued_words(word: str) -> None:
    assert "".join(UNGLUE.pieces(word)) == word


def test_a_view_is_the_doc_as_lists() -> None:
    doc = spacy.blank("en")("We know\u00a0SQL,  and Node.js.")
    view = words.view(doc)
    assert [(t.text, t.idx, t.idx + len(t)) for t in doc] == [
        (w, s, view.end(i)) for i, (w, s) in enumerate(zip(view.texts, view.starts, strict=True))
    ]
    assert view.folded == [words.fold(t.text) for t in doc]
    assert view.spaces == [bool(t.whitespace_) for t in doc]
    assert words.view(doc) is view
