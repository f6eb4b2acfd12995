"""Words: how text is cut into words with exact offsets, and the folded form in which words are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from operator import add
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Whatever no alternative takes falls to the last, one character at a time, so that the pieces always join to
# the text again. Possessives stay with their word; `fold` takes them off.
_WORD = r"C\+\+|c\+\+|[CFJcfj]#(?!\w)|[^\W\d_][^\W_]*(?:['’](?:ll|re|ve|[tdms])\b)?|\d+(?:[.,]\d+)*|[^\S ]\s*|."
# Three words in four are plain letters: a first alternative for them alone takes a third off the cutting.
_PLAIN = r"[A-Za-z]++(?![\w'’#+]) ?"
# Addresses stay whole, no skill is inside; trying for one at every word costs half as much again, so only where one is.
_ADDRESS = r"https?://[^\s<>\"]+|www\.[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PIECE = re.compile(rf"{_PLAIN}|(?:{_WORD}) ?", re.DOTALL)
_PIECE_OR_ADDRESS = re.compile(rf"[A-Za-z]++(?![\w'’#+.:@-]) ?|(?:{_ADDRESS}|{_WORD}) ?", re.DOTALL)

_IRREGULAR = {
    "analyses": "analysis", "analyse": "analyze", "analysed": "analyzed", "analysing": "analyzing",
    "matrices": "matrix", "indices": "index", "criteria": "criterion", "programme": "program", "yrs": "yr",
    "data-sets": "dataset", "labelling": "labeling", "judgement": "judgment", "centre": "center",
    # plurals in form only: economics is not economic, logistics not logistic regression
    **{w: w for w in ("economics", "genetics", "logistics", "physics", "ethics", "equities", "kubernetes", "redis", "pandas", "keras")},
    "&": "and", "–": "-", "—": "-", "‑": "-", "‐": "-",
}  # fmt: skip
_CONTRACTIONS = frozenset(("what's", "it's", "that's", "here's", "who's", "there's", "let's"))
_BRITISH = ((re.compile(r"(?<=\w{3})is(e[drs]?|ing|ation|ations|able)$"), r"iz\1"),
            (re.compile(r"(?<=\w{3})ll(ing|ed|er)$"), r"l\1"),
            (re.compile(r"(?<=\w{4})our"), "or"))  # fmt: skip


def pieces(text: str) -> list[str]:
    """Cut text into tokens, each with the space that follows it; joined again they are the text exactly."""
    pattern = _PIECE_OR_ADDRESS if "@" in text or "://" in text or "www." in text else _PIECE
    return pattern.findall(text)


def token(piece: str) -> tuple[str, str]:
    """Return (token, following space or "") of a piece; white space that is no single space stays whole."""
    if piece[-1] != " " or len(piece) == 1 or (piece.isspace() and piece[0] != " "):
        return piece, ""
    return piece[:-1], " "


def split(text: str) -> list[tuple[str, str]]:
    """Cut text into (token, following space or ""); joined again they are the text exactly."""
    return [token(piece) for piece in pieces(text)]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return the form in which words are compared: lower case, singular, American spelling.

    Interned: one string for a word wherever it stands, so that tables find it by its address and stay in the cache.
    """
    return intern(_fold(word))


def _fold(word: str) -> str:
    if word[-1] == "s" and word[:-1].isupper() and len(word) > 2 and word.isalpha():  # GPUs, LLMs, APIs; not K8s
        word = word[:-1]
    word = word.lower().replace("’", "'")
    if len(word) > 3 and word.endswith("'s") and word not in _CONTRACTIONS:
        word = word[:-2]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 5:
        for pattern, replacement in _BRITISH:
            word = pattern.sub(replacement, word)
    return _singular(word)


def _singular(word: str) -> str:
    if len(word) < 4 or word[-1] != "s" or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def phrase(text: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, white space left out."""
    return tuple(fold(token) for token, _ in split(text) if not token.isspace())


MOST_KEPT = 20_000  # glued words that are remembered: a million postings bring ever new ones
# A change from small to capital, from letter to digit, or many capitals: only such words can be glued.
_CHANGE = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]\d|[A-Z]{6}")
MAY_BE_GLUED = _CHANGE.search


LONGEST_ACRONYM = 8  # letters
LETTERS = ("R", "C")  # names of one letter: RExperience


def is_acronym(name: str) -> bool:
    """Return whether a name is short and in capitals."""
    return name.isupper() and 2 <= len(name) <= LONGEST_ACRONYM


class Unglue:
    """Cuts words that lost the space between them, by a vocabulary of whole words and names.

    `whole` are folded spellings that stay whole whatever is inside them (PyTorch, SQLAlchemy), `acronyms` those of
    them in capitals as they are written; `common` are folded everyday words.
    """

    _CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
    _LETTERS_DIGITS = re.compile(r"([A-Za-z]{3,}?)(\d[\dA-Za-z]*)$")

    def __init__(self, whole: frozenset[str], acronyms: frozenset[str], common: frozenset[str]) -> None:
        self._folded = whole
        self._acronyms = acronyms
        self._common = common
        self._cache: dict[str, tuple[str, ...]] = {}

    def pieces(self, word: str) -> tuple[str, ...]:
        """Return the words that were glued into `word`, or `word` alone."""
        if not _CHANGE.search(word):
            return (word,)
        found = self._cache.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._cache) < MOST_KEPT:
                self._cache[word] = found
        return found

    def _known(self, word: str) -> bool:
        return fold(word) in self._common or fold(word) in self._folded

    def _cut(self, word: str) -> tuple[str, ...]:
        if fold(word) in self._folded or not word.isalnum():
            return (word,)
        if match := self._LETTERS_DIGITS.match(word):
            left, right = match.groups()
            if self._known(left):
                return (*self.pieces(left), right)
        return self._cut_camel(word) or self._cut_acronym(word) or (word,)

    def _cut_camel(self, word: str) -> tuple[str, ...] | None:
        """experienceMinimum, TableauDB, PyTorchAnd: cut at a change of case where both sides are words."""
        for change in reversed(list(self._CAMEL.finditer(word))):  # the longest left part: PyTorch, not Py
            left, right = word[: change.start()], word[change.start() :]
            if left in LETTERS and fold(right) in self._common:
                return (left, right)
            if len(left) > 1 and self._known(left) and (self._known(right) or len(self.pieces(right)) > 1):
                return (*self.pieces(left), *self.pieces(right))
        return None

    def _cut_acronym(self, word: str) -> tuple[str, ...] | None:
        """SQLMUST, GCPdata, JSONfiles: a name in capitals followed by an everyday word."""
        for size in range(min(LONGEST_ACRONYM, len(word) - 3), 1, -1):
            if word[:size] in self._acronyms and fold(word[size:]) in self._common:
                return (word[:size], word[size:])
        return None


# Bits, so that a pass over all words asks one number of each:
# a line's end, white space, a small letter or a capital first, what may be words glued together, a dash,
# a letter first in the folded form.
BREAK, BLANK, SMALL, CAPITAL, GLUED, DASH, LETTER = 1, 2, 4, 8, 16, 32, 64


def shape(text: str) -> int:
    """Return the bits of a token."""
    if text.isspace():
        return BLANK | BREAK if "\n" in text else BLANK
    folded, first = fold(text), text[0]
    if folded == "-":
        return DASH
    bits = SMALL if first.islower() else CAPITAL if first.isupper() else 0
    bits |= LETTER if folded[0].isalpha() else 0
    return bits | GLUED if not (text.islower() and text.isalpha()) and MAY_BE_GLUED(text) else bits


class View(NamedTuple):
    """A Doc as plain lists, made once: looping over these costs a tenth of looping over tokens.

    `shapes` are the bits of each word, `starts` the characters at which the words begin.
    """

    text: str
    texts: list[str]
    folded: list[str]
    spaces: list[bool]
    shapes: bytes
    starts: list[int]

    def end(self, word: int) -> int:
        """Return the character after the word."""
        return self.starts[word] + len(self.texts[word])


class Page(Protocol):
    """What the components read and write: a spaCy Doc, or a Sheet."""

    user_data: dict[Any, Any]
    cats: dict[str, float]


class Sheet:
    """The words of a text and what is found in it, without spaCy: a Doc and its spans cost a fifth of a posting."""

    __slots__ = ("cats", "user_data")

    def __init__(self, found: View) -> None:
        self.cats: dict[str, float] = {}
        self.user_data: dict[Any, Any] = {"jobmatch_words": found}


def view(page: Page) -> View:
    """Return the words of a page, made by any tokenizer."""
    found = page.user_data.get("jobmatch_words")
    if isinstance(found, View):
        return found
    doc = cast("Doc", page)  # made by another tokenizer, or saved: what spaCy saved of a View is none
    texts, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    ends = accumulate(map(add, map(len, texts), spaces), initial=0)
    return remember(page, View(doc.text, texts, list(map(fold, texts)), spaces, bytes(map(shape, texts)), list(ends)[:-1]))


def remember(page: Page, found: View) -> View:
    """Keep the words with the page, so that no component has to collect them again."""
    page.user_data["jobmatch_words"] = found
    return found
