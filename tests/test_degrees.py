"""Which degrees a sentence names, wishes for, or lets experience replace."""

from __future__ import annotations

import pytest

from jobmatch.degrees import WORDS, degrees_in, is_replaceable, is_wished


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Bachelor's degree in Computer Science", "bachelor"), ("Bachelors in Math", "bachelor"), ("BS/MS in Statistics", "bachelor master"),
        ("B.S. or M.S. in Physics", "bachelor master"), ("BA in Economics", "bachelor"), ("BSc in a related field", "bachelor"),
        ("Master’s degree", "master"), ("An advanced degree in economics", "master"), ("MBA or a related degree", "master"),
        ("Ph.D. in Computer Science", "phd"), ("A PhD is required", "phd"), ("Doctorate degree in Biology", "phd"),
        ("Associate's degree in IT", "associate"), ("High school diploma or GED", "none"), ("A degree in a technical field", "bachelor"),
        ("STEM degree", "bachelor"), ("4-year college degree", "bachelor"),
        ("MS Office and MS SQL Server", ""), ("A latency of 300 ms", ""), ("Be a master of your craft", ""), ("Associate in our shop", ""),
        ("A high degree of care", "bachelor"),  # what is meant by a bare "degree" is not told apart
    ],
)  # fmt: skip
def test_degrees_in(sentence: str, names: str) -> None:
    found = sorted(degrees_in(sentence))
    assert list(dict.fromkeys(name for _, _, name in found)) == names.split()
    assert all(sentence[start:end].strip() for start, end, _ in found)


@pytest.mark.parametrize(
    ("sentence", "wished"),
    [
        ("Master's degree preferred", True), ("Preferably a Master's degree", True), ("A Master's degree is a plus", True),
        ("Master's degree required", False), ("Master's degree in Statistics. SQL preferred", False),
    ],
)  # fmt: skip
def test_is_wished(sentence: str, wished: bool) -> None:
    start, end, _ = next(iter(degrees_in(sentence)))
    assert is_wished(sentence, start, end) is wished


def test_a_wish_for_one_degree_is_none_for_another() -> None:
    sentence = "Bachelor's degree in Statistics, Master's preferred"
    assert {name: is_wished(sentence, start, end) for start, end, name in degrees_in(sentence)} == {
        "bachelor": False,
        "master": True,
    }


@pytest.mark.parametrize(
    ("sentence", "replaceable"),
    [
        ("Bachelor's degree or equivalent experience", True), ("BS or equivalent work experience", True), ("Degree or 5+ years of experience", True),
        ("BS in CS or an equivalent combination of training and experience", True), ("Experience may be substituted for the degree", True),
        ("BS in CS or equivalent field", False), ("BS in CS or a related degree", False), ("Bachelor's degree and 5 years of experience", False),
    ],
)  # fmt: skip
def test_is_replaceable(sentence: str, replaceable: bool) -> None:
    assert is_replaceable(sentence) is replaceable


@pytest.mark.parametrize(
    "sentence",
    [
        "Bachelor's degree",
        "BS in CS",
        "B.Tech in CS",
        "Ph.D. in CS",
        "MSc in CS",
        "GED or more",
        "M.Eng. in CS",
        "college graduate",
    ],
)
def test_whoever_names_a_degree_has_one_of_the_words(sentence: str) -> None:
    from jobmatch.words import phrase

    assert next(iter(degrees_in(sentence)), None)
    assert not WORDS.isdisjoint(phrase(sentence))
