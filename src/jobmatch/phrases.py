"""Phrases: many phrases found in one pass over the words of a text, without regular expressions.

By stems, `deploying`, `deployed` and `deploys` are one word; hyphens, white space and the marks of lists are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from jobmatch import words

PASSED_OVER = frozenset("-*#_•·●▪◦■➢✓►–—|>")
BLANK = "\0"  # stands for a word that no phrase may hold
VOWELS = frozenset("aeiouy")
MOST_KEPT = 200_000  # words whose stems are remembered
Node = dict[str, Any]  # word -> next node; under "" the keys of the phrases that end there


def plain(folded: str) -> str:
    """Return the folded word, "" for what is passed over."""
    return "" if folded in PASSED_OVER or folded.isspace() else folded


def stem(folded: str) -> str:
    """Return the folded word without -ing, -ed or a last -e, "" for what is passed over."""
    for ending in ("ing", "ed"):
        rest = folded[: -len(ending)]
        if folded.endswith(ending) and len(rest) > 2 and folded.isalpha() and not VOWELS.isdisjoint(rest):
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest.removesuffix("e")
    return folded[:-1] if folded.endswith("e") and len(folded) > 3 else plain(folded)


class Normal(dict[str, str]):
    """The form in which words are compared, remembered: a look-up costs a fifth of a call."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self.form = form

    def __missing__(self, folded: str) -> str:
        found = self.form(folded)
        if len(self) < MOST_KEPT:  # bounded: a million postings bring ever new words
            self[folded] = found
        return found

    def key(self, phrase: str) -> tuple[str, ...]:
        """Return the words by which a phrase is found."""
        return tuple(w for w in map(self.__getitem__, words.phrase(phrase)) if w)

    def read(self, folded: Iterable[str]) -> Words:
        """Return the words of a text that count, and the place of each in the text."""
        forms = list(map(self.__getitem__, folded))
        return Words([w for w in forms if w], [i for i, w in enumerate(forms) if w])


class Words(NamedTuple):
    """The words of a text that count, and the place of each in the text."""

    words: Sequence[str]
    places: Sequence[int]


STEMS, PLAIN = Normal(stem), Normal(plain)


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
        for i in [i for i, word in enumerate(found) if word in root]:
            node, j = root[found[i]], i + 1
            best: dict[int, int] = {}
            while True:
                for number in node.get("", ()):
                    best[number] = j
                if j == last or found[j] not in node:
                    break
                node, j = node[found[j]], j + 1
            for number, end in best.items():
                out.append((places[i], places[end - 1] + 1, number))
        return out
