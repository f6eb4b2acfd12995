import random

from jobmatch.fit.duplicates import fold, likeness, sketch

WORDS = [f"word{i}" for i in range(400)]


def text(seed, size=300):
    return " ".join(random.Random(seed).choices(WORDS, k=size))


def test_the_same_advert_with_small_changes_is_folded():
    first = text(1)
    changed = first.replace(first.split()[40], "other", 1) + " Apply by 12 May."
    assert fold([first, text(2), changed, first.upper(), text(3)]) == [0, 1, 0, 0, 4]


def test_likeness_estimates_the_share_of_common_runs():
    whole = text(4, 600)
    half = " ".join(whole.split()[:300]) + " " + text(5, 300)
    assert likeness(sketch(whole), sketch(whole)) == 1
    assert 0.15 < likeness(sketch(whole), sketch(half)) < 0.55  # a third of all runs
    assert likeness(sketch(whole), sketch(text(6))) < 0.1
    assert fold([whole, half]) == [0, 1]


def test_short_and_empty_texts():
    assert fold(["", "", "data engineer", "Data Engineer!", "nurse"]) == [0, 1, 2, 2, 4]
