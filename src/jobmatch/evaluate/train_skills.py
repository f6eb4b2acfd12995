"""Training of the skill filter (weights.py): which candidates count."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from jobmatch import scratch, words
from jobmatch.components.sections import Sections
from jobmatch.components.skills import Skills
from jobmatch.evaluate.fitting import Example, Gain, fit_linear, folds
from jobmatch.evaluate.gold import GoldPosting, overlap
from jobmatch.linear import Linear
from jobmatch.pipeline import build
from jobmatch.weights import candidate_features, counting

STRENGTH = 1.0  # scikit-learn's C, by cross-validation
# Candidates count unless the model is fairly sure that they do not: what no lexicon knows is lost anyway, so the
# balance of precision and recall lies below even odds.
MARGIN = -0.8


def train(gold: list[GoldPosting], lexicon: Path) -> tuple[dict[str, Any], Gain]:
    """Return the model as JSON-ready values, and its gain over letting all candidates count."""
    examples = skill_examples(gold, lexicon)
    return {**fit_linear(examples, STRENGTH), "margin": MARGIN}, _gain(examples)


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


def _gain(examples: list[Example]) -> Gain:
    """Return F1 of the candidates that count, all of them and those that the model lets through."""
    yes = sum(e.label == "yes" for e in examples)
    kept = [
        examples[i]
        for model, unseen in folds(examples, STRENGTH)
        for i in unseen
        if _passes(Linear.from_dict(model), examples[i])
    ]
    right = sum(e.label == "yes" for e in kept)
    return Gain("F1 of skill mentions", len(examples), 2 * yes / (len(examples) + yes), 2 * right / (len(kept) + yes))


def _passes(model: Linear, example: Example) -> bool:
    no, yes = model.scores(example.features)
    return yes - no >= MARGIN
