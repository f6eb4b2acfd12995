"""Gaps: what closing each would add, the most first, with the nearest thing that the candidate has."""

from __future__ import annotations

from jobmatch.fit.knowledge import Knowledge
from jobmatch.fit.requirements import SCORED
from jobmatch.lexicon import Lexicon
from jobmatch.types import LEVELS, Gap, LedgerLine

LEAST = 0.005  # points: what rounds to nothing is no gap


def gaps(ledger: tuple[LedgerLine, ...], knowledge: Knowledge, lexicon: Lexicon) -> tuple[Gap, ...]:
    """Return one gap a ledger line that lost points, in order of points lost."""
    found = [_gap(line, knowledge, lexicon) for line in ledger if line.lost > LEAST]
    return tuple(sorted(found, key=lambda g: (-g.points, LEVELS.index(g.level), g.requirement)))


def _gap(line: LedgerLine, knowledge: Knowledge, lexicon: Lexicon) -> Gap:
    nearest = ", ".join(line.uses) or neighbour(line.members, knowledge, lexicon)
    return Gap(line.requirement, line.members, line.level, line.lost, line.points > 0, nearest, line.mentions)


def neighbour(members: tuple[str, ...], knowledge: Knowledge, lexicon: Lexicon) -> str | None:
    """Return the profile's entry that is nearest to any of the missing skills, None where none is near."""
    found = [knowledge.nearest(m, lambda skill: _nearest(skill, knowledge, lexicon)) for m in members]
    return max(found, key=lambda f: f[0], default=(0, None))[1]


def _nearest(skill: str, knowledge: Knowledge, lexicon: Lexicon) -> tuple[int, str | None]:
    """Return (fields above both, counted double, and the area; the entry of the same kind that shares most)."""
    asked = lexicon.entries.get(skill)
    if asked is None or asked.kind not in SCORED:
        return 0, None
    fields = set(asked.broader)
    shared: list[tuple[int, str]] = []
    for own in knowledge.profile.skills:
        entry = lexicon.entries.get(own.id or "")
        if entry is not None and entry.kind == asked.kind:
            name = entry.name if "(" in own.given else own.given  # of "AWS (S3, Glue)" the one that is meant
            shared.append((2 * len(fields & set(entry.broader)) + (entry.area == asked.area), name))
    best = min(shared, key=lambda s: (-s[0], s[1]), default=(0, ""))
    return best if best[0] > 1 else (0, None)
