"""Linear models over named features."""

from __future__ import annotations

import json

import pytest

from jobmatch.linear import Linear

MODEL = Linear(["ask", "duty"], [0.5, 0.0], {"must": [2.0, -1.0], "build": [-1.0, 3.0]})


@pytest.mark.parametrize(
    ("features", "scores", "best"),
    [
        ([], [0.5, 0.0], "ask"),
        (["must"], [2.5, -1.0], "ask"),
        (["build"], [-0.5, 3.0], "duty"),
        (["must", "build"], [1.5, 2.0], "duty"),
        (["must", "must"], [4.5, -2.0], "ask"),
        (["never seen"], [0.5, 0.0], "ask"),
    ],
)
def test_scores_are_sums(features: list[str], scores: list[float], best: str) -> None:
    assert MODEL.scores(features) == pytest.approx(scores)
    assert MODEL.best(features) == best


def test_a_tie_goes_to_the_first_class() -> None:
    assert Linear(["a", "b"], [0.0, 0.0], {}).best([]) == "a"


def test_a_model_survives_json() -> None:
    again = Linear.from_dict(json.loads(json.dumps(MODEL.to_dict())))
    assert again.to_dict() == MODEL.to_dict()
    assert again.scores(["must"]) == MODEL.scores(["must"])
