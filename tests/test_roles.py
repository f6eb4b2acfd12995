from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.roles import RoleModel, softmax
from jobmatch.types import ROLES

MODEL = RoleModel(list(ROLES), [0.1, 0.2, -0.3, 0.0], {"a": [1.0, -1.0, 0.0, 0.0], "b": [0.0, 0.5, 2.0, -2.5]})


def test_a_decision_is_the_sum_of_its_points() -> None:
    decision = MODEL.decide({"a": 0.5, "b": 0.2})
    assert (decision.label, decision.runner_up) == ("ml-engineer", "data-engineer")
    assert decision.points == {"a": pytest.approx(0.5), "b": pytest.approx(-0.4)}
    assert decision.prior == pytest.approx(0.4)


@given(st.dictionaries(st.sampled_from(["a", "b", "unknown"]), st.floats(0, 1)))
def test_points_and_prior_are_the_log_odds(strengths: dict[str, float]) -> None:
    decision = MODEL.decide(strengths)
    chances = decision.probabilities
    assert sum(chances.values()) == pytest.approx(1)
    assert decision.log_odds == pytest.approx(math.log(chances[decision.label] / chances[decision.runner_up]))
    assert decision.log_odds >= -1e-12


def test_without_weights_all_roles_are_as_likely() -> None:
    assert set(RoleModel.from_dict({}).decide({"a": 1.0}).probabilities.values()) == {0.25}


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=6))
def test_softmax_is_sound_for_any_scores(scores: list[float]) -> None:
    assert sum(softmax(scores)) == pytest.approx(1)
