"""Phrases: many phrases found in one pass over the words of a text, without regular expressions.

Phrases and text are compared by their stems (`deploying`, `deployed` and `deploys` are one), hyphens, white space
and the marks of lists passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from jobmatch import words

PASSED_OVER = frozenset("-*#_•·●▪◦■➢✓►–—|>")
VOWELS = frozenset("aeiouy")
Node = dict[str, Any]  # stem -> next node; under "" the keys of the phrases that end there


class Hit(NamedTuple):
    """A phrase found: words start to end (exclusive) of the text, and the key of the phrase."""

    start: int
    end: int
    key: int


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """Return the folded word without -ing, -ed or a last -e; "" for what is passed over."""
    if folded in PASSED_OVER or folded.isspace():
        return ""
    for ending in ("ing", "ed"):
        rest = folded[: -len(ending)]
        if folded.endswith(ending) and len(rest) > 2 and not VOWELS.isdisjoint(rest) and folded.isalpha():
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest.removesuffix("e")
    return folded[:-1] if folded.endswith("e") and len(folded) > 3 else folded


def stems(phrase: str) -> tuple[str, ...]:
    """Return the stems of a phrase, without what is passed over."""
    return tuple(s for s in map(stem, words.phrase(phrase)) if s)


class Stems(NamedTuple):
    """The words of a text as stems, and the place of each in the text."""

    stems: list[str]
    places: list[int]


def read(folded: list[str]) -> Stems:
    """Return the stems of a text's folded words; the passed over are left out."""
    found = [(s, i) for i, s in enumerate(map(stem, folded)) if s]
    return Stems([s for s, _ in found], [i for _, i in found])


class Phrases:
    """A tree of phrases; a phrase may carry several keys."""

    def __init__(self, items: Iterable[tuple[tuple[str, ...], int]]) -> None:
        self.tree: Node = {}
        for phrase, key in items:
            node = self.tree
            for word in phrase:
                node = node.setdefault(word, {})
            keys = node.setdefault("", [])
            if key not in keys:
                keys.append(key)

    def find(self, text: Stems) -> Iterator[Hit]:
        """Yield, for each key, the longest phrase at each word; a key's phrases do not overlap."""
        found, places, root = text.stems, text.places, self.tree
        last = len(found)
        until: dict[int, int] = {}
        for i, word in enumerate(found):
            node = root.get(word)
            if node is None:
                continue
            best: dict[int, int] = {}
            j = i
            while node is not None:
                j += 1
                for key in node.get("", ()):
                    best[key] = j
                node = node.get(found[j]) if j < last else None
            for key, end in best.items():
                if until.get(key, 0) <= i:
                    until[key] = end
                    yield Hit(places[i], places[end - 1] + 1, key)
