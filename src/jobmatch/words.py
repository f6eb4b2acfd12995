"""Words: how text is cut into words with exact offsets, and the folded form in which words are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

# One alternative a kind of token, most frequent first. Whatever no alternative takes falls to the last, one
# character at a time, so that the pieces always join to the text again.
_TOKEN = re.compile(
    r"(https?://[^\s<>\"]+|www\.[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # addresses stay whole: no skill inside
    r"|[^\W\d_]\w*?['’](?:ll|re|ve|[tdm])\b"  # you'll, don't
    r"|C\+\+|c\+\+|[CFJcfj]#(?!\w)"
    r"|[^\W\d_][^\W_]*"
    r"|['’]s\b"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\S ]\s*|.)( ?)",
    re.DOTALL,
)

_IRREGULAR = {
    "analyses": "analysis", "analyse": "analyze", "analysed": "analyzed", "analysing": "analyzing",
    "matrices": "matrix", "indices": "index", "criteria": "criterion", "programme": "program",
    "data-sets": "dataset", "labelling": "labeling", "judgement": "judgment", "centre": "center",
    # plurals in form only: economics is not economic, logistics not logistic regression
    **{w: w for w in ("economics", "genetics", "logistics", "physics", "ethics", "equities", "kubernetes", "redis", "pandas", "keras")},
    "&": "and", "–": "-", "—": "-", "‑": "-", "‐": "-", "’s": "'s",
}  # fmt: skip
_BRITISH = ((re.compile(r"(?<=\w{3})is(e[drs]?|ing|ation|ations|able)$"), r"iz\1"),
            (re.compile(r"(?<=\w{3})ll(ing|ed|er)$"), r"l\1"),
            (re.compile(r"(?<=\w{4})our"), "or"))  # fmt: skip


def split(text: str) -> list[tuple[str, str]]:
    """Cut text into (token, following space or ""); joined again they are the text exactly."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the form in which words are compared: lower case, singular, American spelling."""
    if word[-1] == "s" and word[:-1].isupper() and len(word) > 2:  # GPUs, LLMs, APIs
        word = word[:-1]
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 5:
        for pattern, replacement in _BRITISH:
            word = pattern.sub(replacement, word)
    if "’" in word:
        word = word.replace("’", "'")
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


class Unglue:
    """Cuts words that lost the space between them, by a vocabulary of whole words and names.

    `names` are spellings that stay whole whatever is inside them (PyTorch, SQLAlchemy);
    `common` are folded everyday words.
    """

    _CHANGE = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]\d|[A-Z]{6}")
    _CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
    _LETTERS_DIGITS = re.compile(r"([A-Za-z]{3,}?)(\d[\dA-Za-z]*)$")

    def __init__(self, names: set[str], common: set[str]) -> None:
        self._folded = {fold(n) for n in names}
        self._acronyms = sorted((n for n in names if n.isupper() and 2 <= len(n) <= 8), key=len, reverse=True)
        self._names = names
        self._common = common
        self._cache: dict[str, tuple[str, ...]] = {}

    def pieces(self, word: str) -> tuple[str, ...]:
        """Return the words that were glued into `word`, or `word` alone."""
        found = self._cache.get(word)
        if found is None:
            found = self._cut(word) if self._CHANGE.search(word) else (word,)
            if len(self._cache) < 200_000:  # bounded: a million postings bring ever new words
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
        for change in self._CAMEL.finditer(word):
            left, right = word[: change.start()], word[change.start() :]
            if self._known(left) and (self._known(right) or len(self.pieces(right)) > 1):
                return (*self.pieces(left), *self.pieces(right))
        return None

    def _cut_acronym(self, word: str) -> tuple[str, ...] | None:
        """SQLMUST, GCPdata, JSONfiles: a name in capitals followed by an everyday word."""
        for name in self._acronyms:
            rest = word[len(name) :]
            if word.startswith(name) and len(rest) > 2 and fold(rest) in self._common:
                return (name, rest)
        return None


class View(NamedTuple):
    """A Doc as plain lists, made once: looping over these costs a tenth of looping over tokens.

    `starts` are the characters at which the words begin.
    """

    text: str
    texts: list[str]
    folded: list[str]
    spaces: list[bool]
    starts: list[int]

    def end(self, word: int) -> int:
        """Return the character after the word."""
        return self.starts[word] + len(self.texts[word])


def view(doc: Doc) -> View:
    """Return the words of a Doc, made by any tokenizer."""
    found = doc.user_data.get("jobmatch_words")
    return View(*found) if found else remember(doc, doc.text, [t.text for t in doc], [bool(t.whitespace_) for t in doc])


def remember(doc: Doc, text: str, texts: list[str], spaces: list[bool]) -> View:
    """Keep the words with the Doc, so that no component has to collect them again."""
    starts, at = [], 0
    for word, space in zip(texts, spaces, strict=True):
        starts.append(at)
        at += len(word) + space
    found = View(text, texts, [fold(t) for t in texts], spaces, starts)
    doc.user_data["jobmatch_words"] = found
    return found
