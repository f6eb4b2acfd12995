"""Places: where in a sentence the names of skills stand, whoever knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one text: words start to end (exclusive), and the kind of place: list, asked or name."""

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


def is_cut(view: words.View, term: Term) -> bool:
    """Whether letters go on before or after it without a space: half of a glued word, or of B.Sc."""
    before = view.texts[term.start - 1] if term.start and not view.spaces[term.start - 1] else ""
    after = view.texts[term.end] if term.end < len(view.texts) and not view.spaces[term.end - 1] else ""
    return before[-1:].isalnum() or before in (".", "@", "_", "\\") or after[:1].isalnum() or after in ("@", "_")


def is_place(view: words.View, term: Term) -> bool:
    """Whether it is the state in Pasadena, CA."""
    text, at = view.texts[term.start], term.start
    state = term.end - at == 1 and len(text) == 2 and text.isupper() and at > 1
    return state and view.texts[at - 1] == "," and view.texts[at - 2].istitle()
