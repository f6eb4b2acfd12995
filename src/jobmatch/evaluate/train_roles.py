"""Training of the role model: one number a distinction and role, from labelled postings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jobmatch import scratch, words
from jobmatch.components.role import RoleClassifier
from jobmatch.distinctions import Distinctions
from jobmatch.errors import JobmatchError
from jobmatch.evaluate.labelled import Labelled, groups, mask, untitle
from jobmatch.evaluate.roles import figures
from jobmatch.pipeline import build
from jobmatch.roles import RoleModel, softmax
from jobmatch.types import ROLES, Posting

Matrix = npt.NDArray[np.float64]
STRENGTH = 0.5  # scikit-learn's C: the smaller, the nearer to no opinion
BALANCE = 0.25  # 0 takes the roles as common as they are among the labelled, 1 as equally common
BELIEF = 10.0  # imagined postings a distinction, that show it alone and have the role it speaks for
SEED = 0
ZONE = 300  # postings a memory zone
VIEWS: dict[str, Callable[[Posting], Posting]] = {"masked": mask, "pasted": untitle, "titled": lambda p: p}


def train(
    items: Sequence[Labelled], output: Path, by: Sequence[str], lexicons: Sequence[str], tell: Callable[[str], Any]
) -> None:
    """Learn the weights and write them, after telling what cross-validation by `by` (source, company) gives."""
    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise JobmatchError("train-roles needs scikit-learn: pip install 'jobmatch[train]'") from None
    nlp = build(*lexicons)
    distinctions = component(nlp).distinctions
    found = {name: strengths(nlp, (change(i.posting) for i in items)) for name, change in VIEWS.items()}
    labels = [i.label for i in items]
    for way in by:
        for line in _told(way, cross_validate(found, labels, groups(items, way), distinctions), labels, groups(items, way)):
            tell(line)
    weights = fit(list(found.values()), labels, distinctions)
    output.write_text(dump(weights), encoding="utf-8")
    tell(f"{len(weights['weights'])} distinctions, {len(items):,} postings: {output}")


def component(nlp: Any) -> RoleClassifier:
    """Return the role component of a pipeline."""
    found = nlp.get_pipe("jobmatch_role")
    assert isinstance(found, RoleClassifier)
    return found


def strengths(nlp: Any, postings: Iterable[Posting]) -> Matrix:
    """Return one row a posting, one column a distinction."""
    read = component(nlp).distinctions.read
    steps = [nlp.get_pipe(name) for name in ("jobmatch_sections", "jobmatch_skills")]
    rows = []
    for posting in postings:
        with nlp.memory_zone():
            doc = nlp.make_doc(posting.text)
            for step in steps:
                doc = step(doc)
            shown = read(words.view(doc), scratch.sections(doc), scratch.skills(doc), posting.title or "")
        row = np.zeros(len(component(nlp).distinctions.ids))
        row[list(shown)] = [s.strength for s in shown.values()]
        rows.append(row)
    return np.array(rows)


def fit(
    views: Sequence[Matrix], labels: Sequence[str], distinctions: Distinctions, strength: float = STRENGTH, belief: float = BELIEF
) -> dict[str, Any]:
    """Return the fitted model as JSON-ready values; every view of a posting is a part of one example."""
    from sklearn.linear_model import LogisticRegression

    imagined, believed = beliefs(distinctions)
    x = np.vstack([*views, imagined])
    y = [*(label for _ in views for label in labels), *believed]
    weight = np.r_[np.tile(balance(labels) / len(views), len(views)), np.full(len(believed), belief)]
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
    rows, roles = [], []
    for i, distinction in enumerate(distinctions.all):
        for role in distinction.roles:
            rows.append([float(k == i) for k in range(len(distinctions.all))])
            roles.append(role)
    return np.array(rows), roles


def cross_validate(
    found: dict[str, Matrix], labels: Sequence[str], folds: Sequence[str], distinctions: Distinctions
) -> dict[str, list[dict[str, float]]]:
    """Return, for each view, the probabilities that a model gives which never saw the posting's fold."""
    out: dict[str, list[dict[str, float]]] = {view: [{}] * len(labels) for view in found}
    for fold in sorted(set(folds)):
        inside = np.array([f == fold for f in folds])
        model = fit(
            [m[~inside] for m in found.values()], [lb for lb, i in zip(labels, inside, strict=True) if not i], distinctions
        )
        for view, matrix in found.items():
            for row, chances in zip(np.flatnonzero(inside), predict(model, matrix[inside], distinctions.ids), strict=True):
                out[view][row] = chances
    return out


def predict(weights: dict[str, Any], matrix: Matrix, ids: Sequence[str]) -> list[dict[str, float]]:
    """Return the probabilities of the roles for rows of strengths."""
    model = RoleModel.from_dict(weights)
    table = np.array([model.weights[i] for i in ids])
    return [dict(zip(model.classes, softmax(row), strict=True)) for row in (matrix @ table + np.array(model.bias)).tolist()]


def dump(weights: dict[str, Any]) -> str:
    """Return the weights as JSON, a distinction a line."""
    rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in weights["weights"].items())
    head = "".join(f' "{k}": {json.dumps(weights[k])},\n' for k in weights if k != "weights")
    return f'{{\n{head} "weights": {{\n{rows}\n }}\n}}\n'


def _told(way: str, chances: dict[str, list[dict[str, float]]], labels: Sequence[str], folds: Sequence[str]) -> Iterable[str]:
    for view, found in chances.items():
        for name in ("three", "four"):
            if part := figures(labels, found, folds)[name]:
                sure = part["sure"]
                yield (
                    f"by {way}, {view}, {name} roles: accuracy {part['accuracy']:.3f}, macro-F1 {part['macro_f1']:.3f}, "
                    f"expected error {part['expected_error']:.3f}, sure {sure['accuracy']:.3f} on {sure['share']:.0%}"
                )
