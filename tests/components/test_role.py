from __future__ import annotations

import math

import pytest

from jobmatch.pipeline import Analyser
from jobmatch.types import ROLES, Posting, Role

SCIENTIST = """You will ask the questions that matter to the business and answer them with data.
Build statistical models in R, design A/B tests, and present findings to executives and other non-technical colleagues.
Requirements: PhD or master's degree in statistics, mathematics or another quantitative field, hypothesis testing, regression."""
ENGINEER = """You will deploy machine learning models into production and keep them running: monitoring, drift detection, retraining.
Build training pipelines and model serving with low latency on Kubernetes. Take prototypes to production with clean Python code.
Requirements: PyTorch, MLflow, Docker, CI/CD, strong software engineering."""
PIPELINES = """You will build and maintain data pipelines that load data from many sources into our data warehouse and data lake.
Design schemas, schedule jobs with Airflow and process streams with Kafka and Spark. Keep data quality and lineage in order.
Requirements: SQL, Scala or Java, ETL, Redshift or Snowflake, AWS."""
NURSE = """You will care for patients on a surgical ward, give medication, keep care plans up to date and talk with families.
Requirements: registered nurse with a current licence, two years of acute care, basic life support, calm under pressure."""
TEACHER = """You will teach mathematics to pupils of the upper school, plan lessons, grade exams and meet parents.
Requirements: a teaching qualification, classroom experience, patience, and joy in working with children every day."""
SALES = """You will find new customers by phone, visit them, negotiate prices and close deals to reach your sales target.
Requirements: experience in field sales, a driving licence, a friendly manner, and the will to earn your commission."""
WEB = """You will build web pages in React and TypeScript for our shop, fix bugs and keep the user interface fast and accessible.
Requirements: JavaScript, HTML, CSS, Node.js, REST, Git, unit tests, three years of front-end development."""
GERMAN = """Für unser Team in Kiel suchen wir ab sofort Verstärkung. Ihre Aufgaben: Sie bauen die Plattform aus, betreuen die
Nutzer und schreiben die Dokumentation. Ihr Profil: ein abgeschlossenes Studium, mehrere Jahre Erfahrung, gute Kenntnisse."""
SEVERAL = f"1) DATA ENGINEER\n{PIPELINES}\n\n2) DATA SCIENTIST\n{SCIENTIST}\n"


def role(analyser: Analyser, text: str, title: str | None = None) -> Role:
    return analyser.analyse(Posting("p", text, title=title)).role


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (SCIENTIST, "data-scientist"), (ENGINEER, "ml-engineer"), (PIPELINES, "data-engineer"),
        (NURSE, "other"), (TEACHER, "other"), (SALES, "other"), (WEB, "other"),
    ],
    ids=["scientist", "ml", "pipelines", "nurse", "teacher", "sales", "web"],
)  # fmt: skip
def test_the_work_tells_the_role_without_a_title(analyser: Analyser, text: str, label: str) -> None:
    found = role(analyser, text)
    assert (found.label, found.abstained) == (label, None)
    assert found.probabilities[label] > 0.6


@pytest.mark.parametrize(
    ("text", "distinction"),
    [(SCIENTIST, "reports-to-executives"), (ENGINEER, "ships-models"), (PIPELINES, "builds-pipelines"), (NURSE, "nursing")],
)
def test_the_evidence_shows_the_words_of_the_text(analyser: Analyser, text: str, distinction: str) -> None:
    evidence = {e.distinction: e for e in role(analyser, text).evidence}
    assert evidence[distinction].weight > 0
    assert evidence[distinction].mentions
    assert all(text[m.start : m.end] == m.text for e in evidence.values() for m in e.mentions)


@pytest.mark.parametrize("text", [SCIENTIST, ENGINEER, PIPELINES, NURSE, WEB])
def test_the_shares_add_up_to_the_log_odds(analyser: Analyser, text: str) -> None:
    found = role(analyser, text)
    first, second = sorted(found.probabilities.values(), reverse=True)[:2]
    assert found.log_odds == pytest.approx(sum(e.weight for e in found.evidence), abs=1e-9)
    assert found.log_odds == pytest.approx(math.log(first / second), abs=1e-3)


@pytest.mark.parametrize("text", [SCIENTIST, NURSE, "", GERMAN])
def test_probabilities_of_all_four_roles_add_up_to_one(analyser: Analyser, text: str) -> None:
    found = role(analyser, text)
    assert tuple(found.probabilities) == ROLES
    assert sum(found.probabilities.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Great job, apply now!", "too-little-text"), ("", "too-little-text"),
        (GERMAN, "another-language"), (SEVERAL, "several-adverts"),
    ],
    ids=["little", "nothing", "german", "several"],
)  # fmt: skip
def test_it_abstains_and_says_why(analyser: Analyser, text: str, reason: str) -> None:
    found = role(analyser, text)
    assert (found.label, found.abstained, found.evidence, found.log_odds) == ("other", reason, (), None)
    assert set(found.probabilities.values()) == {0.25}
    assert found.note and found.note.startswith("undecided: ")


def test_a_title_helps_where_there_is_little_text(analyser: Analyser) -> None:
    assert role(analyser, "Python, three years.", "Data Engineer").label == "data-engineer"


def test_a_title_that_the_work_contradicts_is_noted(analyser: Analyser) -> None:
    found = role(analyser, PIPELINES, "Data Scientist")
    assert found.note and found.note.startswith("titled Data Scientist, reads as data engineer: ")
    assert role(analyser, SCIENTIST, "Data Scientist").note is None


def test_another_language_with_a_title_is_told_with_a_warning(analyser: Analyser) -> None:
    found = role(analyser, GERMAN, "Data Engineer (m/w/d)")
    assert found.label == "data-engineer"
    assert found.note and "not in English" in found.note


def test_two_roles_that_are_close_are_both_named(analyser: Analyser) -> None:
    found = role(analyser, SCIENTIST + ENGINEER)
    close = [r for r, p in found.probabilities.items() if p >= 0.25]
    assert {found.label, found.second} - {None} == set(close)


def test_one_role_in_two_headings_is_one_advert(analyser: Analyser) -> None:
    text = f"DATA ENGINEER\n{PIPELINES}\n\nDATA ENGINEER AT A GLANCE\n{PIPELINES}\n"
    assert role(analyser, text).abstained is None


def test_a_text_may_begin_with_its_title(analyser: Analyser) -> None:
    rest = "\n\nYou will work with our team on many different things and help us to grow further every day."
    assert analyser.analyse("Machine Learning Engineer" + rest).role.label == "ml-engineer"
    assert analyser.analyse("Data Engineer" + rest).role.label == "data-engineer"


@pytest.mark.parametrize(
    ("text", "work"), [(NURSE, "cares for patients"), (SALES, "sells and looks after customers"), (WEB, "builds web pages")]
)
def test_another_profession_is_named_by_its_work(analyser: Analyser, text: str, work: str) -> None:
    note = role(analyser, text).note
    assert note and note.startswith(f"another profession: {work}")


def test_dashboards_under_the_title_of_a_scientist_are_noted(analyser: Analyser) -> None:
    text = """You will build dashboards and weekly reports in Tableau and Power BI for the sales department, answer ad hoc requests,
    keep the KPIs up to date in Excel, and gather reporting requirements. Requirements: Excel, PowerPoint, attention to detail."""
    note = role(analyser, text, "Data Scientist").note
    assert note and note.startswith("titled Data Scientist, reads as another profession: ")
