"""Requirements: what a posting asks, one entry a skill or a group of alternatives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobmatch.types import LEVELS, Analysis, Mention, Skill

SCORED = ("tool", "method", "soft")  # human languages are checked beside the score
REACH = 40  # characters before a mention in which a word of level speaks of it
_ADVANCED = r"expert\w*|advanced|deep(?:ly)?|in[- ]depth|extensive|mastery|fluent|strong|excellent|solid|proficien\w+"
_BASIC = r"basic\w*|familiar\w*|exposure|awareness|working knowledge|some (?:experience|knowledge)|introductory"
_LEVEL = re.compile(rf"\b(?:(?P<advanced>{_ADVANCED})|{_BASIC})\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:\n•]")


@dataclass(frozen=True, slots=True)
class Asked:
    """One member of a requirement: the skill, and the level and years asked of it (None where not said)."""

    id: str
    name: str
    kind: str
    area: str
    level: str | None
    years: float | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """`need` of the `members` will do; `level` is required, preferred or context."""

    members: tuple[Asked, ...]
    need: int
    level: str
    kind: str
    mentions: tuple[Mention, ...]

    @property
    def named(self) -> int:
        """How many times the posting names it (each member, on average)."""
        return len(self.mentions) // len(self.members)

    @property
    def label(self) -> str:
        """Return what a person would call it: Airflow, or one of Airflow, Dagster."""
        names = ", ".join(m.name for m in self.members)
        if len(self.members) == 1 or self.need >= len(self.members):
            return names
        return f"{'one' if self.need == 1 else self.need} of {names}"


def requirements(analysis: Analysis) -> tuple[Requirement, ...]:
    """Return what the posting asks, required first, then in the order of the text."""
    needs = {g.id: g.need for g in analysis.groups}
    by_group: dict[str, list[Skill]] = {}
    for skill in analysis.skills:
        if skill.kind in SCORED:
            by_group.setdefault(skill.group if skill.group in needs else f" {skill.id}", []).append(skill)
    found = [_requirement(skills, needs.get(group, 1), analysis.posting.text) for group, skills in by_group.items()]
    return tuple(sorted(found, key=lambda r: LEVELS.index(r.level)))


def _requirement(skills: list[Skill], need: int, text: str) -> Requirement:
    level = min((s.level for s in skills), key=LEVELS.index)
    kind = min((s.kind for s in skills), key=SCORED.index)
    members = tuple(Asked(s.id, s.name, s.kind, s.area, asked_level(s, text), s.years) for s in skills)
    mentions = tuple(sorted((m for s in skills for m in s.mentions), key=lambda m: m.start))
    return Requirement(members, min(need, len(members)), level, kind, mentions)


def asked_level(skill: Skill, text: str) -> str | None:
    """Return advanced or basic where words before a mention say so; None where the posting is silent."""
    if skill.level == "context" or not text:
        return None
    level = None
    for mention in skill.mentions:
        before = _CLAUSE_END.split(text[max(0, mention.start - REACH) : mention.start])[-1]
        if found := _LEVEL.search(before):
            level = "advanced" if found["advanced"] else level or "basic"
    return level
