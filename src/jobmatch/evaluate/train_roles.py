"""Training of the role model: one number a distinction and role, from labelled postings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from jobmatch import scratch, words
from jobmatch.components.role import RoleClassifier
from jobmatch.distinctions import Distinctions
from jobmatch.evaluate.labelled import Labelled, mask, untitle
from jobmatch.lexicon import Lexicon
from jobmatch.pipeline import build
from jobmatch.types import ROLES, Posting

Matrix = npt.NDArray[np.float64]
STRENGTH = 1.0  # scikit-learn's C: the smaller, the nearer to no opinion
BELIEF = 10.0  # imagined postings a distinction, that show it alone and have the role it speaks for
VIEWS = ("masked", "pasted", "titled")


def strengths(postings: Iterable[Posting]) -> Matrix:
    """Return one row a posting, one column a distinction of the shipped lexicons."""
    nlp = build()
    component = nlp.get_pipe("jobmatch_role")
    assert isinstance(component, RoleClassifier)
    return np.array([_row(nlp, component.distinctions, p) for p in postings])


def _row(nlp: Any, distinctions: Distinctions, posting: Posting) -> list[float]:
    with nlp.memory_zone():
        doc = nlp.make_doc(posting.text)
        for name in ("jobmatch_sections", "jobmatch_skills"):
            doc = nlp.get_pipe(name)(doc)
        shown = distinctions.read(words.view(doc), scratch.sections(doc), scratch.skills(doc), posting.title or "")
    row = [0.0] * len(distinctions.ids)
    for i, s in shown.items():
        row[i] = s.strength
    return row


def views(items: Sequence[Labelled]) -> dict[str, Matrix]:
    """Return the strengths of the postings masked, with the text as pasted, and with their titles."""
    postings = [item.posting for item in items]
    pasted = strengths(map(untitle, postings))
    return {"masked": strengths(map(mask, postings)), "pasted": pasted, "titled": strengths(postings)}


def fit(found: dict[str, Matrix], labels: Sequence[str], lexicon: Lexicon, *, strength: float = STRENGTH, belief: float = BELIEF) -> dict[str, Any]:
    """Return the fitted model as JSON-ready values."""
    from sklearn.linear_model import LogisticRegression

    distinctions = Distinctions(lexicon)
    imagined, believed = _beliefs(distinctions)
    x = np.vstack([*found.values(), imagined])
    y = [*(label for _ in found for label in labels), *believed]
    weight = np.r_[np.full(len(labels) * len(found), 1 / len(found)), np.full(len(believed), belief)]
    model = LogisticRegression(C=strength, max_iter=1000).fit(x, y, sample_weight=weight)
    order = [list(model.classes_).index(role) for role in ROLES]
    rows = np.asarray(model.coef_)[order]
    return {
        "classes": list(ROLES),
        "bias": [round(float(b), 3) for b in np.asarray(model.intercept_)[order]],
        "weights": {name: [round(float(w), 3) for w in rows[:, i]] for i, name in enumerate(distinctions.ids)},
    }


def _beliefs(distinctions: Distinctions) -> tuple[Matrix, list[str]]:
    """Return imagined postings that show one distinction each, and the roles it speaks for."""
    rows, roles = [], []
    for i, distinction in enumerate(distinctions.all):
        for role in distinction.roles:
            rows.append([float(k == i) for k in range(len(distinctions.all))])
            roles.append(role)
    return np.array(rows), roles
