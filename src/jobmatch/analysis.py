"""From what the components found in a Doc or a Sheet to plain records; the page may go afterwards."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from jobmatch import scratch, words
from jobmatch.lexicon import Lexicon
from jobmatch.types import LEVELS, Analysis, Degree, Duty, Facts, Group, Mention, Posting, Role, Salary, Skill
from jobmatch.words import Page


class Found(NamedTuple):
    """One mention of a skill: its first word, and what the components said of it."""

    mention: Mention
    word: int
    rule: str
    level: str
    cue: str
    group: str


class Reader:
    """Reads one page. Offsets come from plain lists: asking each Span for its characters costs ten times that."""

    def __init__(self, doc: Page, lexicon: Lexicon) -> None:
        self.doc = doc
        self.view = words.view(doc)
        self.text = self.view.text
        self.lexicon = lexicon
        sections = scratch.sections(doc)
        self.section_starts = [s.start for s in sections]
        self.section_labels = [s.label for s in sections]

    def analysis(self, posting: Posting, role: Role) -> Analysis:
        """Return the whole record."""
        skills, groups = self.skills()
        facts = with_stated(self.facts(), posting)
        return Analysis(posting, role, skills, groups, self.duties(), facts, tuple(self.doc.user_data.get("notes", ())))

    def mention(self, start: int, end: int, word: int) -> Mention:
        """Return the mention at characters start to end, whose first word is `word`."""
        at = bisect_right(self.section_starts, word) - 1
        return Mention(start, end, self.text[start:end], self.section_labels[at] if at >= 0 else "other")

    def duties(self) -> tuple[Duty, ...]:
        """Return the duties in the order of the text."""
        spans = [
            (self.view.starts[start], self.view.end(end - 1), kind) for start, end, kind, _, _ in scratch.rows(self.doc, "duties")
        ]
        return tuple(Duty(a, b, self.text[a:b], kind) for a, b, kind in spans)

    def skills(self) -> tuple[tuple[Skill, ...], tuple[Group, ...]]:
        """Return the skills in the order of the text, and the groups of those that may stand for each other."""
        years = {start: float(figure) for start, _, figure, _, _ in scratch.rows(self.doc, "years")}
        by_id = self._by_id()
        group_of = _groups({skill: _candidate_groups(found) for skill, found in by_id.items()})
        members: dict[str, list[str]] = {}
        for skill, group in group_of.items():
            members.setdefault(group, []).append(skill)
        names = {g: f"g{i}" for i, g in enumerate((g for g, m in members.items() if len(m) > 1), 1)}
        skills = tuple(self._skill(skill, found, names.get(group_of.get(skill, "")), years) for skill, found in by_id.items())
        groups = tuple(Group(names[g], min(int(g.split(":")[1]), len(members[g])), tuple(members[g])) for g in names)
        return skills, groups

    def _by_id(self) -> dict[str, list[Found]]:
        by_id: dict[str, list[Found]] = {}
        starts, texts = self.view.starts, self.view.texts
        for (start, end, _, skill, rule), asked in zip(scratch.skills(self.doc), scratch.requirements(self.doc), strict=True):
            if asked.level != "excluded":
                mention = self.mention(starts[start], starts[end - 1] + len(texts[end - 1]), start)
                found = Found(mention, start, rule, asked.level, asked.why, asked.group)
                if skill in by_id:
                    by_id[skill].append(found)
                else:
                    by_id[skill] = [found]
        return by_id

    def _skill(self, skill: str, found: list[Found], group: str | None, years: dict[int, float]) -> Skill:
        entry, first = self.lexicon.entries[skill], _strongest(found)
        asked = [years[f.word] for f in found if f.word in years] if years else None
        return Skill(
            id=entry.id, name=entry.name, kind=entry.kind, area=entry.area, level=first.level, group=group,
            years=max(asked) if asked else None, mentions=tuple([f.mention for f in found]),
            why=f"'{first.mention.text}' by {first.rule}; {first.level} by {first.cue}",
        )  # fmt: skip

    def facts(self) -> Facts:
        """Return what the posting states besides skills and duties."""
        found = {label: (value, qualifier) for _, _, label, value, qualifier in scratch.rows(self.doc, "facts")}
        salary = degree = None
        if "salary" in found:
            low, high = found["salary"][0].split("-")
            currency, per = found["salary"][1].split("/")
            salary = Salary(float(low), float(high), currency, per)
        if "degree" in found:
            degree = Degree(found["degree"][0], found["degree"][1] == "required")
        texts = {k: found[k][0] if k in found else None for k in ("seniority", "employment", "workplace")}
        return Facts(years=float(found["years"][0]) if "years" in found else None, degree=degree, salary=salary, **texts)


def with_stated(facts: Facts, posting: Posting) -> Facts:
    """Return the facts, those that the posting's file states outright before those read from its text."""
    stated = {name: value for name in ("salary", "employment", "workplace") if (value := getattr(posting, name))}
    return replace(facts, **stated) if stated else facts


def _strongest(found: list[Found]) -> Found:
    """Return the first mention of the strongest level."""
    return found[0] if len(found) == 1 else min(found, key=lambda f: LEVELS.index(f.level))


def _candidate_groups(found: list[Found]) -> list[str]:
    """Return the groups of the strongest mentions; none where the skill is also asked on its own."""
    level = _strongest(found).level
    groups = [f.group for f in found if f.level == level]
    return groups if all(groups) else []


def _groups(candidates: dict[str, list[str]]) -> dict[str, str]:
    """Return one group a skill: the first it stands in.

    Two groups are one where they share half of the smaller: "TensorFlow or PyTorch", "Keras or TensorFlow".
    """
    members: dict[str, set[str]] = {}
    for skill, groups in candidates.items():
        for group in groups:
            members.setdefault(group, set()).add(skill)
    leader: dict[str, str] = {g: g for g in members}
    for groups in candidates.values():
        first = leader[groups[0]] if groups else ""
        for other in dict.fromkeys(groups[1:]):
            shared = len(members[first] & members[other])
            if leader[other] == other != first and 2 * shared >= min(len(members[first]), len(members[other])):
                leader[other] = first
                members[first] |= members[other]
    return {skill: leader[groups[0]] for skill, groups in candidates.items() if groups}
