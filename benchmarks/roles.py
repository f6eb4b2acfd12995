"""Roles beside what one writes first: TF-IDF and logistic regression, retrained in the same folds.

    python benchmarks/roles.py LABELLED [--by source|company] [--pasted]

LABELLED is a table with the columns text, label, and source or company. Titles and role phrases are blanked from the
texts of both unless --pasted. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from jobmatch.evaluate.labelled import groups, mask, read_labelled
from jobmatch.evaluate.roles import figures
from jobmatch.evaluate.train_roles import component, cross_validate, read_views
from jobmatch.pipeline import build

THREE = ("ml-engineer", "data-scientist", "data-engineer")


def baseline(texts: Sequence[str], labels: Sequence[str], folds: Sequence[str], among: tuple[str, ...]) -> list[dict[str, float]]:
    """Return the probabilities of TF-IDF and logistic regression, trained on the other folds' postings of those roles."""
    out: list[dict[str, float]] = [{}] * len(texts)
    for fold in sorted(set(folds)):
        seen = [i for i, f in enumerate(folds) if f != fold and labels[i] in among]
        held = [i for i, f in enumerate(folds) if f == fold and labels[i] in among]
        if not held:
            continue
        words = TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2), max_features=60_000)
        model = LogisticRegression(C=10, max_iter=300, class_weight="balanced")
        model.fit(words.fit_transform([texts[i] for i in seen]), [labels[i] for i in seen])
        for i, row in zip(held, model.predict_proba(words.transform([texts[i] for i in held])), strict=True):
            out[i] = dict.fromkeys(among, 0.0) | dict(zip(model.classes_, row.tolist(), strict=True))
    return out


def show(name: str, part: dict[str, Any]) -> None:
    """Print one line of figures."""
    sure = part["sure"]
    print(
        f"{name:34} accuracy {part['accuracy']:.3f}  macro-F1 {part['macro_f1']:.3f}  expected error {part['expected_error']:.3f}"
        f"  sure {sure['accuracy']:.3f} on {sure['share']:.0%}"
    )


def main() -> None:
    """Read the arguments, cross-validate both, print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("labelled", type=Path)
    arguments.add_argument("--by", choices=("source", "company"), default="source")
    arguments.add_argument("--pasted", action="store_true")
    given = arguments.parse_args()

    items = read_labelled(given.labelled)
    labels, folds, sources = [i.label for i in items], groups(items, given.by), [i.source for i in items]
    nlp = build()
    view = "pasted" if given.pasted else "masked"
    ours = figures(labels, cross_validate(read_views(nlp, items), labels, folds, component(nlp).distinctions)[view], sources)
    texts = [i.posting.text if given.pasted else mask(i.posting).text for i in items]
    rows = np.flatnonzero([label in THREE for label in labels])
    alone = baseline(texts, labels, folds, THREE)
    padded = [{"other": 0.0} | alone[i] for i in rows]
    theirs = figures([labels[i] for i in rows], padded, [sources[i] for i in rows])["three"]
    print(f"{len(items):,} postings, {len(set(folds))} folds by {given.by}, {view}")
    show("three roles, distinctions", ours["three"])
    show("three roles, TF-IDF", theirs)
    show("with other, distinctions", ours["four"])
    show("with other, TF-IDF", figures(labels, baseline(texts, labels, folds, (*THREE, "other")), sources)["four"])


if __name__ == "__main__":
    main()
