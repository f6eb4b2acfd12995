from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from jobmatch.evaluate.labelled import Labelled
from jobmatch.evaluate.train_roles import balance, component, cross_validate, dump, fit, predict, strengths, train
from jobmatch.pipeline import Analyser, build
from jobmatch.types import ROLES, Posting

WORK = {
    "ml-engineer": "Deploy machine learning models into production and watch for drift. ",
    "data-scientist": "Answer business questions with statistics and present findings to executives. ",
    "data-engineer": "Build data pipelines with Airflow and load the data warehouse. ",
    "other": "Care for patients on the ward and give medication. ",
}
ITEMS = [
    Labelled(Posting(f"{label}-{k}", "You will do this. " + text * (k + 1), company=f"c{k}"), label, f"s{k % 2}")
    for label, text in WORK.items() for k in range(4)
]  # fmt: skip


@pytest.fixture(scope="module")
def matrix():
    return strengths(build(), [i.posting for i in ITEMS])


def test_training_is_reproducible_and_learns(matrix, analyser: Analyser) -> None:
    distinctions = component(analyser.nlp).distinctions
    labels = [i.label for i in ITEMS]
    first, second = (fit({"pasted": matrix}, labels, distinctions, belief=0.1) for _ in range(2))
    assert first == second
    assert list(first["weights"]) == distinctions.ids
    assert all(len(row) == len(ROLES) for row in first["weights"].values())
    chances = predict(first, matrix, distinctions.ids)
    assert [max(c, key=c.__getitem__) for c in chances] == labels


def test_belief_speaks_where_no_posting_does(matrix, analyser: Analyser) -> None:
    distinctions = component(analyser.nlp).distinctions
    weights = fit({"pasted": matrix}, [i.label for i in ITEMS], distinctions)["weights"]
    unseen = next(d for d in distinctions.all if d.id == "ai-agents")
    assert max(weights[unseen.id]) == weights[unseen.id][ROLES.index("ml-engineer")] > 0


def test_folds_are_predicted_by_models_that_never_saw_them(matrix, analyser: Analyser) -> None:
    labels, folds = [i.label for i in ITEMS], [i.source for i in ITEMS]
    found = cross_validate({"pasted": matrix}, labels, folds, component(analyser.nlp).distinctions)["pasted"]
    assert len(found) == len(ITEMS) and all(sum(c.values()) == pytest.approx(1) for c in found)


def test_rare_roles_weigh_more_but_one_on_average() -> None:
    weight = balance(["other"] * 9 + ["ml-engineer"])
    assert weight.mean() == pytest.approx(1)
    assert weight[-1] > weight[0]


def test_train_writes_what_the_lexicon_reads(tmp_path: Path) -> None:
    out, told = tmp_path / "role_weights.json", []
    train(ITEMS, out, ("source",), (), told.append)
    assert set(json.loads(out.read_text(encoding="utf-8"))) == {"classes", "bias", "weights"}
    assert any(line.startswith("by source, masked, four roles: accuracy") for line in told)


def test_dump_is_a_distinction_a_line() -> None:
    text = dump({"classes": ["a"], "bias": [0.1], "weights": {"x": [1.0], "y": [2.0]}})
    assert json.loads(text)["weights"] == {"x": [1.0], "y": [2.0]}
    assert len(text.splitlines()) == 8
