"""The role model: learned weights, one number a distinction and role, and decisions that can be taken apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from jobmatch.types import ROLES


class Decision(NamedTuple):
    """Probabilities of all roles; `points` of distinctions and `prior` add up to `log_odds` of label against runner-up."""

    label: str
    runner_up: str
    probabilities: dict[str, float]
    points: dict[str, float]
    prior: float

    @property
    def log_odds(self) -> float:
        """Return the natural logarithm of how many times likelier the label is than the runner-up."""
        return self.prior + sum(self.points.values())


class RoleModel:
    """Scores roles by the sum of strength times weight; with no weights every role is as likely."""

    def __init__(self, classes: list[str], bias: list[float], weights: Mapping[str, list[float]]) -> None:
        self.classes = classes
        self.bias = bias
        self.weights = weights

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> RoleModel:
        """Read lexicons/role_weights.json; {} is the model that knows nothing."""
        return cls(data["classes"], data["bias"], data["weights"]) if data else cls(list(ROLES), [0.0] * len(ROLES), {})

    def scores(self, strengths: Mapping[str, float]) -> list[float]:
        """Return one number a role."""
        total = list(self.bias)
        for name, strength in strengths.items():
            if row := self.weights.get(name):
                for k, weight in enumerate(row):
                    total[k] += strength * weight
        return total

    def decide(self, strengths: Mapping[str, float]) -> Decision:
        """Return the likeliest role, and what each distinction adds to its lead over the runner-up."""
        scores = self.scores(strengths)
        first, second = (self.classes[k] for k in sorted(range(len(scores)), key=lambda k: -scores[k])[:2])
        chances = dict(zip(self.classes, softmax(scores), strict=True))
        prior = self.bias[self.classes.index(first)] - self.bias[self.classes.index(second)]
        return Decision(first, second, chances, self.points(strengths, first, second), prior)

    def points(self, strengths: Mapping[str, float], role: str, other: str) -> dict[str, float]:
        """Return what each distinction adds to the lead of a role over another, in log-odds."""
        a, b = self.classes.index(role), self.classes.index(other)
        return {name: s * (row[a] - row[b]) for name, s in strengths.items() if (row := self.weights.get(name))}


def softmax(scores: Iterable[float]) -> list[float]:
    """Return probabilities from log-odds."""
    scores = list(scores)
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]
