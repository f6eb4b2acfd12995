"""Judge: how far analyses agree with an annotated folder.

A found skill is right where one of its mentions and one occurrence of an annotated surface share at least half
of the characters that the two cover. Skills count once a posting, whatever they are called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.evaluate.gold import Extent, GoldPosting, overlap, read_gold
from jobmatch.pipeline import Analyser
from jobmatch.types import Analysis, Posting, Record

ENOUGH = 0.5  # of the characters that two extents cover must be shared
KINDS = ("tool", "method", "soft", "all")


@dataclass(frozen=True, slots=True)
class Rates(Record):
    """Precision, recall and their harmonic mean, 0 to 1; `found` and `asked` are what they are shares of."""

    precision: float
    recall: float
    f1: float
    found: int
    asked: int


@dataclass(frozen=True, slots=True)
class Share(Record):
    """How many of `asked` are right, 0 to 1."""

    accuracy: float
    asked: int


@dataclass(frozen=True, slots=True)
class Error(Record):
    """A skill that was wrongly found, or missed, with some words around it."""

    posting: str
    what: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict(Record):
    """All measures over one folder; `levels` and `alternatives` are of the skills that were found."""

    postings: int
    skills: dict[str, Rates]
    levels: Share
    alternatives: Rates
    duties: Rates
    years: Share
    degree: Share
    role: Share
    errors: tuple[Error, ...]


class Judge:
    """Counts posting by posting."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.errors: list[Error] = []

    def add(self, gold: GoldPosting, analysis: Analysis) -> None:
        """Count one posting."""
        self.counts["postings", ""] += 1
        self._skills(gold, analysis)
        self._duties(gold, analysis)
        self._facts(gold, analysis)

    def _skills(self, gold: GoldPosting, analysis: Analysis) -> None:
        asked = gold.skill_extents()
        found = [[(m.start, m.end) for m in s.mentions] for s in analysis.skills]
        right = {i: hit for i, extents in enumerate(found) if (hit := _best(extents, asked)) is not None}
        hits = {i: hit for i, extents in enumerate(asked) if (hit := _best(extents, found)) is not None}
        for i, skill in enumerate(analysis.skills):
            self._count_rates(skill.kind, "found", i in right)
            if i not in right:
                self._err(gold, "wrong", skill.kind, _around(gold.text, found[i][0]))
        for i, entry in enumerate(gold.annotation["skills"]):
            self._count_rates(entry["kind"], "asked", i in hits)
            if i not in hits:
                self._err(gold, "missed", entry["kind"], entry["surfaces"][0])
            else:
                self._count("levels", analysis.skills[hits[i]].level == entry["level"])
        self._groups(gold, analysis, set(right), hits)

    def _groups(self, gold: GoldPosting, analysis: Analysis, right: set[int], hits: dict[int, int]) -> None:
        asked: dict[str, set[int]] = {}
        found: dict[str, set[int]] = {}
        for i, hit in hits.items():
            if group := gold.annotation["skills"][i]["group"]:
                asked.setdefault(group, set()).add(hit)
        for i, skill in enumerate(analysis.skills):
            if skill.group and i in right:
                found.setdefault(skill.group, set()).add(i)
        self._add_sets("alternatives", _pairs(found), _pairs(asked))

    def _duties(self, gold: GoldPosting, analysis: Analysis) -> None:
        asked, found = gold.duty_extents(), [(d.start, d.end) for d in analysis.duties]
        self.counts["duties", "asked"] += len(asked)
        self.counts["duties", "found"] += len(found)
        self.counts["duties", "asked right"] += sum(any(overlap(a, b) >= ENOUGH for b in found) for a in asked)
        self.counts["duties", "found right"] += sum(any(overlap(a, b) >= ENOUGH for b in asked) for a in found)

    def _facts(self, gold: GoldPosting, analysis: Analysis) -> None:
        note, facts, role = gold.annotation, analysis.facts, analysis.role.label
        asked = note["degree"]["minimum"] if note["degree"] else "none"
        self._count("years", note["years"] == facts.years)
        self._count("degree", asked == (facts.degree.minimum if facts.degree else "none"))
        self._count("role", role == note["role"] or (not note.get("role_clear", True) and role == note.get("role_second")))

    def _count(self, what: str, right: bool) -> None:
        self.counts[what, "asked"] += 1
        self.counts[what, "right"] += right

    def _count_rates(self, kind: str, side: str, right: bool) -> None:
        for what in (kind, "all"):
            self.counts[what, side] += 1
            self.counts[what, f"{side} right"] += right

    def _add_sets(self, what: str, found: set[tuple[int, int]], asked: set[tuple[int, int]]) -> None:
        for side, members in (("found", found), ("asked", asked)):
            self.counts[what, side] += len(members)
            self.counts[what, f"{side} right"] += len(found & asked)

    def _err(self, gold: GoldPosting, what: str, kind: str, text: str) -> None:
        self.errors.append(Error(gold.id, what, kind, " ".join(text.split())))

    def verdict(self) -> Verdict:
        """Return the measures over all postings so far."""
        return Verdict(
            self.counts["postings", ""], skills={kind: self._rates(kind) for kind in KINDS},
            alternatives=self._rates("alternatives"), duties=self._rates("duties"), errors=tuple(self.errors),
            **{what: self._share(what) for what in ("levels", "years", "degree", "role")},
        )  # fmt: skip

    def _rates(self, what: str) -> Rates:
        found, asked = self.counts[what, "found"], self.counts[what, "asked"]
        precision = self.counts[what, "found right"] / found if found else 0.0
        recall = self.counts[what, "asked right"] / asked if asked else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return Rates(precision, recall, f1, found, asked)

    def _share(self, what: str) -> Share:
        asked = self.counts[what, "asked"]
        return Share(self.counts[what, "right"] / asked if asked else 0.0, asked)


def judge_folder(folder: Path, analyser: Analyser) -> Verdict:
    """Return how far an analyser agrees with an annotated folder; raise InputError where it holds none."""
    annotated = list(read_gold(folder))
    if not annotated:
        raise InputError(f"{folder}: no annotated posting there; put ID.json beside ID.txt")
    return judge((gold, analyser.analyse(Posting(id=gold.id, text=gold.text))) for gold in annotated)


def judge(pairs: Iterable[tuple[GoldPosting, Analysis]]) -> Verdict:
    """Return how far analyses agree with their annotated postings."""
    found = Judge()
    for gold, analysis in pairs:
        found.add(gold, analysis)
    return found.verdict()


def _best(extents: list[Extent], others: list[list[Extent]]) -> int | None:
    """Return which of the others shares most with one of the extents, None where none shares enough."""
    shares = ((overlap(a, b), i) for a in extents for i, many in enumerate(others) for b in many)
    share, best = max(shares, default=(0.0, 0))
    return best if share >= ENOUGH else None


def _pairs(groups: dict[str, set[int]]) -> set[tuple[int, int]]:
    return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


def _around(text: str, extent: Extent) -> str:
    start, end = extent
    return f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}"
