"""Training of the two small linear models of reading: what a sentence does, and which skill candidates count.

Both learn from annotated postings (see gold.py), are regularised, and come out the same for the same input.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError
from jobmatch.evaluate import train_sentences, train_skills
from jobmatch.evaluate.fitting import FOLDS, Gain
from jobmatch.evaluate.gold import read_gold


def train(folders: list[Path], output: Path) -> list[Gain]:
    """Write sentence_weights.json and skill_weights.json to a lexicon folder; return what each model gains."""
    gold = [g for folder in folders for g in read_gold(folder)]
    if len(gold) < FOLDS:
        raise InputError(f"{folders[0]}: {len(gold)} annotated postings are too few to learn from; there must be {FOLDS}")
    output.mkdir(parents=True, exist_ok=True)
    sentences, first = train_sentences.train(gold, output)
    _write(output / "sentence_weights.json", sentences)
    skills, second = train_skills.train(gold, output)  # its candidates are cut and placed by the new sentence model
    _write(output / "skill_weights.json", skills)
    return [first, second]


def _write(path: Path, model: dict[str, Any]) -> None:
    path.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def table(gains: Iterable[Gain]) -> str:
    """Return the gains as lines to print."""
    return "\n".join(
        f"{g.measure}: {g.without:.3f} without, {g.with_model:.3f} with the model ({g.examples} examples)" for g in gains
    )
