"""What a profile earns of every skill, worked out once for any number of postings."""

from __future__ import annotations

from collections.abc import Callable

from jobmatch.fit.credit import MISSING, NOT_SAID, Credit, Source, best_of, earned, kind_of, shortfall
from jobmatch.fit.requirements import Asked, Requirement
from jobmatch.fit.weights import Weights
from jobmatch.lexicon import Lexicon
from jobmatch.types import SKILL_LEVELS, Profile, ProfileSkill


class Knowledge:
    """A profile seen through the lexicon: which of its entries earn what of a skill."""

    def __init__(self, profile: Profile, lexicon: Lexicon, weights: Weights) -> None:
        self.profile = profile
        self.lexicon = lexicon
        self.weights = weights
        self.says_soft = any(s.id and kind_of(lexicon, s.id) == "soft" for s in profile.skills)
        self._sources: dict[str, list[Source]] = {}
        self._nearest: dict[str, tuple[int, str | None]] = {}
        for entry in sorted(set(profile.skills), key=_order):
            if entry.id and entry.id in lexicon.entries:
                self._add(entry, entry.id)
        for found in self._sources.values():
            found.sort(key=lambda s: s.steps)

    def _add(self, entry: ProfileSkill, skill: str) -> None:
        for asked, (credit, rule, through, steps) in earned(self.lexicon, skill).items():
            if credit >= self.weights.least:
                self._sources.setdefault(asked, []).append(Source(credit, rule, entry, through, steps))

    def sources(self, skill: str) -> list[Source]:
        """Return the profile's entries that earn something of a skill, the nearest first."""
        return self._sources.get(skill, [])

    def nearest(self, skill: str, find: Callable[[str], tuple[int, str | None]]) -> tuple[int, str | None]:
        """Return what `find` says is nearest to a missing skill, asked once for each skill."""
        if skill not in self._nearest:
            self._nearest[skill] = find(skill)
        return self._nearest[skill]

    def of(self, requirement: Requirement) -> Credit:
        """Return the credit of a requirement: its best members, as many as are needed."""
        if len(requirement.members) == 1:
            return self.member(requirement.members[0], requirement.level)
        ranked = sorted((self.member(m, requirement.level) for m in requirement.members), key=lambda c: -c.value)
        used = [c for c in ranked[: requirement.need] if c.value]
        return Credit(
            value=best_of([c.value for c in ranked], requirement.need),
            low=best_of([c.low for c in ranked], requirement.need),
            high=best_of([c.high for c in ranked], requirement.need),
            rule="; ".join(dict.fromkeys(c.rule for c in used or ranked[:1])),
            uses=tuple(dict.fromkeys(u for c in used for u in c.uses)),
        )

    def member(self, asked: Asked, level: str) -> Credit:
        """Return the credit of one skill: of the profile's best entry for it."""
        sources = self.sources(asked.id)
        if not sources:
            return NOT_SAID if asked.kind == "soft" and not self.says_soft else MISSING
        parts = [shortfall(s.entry, asked, level, self.weights.short, self.profile.years) for s in sources]
        values = [round(s.credit * p.value, 4) for s, p in zip(sources, parts, strict=True)]
        lows = [round(s.credit * p.low, 4) for s, p in zip(sources, parts, strict=True)]
        highs = [round(s.credit * p.high, 4) for s, p in zip(sources, parts, strict=True)]
        best = max(range(len(sources)), key=lambda i: (values[i], lows[i], -i))
        rule = _in_words(sources[best], self.lexicon) + (f", {parts[best].why}" if parts[best].why else "")
        return Credit(values[best], max(lows), max(highs), rule, (sources[best].entry,))


def _order(entry: ProfileSkill) -> tuple[str, str, int, float]:
    """Return the key by which entries are sorted, so that their order in the profile tells nothing."""
    level = -SKILL_LEVELS.index(entry.level) if entry.level else 1
    return entry.id or "", entry.given, level, -(entry.years if entry.years is not None else -1.0)


def _in_words(source: Source, lexicon: Lexicon) -> str:
    listed = lexicon.entries[source.entry.id or ""].name
    if source.rule == "same":
        return "same skill"
    if source.rule == "implied":
        return f"implied by {listed}"
    if source.rule == "practice":
        return f"everyday practice of {listed}"
    through = lexicon.entries[source.through].name
    return f"related to {through}" + (f" (by {listed})" if through != listed else "")
