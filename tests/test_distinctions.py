from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from jobmatch.distinctions import Distinctions, read_distinctions
from jobmatch.errors import LexiconError
from jobmatch.lexicon import Lexicon, load
from jobmatch.pipeline import Analyser
from jobmatch.scratch import Section
from jobmatch.types import ROLES

Show = Callable[..., dict[str, float]]
DOCUMENTS = {
    "What is a Machine Learning Engineer?",
    "What Does a Machine Learning Engineer do? Roles, Responsibilities & Skills",
    "Job Description and Skills Required For Machine Learning Engineer",
}


@pytest.fixture(scope="module")
def shown(analyser: Analyser) -> Show:
    """Return what a text in one section, and a title, show: strength by id."""
    distinctions, view = Distinctions(load()), analyser.nlp.tokenizer.view

    def show(text: str, title: str = "", section: str = "duties") -> dict[str, float]:
        page = view(text)
        sections = [Section(0, len(page.texts), section, "sentence", "")]
        return {distinctions.ids[i]: s.strength for i, s in distinctions.read(page, sections, title=title).items()}

    return show


def test_there_are_about_150_for_every_role_and_from_every_document() -> None:
    rows = read_distinctions(load())
    assert 100 <= len(rows) <= 155
    assert {role for d in rows for role in d.roles} == set(ROLES)
    assert {d.source for d in rows} == DOCUMENTS | {"practice"}
    assert Counter(d.statement for d in rows).most_common(1)[0][1] == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deploy models into production", "ships-models"),
        ("Watch for data drift and retrain", "watches-models"),
        ("Manage the life cycle of models", "runs-life-cycle"),
        ("Answer business questions for the sales team", "asks-questions"),
        ("Present findings to executives", "reports-to-executives"),
        ("Build and maintain data pipelines", "builds-pipelines"),
        ("Set up storage and retrieval", "stores-and-retrieves"),
        ("Acquire data from many sources", "acquires-data"),
        ("Build dashboards", "dashboards"),
        ("Look after patients on the ward as a nurse", "nursing"),
        ("Plan lessons for the classroom", "teaching"),
        ("Build scalable applications", "scalable-applications"),
    ],
)
def test_a_duty_shows_its_distinction(shown: Show, text: str, expected: str) -> None:
    assert shown(text).get(expected, 0) > 0


@pytest.mark.parametrize(("section", "counts"), [("duties", True), ("other", True), ("benefits", False), ("legal", False)])
def test_benefits_and_legal_text_show_nothing(shown: Show, section: str, counts: bool) -> None:
    assert ("builds-pipelines" in shown("data pipelines", section=section)) == counts


def test_duties_count_more_than_requirements_and_more_mentions_more(shown: Show) -> None:
    once = shown("data pipelines")["builds-pipelines"]
    assert shown("data pipelines", section="requirements")["builds-pipelines"] < once
    assert once < shown("data pipelines, and more data pipelines")["builds-pipelines"] < 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Data Scientist", {"titled-data-scientist"}),
        ("Machine Learning Engineer II", {"titled-ml-engineer"}),
        ("Big Data Engineer", {"titled-data-engineer"}),
        ("Data Science Manager", {"titled-data-field", "titled-manager"}),
        ("Business Analyst", {"titled-analyst"}),
    ],
)
def test_titles(shown: Show, title: str, expected: set[str]) -> None:
    assert {name for name in shown("", title) if name.startswith("titled")} == expected


def test_the_name_of_a_role_is_no_evidence_of_its_work(shown: Show) -> None:
    named = shown("A machine learning engineer")
    assert "called-ml-engineer" in named
    assert "ml-throughout" not in named


def test_colleagues_count_less_than_the_person(shown: Show) -> None:
    found = shown("As a data engineer you will work with data scientists")
    assert found["called-data-engineer"] > 0.7 > 0.2 > found["called-data-scientist"]


def test_what_is_absent_is_told_of_the_whole_text(shown: Show) -> None:
    long = "Serve coffee to the guests of our house. " * 20
    assert shown(long)["no-ml"] == 1.0
    assert shown(long + "machine learning, machine learning")["no-ml"] < 1.0


def test_what_is_absent_from_few_words_tells_little(shown: Show) -> None:
    assert shown("Serve coffee to guests")["no-ml"] < 0.1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"id": "x", "statement": "s", "roles": ["wizard"], "cues": {"phrases": ["a"]}, "source": "practice"}', "wizard"),
        ('{"id": "x", "statement": "s", "roles": ["other"], "cues": {"smells": ["a"]}, "source": "practice"}', "smells"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "distinctions.jsonl").write_text(row, encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"distinctions.jsonl:1: .*{message}"):
        read_distinctions(Lexicon([tmp_path]))
