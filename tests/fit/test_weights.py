import pytest

from jobmatch.errors import InputError
from jobmatch.fit import fit
from jobmatch.fit.weights import DEFAULT, from_config
from tests.fit.conftest import candidate, posting


def test_required_to_preferred_is_three_to_one():
    assert DEFAULT.level["required"] == 3 * DEFAULT.level["preferred"]
    assert DEFAULT.level["context"] < DEFAULT.level["preferred"]
    assert DEFAULT.kind["soft"] < DEFAULT.kind["tool"]


def test_a_config_changes_the_score(lexicon):
    asked, me = posting("python", "sql?"), candidate("python")
    assert fit(asked, me, lexicon).score == 75.0
    level = from_config({"level": {"preferred": 3}})
    found = fit(asked, me, lexicon, level)
    assert found.score == 50.0 and found.weights == "own"


@pytest.mark.parametrize(
    "config",
    [
        {"levels": {}},
        {"level": {"must": 3}},
        {"shared": -1},
        {"shared": "half"},
        {"level": 3},
        {"thin": True},
        {"core": float("nan")},
        {"named": float("inf")},
        {"short": 1.5},
        {"least": 2},
        {"level": {"required": 0, "preferred": 0, "context": 0}},
    ],
)
def test_a_wrong_config_is_refused(config):
    with pytest.raises(InputError, match="weights: "):
        from_config(config)
