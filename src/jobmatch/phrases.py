"""Phrases: many phrases found in one pass over the words of a text, without regular expressions.

By stems, `deploying`, `deployed` and `deploys` are one word; hyphens, white space and the marks of lists are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from jobmatch import words

PASSED_OVER = frozenset("-*#_•·●▪◦■➢✓►–—|>")
BLANK = "\0"  # stands for a word that no phrase may hold
VOWELS = frozenset("aeiouy")
Normal = Callable[[str], str]
Node = dict[str, Any]  # word -> next node; under "" the keys of the phrases that end there


@lru_cache(maxsize=200_000)
def plain(folded: str) -> str:
    """Return the folded word, "" for what is passed over."""
    return "" if folded in PASSED_OVER or folded.isspace() else folded


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """Return the folded word without -ing, -ed or a last -e, "" for what is passed over."""
    for ending in ("ing", "ed"):
        rest = folded[: -len(ending)]
        if folded.endswith(ending) and len(rest) > 2 and folded.isalpha() and not VOWELS.isdisjoint(rest):
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest.removesuffix("e")
    return folded[:-1] if folded.endswith("e") and len(folded) > 3 else plain(folded)


def key(phrase: str, normal: Normal) -> tuple[str, ...]:
    """Return the words by which a phrase is found."""
    return tuple(w for w in map(normal, words.phrase(phrase)) if w)


class Words(NamedTuple):
    """The words of a text that count, and the place of each in the text."""

    words: list[str]
    places: list[int]


def read(folded: Iterable[str], normal: Normal) -> Words:
    """Return the words of a text in the form in which phrases are compared."""
    kept: list[str] = []
    places: list[int] = []
    for place, word in enumerate(map(normal, folded)):
        if word:
            kept.append(word)
            places.append(place)
    return Words(kept, places)


class Phrases:
    """A tree of phrases, each with one key or several."""

    def __init__(self, items: Iterable[tuple[tuple[str, ...], int]]) -> None:
        self.tree: Node = {}
        for phrase, number in items:
            node = self.tree
            for word in phrase:
                node = node.setdefault(word, {})
            if phrase and number not in node.setdefault("", []):
                node[""].append(number)

    def find(self, text: Words) -> list[tuple[int, int, int]]:
        """Return (start, end, key): the longest phrase of each key at each word, in places of the text."""
        found, places, root = text.words, text.places, self.tree
        last, out = len(found), []
        for i, word in enumerate(found):
            node = root.get(word)
            if node is None:
                continue
            best: dict[int, int] = {}
            j = i + 1
            while node is not None:
                if "" in node:
                    for number in node[""]:
                        best[number] = j
                if j == last:
                    break
                node = node.get(found[j])
                j += 1
            for number, end in best.items():
                out.append((places[i], places[end - 1] + 1, number))
        return out
