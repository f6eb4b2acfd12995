"""Which skills may stand for each other, and how many of them are needed."""

from __future__ import annotations

import pytest

from jobmatch.pipeline import Analyser
from tests.components.conftest import AFTER, BEFORE

# Text, alternatives as "need: ids".
GROUPS = [
    ("Python or R", "1: python r"),
    ("Python/R", "1: python r"),
    ("Python and/or R", "1: python r"),
    ("Either Hive or Pig", "1: apache-hive apache-pig"),
    ("AWS, Azure, or GCP", "1: aws azure google-cloud-platform"),
    ("Experience with one of Python, R or Scala", "1: python r scala"),
    ("Any of Kafka, Kinesis, Flink", "1: apache-kafka amazon-kinesis apache-flink"),
    ("At least one of the following: Python, R", "1: python r"),
    ("At least two of Python, Java, Scala", "2: python java scala"),
    ("Two or more of: Go, Rust, Java", "2: go rust java"),
    ("Clouds such as AWS, Azure and GCP", "1: aws azure google-cloud-platform"),
    ("Tools (e.g. Tableau, Looker)", "1: tableau looker"),
    ("Tools like Tableau, Looker", "1: tableau looker"),
    ("Tools, for example Tableau or Looker", "1: tableau looker"),
    ("Tableau, Looker or similar", "1: tableau looker"),
    ("Spark, Hive and Pig (or similar)", "1: apache-spark apache-hive apache-pig"),
    ("Tableau, Looker, etc.", "1: tableau looker"),
    ("A cloud platform (AWS, GCP or Azure)", "1: aws google-cloud-platform azure"),
    ("Python or R, and Airflow", "1: python r"),
    ("SQL and Python or R", "1: python r"),
    ("Kafka or Kinesis; Spark or Flink", "1: apache-kafka amazon-kinesis, 1: apache-spark apache-flink"),
    ("Kafka or Kinesis. Spark or Flink", "1: apache-kafka amazon-kinesis, 1: apache-spark apache-flink"),
    ("Python and R", ""),
    ("Python, R and Scala", ""),
    ("Docker & Kubernetes", ""),
    ("Python as well as Java", ""),
    ("Both Python and Java", ""),
    ("Libraries including pandas and NumPy", ""),
    ("Libraries, i.e. pandas, NumPy", ""),
    ("Spark or a similar framework", ""),
    ("Python. R", ""),
    ("CI/CD", ""),
    ("Work alone or in a team", ""),
    ("Excel, SQL, R, and Tableau or other BI tools", "1: microsoft-excel sql r tableau bi-tools"),
    ("H2O.ai, Knime or RapidMiner", "1: h2o knime rapidminer"),
    ("Mastery in some or all of the following: SQL, Scala, and Java", "1: sql scala java"),
    ("Languages including Python or Java", "1: python java"),
    ("One of Python, stone carving, glass blowing, Java", "1: python java"),
]  # fmt: skip


def groups(analyser: Analyser, text: str) -> set[tuple[int, frozenset[str]]]:
    return {(g.need, frozenset(g.members)) for g in analyser.analyse(text).groups}


def wanted(text: str) -> set[tuple[int, frozenset[str]]]:
    parts = [part.partition(":") for part in text.split(", ") if part]
    return {(int(need), frozenset(members.split())) for need, _, members in parts}


@pytest.mark.parametrize(("text", "alternatives"), GROUPS, ids=[g[0] for g in GROUPS])
def test_the_alternatives_of_a_line(text: str, alternatives: str, analyser: Analyser) -> None:
    assert groups(analyser, BEFORE + text + AFTER) == wanted(alternatives)


LISTS = [
    ("one of the following", "- Experience with one of the following:\n- Python\n- Java\n- Scala\n", "1: python java scala"),
    ("at least two", "- At least two of the following:\n  - Python\n  - Java\n  - Scala\n", "2: python java scala"),
    ("ends with the indentation", "- One of the following:\n  - Python\n  - Java\n- Kafka\n", "1: python java"),
    ("ends at a blank line", "- One of the following:\n- Python\n- Java\n\n- Kafka\n", "1: python java"),
    ("ends at a heading", "- One of the following:\n- Python\n- Java\n\nNice to have:\n- Kafka\n", "1: python java"),
    ("all of the following", "- All of the following:\n- Python\n- Java\n", ""),
]


@pytest.mark.parametrize(("text", "alternatives"), [t[1:] for t in LISTS], ids=[t[0] for t in LISTS])
def test_the_bullets_after_an_opening_line(text: str, alternatives: str, analyser: Analyser) -> None:
    assert groups(analyser, f"Requirements:\n{text}") == wanted(alternatives)


def test_a_skill_that_is_also_asked_alone_is_in_no_group(analyser: Analyser) -> None:
    assert groups(analyser, "Requirements:\n- Python or R\n- 5 years of Python\n") == set()


def test_lists_that_overlap_are_one(analyser: Analyser) -> None:
    text = "Requirements:\n- TensorFlow or PyTorch\n- Knowledge of Keras or TensorFlow\n"
    assert groups(analyser, text) == wanted("1: tensorflow pytorch keras")


def test_skills_name_their_group(analyser: Analyser) -> None:
    analysis = analyser.analyse("Requirements:\n- Python or R\n- AWS, Azure or GCP\n- SQL\n")
    assert {g.id: set(g.members) for g in analysis.groups} == {
        g: {s.id for s in analysis.skills if s.group == g} for g in ("g1", "g2")
    }  # fmt: skip
    assert [s.group for s in analysis.skills if s.id == "sql"] == [None]
