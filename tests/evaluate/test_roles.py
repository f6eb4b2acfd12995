from __future__ import annotations

from pathlib import Path

import pytest

from jobmatch.errors import InputError
from jobmatch.evaluate.labelled import Labelled, groups, mask, read_labelled, untitle
from jobmatch.evaluate.roles import calibration, figures, predict
from jobmatch.pipeline import Analyser
from jobmatch.types import ROLES, Posting


def sure(label: str, p: float = 1.0) -> dict[str, float]:
    return {r: p if r == label else (1 - p) / 3 for r in ROLES}


@pytest.mark.parametrize(
    ("text", "title", "blanked"),
    [
        ("As a Data Scientist you will", None, "As a      {9} you will"),
        ("our Senior Machine Learning Engineers ship", None, "our .{32} ship"),
        ("the data engineering team", None, "the .{16} team"),
        ("Wizard of Numbers wanted", "Wizard of Numbers", " {17} wanted"),
        ("data scientists/engineers", None, r" {15}.+"),
        ("a Machine Learning (ML) Engineer", None, "a .{30}"),
        ("DataScientist, data-scientist", None, " {13}, {14}"),
        ("ML Ops Engineer", None, " {15}"),
    ],
)
def test_masking_blanks_titles_and_role_phrases_in_place(text: str, title: str | None, blanked: str) -> None:
    import re

    masked = mask(Posting("p", text, title=title))
    assert masked.title is None
    assert len(masked.text) == len(text)
    assert not re.search(r"scientist|machine|wizard|engineering", masked.text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["Build data pipelines", "machine learning models", "science of data", "software for engineers"])
def test_masking_leaves_the_work(text: str) -> None:
    assert mask(Posting("p", text)).text == text


def test_untitle_keeps_the_text() -> None:
    assert untitle(Posting("p", "A data scientist", title="Data Scientist")) == Posting("p", "A data scientist")


def test_figures_of_a_small_table() -> None:
    labels = ["ml-engineer", "ml-engineer", "data-scientist", "other"]
    chances = [sure("ml-engineer", 0.7), sure("data-scientist", 0.4), sure("data-scientist", 0.7), sure("other", 0.7)]
    found = figures(labels, chances, ["x", "x", "y", "y"])
    assert (found["postings"], found["four"]["accuracy"], found["three"]["accuracy"]) == (4, 0.75, 0.6667)
    assert found["four"]["confusion"]["ml-engineer"] == {"ml-engineer": 1, "data-scientist": 1, "data-engineer": 0, "other": 0}
    assert found["four"]["classes"]["ml-engineer"] == {"postings": 2, "precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert found["four"]["classes"]["data-engineer"]["precision"] is None
    assert found["by_source"]["y"]["four_accuracy"] == 1.0


def test_calibration_is_the_mean_gap_of_the_bins() -> None:
    found = calibration([0.95, 0.95, 0.95, 0.95, 0.45, 0.45], [True, True, True, False, True, False])
    assert found["expected_error"] == pytest.approx((4 * 0.2 + 2 * 0.05) / 6, abs=1e-4)
    assert found["sure"] == {"from": 0.7, "share": 0.6667, "accuracy": 0.75}


def test_labelled_rows_are_read_and_others_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text("text,label,source\nBuild pipelines,data-engineer,a\nSing,singer,a\nNurse,other,b\n", encoding="utf-8")
    assert [(i.posting.text, i.label, i.source) for i in read_labelled(path)] == [
        ("Build pipelines", "data-engineer", "a"), ("Nurse", "other", "b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "message"), [("text,kind\na,b\n", "no column of labels"), ("text,label\nSing,singer\n", "no row of column 'label'")]
)
def test_a_table_without_labels_is_refused(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_labelled(path)


def test_a_company_is_never_in_two_folds() -> None:
    items = [Labelled(Posting(str(k), "x", company=f"c{k % 7}"), "other", "s") for k in range(50)]
    folds = groups(items, "company")
    assert {len({f for f, i in zip(folds, items, strict=True) if i.posting.company == f"c{c}"}) for c in range(7)} == {1}
    assert len(set(folds)) == 7


def test_masked_predictions_do_not_see_the_title(analyser: Analyser) -> None:
    item = Labelled(Posting("p", "We sell shoes and hats in our shop, " * 5, title="Data Scientist"), "other", "s")
    seen, blind = (predict([item], analyser, masked=m)[0]["data-scientist"] for m in (False, True))
    assert seen > 0.5 > blind
