"""Headings: which words are a heading, and which section it opens."""

from __future__ import annotations

from functools import lru_cache

from jobmatch import words
from jobmatch.lexicon import Lexicon

MAX_WORDS = 12
NO_HEADING_END = frozenset(("preferred", "required", "desired", "plus", "bonus", ")"))
# Where wordings of several sections stand in one heading, the first of these wins.
ORDER = ("legal", "preferred", "benefits", "apply", "company", "requirements", "duties", "facts")
# What a heading is for, or of: "Skills required to be a ...", "Duties of the ..." say no more than their beginning.
QUESTIONS = ("what", "who", "why", "how")
TAILS = ("for", "to", "of", "as")
# Strong enough alone to open a section in running text with neither colon nor line end.
PLAIN = frozenset(words.fold(w) for w in ("responsibilities", "qualifications", "requirements", "benefits", "duties"))


class Headings:
    """Recognises headings by lexicons/sections.jsonl."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.known: dict[tuple[str, ...], str] = {}
        self.stems: list[tuple[str, str]] = []
        for row in lexicon.table("sections"):
            for heading in row["headings"]:
                self.known[bare(words.phrase(heading))] = row["id"]
            self.stems += [(" ".join(words.phrase(w)), row["id"]) for w in row["words"]]
        self.first_words = frozenset(key[0] for key in self.known if key)
        self.stems.sort(key=lambda s: ORDER.index(s[1]))
        self._of_key = lru_cache(maxsize=10_000)(self._section)  # few wordings make most headings

    def section(self, folded: list[str]) -> str | None:
        """Return the section that a heading opens, by its wording or by the words in it."""
        return self._of_key(bare(tuple(folded)))

    def _section(self, key: tuple[str, ...]) -> str | None:
        if section := self.known.get(key) or self.known.get(_head(key)):
            return section
        joined = f" {' '.join(key)}"
        return next((section for stem, section in self.stems if f" {stem}" in joined), None)

    def length(self, view: words.View, start: int, end: int, own_line: bool) -> int:
        """Return how many words from `start` are a heading, 0 for none.

        `own_line`: the words start..end are a whole line; else only a known wording before a colon,
        a glued word or a capital counts.
        """
        if own_line and self._is_line(view, start, end):
            return end - start
        return self._inline(view, start, end)

    def _is_line(self, view: words.View, start: int, end: int) -> bool:
        if end - start > 2 * MAX_WORDS:
            return False
        line = view.folded[start:end]
        key = bare(tuple(line))
        if not key or len(key) > MAX_WORDS:
            return False
        if key in self.known:
            return True
        texts = view.texts[start:end]
        first = next((t for t in texts if t[0].isalpha()), "")
        open_end = line[-1] == "…" or line[-3:] == [".", ".", "."]  # "You are a good fit if you ..."
        if not first[:1].isupper() or (line[-1] in (".", ";", ",") and not open_end):
            return False
        if line[-1] == ":" or open_end:
            return True
        if _head(key) in self.known and len(_head(key)) > 1 and texts[-1][0].isupper():
            return True
        if _is_glued(view, start, end):  # "RequirementsStrong knowledge of SQL": the heading is shorter than its line
            return False
        explained = line[-1] == ")" and ":" in line[:-1] and line[line.index(":") + 1] == "("
        if explained:  # "Preferred competencies: (skills, abilities)"
            return self._is_line(view, start, start + line.index(":") + 1)
        if line[-1] in NO_HEADING_END or self._asks_inline(line):  # "MS or PhD preferred" is a wish, no heading
            return False
        titled = sum(t[0].isupper() for t in texts if t[0].isalpha())
        joined = f" {' '.join(key)}"
        asks = key[0] in QUESTIONS  # "What one has to know"
        return len(key) <= 6 and (asks or titled >= len(key) - 2) and any(f" {s}" in joined for s, _ in self.stems)

    def _asks_inline(self, line: list[str]) -> bool:
        """Whether what is asked stands behind the heading: "Must have: SQL"."""
        return ":" in line and self.known.get(bare(tuple(line[: line.index(":")]))) in ("requirements", "preferred")

    def _inline(self, view: words.View, start: int, end: int) -> int:
        if view.folded[start] not in self.first_words or not view.texts[start][0].isupper():
            return 0
        key: list[str] = []
        best = 0
        for i in range(start, min(end, start + 10)):
            word = view.folded[i]
            if word.isalpha() or "'" in word:
                key += [word] if word != "and" else []
            elif word not in ("/", "-", ",", "(", ")"):
                break
            if tuple(key) in self.known and self._closes(view, start, i + 1, end, len(key)):
                best = i + 1 - start
        if best and start + best < end and view.folded[start + best] in (":", "-"):
            best += 1
        return best

    def _closes(self, view: words.View, start: int, after: int, end: int, length: int) -> bool:
        """Whether what follows shows that a heading ended: a colon, lost space, or a bullet."""
        if after >= end:
            return length > 1
        following = view.texts[after]
        if following == ":":
            return True
        if not view.spaces[after - 1] and (following[0].isupper() or following[0].isdigit()):
            return True
        last_capital = view.texts[after - 1][0].isupper()
        if length == 1:
            return view.folded[start] in PLAIN and following[0].isupper() and not following.isupper()
        return following[0].isupper() and last_capital and length < 5


def _is_glued(view: words.View, start: int, end: int) -> bool:
    """Whether two words of the line lost the space between them."""
    texts = view.texts
    return any(not view.spaces[i] and texts[i][-1].islower() and texts[i + 1][0].isupper() for i in range(start, end - 1))


def _head(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before the first of TAILS."""
    return key[: next((i for i, word in enumerate(key) if word in TAILS), len(key))]


def bare(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a heading without signs and "and"."""
    return tuple(w for w in key if (w[0].isalpha() or w[0] == "'") and w != "and")
