"""Training of the small linear models that read sentences and weigh skill candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jobmatch import scratch, words
from jobmatch.components.sections import Sections, features, find_cues
from jobmatch.evaluate.gold import GoldPosting, overlap, read_gold
from jobmatch.pipeline import build
from jobmatch.weights import candidate_features, counting

MIN_COUNT = 5  # a feature seen in fewer sentences teaches nothing
Example = tuple[list[str], str, int]  # features, class, number of the posting


def sentence_examples(folders: Iterable[Path]) -> list[Example]:
    """Return the labelled sentences of annotated postings."""
    nlp = build()
    sections = nlp.get_pipe("jobmatch_sections")
    out: list[Example] = []
    for number, gold in enumerate(g for folder in folders for g in read_gold(folder)):
        out += [(f, label, number) for f, label in _sentences(nlp, sections, gold)]
    return out


def _sentences(nlp: Any, sections: Sections, gold: GoldPosting) -> Iterable[tuple[list[str], str]]:
    doc = nlp.make_doc(gold.text)
    view = words.view(doc)
    cues = find_cues(sections.cues, view.folded)
    duties = gold.duty_extents()
    levels = [(extents, s["level"]) for extents, s in zip(gold.skill_extents(), gold.annotation["skills"], strict=True)]
    for seg, around in sections.context(view, sections.segmenter.segment(view), cues):
        if seg.form == "heading":
            continue
        span = doc[seg.start : seg.end]
        label = _label((span.start_char, span.end_char), duties, levels, around.heading)
        if label:
            yield features(view, seg, around, sections.verbs, sections.first_words), label


def _label(extent: tuple[int, int], duties: list[tuple[int, int]], levels: list[tuple[list[tuple[int, int]], str]], heading: str) -> str:
    """Return what the annotation says of a sentence: duty, ask, none, or "" where it does not tell."""
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


def skill_examples(folders: Iterable[Path]) -> list[Example]:
    """Return the skill candidates of annotated postings, labelled yes or no."""
    nlp = build()
    component = nlp.get_pipe("jobmatch_skills")
    out: list[Example] = []
    for number, gold in enumerate(g for folder in folders for g in read_gold(folder)):
        doc = nlp.get_pipe("jobmatch_sections")(nlp.make_doc(gold.text))
        view, segments = words.view(doc), scratch.sections(doc)
        found = component.match(view, segments)
        component.apply_rules(view, found, segments)
        right = [e for extents in gold.skill_extents() for e in extents]
        for c, names in zip(counting(found), candidate_features(view, found, segments, component.areas), strict=True):
            span = doc[c.start : c.end]
            extent = (span.start_char, span.end_char)
            out.append(([n for group in names for n in group], "yes" if any(overlap(extent, e) >= 0.5 for e in right) else "no", number))
    return out


def fit_linear(examples: list[Example], strength: float, seed: int = 0) -> dict[str, Any]:
    """Return a fitted model as JSON-ready values; `strength` is scikit-learn's C."""
    from sklearn.linear_model import LogisticRegression

    matrix, names = _matrix(examples)
    model = LogisticRegression(C=strength, max_iter=2000, random_state=seed)
    model.fit(matrix, [label for _, label, _ in examples])
    rows, bias = model.coef_, model.intercept_
    classes = list(model.classes_)
    if len(classes) == 2:  # one row speaks for both
        rows, bias = [[-w for w in rows[0]], rows[0]], [-bias[0], bias[0]]
    weights = {name: [round(float(row[i]), 3) for row in rows] for i, name in enumerate(names)}
    return {"classes": classes, "bias": [round(float(b), 3) for b in bias], "weights": weights}


def _matrix(examples: list[Example]) -> tuple[Any, list[str]]:
    from sklearn.feature_extraction import DictVectorizer

    counts = Counter(f for fs, _, _ in examples for f in set(fs))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: 1.0 for f in fs if counts[f] >= MIN_COUNT} for fs, _, _ in examples])
    return matrix, list(vectorizer.get_feature_names_out())


def cross_validate(examples: list[Example], strength: float, folds: int = 10) -> float:
    """Return the accuracy over folds of whole postings."""
    from jobmatch.linear import Linear

    right = 0
    for fold in range(folds):
        model = Linear.from_dict(fit_linear([e for e in examples if e[2] % folds != fold], strength))
        right += sum(model.best(f) == label for f, label, n in examples if n % folds == fold)
    return right / len(examples)
