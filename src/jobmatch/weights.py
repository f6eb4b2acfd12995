"""The learned filter over skill candidates: named features, weights as data."""

from __future__ import annotations

from typing import Any


class Scorer:
    """Lets a candidate count where the sum of its features' weights is above zero."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.weights = weights

    def filter(self, view: Any, found: Any, segments: Any) -> None:
        """Placeholder until weights are learned."""
