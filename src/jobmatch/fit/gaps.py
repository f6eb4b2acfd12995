"""Gaps: what closing each would add, the most first, with the nearest thing that the candidate has."""

from __future__ import annotations

from jobmatch.fit.credit import Knowledge
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
    """Return the profile's entry of the same kind that shares most of the fields above a missing skill."""
    best, most = None, 0
    for asked in (lexicon.entries[m] for m in members if m in lexicon.entries):
        fields = {*asked.broader, asked.area}
        for own in knowledge.profile.skills:
            entry = lexicon.entries.get(own.id or "")
            if entry is None or entry.kind != asked.kind or asked.kind not in SCORED:
                continue
            shared = 2 * len(fields & set(entry.broader)) + (entry.area == asked.area)
            name = entry.name if "(" in own.given else own.given  # of "AWS (S3, Glue)" the one that is meant
            if shared > max(most, 1) or (shared == most > 1 and best and name < best):
                best, most = name, shared
    return best
