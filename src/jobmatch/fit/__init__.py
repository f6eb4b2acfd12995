"""Fit: how a candidate's skills cover what a posting asks, as a sum that anyone can redo by hand."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from jobmatch.fit.fitting import Fitter
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import Lexicon, load
from jobmatch.types import Analysis, Fit, Profile

__all__ = ["DEFAULT", "Fitter", "Weights", "fit"]


def fit(analysis: Analysis, profile: Profile, lexicon: Lexicon | None = None, weights: Weights = DEFAULT) -> Fit:
    """Return how `profile` fits the posting of `analysis`, by the shipped lexicon unless another is given."""
    return Fitter(profile, lexicon or load(), weights).fit(analysis)


class _CallableModule(ModuleType):
    """Python binds this package to the name `jobmatch.fit` that is also the public function: so it can be called."""

    def __call__(self, *args: Any, **kwargs: Any) -> Fit:
        """Call `fit`."""
        return fit(*args, **kwargs)


sys.modules[__name__].__class__ = _CallableModule
