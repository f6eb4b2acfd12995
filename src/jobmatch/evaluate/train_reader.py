"""Training of the two small linear models of reading: what a sentence does, and which skill candidates count.

Both learn from annotated postings (see gold.py), are regularised, and come out the same for the same input.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jobmatch import scratch, words
from jobmatch.components.sections import Sections, features, find_cues
from jobmatch.components.skills import Skills
from jobmatch.errors import InputError
from jobmatch.evaluate.gold import Extent, GoldPosting, overlap, read_gold
from jobmatch.linear import Linear
from jobmatch.pipeline import build
from jobmatch.weights import candidate_features, counting

MIN_COUNT = 5  # a feature seen in fewer examples teaches nothing
SENTENCE_STRENGTH = 0.3  # scikit-learn's C, by cross-validation
SKILL_STRENGTH = 1.0
# Candidates count unless the model is fairly sure that they do not: what no lexicon knows is lost anyway, so the
# balance of precision and recall lies below even odds.
MARGIN = -0.8
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


def train(folders: list[Path], output: Path) -> list[Gain]:
    """Write sentence_weights.json and skill_weights.json to a lexicon folder; return what each model gains."""
    gold = [g for folder in folders for g in read_gold(folder)]
    if len(gold) < FOLDS:
        raise InputError(f"{folders[0]}: {len(gold)} annotated postings are too few to learn from; there must be {FOLDS}")
    output.mkdir(parents=True, exist_ok=True)
    sentences = sentence_examples(gold, output)
    _write(output / "sentence_weights.json", fit_linear(sentences, SENTENCE_STRENGTH))
    candidates = skill_examples(gold, output)  # cut and labelled by the new sentence model
    _write(output / "skill_weights.json", {**fit_linear(candidates, SKILL_STRENGTH), "margin": MARGIN})
    return [sentence_gain(sentences), skill_gain(candidates)]


def _write(path: Path, model: dict[str, Any]) -> None:
    path.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


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
    for seg, around in sections.context(view, sections.segmenter.segment(view), cues):
        if seg.form != "heading":
            extent = (view.starts[seg.start], view.end(seg.end - 1))
            label = _label(extent, duties, levels, around.heading)
            yield features(view, seg, around, sections.first_words), label


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


def skill_examples(gold: list[GoldPosting], lexicon: Path) -> list[Example]:
    """Return the skill candidates of annotated postings, labelled yes or no."""
    nlp = build(lexicon)
    sections = cast(Sections, nlp.get_pipe("jobmatch_sections"))
    component = cast(Skills, nlp.get_pipe("jobmatch_skills"))
    out: list[Example] = []
    for number, g in enumerate(gold):
        doc = sections(nlp.make_doc(g.text))
        view, segments = words.view(doc), scratch.sections(doc)
        found = component.match(view, segments)
        component.apply_rules(view, found, segments)
        right = [e for extents in g.skill_extents() for e in extents]
        for c, handfuls in zip(counting(found), candidate_features(view, found, segments, component.areas), strict=True):
            extent = (view.starts[c.start], view.end(c.end - 1))
            label = "yes" if any(overlap(extent, e) >= 0.5 for e in right) else "no"
            out.append(Example([name for handful in handfuls for name in handful], label, number))
    return out


def fit_linear(examples: list[Example], strength: float) -> dict[str, Any]:
    """Return a fitted model as JSON-ready values; `strength` is scikit-learn's C."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise InputError("training needs scikit-learn: pip install 'jobmatch[train]'") from None
    matrix, names = _matrix(examples)
    model = LogisticRegression(C=strength, max_iter=2000, random_state=0)
    model.fit(matrix, [e.label for e in examples])
    rows, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row speaks for both
        rows, bias = [[-w for w in rows[0]], rows[0]], [-bias[0], bias[0]]
    return {
        "classes": [str(c) for c in model.classes_],
        "bias": [round(float(b), 3) for b in bias],
        "weights": {name: [round(float(row[i]), 3) for row in rows] for i, name in enumerate(names)},
    }


def _matrix(examples: list[Example]) -> tuple[Any, list[str]]:
    from sklearn.feature_extraction import DictVectorizer

    counts = Counter(f for e in examples for f in set(e.features))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: 1.0 for f in e.features if counts[f] >= MIN_COUNT} for e in examples])
    return matrix, list(vectorizer.get_feature_names_out())


def _folds(examples: list[Example], strength: float) -> Iterator[tuple[Linear, list[Example]]]:
    """Yield (model, the examples that it has not seen), whole postings apart."""
    for fold in range(FOLDS):
        model = Linear.from_dict(fit_linear([e for e in examples if e.posting % FOLDS != fold], strength))
        yield model, [e for e in examples if e.posting % FOLDS == fold]


def sentence_gain(examples: list[Example]) -> Gain:
    """Return the share of sentences judged right, by the heading above alone and by the model."""
    by_heading = {"head=requirements": "ask", "head=preferred": "ask", "head=duties": "duty"}
    without = sum(next((by_heading[f] for f in e.features if f in by_heading), "none") == e.label for e in examples)
    right = sum(m.best(e.features) == e.label for m, unseen in _folds(examples, SENTENCE_STRENGTH) for e in unseen)
    return Gain("sentences judged right", len(examples), without / len(examples), right / len(examples))


def skill_gain(examples: list[Example]) -> Gain:
    """Return F1 of the candidates that count, all of them and those that the model lets through."""
    yes = sum(e.label == "yes" for e in examples)
    kept = [e for m, unseen in _folds(examples, SKILL_STRENGTH) for e in unseen if _passes(m, e)]
    right = sum(e.label == "yes" for e in kept)
    return Gain("F1 of skill mentions", len(examples), 2 * yes / (len(examples) + yes), 2 * right / (len(kept) + yes))


def _passes(model: Linear, example: Example) -> bool:
    no, yes = model.scores(example.features)
    return yes - no >= MARGIN


def table(gains: Iterable[Gain]) -> str:
    """Return the gains as lines to print."""
    return "\n".join(
        f"{g.measure}: {g.without:.3f} without, {g.with_model:.3f} with the model ({g.examples} examples)" for g in gains
    )
