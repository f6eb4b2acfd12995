from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch import words
from jobmatch.phrases import PLAIN, STEMS, Phrases, grow, stem


def found(phrases: list[str], text: str, normal=STEMS) -> list[tuple[str, int]]:
    folded = [words.fold(t) for t, _ in words.split(text)]
    tree = Phrases(grow((normal.key(p), i) for i, p in enumerate(phrases)))
    return [(" ".join(folded[s:e]), i) for s, e, i in tree.find(normal.read(folded))]


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("deploying", "deploy"),
        ("deployed", "deploy"),
        ("training", "train"),
        ("shipped", "ship"),
        ("creating", "create"),
        ("modeling", "model"),
    ],
)
def test_forms_of_a_verb_have_one_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


@pytest.mark.parametrize("word", ["string", "need", "red", "bed", "king"])
def test_endings_that_are_no_endings_stay(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("deploy model", "Deploying models"),
        ("large scale", "large-scale systems"),
        ("data pipeline", "data\n   pipelines"),
        ("a/b testing", "run A/B tests"),
        ("self running", "* self-running software"),
    ],
)
def test_hyphens_line_ends_and_endings_are_passed_over(phrase: str, text: str) -> None:
    assert found([phrase], text)


@pytest.mark.parametrize(("phrase", "text"), [("data lake", "data about lakes"), ("go", "gone"), ("ml", "html")])
def test_other_words_are_not_found(phrase: str, text: str) -> None:
    assert found([phrase], text) == []


def test_the_longest_phrase_of_a_key_wins_and_keys_do_not_hide_each_other() -> None:
    tree = Phrases(grow([(("data",), 0), (("data", "lake"), 0), (("data", "lake"), 1)]))
    assert sorted(tree.find(PLAIN.read(["a", "data", "lake"]))) == [(1, 3, 0), (1, 3, 1)]


@given(st.lists(st.text(max_size=12), max_size=20))
def test_places_point_at_words_that_count(folded: list[str]) -> None:
    read = STEMS.read(folded)
    assert len(read.words) == len(read.places)
    assert all(read.words) and [STEMS[folded[p]] for p in read.places] == list(read.words)
