"""Phrases: many phrases found in one pass over the words of a text, without regular expressions.

By stems, `deploying`, `deployed` and `deploys` are one word; hyphens, white space and the marks of lists are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from sys import intern
from typing import Any, NamedTuple

from jobmatch import words

PASSED_OVER = frozenset("-*#_•·●▪◦■➢✓►–—|>")
VOWELS = frozenset("aeiouy")
MOST_KEPT = 50_000  # words whose stems are remembered
Node = dict[str, Any]  # word -> next node; under "" the keys of the phrases that end there
Hit = tuple[int, int, int]  # words start to end (exclusive) of the text, and the key


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
        found = intern(self.form(folded))
        if len(self) < MOST_KEPT:  # bounded: a million postings bring ever new words
            self[folded] = found
        return found

    def key(self, phrase: str) -> tuple[str, ...]:
        """Return the words by which a phrase is found."""
        return tuple(w for w in map(self.__getitem__, words.phrase(phrase)) if w)

    def read(self, folded: Iterable[str]) -> Words:
        """Return the words of a text that count, and the place of each in the text."""
        forms = list(map(self.__getitem__, folded))
        return Words(list(filter(None, forms)), list(compress(range(len(forms)), forms)))


class Words(NamedTuple):
    """The words of a text that count, and the place of each in the text."""

    words: Sequence[str]
    places: Sequence[int]


STEMS, PLAIN = Normal(stem), Normal(plain)


class Phrases:
    """A tree of phrases, each with one key or several."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree

    def find(self, text: Words) -> list[Hit]:
        """Return the longest phrase of each key at each word."""
        found, places, root = text.words, text.places, self.tree
        last, out = len(found) - 1, []
        for i in compress(range(last + 1), map(root.__contains__, found)):
            node = root[found[i]]
            if i == last or found[i + 1] not in node:  # five in six go no further
                if "" in node:
                    out += [(places[i], places[i] + 1, number) for number in node[""]]
                continue
            best, j = dict.fromkeys(node.get("", ()), i + 1), i + 1
            while j <= last and found[j] in node:
                node, j = node[found[j]], j + 1
                if "" in node:
                    best.update(dict.fromkeys(node[""], j))
            for number, end in best.items():
                out.append((places[i], places[end - 1] + 1, number))
        return out


class Names:
    """A tree of names, read from their last word: few words of a text can end one."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree

    def find(self, folded: Sequence[str]) -> list[Hit]:
        """Return the names in a text, in order; of two that end at the same word the longer, none inside another."""
        out: list[Hit] = []
        for end in [i for i, word in enumerate(folded) if word in self.tree]:
            hit = self._ending(folded, end)
            if hit and (not out or hit[0] >= out[-1][1]):
                out.append(hit)
            elif hit and hit[0] <= out[-1][0]:
                out[-1] = hit
        return out

    def _ending(self, folded: Sequence[str], end: int) -> Hit | None:
        node: Node | None = self.tree[folded[end]]
        found, i = None, end
        while node:
            if "" in node:
                found = (i, end + 1, node[""][0])
            i -= 1
            while i >= 0 and not PLAIN[folded[i]]:
                i -= 1
            node = node.get(folded[i]) if i >= 0 else None
        return found


def grow(items: Iterable[tuple[Sequence[str], int]]) -> Node:
    """Return the tree of phrases, each with its key."""
    tree: Node = {}
    for phrase, number in items:
        node = tree
        for word in phrase:
            node = node.setdefault(word, {})
        if phrase and number not in node.setdefault("", []):
            node[""].append(number)
    return tree
