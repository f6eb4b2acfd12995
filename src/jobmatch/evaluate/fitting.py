"""Fitting of linear models over named features, and what they are worth on postings that they have not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobmatch.errors import InputError

MIN_COUNT = 5  # a feature seen in fewer examples teaches nothing
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or candidate: its features, its class, and the number of its posting."""

    features: list[str]
    label: str
    posting: int


@dataclass(frozen=True, slots=True)
class Gain:
    """What a model is worth in cross-validation over whole postings: without it, and with it."""

    measure: str
    examples: int
    without: float
    with_model: float


def fit_linear(examples: list[Example], strength: float) -> dict[str, Any]:
    """Return a fitted model as JSON-ready values; `strength` is scikit-learn's C."""
    matrix, names = _matrix(examples)
    classes, rows, bias = fit_matrix(matrix, [e.label for e in examples], strength)
    if len(classes) == 2:  # one row speaks for both
        rows, bias = [[-w for w in rows[0]], rows[0]], [-bias[0], bias[0]]
    weights = {name: [round(float(row[i]), 3) for row in rows] for i, name in enumerate(names)}
    return {"classes": classes, "bias": [round(float(b), 3) for b in bias], "weights": weights}


def fit_matrix(matrix: Any, labels: list[str], strength: float) -> tuple[list[str], Any, Any]:
    """Return (classes, one row of weights a class, bias) of a logistic regression."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise InputError("training needs scikit-learn: pip install 'jobmatch[train]'") from None
    model = LogisticRegression(C=strength, max_iter=2000, random_state=0).fit(matrix, labels)
    return [str(c) for c in model.classes_], model.coef_, model.intercept_


def _matrix(examples: list[Example]) -> tuple[Any, list[str]]:
    from sklearn.feature_extraction import DictVectorizer

    counts = Counter(f for e in examples for f in set(e.features))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: 1.0 for f in e.features if counts[f] >= MIN_COUNT} for e in examples])
    return matrix, list(vectorizer.get_feature_names_out())


def folds(examples: list[Example], strength: float) -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Yield (model, the numbers of the examples that it has not seen), whole postings apart."""
    for fold in range(FOLDS):
        seen = [e for e in examples if e.posting % FOLDS != fold]
        yield fit_linear(seen, strength), [i for i, e in enumerate(examples) if e.posting % FOLDS == fold]
