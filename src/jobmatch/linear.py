"""Linear models over named features: weights are data, and every decision can be taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Linear:
    """Scores classes by the sum of the weights of the features that are present.

    `weights` maps a feature to one number a class; `bias` holds one number a class.
    """

    def __init__(self, classes: list[str], bias: list[float], weights: dict[str, list[float]]) -> None:
        self.classes = classes
        self.bias = bias
        self.weights = weights

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Linear:
        """Read what `to_dict` wrote."""
        return cls(data["classes"], data["bias"], data["weights"])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON-ready values."""
        return {"classes": self.classes, "bias": self.bias, "weights": self.weights}

    def scores(self, features: Iterable[str]) -> list[float]:
        """Return one number a class; the largest wins."""
        rows = [row for row in map(self.weights.get, features) if row is not None]
        return [sum(column) for column in zip(self.bias, *rows, strict=True)]

    def best(self, features: Iterable[str]) -> str:
        """Return the class with the highest score."""
        total = self.scores(features)
        return self.classes[total.index(max(total))]
