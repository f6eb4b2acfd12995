"""How well roles are told: confusion, figures per class, calibration, by source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jobmatch.evaluate.labelled import Labelled, mask
from jobmatch.pipeline import Analyser
from jobmatch.types import ROLES

THREE = ROLES[:3]
BINS = 10
SURE = 0.7  # probability from which the tool counts as sure
Chances = dict[str, float]


def predict(items: Iterable[Labelled], analyser: Analyser, masked: bool = False) -> list[Chances]:
    """Return the probabilities of the roles; `masked` blanks titles and role phrases first."""
    postings = (mask(item.posting) if masked else item.posting for item in items)
    return [analysis.role.probabilities for analysis in analyser.analyse_many(postings)]


def figures(labels: Sequence[str], chances: Sequence[Chances], sources: Sequence[str]) -> dict[str, Any]:
    """Return all figures as JSON-ready values: with `other`, of the three roles alone, and by source."""
    by_source = {}
    for source in sorted(set(sources)):
        rows = [i for i, s in enumerate(sources) if s == source]
        own = _both([labels[i] for i in rows], [chances[i] for i in rows])
        by_source[source] = {
            "postings": len(rows),
            **{f"{name}_{key}": part[key] for name, part in own.items() if part for key in ("accuracy", "macro_f1")},
        }
    return {"postings": len(labels), **_both(labels, chances), "by_source": by_source}


def _both(labels: Sequence[str], chances: Sequence[Chances]) -> dict[str, Any]:
    rows = [i for i, label in enumerate(labels) if label in THREE]
    return {
        "four": measure(labels, chances, ROLES),
        "three": measure([labels[i] for i in rows], [_among(chances[i], THREE) for i in rows], THREE) if rows else None,
    }


def _among(chances: Chances, classes: Sequence[str]) -> Chances:
    """Return the probabilities given that the role is one of the classes."""
    total = sum(chances[c] for c in classes) or 1.0
    return {c: chances[c] / total for c in classes}


def measure(labels: Sequence[str], chances: Sequence[Chances], classes: Sequence[str]) -> dict[str, Any]:
    """Return accuracy, macro-F1, the confusion matrix (a row a label), figures a class, and the calibration."""
    answers = [max(classes, key=c.__getitem__) for c in chances]
    confusion = {a: dict.fromkeys(classes, 0) for a in classes}
    for label, answer in zip(labels, answers, strict=True):
        confusion[label][answer] += 1
    right = [a == b for a, b in zip(labels, answers, strict=True)]
    per_class = {c: _class(confusion, c) for c in classes}
    present = [c for c in classes if per_class[c]["postings"] or per_class[c]["precision"] is not None]
    return {
        "postings": len(labels),
        "accuracy": _share(sum(right), len(right)),
        "macro_f1": _share(sum(per_class[c]["f1"] for c in present), len(present)),
        "confusion": confusion,
        "classes": per_class,
        **calibration([c[a] for c, a in zip(chances, answers, strict=True)], right),
    }


def _class(confusion: dict[str, dict[str, int]], name: str) -> dict[str, Any]:
    hit, asked, said = confusion[name][name], sum(confusion[name].values()), sum(row[name] for row in confusion.values())
    f1 = _share(2 * hit, asked + said) or 0.0
    return {"postings": asked, "precision": _share(hit, said), "recall": _share(hit, asked), "f1": f1}


def calibration(sure: Sequence[float], right: Sequence[bool]) -> dict[str, Any]:
    """Return how far probabilities and outcomes lie apart: a table of ten bins, its mean gap, and what counts as sure."""
    table = []
    for b in range(BINS):
        rows = [i for i, p in enumerate(sure) if b == min(int(p * BINS), BINS - 1)]
        if rows:
            mean, hit = sum(sure[i] for i in rows) / len(rows), sum(right[i] for i in rows) / len(rows)
            table.append({"from": b / BINS, "postings": len(rows), "said": round(mean, 4), "right": round(hit, 4)})
    gap = sum(row["postings"] * abs(row["said"] - row["right"]) for row in table)
    rows = [i for i, p in enumerate(sure) if p >= SURE]
    return {
        "calibration": table,
        "expected_error": _share(gap, len(sure)),
        "sure": {"from": SURE, "share": _share(len(rows), len(sure)), "accuracy": _share(sum(right[i] for i in rows), len(rows))},
    }


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None
