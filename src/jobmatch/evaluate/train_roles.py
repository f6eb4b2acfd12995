"""Training of the role model: one number a distinction and role, from labelled postings.

A posting is learned in three views, so that one model reads them all: its titles and role phrases blanked, its text
as pasted, and with its title.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jobmatch import words
from jobmatch.components.role import RoleClassifier
from jobmatch.distinctions import Distinctions
from jobmatch.errors import InputError, JobmatchError
from jobmatch.evaluate.labelled import Labelled, groups, mask
from jobmatch.evaluate.roles import Chances, figures
from jobmatch.pipeline import build
from jobmatch.roles import RoleModel, softmax
from jobmatch.types import ROLES, Posting

Matrix = npt.NDArray[np.float64]
Views = dict[str, Matrix]  # one row a posting, one column a distinction
SHARES = {"masked": 2.0, "pasted": 1.0, "titled": 0.5}  # what each view weighs: most is to be learned from the work
STRENGTH = 0.25  # scikit-learn's C: the smaller, the nearer to no opinion
BALANCE = 0.25  # 0 takes the roles as common as they are among the labelled, 1 as equally common
BELIEF = 10.0  # imagined postings a distinction, that show it alone and have the role it speaks for
SEED = 0


def train(
    items: Sequence[Labelled], output: Path, by: Sequence[str], lexicons: Sequence[str], tell: Callable[[str], Any]
) -> None:
    """Learn the weights and write them, after telling what cross-validation by `by` (source, company) gives."""
    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise JobmatchError("train-roles needs scikit-learn: pip install 'jobmatch[train]'") from None
    labels = [item.label for item in items]
    if missing := [role for role in ROLES if role not in labels]:
        raise InputError(f"no posting is labelled {missing[0]!r}: each of {', '.join(ROLES)} needs some")
    nlp = build(*lexicons)
    distinctions = component(nlp).distinctions
    views = read_views(nlp, items)
    for way in by:
        folds = groups(items, way)
        for line in _told(way, cross_validate(views, labels, folds, distinctions), labels, folds):
            tell(line)
    weights = fit(views, labels, distinctions)
    output.write_text(dump(weights), encoding="utf-8")
    tell(f"{len(weights['weights'])} distinctions, {len(items):,} postings: {output}")


def component(nlp: Any) -> RoleClassifier:
    """Return the role component of a pipeline."""
    found = nlp.get_pipe("jobmatch_role")
    assert isinstance(found, RoleClassifier)
    return found


def read_views(nlp: Any, items: Sequence[Labelled]) -> Views:
    """Return how strongly the postings show each distinction: masked, as pasted, and with their titles."""
    role = component(nlp)
    masked = strengths(nlp, (mask(item.posting) for item in items))
    pasted = strengths(nlp, (replace(item.posting, title=None) for item in items))
    titled = pasted.copy()
    of_titles = [i for i, d in enumerate(role.distinctions.all) if "titles" in d.cues]
    for row, item in zip(titled, items, strict=True):
        if item.posting.title:
            row[of_titles] = 0.0
            row[list(role.distinctions.titled(item.posting.title))] = 1.0
    return {"masked": masked, "pasted": pasted, "titled": titled}


def strengths(nlp: Any, postings: Iterable[Posting]) -> Matrix:
    """Return one row a posting, one column a distinction."""
    role = component(nlp)
    steps = [nlp.get_pipe(name) for name in ("jobmatch_sections", "jobmatch_skills", "jobmatch_duties")]
    rows = []
    for posting in postings:
        page: Any = words.Sheet(nlp.tokenizer.view(posting.text))
        for step in steps:
            page = step(page)
        row = np.zeros(len(role.distinctions.ids))
        shown = role.shown(page, posting.title or role.title_line(page))
        row[list(shown)] = [s.strength for s in shown.values()]
        rows.append(row)
    return np.array(rows)


def fit(
    views: Views, labels: Sequence[str], distinctions: Distinctions, strength: float = STRENGTH, belief: float = BELIEF
) -> dict[str, Any]:
    """Return the fitted model as JSON-ready values; every view of a posting is a part of one example."""
    from sklearn.linear_model import LogisticRegression

    imagined, believed = beliefs(distinctions)
    x = np.vstack([*views.values(), imagined])
    y = [*(label for _ in views for label in labels), *believed]
    shares = np.array([SHARES[view] for view in views])
    weight = np.r_[np.outer(shares / shares.sum(), balance(labels)).ravel(), np.full(len(believed), belief)]
    model = LogisticRegression(C=strength, max_iter=1000, random_state=SEED).fit(x, y, sample_weight=weight)
    order = [list(model.classes_).index(role) for role in ROLES]
    rows, bias = np.asarray(model.coef_)[order], np.asarray(model.intercept_)[order]
    return {
        "classes": list(ROLES),
        "bias": [round(float(b), 3) for b in bias],
        "weights": {name: [round(float(w), 3) for w in rows[:, i]] for i, name in enumerate(distinctions.ids)},
    }


def balance(labels: Sequence[str]) -> Matrix:
    """Return a weight for each example, 1 on average: the rarer its role, the more."""
    counts = Counter(labels)
    weight: Matrix = np.array([counts[label] ** -BALANCE for label in labels])
    mean: float = weight.mean()
    return weight / mean


def beliefs(distinctions: Distinctions) -> tuple[Matrix, list[str]]:
    """Return imagined postings that show one distinction each, and the roles it speaks for."""
    pairs = [(i, role) for i, distinction in enumerate(distinctions.all) for role in distinction.roles]
    rows = np.zeros((len(pairs), len(distinctions.all)))
    rows[range(len(pairs)), [i for i, _ in pairs]] = 1.0
    return rows, [role for _, role in pairs]


def cross_validate(
    views: Views, labels: Sequence[str], folds: Sequence[str], distinctions: Distinctions
) -> dict[str, list[Chances]]:
    """Return, for each view, the probabilities that a model gives which never saw the posting's fold."""
    out: dict[str, list[Chances]] = {view: [{}] * len(labels) for view in views}
    for fold in sorted(set(folds)):
        inside = np.array([f == fold for f in folds])
        seen = [label for label, i in zip(labels, inside, strict=True) if not i]
        model = fit({view: matrix[~inside] for view, matrix in views.items()}, seen, distinctions)
        for view, matrix in views.items():
            for row, chances in zip(np.flatnonzero(inside), predict(model, matrix[inside], distinctions.ids), strict=True):
                out[view][row] = chances
    return out


def predict(weights: dict[str, Any], matrix: Matrix, ids: Sequence[str]) -> list[Chances]:
    """Return the probabilities of the roles for rows of strengths."""
    model = RoleModel.from_dict(weights)
    scores = matrix @ np.array([model.weights[i] for i in ids]) + np.array(model.bias)
    return [dict(zip(model.classes, softmax(row), strict=True)) for row in scores.tolist()]


def dump(weights: dict[str, Any]) -> str:
    """Return the weights as JSON, a distinction a line."""
    rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in weights["weights"].items())
    head = "".join(f' "{k}": {json.dumps(weights[k])},\n' for k in weights if k != "weights")
    return f'{{\n{head} "weights": {{\n{rows}\n }}\n}}\n'


def _told(way: str, chances: dict[str, list[Chances]], labels: Sequence[str], folds: Sequence[str]) -> Iterator[str]:
    for view, found in chances.items():
        for name in ("three", "four"):
            part = figures(labels, found, folds)[name]
            sure = part["sure"]
            yield (
                f"by {way}, {view}, {name} roles: accuracy {part['accuracy']:.3f}, macro-F1 {part['macro_f1']:.3f}, "
                f"expected error {part['expected_error']:.3f}, sure {sure['accuracy'] or 0:.3f} on {sure['share']:.0%}"
            )
