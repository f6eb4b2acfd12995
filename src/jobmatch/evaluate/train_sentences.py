"""Training of the sentence model (components/sentences.py): what a sentence does, judged by itself and by its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import numpy as np

from jobmatch import words
from jobmatch.components.sections import Sections, find_cues, sentences
from jobmatch.components.sentences import among, features
from jobmatch.evaluate.fitting import FOLDS, Example, Gain, fit_linear, fit_matrix, folds
from jobmatch.evaluate.gold import Extent, GoldPosting, overlap
from jobmatch.linear import Linear
from jobmatch.pipeline import build

STRENGTH = 0.1  # scikit-learn's C, by cross-validation
AMONG_STRENGTH = 0.3
DIGITS = 3


def train(gold: list[GoldPosting], lexicon: Path) -> tuple[dict[str, Any], Gain]:
    """Return the model as JSON-ready values, and its gain over the heading above alone."""
    examples = sentence_examples(gold, lexicon)
    model, unseen = fit_linear(examples, STRENGTH), _unseen(examples)
    labels, heard = [e.label for e in examples], _heard(examples, unseen)
    _, rows, bias = fit_matrix(heard, labels, AMONG_STRENGTH)
    model["among"] = {"bias": np.round(bias, DIGITS).tolist(), "weights": np.round(rows.T, DIGITS).tolist()}
    return model, _gain(examples, heard)


def sentence_examples(gold: list[GoldPosting], lexicon: Path) -> list[Example]:
    """Return the sentences of annotated postings, labelled ask, duty or none."""
    nlp = build(lexicon)
    sections = cast(Sections, nlp.get_pipe("jobmatch_sections"))
    return [Example(f, label, i) for i, g in enumerate(gold) for f, label in _sentences(nlp.make_doc, sections, g)]


def _sentences(make_doc: Any, sections: Sections, gold: GoldPosting) -> Iterator[tuple[list[str], str]]:
    view = words.view(make_doc(gold.text))
    cues = find_cues(sections.cues, view.folded)
    duties = gold.duty_extents()
    levels = [(extents, s["level"]) for extents, s in zip(gold.skill_extents(), gold.annotation["skills"], strict=True)]
    for seg, around in sentences(sections.context(view, sections.segmenter.segment(view), cues)):
        extent = (view.starts[seg.start], view.end(seg.end - 1))
        yield features(view, seg, around, sections.first_words), _label(extent, duties, levels, around.heading)


def _label(extent: Extent, duties: list[Extent], levels: list[tuple[list[Extent], str]], heading: str) -> str:
    """Return what the annotation says of a sentence: duty, ask or none."""
    if any(overlap(extent, d) >= 0.5 for d in duties):
        return "duty"
    votes: Counter[str] = Counter()
    for extents, level in levels:
        inside = [e for e in extents if extent[0] <= e[0] < extent[1]]
        if inside:  # a skill that also stands elsewhere may owe its level to that other place
            votes["none" if level == "context" else "ask"] += 4 if len(inside) == len(extents) else 1
    if not votes:
        return "ask" if heading in ("requirements", "preferred") else "none"
    return votes.most_common(1)[0][0]


def _unseen(examples: list[Example]) -> np.ndarray:
    """Return the scores of each example by a model that has not seen its posting, as the second judgement will meet them."""
    scores: dict[int, list[float]] = {}
    for model, numbers in folds(examples, STRENGTH):
        linear = Linear.from_dict(model)
        scores.update((i, linear.scores(examples[i].features)) for i in numbers)
    return np.array([scores[i] for i in range(len(examples))])


def _heard(examples: list[Example], scores: np.ndarray) -> np.ndarray:
    """Return what the second judgement goes by, posting by posting."""
    parts = [list(part) for _, part in groupby(range(len(examples)), lambda i: examples[i].posting)]
    return np.vstack([among(scores[part]) for part in parts])


def _gain(examples: list[Example], heard: np.ndarray) -> Gain:
    """Return the share of sentences judged right, by the heading above alone and by the model."""
    by_heading = {"head=requirements": "ask", "head=preferred": "ask", "head=duties": "duty"}
    labels = np.array([e.label for e in examples])
    without = [next((by_heading[f] for f in e.features if f in by_heading), "none") for e in examples]
    fold, right = np.array([e.posting % FOLDS for e in examples]), 0
    for number in range(FOLDS):
        seen = fold != number
        classes, rows, bias = fit_matrix(heard[seen], labels[seen].tolist(), AMONG_STRENGTH)
        judged = np.array(classes)[(heard[~seen] @ rows.T + bias).argmax(axis=1)]
        right += int((judged == labels[~seen]).sum())
    by_head = sum(w == label for w, label in zip(without, labels, strict=True))
    return Gain("sentences judged right", len(examples), by_head / len(examples), right / len(examples))
