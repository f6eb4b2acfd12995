"""Import: concepts become lines of a further lexicon that leaves alone what the built-in one reads.

What the vocabulary knows already is left out. So are, unless the list is the user's own, labels of everyday words only
("identify opportunities"), labels with a known skill inside, and further names of one word (ESCO has "lock" for
locking mechanisms); a preferred name of one word counts only with evidence beside it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobmatch import words
from jobmatch.errors import InputError
from jobmatch.forms import spellings
from jobmatch.lexicon import Lexicon
from jobmatch.vocabulary.entries import slug
from jobmatch.vocabulary.sources import Concept

LONGEST = 12  # words of a label; a longer one is a sentence
BUSY = 25  # so many second words after a first word make it likely that a known skill begins there
JOINERS = ("and", "/", ",")


@dataclass(frozen=True, slots=True)
class Imported:
    """The new lines, and how many concepts the vocabulary knew or that were left out for another reason."""

    rows: tuple[dict[str, Any], ...]
    known: int
    left_out: int


class Importer:
    """Makes lines from concepts; `own` lists are trusted, other sources must leave the built-in skills alone."""

    def __init__(self, lexicon: Lexicon, source: str) -> None:
        self.lexicon = lexicon
        self.source = source
        self.found = lexicon.forms.found
        begin = lexicon.forms.starts
        self.followers = Counter([first for first, _ in begin.pairs] + list(begin.alone))  # forms that begin with a word
        self.taken: set[str] = set()
        self.ids: set[str] = set()
        self.common = {words.fold(w) for row in lexicon.table("common_words") for w in row["words"]}
        self.parts = {part for key in self.found for pair in _pairs(key) for part in pair}

    def run(self, concepts: Iterable[Concept]) -> Imported:
        """Return the lines of all concepts."""
        rows, known, left_out = [], 0, 0
        for concept in concepts:
            if any(self._is_known(_keys(label)) for label in concept.labels[:1]):
                known += 1
            elif labels := [label for n, label in enumerate(concept.labels) if self._keeps(label, preferred=n == 0)]:
                rows.append(self._row(concept, labels))
            else:
                left_out += 1
        return Imported(tuple(map(self._without_pairs, rows)), known, left_out)

    def _is_known(self, keys: list[str]) -> bool:
        return any(key in self.found or key in self.taken for key in keys)

    def _keeps(self, label: str, *, preferred: bool) -> bool:
        """Whether a label names something new; if so it is taken."""
        keys = _keys(label)
        parts = keys[0].split(" ")
        if not any(c.isalpha() for c in label) or len(label) < 2 or len(parts) > LONGEST or self._is_known(keys):
            return False
        whole = re.findall(r"\w+", label)  # what the cutter of glued words leaves alone; 3dMapper is 3 and dMapper
        if any(words.MAY_BE_GLUED(token) and token not in whole for token, _ in words.split(label)):
            return False
        if self.source != "own" and ((len(parts) == 1 and not preferred) or self._gets_in_the_way(keys, parts)):
            return False
        self.taken.update(keys)
        return True

    def _gets_in_the_way(self, keys: list[str], parts: list[str]) -> bool:
        """Whether it is everyday words only, half of a pair, holds a known skill, or one may well begin with its last word."""
        if all(part in self.common for part in parts) or parts[0] in JOINERS or self.parts & set(keys):
            return True
        if self.followers[parts[-1]] >= BUSY:  # building machine | learning
            return True
        return any(self.found[key] for *_, key in self.lexicon.forms.cover(parts))

    def _row(self, concept: Concept, labels: list[str]) -> dict[str, Any]:
        row: dict[str, Any] = {
            "id": self._id(labels[0]), "name": labels[0], "kind": concept.kind, "area": concept.area, "aliases": labels[1:],
        }  # fmt: skip
        if concept.uri:
            row["esco"] = concept.uri
        if rules := {label: rule for label in labels if (rule := self._rule(label))}:
            row["rules"] = rules
        return row

    def _rule(self, label: str) -> dict[str, bool]:
        """Return the rule of a label that is one word: evidence, and its case where that tells."""
        if len(words.phrase(label)) > 1 or (self.source == "own" and words.fold(label) not in self.common):
            return {}
        return {"case": True, "evidence": True} if label != label.lower() else {"evidence": True}

    def _id(self, name: str) -> str:
        stem = base = f"{self.source}-{slug(name)}"
        number = 1
        while stem in self.ids or stem in self.lexicon.entries:
            number += 1
            stem = f"{base}-{number}"
        self.ids.add(stem)
        return stem

    def _without_pairs(self, row: dict[str, Any]) -> dict[str, Any]:
        """Drop the aliases that only join two names: the matcher reads them as the two."""
        kept = [alias for alias in row["aliases"] if not self._joins(alias)]
        gone = set(row["aliases"]) - set(kept)
        rules = {alias: rule for alias, rule in row.get("rules", {}).items() if alias not in gone}
        return {k: v for k, v in {**row, "aliases": kept, "rules": rules}.items() if v or k == "aliases"}

    def _joins(self, alias: str) -> bool:
        return any(self._is_known([left]) and self._is_known([right]) for left, right in _pairs(_keys(alias)[0]))


def _keys(label: str) -> list[str]:
    return [" ".join(words.phrase(spelling)) for spelling in spellings(label)]


def _pairs(key: str) -> Iterator[tuple[str, str]]:
    """Yield what stands left and right of each word that joins two names."""
    parts = key.split(" ")
    for at, word in enumerate(parts):
        if word in JOINERS and 0 < at < len(parts) - 1:
            yield " ".join(parts[:at]), " ".join(parts[at + 1 :])


def write(rows: Iterable[dict[str, Any]], folder: Path, source: str) -> Path:
    """Write the lines to FOLDER/skills/SOURCE.jsonl, whole or not at all; raise InputError where there are none."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if not text:
        raise InputError(f"{folder}: nothing to write; the vocabulary knows all of it already")
    path = folder / "skills" / f"{source}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return path
