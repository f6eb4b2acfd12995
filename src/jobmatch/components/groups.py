"""Groups: which skills of a sentence may stand for each other (A or B, such as A and B, one of A, B)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from jobmatch.scratch import Cue
from jobmatch.words import View

# Between two items of a list: separators, and words that may stand beside them.
SEPARATORS = frozenset((",", "/", "and", "or", "|", ";"))
FILLERS = frozenset(('"', "“", "”", "'", "‘", "’", "the", "a", "an", "either", "-", "then"))
BREAKS = frozenset(("(", ")", ":", ".", "?", "!"))
UNKNOWN_BESIDE = 2  # words of an item that no lexicon knows, before or after a separator
UNKNOWN_BETWEEN = 3  # words of a whole item between two separators
COUNTS = {"two": 2, "three": 3, "2": 2, "3": 3}
OPENER_REACH = 3  # words between what introduces a list and its first item
ONE_OF_REACH = 8  # "one ... language (Python, R)": the list may be in brackets after the category
ONE_OF = ("one", "any", "either", "two", "three", "some")
CLOSER_REACH = 2


@dataclass(slots=True)
class Mention:
    """A found skill: words start to end (exclusive); level, why and group are filled in here."""

    start: int
    end: int
    kind: str
    skill: str
    level: str = "context"
    why: str = ""
    group: str = ""


def group(view: View, mentions: list[Mention], cues: list[Cue], number: int) -> int:
    """Set `group` of the mentions of one sentence; return the last number used."""
    for run in _runs(view, mentions, cues):
        for members, need in _alternatives(view, run, cues):
            if len({m.skill for m in members}) > 1:
                number += 1
                for m in members:
                    m.group = f"{number}:{need}"
    return number


@dataclass(slots=True)
class Following:
    """The bullets after "one of the following:", whose skills may stand for each other."""

    group: str
    end: int  # word after the last one
    breaks: int | None = None
    indent: int = 0

    def goes_on(self, view: View, start: int, end: int) -> bool:
        """Whether the bullet start..end is the next one: a wider gap or less indentation than before ends the list."""
        gap = view.text[view.end(self.end - 1) : view.starts[start]]
        line = gap.rpartition("\n")[2]
        breaks, indent = gap.count("\n"), len(line) - len(line.lstrip())
        if self.breaks is not None and (breaks > self.breaks or indent < self.indent):
            return False
        self.end, self.breaks, self.indent = end, breaks, indent
        return "year" not in view.folded[start:end]


def opens_list(view: View, start: int, end: int, cues: list[Cue]) -> int:
    """Return how many of the following bullets are needed where a line ends in "one of the following:", else 0."""
    if view.folded[end - 1] != ":":
        return 0
    found = [c for c in cues if c[2] == "any_of" and view.folded[c[0]] in (*ONE_OF, "at")]
    return _need(view, found[-1]) if found else 0


def _runs(view: View, mentions: list[Mention], cues: list[Cue]) -> list[list[Mention]]:
    """Chains of mentions with nothing between them but what joins a list; what opens a list begins a chain."""
    runs = [[mentions[0]]]
    openers = [c[0] for c in cues if c[2] in ("any_of", "all_of")]
    parted = False
    for before, m in itertools.pairwise(mentions):
        parted = parted or any(before.end <= o < m.start for o in openers)
        if not parted and _joined(_between(view, before.end, m.start)):
            runs[-1].append(m)
        else:
            runs.append([m])
        parted = _named_others(cues, before, m)  # "Tableau or other BI tools, and SQL": the list ends with the tools
    return [r for r in runs if len(r) > 1]


def _between(view: View, start: int, end: int) -> list[str]:
    """Return the words start..end without the points inside a name (H2O.ai)."""
    return [w for i, w in enumerate(view.folded[start:end], start) if w != "." or view.spaces[i]]


def _joined(between: list[str]) -> bool:
    solid = [w for w in between if not w.isspace() and w not in FILLERS]
    if not solid or not BREAKS.isdisjoint(solid):
        return False
    marks = [i for i, w in enumerate(solid) if w in SEPARATORS]
    if not marks or marks[0] > UNKNOWN_BESIDE or len(solid) - 1 - marks[-1] > UNKNOWN_BESIDE:
        return False
    return all(b - a - 1 <= UNKNOWN_BETWEEN for a, b in itertools.pairwise(marks))


def _alternatives(view: View, run: list[Mention], cues: list[Cue]) -> list[tuple[list[Mention], int]]:
    """Return the groups of one chain, each with how many of its members are needed."""
    opener = _opener(view, run[0].start, cues)
    if opener and opener[2] == "any_of":
        return [(_until_and(view, run), _need(view, opener))]
    if opener and not any("or" in view.folded[a.end : b.start] for a, b in itertools.pairwise(run)):
        return []
    if _named_others(cues, run[-2], run[-1]):
        return [([*_closing(view, run[:-1]), run[-1]], 1)]
    if not opener and _closed(view, run[-1].end, cues):
        return [(_closing(view, run), 1)]
    out = []
    run = [m for m in run if m.kind != "soft"]  # "work independently or in a team" asks for both
    for part in _split_at_and(view, run) if len(run) > 1 else ():
        between = [w for a, b in itertools.pairwise(part) for w in view.folded[a.end : b.start]]
        if "or" in between:
            out.append((part, 1))
        elif "/" in between:
            out += [(p, 1) for p in _slashed(view, part)]
    return out


def _opener(view: View, start: int, cues: list[Cue]) -> Cue | None:
    """Return the cue that introduces a list which begins at word `start`."""
    best = None
    for cue in cues:
        gap = start - cue[1]
        if gap < 0 or cue[2] not in ("any_of", "all_of"):
            continue
        one_of = view.folded[cue[0]] in (*ONE_OF, "at")
        between = view.folded[cue[1] : start]
        broken = any(w in (".", ";", "and") for w in between) and not (gap <= 2 and "." in between)
        if (
            gap <= (ONE_OF_REACH if one_of else OPENER_REACH)
            and not broken
            and (best is None or (cue[1], cue[1] - cue[0]) > (best[1], best[1] - best[0]))
        ):
            best = cue
    return best


def _closed(view: View, end: int, cues: list[Cue]) -> bool:
    """Whether "etc.", "or similar", "or other ..." ends the chain."""
    return any(c[2] == "or_other" and 0 <= c[0] - end <= CLOSER_REACH and ")" not in view.folded[end : c[0]] for c in cues)


def _named_others(cues: list[Cue], before: Mention, last: Mention) -> bool:
    """Whether the last one is what the others are examples of: "Tableau or other BI tools"."""
    return any(c[2] == "or_other" and before.end <= c[0] < last.start for c in cues)


def _need(view: View, opener: Cue) -> int:
    return next((COUNTS[w] for w in view.folded[opener[0] : opener[1]] if w in COUNTS), 1)


def _until_and(view: View, run: list[Mention]) -> list[Mention]:
    """Cut a chain at an "and" that comes after an "or": such as A or B, and C."""
    seen_or = False
    for i, (before, m) in enumerate(itertools.pairwise(run), 1):
        between = view.folded[before.end : m.start]
        if seen_or and "and" in between and "or" not in between:
            return run[:i]
        seen_or = seen_or or "or" in between
    return run


def _closing(view: View, run: list[Mention]) -> list[Mention]:
    """Return what "or similar" closes: of A and B, C it is B, C, of A and B only B; A, B and C are one list."""
    pairs = itertools.pairwise(run[:-1] if len(run) > 2 else run)
    ands = [i for i, (a, b) in enumerate(pairs, 1) if _only_and(view.folded[a.end : b.start])]
    return run[ands[-1] :] if ands else run


def _split_at_and(view: View, run: list[Mention]) -> list[list[Mention]]:
    """Cut a chain at "and": A and B or C is A, and B or C."""
    parts = [[run[0]]]
    for before, m in itertools.pairwise(run):
        if _only_and(view.folded[before.end : m.start]):
            parts.append([m])
        else:
            parts[-1].append(m)
    return [p for p in parts if len(p) > 1] or [[run[-1]]]


def _only_and(between: list[str]) -> bool:
    return "and" in between and "or" not in between and "/" not in between


def _slashed(view: View, part: list[Mention]) -> list[list[Mention]]:
    """Tools joined by slashes alone: Hive/Pig may stand for each other, unit/integration tests not."""
    chains = [[part[0]]]
    for before, m in itertools.pairwise(part):
        if "/" in view.folded[before.end : m.start] and before.kind == m.kind == "tool":
            chains[-1].append(m)
        else:
            chains.append([m])
    return [c for c in chains if len(c) > 1]
