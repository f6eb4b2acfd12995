"""Places: where in a sentence the names of skills stand, whoever knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobmatch import words
from jobmatch.scratch import Section

LISTING = frozenset((",", "/", "and", "or", "|", ";", "·", "•", "(", ")", "&", "+"))
ENDS = frozenset((".", ":", "!", "?", "–", "—", '"', "“", "”", "[", "]", "*", ">", "<", "="))
OPENERS = frozenset(
    """experience knowledge proficiency proficient familiarity familiar expertise skilled fluency background understanding
    experienced skill exposure command versed hands-on fluent certified competence""".split()
)
BINDERS = frozenset(("with", "of", "in", "using"))
JOINTS = frozenset("-.#+")  # inside a name
MASK = ["*"] * 3  # **** where a table hides numbers
REACH = 4  # words away that a neighbour may stand, past the signs between
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one text: words start to end (exclusive), and the kind of place.

    `asked` follows "experience with" and its like, `tools` stands in a list beside a known tool, `list` beside
    another known skill, `name` in capitals.
    """

    start: int
    end: int
    place: str


def items(view: words.View, section: Section) -> Iterator[tuple[int, int]]:
    """Cut a sentence where a list or a clause goes on: (start, end) of each item."""
    start = section.start
    for i in range(section.start, section.end):
        word = view.folded[i]
        inner_dot = word == "." and i + 1 < section.end and not view.spaces[i] and view.texts[i + 1].isalnum()
        inner_plus = word in ("+", "and") and i and not view.spaces[i - 1]  # C++, R&D
        spaced_dash = word == "-" and view.spaces[i] and view.spaces[i - 1]
        if (word in LISTING and not inner_plus) or (word in ENDS and not inner_dot) or "\n" in word or spaced_dash:
            if start < i:
                yield start, i
            start = i + 1
    if start < section.end:
        yield start, section.end


def beside(cut: list[tuple[int, int]], n: int, known: dict[int, str], view: words.View) -> str:
    """Return the place of item n: `tools` or `list` where the item before or after holds a known skill, "" where none does."""
    kinds: set[str] = set()
    for a, b in ((n - 1, n), (n, n + 1)):
        if a >= 0 and b < len(cut):
            other = cut[a if a != n else b]
            if all(w in LISTING for w in view.folded[cut[a][1] : cut[b][0]]):
                kinds.update(known[i] for i in range(*other) if i in known)
    return "tools" if "tool" in kinds else "list" if kinds else ""


def opened(view: words.View, start: int, end: int) -> int:
    """Return where the term begins after "experience with" and its like, 0 where none is in the item."""
    for i in range(end - 2, start - 1, -1):
        if view.folded[i] in OPENERS and view.folded[i + 1] in BINDERS:
            return i + 2
    return 0


def names(view: words.View, start: int, end: int, first: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words in capitals; the first word of a sentence counts only with a capital inside."""
    begin = None
    for i in range(start, end + 1):
        text = view.texts[i] if i < end else ""
        named = bool(_CAPITAL.match(text)) and (i != first or bool(_CAPITAL.search(text[1:])))
        joined = begin is not None and (text in JOINTS or text.isdigit()) and not view.spaces[i - 1]
        joined = joined or (begin is not None and i < end and view.texts[i - 1] in JOINTS and not view.spaces[i - 1])  # Vue.js
        if (named or joined) and begin is None:
            begin = i
        elif not named and not joined and begin is not None:
            yield begin, i
            begin = None


def neighbours(view: words.View, term: Term) -> tuple[str, str]:
    """Return the words before and after it, signs passed over: adverts that copy each other have the same."""
    before = view.folded[max(0, term.start - REACH) : term.start]
    return _first_word(reversed(before)), _first_word(view.folded[term.end : term.end + REACH])


def _first_word(folded: Iterable[str]) -> str:
    return next((w for w in folded if w[0].isalnum()), "")


def is_cut(view: words.View, term: Term) -> bool:
    """Whether something goes on before or after it without a space: a glued word, B.Sc, #LI-Remote, a masked number."""
    before = view.texts[term.start - 1] if term.start and not view.spaces[term.start - 1] else ""
    after = view.texts[term.end : term.end + 3] if not view.spaces[term.end - 1] else []
    beside = (before[-1:], after[0][:1] if after else "")
    return any(c.isalnum() or c in ("@", "_") for c in beside) or before in (".", "\\", "#") or after == MASK


def is_place(view: words.View, term: Term) -> bool:
    """Whether it is the state in Pasadena, CA."""
    text, at = view.texts[term.start], term.start
    state = term.end - at == 1 and len(text) == 2 and text.isupper() and at > 1
    return state and view.texts[at - 1] == "," and view.texts[at - 2].istitle()
