"""Near-duplicates: adverts that say the same but for a word here and there.

Each text is reduced to the smallest hashes of its runs of words (a bottom-k sketch); the share of hashes that
two sketches have in common estimates how many runs the texts share (Broder 1997).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

RUN = 5  # words
SKETCH = 64  # hashes
KEYS = 6  # of the smallest hashes: two texts that share none of them are not compared
SAME = 0.8  # share of runs from which two adverts are one
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's runs of words, in order; of a short text, of all its words."""
    words = [w.encode() for w in _WORD.findall(text.lower())]
    size = min(RUN, max(1, len(words)))
    joined = memoryview(b" ".join(words))
    ends = list(accumulate(len(w) + 1 for w in words))
    starts = [0, *ends]
    runs = {crc32(joined[starts[i] : ends[i + size - 1] - 1]) for i in range(len(words) - size + 1)}
    return tuple(sorted(runs)[:SKETCH])


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return the estimated share (0-1) of runs that two texts have in common."""
    if not a or not b:
        return 0.0
    mine, other = set(a), set(b)
    both = sorted(mine | other)[:SKETCH]
    return len(mine & other & set(both)) / len(both)


class Folder:
    """Tells of one text after the other whether it repeats an earlier one; keeps sketches, not texts."""

    def __init__(self, same: float = SAME) -> None:
        self.same = same
        self._sketches: list[tuple[int, ...]] = []
        self._seen: dict[int, list[int]] = {}

    def add(self, text: str) -> int:
        """Return the number of the first text that this one repeats; its own number where it is new."""
        found, number = sketch(text), len(self._sketches)
        self._sketches.append(found)
        rivals = dict.fromkeys(i for key in found[:KEYS] for i in self._seen.get(key, ()))
        match = next((i for i in rivals if likeness(found, self._sketches[i]) >= self.same), number)
        if match == number:
            for key in found[:KEYS]:
                self._seen.setdefault(key, []).append(number)
        return match


def fold(texts: Sequence[str], same: float = SAME) -> list[int]:
    """Return for each text the number of the first text that it repeats; its own number where it is new."""
    folder = Folder(same)
    return [folder.add(text) for text in texts]
