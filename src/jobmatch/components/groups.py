"""Groups: which skills of a sentence may stand for each other (A or B, such as A and B, one of A, B)."""

from __future__ import annotations

from dataclasses import dataclass

from jobmatch.words import View

JOINERS = frozenset((",", "/", "and", "or", "(", ")", "\"", "“", "”", "'", "|", ";", "-", "and/or", "the", "a", "an", "etc", "."))
SEPARATORS = frozenset((",", "/", "and", "or", "|", ";"))
UNKNOWN_WORDS = 3  # an item that no lexicon knows may stand between two that are known
COUNTS = {"two": 2, "three": 3, "2": 2, "3": 3}
# What comes before a list of examples, and how many words may stand between
OPENER_REACH = 3
CLOSER_REACH = 3


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


def group(view: View, mentions: list[Mention], cues: list[tuple[int, int, str]], number: int) -> int:
    """Set `group` of the mentions of one sentence; return the last number used."""
    any_of = [c for c in cues if c[2] == "any_of"]
    all_of = [c for c in cues if c[2] == "all_of"]
    for run in _runs(view, mentions):
        for members, need in _alternatives(view, run, any_of, all_of):
            if len({m.skill for m in members}) > 1:
                number += 1
                for m in members:
                    m.group = f"{number}:{need}"
    return number


def _runs(view: View, mentions: list[Mention]) -> list[list[Mention]]:
    """Chains of mentions with nothing between them but what joins a list."""
    runs = [[mentions[0]]]
    for before, m in zip(mentions, mentions[1:]):
        if _joined(view.folded[before.end : m.start]):
            runs[-1].append(m)
        else:
            runs.append([m])
    return [r for r in runs if len(r) > 1]


def _joined(between: list[str]) -> bool:
    solid = [w for w in between if not w.isspace()]
    if not solid:
        return False
    if all(w in JOINERS for w in solid):
        return True
    unknown = [w for w in solid if w not in JOINERS]
    return len(unknown) <= UNKNOWN_WORDS and solid[0] in SEPARATORS and solid[-1] in SEPARATORS


def _alternatives(
    view: View, run: list[Mention], any_of: list[tuple[int, int, str]], all_of: list[tuple[int, int, str]]
) -> list[tuple[list[Mention], int]]:
    """Return the groups of one chain, each with how many of its members are needed."""
    opener = _opener(view, run[0].start, any_of, all_of)
    if opener == "all_of":
        return []
    if opener or _closed(run[-1].end, any_of):
        return [(run, _need(opener))]
    out = []
    for part in _split_at_and(view, run):
        words = [w for a, b in zip(part, part[1:]) for w in view.folded[a.end : b.start]]
        if "or" in words:
            out.append((part, 1))
        elif "/" in words:
            out += [(p, 1) for p in _slashed(view, part)]
    return out


def _opener(view: View, start: int, any_of: list[tuple[int, int, str]], all_of: list[tuple[int, int, str]]) -> str:
    """Return what introduces the chain: the words of an any-of cue, "all_of", or ""."""
    near = [c for c in (*any_of, *all_of) if 0 <= start - c[1] <= OPENER_REACH]
    if not near:
        return ""
    start_cue, end_cue, label = max(near, key=lambda c: (c[1], c[1] - c[0]))
    between = view.folded[end_cue:start]
    if any(w in (".", ";", "and") for w in between if label == "any_of") and "e" not in view.folded[start_cue:end_cue]:
        return ""
    return "all_of" if label == "all_of" else " ".join(view.folded[start_cue:end_cue])


def _closed(end: int, any_of: list[tuple[int, int, str]]) -> bool:
    """Whether "etc.", "or similar" ends the chain."""
    return any(0 <= c[0] - end <= CLOSER_REACH for c in any_of)


def _need(opener: str) -> int:
    return next((COUNTS[w] for w in opener.split() if w in COUNTS), 1)


def _split_at_and(view: View, run: list[Mention]) -> list[list[Mention]]:
    """Cut a chain at "and" where it also has "or" or "/": A and B or C is A, and B or C."""
    parts = [[run[0]]]
    for before, m in zip(run, run[1:]):
        between = view.folded[before.end : m.start]
        if "and" in between and "or" not in between:
            parts.append([m])
        else:
            parts[-1].append(m)
    return [p for p in parts if len(p) > 1]


def _slashed(view: View, part: list[Mention]) -> list[list[Mention]]:
    """Chains joined by slashes alone, of one kind: Hive/Pig may stand for each other, Hadoop/big data not."""
    chains = [[part[0]]]
    for before, m in zip(part, part[1:]):
        if "/" in view.folded[before.end : m.start] and before.kind == m.kind:
            chains[-1].append(m)
        else:
            chains.append([m])
    return [c for c in chains if len(c) > 1]
