"""The statements of what the person will do, whole and exact."""

from __future__ import annotations

import pytest

from jobmatch.lexicon import load
from tests.components.conftest import Read

DUTIES = """Responsibilities:
- Design and maintain data pipelines that feed our reports
- Train and tune machine learning models;
* Present findings to the board.
1. Mentor two junior colleagues

Requirements:
- 3+ years of experience with pipelines
- Strong SQL
"""


def test_duties_are_whole_statements_without_their_bullets(read: Read) -> None:
    assert [d.text for d in read(DUTIES).duties] == [
        "Design and maintain data pipelines that feed our reports",
        "Train and tune machine learning models;",
        "Present findings to the board.",
        "Mentor two junior colleagues",
    ]


@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        ("Build and maintain data pipelines for our shops", "build-pipelines"),
        ("Build predictive models of demand", "build-models"),
        ("Train deep neural networks on scans", "deep-learning"),
        ("Deploy models to production and keep them there", "deploy-models"),
        ("Build dashboards for the sales team", "dashboards-and-reports"),
        ("Design A/B tests and judge their outcome", "run-experiments"),
        ("Mentor junior colleagues", "lead-and-mentor"),
        ("Juggle with three oranges at once", "other"),
    ],
)
def test_the_kind_of_a_duty(duty: str, kind: str, read: Read) -> None:
    (found,) = read(f"Responsibilities:\n- {duty}\n").duties
    assert (found.text, found.kind) == (duty, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Requirements:\n- 3+ years of experience with SQL\n- Strong knowledge of Python\n",
        "Benefits:\n- Build your own desk\n- Design your own week\n",
        "About us\nWe design tents and sell them. Our team builds the machines for it.\n",
        "Acme is an equal opportunity employer and does not discriminate on the basis of race.",
    ],
)
def test_what_is_no_duty(text: str, read: Read) -> None:
    assert read(text).duties == ()


def test_a_sentence_may_say_what_one_will_do_without_a_heading(read: Read) -> None:
    duties = read(
        "We are a small shop. You will build data pipelines and monitor them. You have 3 years of experience with SQL."
    ).duties
    assert [d.text for d in duties] == ["You will build data pipelines and monitor them."]


def test_every_kind_is_known(read: Read) -> None:
    kinds = {row["id"] for row in load().table("duties")} | {"other"}
    assert {d.kind for d in read(DUTIES).duties} <= kinds
