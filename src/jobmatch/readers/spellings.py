"""Free spellings: from what a person writes on a list of skills to ids of the lexicon.

`Python (primary)`, `Postgres 14`, `AWS (S3, EC2)` and `5 years of Java` are read as what they mean;
what the lexicon does not know is kept, with the nearest names that it does know.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cached_property, lru_cache

from jobmatch import words
from jobmatch.forms import Form
from jobmatch.lexicon import Lexicon
from jobmatch.readers.grades import says_nothing, take_apart
from jobmatch.types import ProfileSkill

KIND_ORDER = ("tool", "method", "language", "soft")  # of two skills with one spelling, the tool is meant
REFUSALS = frozenset(("no", "not", "never", "without", "want", "wish", "plan", "planning", "hope", "interested"))
MAX_NEAR = 3
MAX_WORDS = 8  # of one name inside a longer entry
MAX_CHARS = 60  # a longer entry is a sentence: only the names in it count, no near misses
_TURNED = re.compile(r"^(\w[\w ]*?) (?:with|of|for|in) (\w[\w ]*)$")  # storytelling with data is data storytelling
_VERSION = re.compile(r"(?<=[A-Za-z#+])[\s-]*v?\d+(?:\.(?:\d+|x))*\s*\+?$", re.I)


class Spellings:
    """Resolves free spellings against one lexicon; made once, used for many entries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def resolve(self, text: str, level: str | None = None, years: float | None = None) -> list[ProfileSkill]:
        """Return the skills that an entry names, at least one; `level` and `years` win over what it says itself."""
        given = " ".join(text.split())
        said = take_apart(given)
        years = years if years is not None else said.years
        if found := self._firm(given) or self._firm(said.name):  # "deep learning" is no deep knowledge of learning
            said = said._replace(level=None) if not said.inner and said.bare != said.name else said
        ids = found or self.ids(said.bare)
        ids = list(dict.fromkeys([*ids, *(i for part in said.inner for i in self.ids(part))])) or self.ids(given)
        level = level or said.level
        if not ids:
            return [ProfileSkill(None, given, level, years, self.near(said.bare))]
        return [ProfileSkill(i, given, level, years) for i in ids]

    def _firm(self, text: str) -> list[str]:
        if text in self.lexicon.entries:  # an id is always understood
            return [text]
        found = self.lexicon.lookup(text) if text else []
        return [prefer(found).skill] if found else []

    def ids(self, text: str) -> list[str]:
        """Return the ids that a bare name stands for: itself, itself without a version or turned round, or the names in it."""
        whole = self._firm(text) or self._firm(_VERSION.sub("", text)) or self._firm(_TURNED.sub(r"\2 \1", text))
        return whole or self._names_in(text)

    def _names_in(self, text: str) -> list[str]:
        """Return the skills named inside a phrase; none where words are left over that may change its meaning."""
        tokens = [t for t, _ in words.split(text) if not t.isspace()]
        if REFUSALS & {words.fold(t) for t in tokens}:
            return []
        found, left, at = [], 0, 0
        while at < len(tokens):
            form, length = self._longest(tokens[at : at + MAX_WORDS])
            if form:
                found.append(form)
            else:
                left += not says_nothing(tokens[at])
            at += length
        sure = [f for f in found if not left or (f.kind == "tool" and not f.rule and not f.weak)]
        return list(dict.fromkeys(f.skill for f in sure))

    def _longest(self, tokens: list[str]) -> tuple[Form | None, int]:
        for length in range(len(tokens), 0, -1):
            if found := self.lexicon.lookup(" ".join(tokens[:length])):
                return prefer(found), length
        return None, 1

    @cached_property
    def _shapes(self) -> list[tuple[str, int, int, str]]:
        """Every plain form in lower case with its length, the letters in it as bits, and its skill's name."""
        return [
            (alias.lower(), len(alias), _letters(alias.lower()), entry.name)
            for entry in self.lexicon.entries.values()
            for alias in (entry.name, *entry.aliases)
            if "{" not in alias
        ]

    def near(self, text: str) -> tuple[str, ...]:
        """Return the names of up to three skills whose spelling is nearest."""
        text = text.lower()
        if not 2 < len(text) <= MAX_CHARS:
            return ()
        size, letters, slack = len(text), _letters(text), 1 + len(text) // 5
        close = {
            form: name
            for form, length, bits, name in self._shapes
            if abs(length - size) <= slack and (bits ^ letters).bit_count() <= slack + 1
        }
        found = get_close_matches(text, close, n=2 * MAX_NEAR, cutoff=0.8)
        return tuple(dict.fromkeys(close[f] for f in found))[:MAX_NEAR]


@lru_cache(maxsize=4)
def spellings(lexicon: Lexicon) -> Spellings:
    """Return the resolver of a lexicon, made once."""
    return Spellings(lexicon)


def prefer(forms: list[Form]) -> Form:
    """Return the form that a person means who lists it as a skill: firm before weak, a tool before a method."""
    return min(forms, key=lambda f: (f.weak, KIND_ORDER.index(f.kind), f.skill))


def _letters(text: str) -> int:
    bits = 0
    for char in text:
        bits |= 1 << (ord(char) & 63)
    return bits
