"""Sentences: what each one does. It asks, it states a duty, or it does neither.

Judged twice, by weights as data (lexicons/sentence_weights.json): first by its own words, its form and the heading
above; then again with what its neighbours seemed to do, because a bullet among duties is likely a duty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from jobmatch import words
from jobmatch.components.segments import Segment
from jobmatch.errors import LexiconError
from jobmatch.linear import Handfuls, Key, Linear, Names
from jobmatch.scratch import Cue

NEAR_START = 6
REACH = 3  # neighbours on either side that the second judgement hears
TENTHS = 10  # where in the text a sentence stands
MOST_NAMES, EIGHTHS = 5, 8  # names of skills in a sentence: so many at most are told apart, and their share of its words
NO_DUTY_AFTER_TO = frozenset("be apply all the our succeed learn this a an join your us his her view see".split())
NOUNS_OF_VERBS = ("tion", "ment", "ance", "sion", "ing", "analysis")
ENDS = frozenset(".?!:;")
TELLING = frozenset(("you", "we", "our", "will", "your", "year", "team", "company", "client", "they"))


@dataclass(slots=True)
class Surroundings:
    """What a sentence is judged by besides its words.

    `verbs` and `asks`: how many of the sentences near it under the same heading begin with a verb, and ask, in
    quarters; `tenth`: where in the text it stands; `names`: how many of its words are names of skills by themselves.
    """

    heading: str
    cues: list[Cue]
    opening: str = ""
    verbs: int = 0
    asks: int = 0
    tenth: int = 0
    names: int = 0


Judged = list[tuple[Segment, Surroundings]]


class Sentences:
    """The two judgements; `weights` is lexicons/sentence_weights.json."""

    def __init__(self, weights: dict[str, Any], first_words: frozenset[str]) -> None:
        own, self.first_words = Linear.from_dict(weights), first_words
        self.classes = own.classes
        self.own = Handfuls(own, HANDFULS)
        rows = {name[2:]: row for name, row in own.weights.items() if name.startswith("w=")}
        self.index = {word: i for i, word in enumerate(rows, 1)}
        self.rows = np.array([[0.0] * len(own.classes), *rows.values()])  # row 0: no word
        if "among" not in weights:
            raise LexiconError("sentence_weights.json: made by an earlier version; make it again with jobmatch train-reader")
        self.among, self.bias = np.array(weights["among"]["weights"]), np.array(weights["among"]["bias"])

    def judge(self, view: words.View, sentences: Judged) -> list[str]:
        """Return ask, duty or none for each sentence."""
        if not sentences:
            return []
        scores = among(self.scores(view, sentences)) @ self.among + self.bias
        return [self.classes[i] for i in scores.argmax(axis=1)]

    def scores(self, view: words.View, sentences: Judged) -> np.ndarray:
        """Return one number a sentence and class, by its own words and the heading above."""
        flat: list[int] = []  # the words of all sentences, each begun by a zero: one sum in numpy for the whole text
        begins, rows, known = [], [], self.index
        for seg, around in sentences:
            begins.append(len(flat))
            flat.append(0)
            flat += filter(None, map(known.get, dict.fromkeys(view.folded[seg.start : seg.end])))
            rows.append(self.own.scores(keys(view, seg, around, self.first_words)))
        return np.array(rows) + np.add.reduceat(self.rows[flat], begins)


def among(scores: np.ndarray) -> np.ndarray:
    """Return what the second judgement goes by: a sentence's own scores, and how likely its neighbours are what."""
    own = scores - scores.mean(axis=1, keepdims=True)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely = np.zeros((len(scores) + 2 * REACH, scores.shape[1]))
    likely[REACH:-REACH] = odds / odds.sum(axis=1, keepdims=True)
    near = [likely[REACH + d : REACH + d + len(scores)] for d in range(-REACH, REACH + 1) if d]
    return np.hstack([own, *near])


def features(view: words.View, seg: Segment, around: Surroundings, first_words: frozenset[str]) -> list[str]:
    """Return the named features by which a sentence is judged by itself."""
    made = zip(HANDFULS, keys(view, seg, around, first_words), strict=True)
    named = [name for names, key in made for name in names(*key)]
    return named + [f"w={w}" for w in dict.fromkeys(view.folded[seg.start : seg.end]) if w.isalpha()]


def keys(view: words.View, seg: Segment, around: Surroundings, first_words: frozenset[str]) -> tuple[Key, ...]:
    """Return what the names of each handful are made of."""
    start, folded, length = seg.start, view.folded[seg.start : seg.end], seg.end - seg.start
    last, second = folded[-1], folded[1] if length > 1 else ""
    ids = frozenset([c.id for c in around.cues])
    near = frozenset([c.id for c in around.cues if c.start - start <= NEAR_START])
    capital = view.texts[start][0].isupper()
    return (
        (around.heading, seg.form, around.opening),
        (min(length // 6, 6), last if last in ENDS else "", second if second in first_words else "", capital, around.tenth),
        (around.heading, ids, near),
        (TELLING.intersection(folded),),
        (around.verbs, around.asks, around.opening),
        (folded[0], second),
        (min(around.names, MOST_NAMES), EIGHTHS * around.names // length),
    )


def _of_opening(heading: str, form: str, opening: str) -> Names:
    own = (f"head={heading}", f"form={form}", f"first={opening}")
    return (*own, f"head={heading}&form={form}", f"head={heading}&first={opening}")


def _of_shape(length: int, end: str, second: str, capital: bool, tenth: int) -> Names:
    names = (f"length={length}", f"end={end}", f"second={second}", f"tenth={tenth}")
    return names if capital else (*names, "lower")


def _of_cues(heading: str, ids: frozenset[str], near: frozenset[str]) -> Names:
    inside = (name for c in sorted(ids) for name in (f"cue={c}", f"head={heading}&cue={c}"))
    return (*inside, *(f"cue0={c}" for c in sorted(near)))


def _of_words(telling: frozenset[str]) -> Names:
    return tuple(f"has={w}" for w in sorted(telling))


def _of_near(verbs: int, asks: int, opening: str) -> Names:
    return (f"near verbs={verbs}", f"near asks={asks}", f"near={verbs}{asks}&first={opening}")


def _of_first_two(first: str, second: str) -> Names:
    return (f"w0={first}", f"w01={first} {second}")


def _of_names(number: int, eighths: int) -> Names:
    return (f"names={number}", f"eighths of names={eighths}")


HANDFULS: tuple[Callable[..., Names], ...] = (
    _of_opening, _of_shape, _of_cues, _of_words, _of_near, _of_first_two, _of_names,
)  # fmt: skip


def opening_of(folded: list[str], seg: Segment, verbs: frozenset[str], first_words: frozenset[str]) -> str:
    """Return what a sentence begins with: a verb, a noun made of one, one of the first words, a figure, or else."""
    at = seg.start
    if at + 1 < seg.end and (folded[at] == "to" or folded[at].endswith("ly")) and folded[at + 1] in verbs:
        at += 1  # "To design ...", "Proactively identify ..."
    elif seg.form == "bullet" and folded[at] == "to" and at + 1 < seg.end and folded[at + 1] not in NO_DUTY_AFTER_TO:
        return "verb"
    first = folded[at]
    if first in verbs:
        return "verbing" if first.endswith("ing") else "verb"
    if first in first_words:
        return first
    if len(first) > 6 and first.endswith(NOUNS_OF_VERBS) and at + 1 < seg.end and folded[at + 1] in ("of", "and", "with"):
        return "noun of verb"  # "Development of ...", "Orchestration of ..."
    return "digit" if first[0].isdigit() else "else"
