"""Gaps over many postings: what learning a skill would add to each, and which few skills add most together.

A learned skill is one that the profile lists without level and years. All sums are whole hundredths of points,
the same as the score's own; a plain loop over `Fitter.fit` with and without the skill gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobmatch.fit.credit import best_of, earned, shortfall
from jobmatch.fit.knowledge import Knowledge
from jobmatch.fit.requirements import Asked, Requirement, requirements
from jobmatch.fit.score import part, shares, weigh
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import Lexicon
from jobmatch.types import Analysis, MarketGap, Profile, ProfileSkill

LEARNABLE = ("tool", "method")


@dataclass(slots=True)
class Line:
    """One requirement of one posting as the candidate stands: the credit of each member, and the points.

    `ceilings` are the parts of a credit that years and level leave to a newly learned skill.
    """

    posting: int
    need: int
    worth: int
    credits: list[float]
    ceilings: list[float]
    points: int

    def earned(self, credits: list[float]) -> int:
        """Return the points that the members' credits would earn."""
        return part(self.worth, credits[0] if len(credits) == 1 else best_of(credits, self.need))


class Market:
    """Postings against one profile, ready to be asked what learning would change."""

    def __init__(self, profile: Profile, lexicon: Lexicon, weights: Weights = DEFAULT) -> None:
        self.profile = profile
        self.lexicon = lexicon
        self.weights = weights
        self.knowledge = Knowledge(profile, lexicon, weights)
        self.scores: list[int] = []  # hundredths, one a posting that has requirements
        self.unscored = 0
        self._asking: dict[str, list[tuple[Line, int]]] = {}  # skill -> lines that ask it, and its place there
        self._wanting: dict[str, set[int]] = {}
        self._before: list[tuple[Line, list[float], int]] = []  # lines as they stood before each learning
        self._first: dict[str, dict[int, int]] = {}  # skill -> its gains while nothing is learned

    def add(self, analysis: Analysis) -> None:
        """Take in one posting; one without requirements is only counted."""
        asked = requirements(analysis)
        worths = shares([weigh(r, analysis.role.label, self.weights) for r in asked])
        if not sum(worths):
            self.unscored += 1
            return
        self._first.clear()
        number, score = len(self.scores), 0
        for r, worth in zip(asked, worths, strict=True):
            line = self._line(number, r, worth)
            score += line.points
            for place, member in enumerate(r.members):
                self._wanting.setdefault(member.id, set()).add(number)
                if line.points < worth:
                    self._asking.setdefault(member.id, []).append((line, place))
        self.scores.append(score)

    def _line(self, posting: int, r: Requirement, worth: int) -> Line:
        credits = [self.knowledge.member(m, r.level).value for m in r.members]
        ceilings = [self._ceiling(m, r.level) for m in r.members]
        line = Line(posting, r.need, worth, credits, ceilings, 0)
        line.points = line.earned(credits)
        return line

    def _ceiling(self, member: Asked, level: str) -> float:
        return shortfall(ProfileSkill(member.id, ""), member, level, self.weights.short, self.profile.years).value

    def extend(self, analyses: Iterable[Analysis]) -> Market:
        """Take in many postings; return the market."""
        for analysis in analyses:
            self.add(analysis)
        return self

    def missing(self, least: int = 1) -> list[str]:
        """Return the learnable skills that at least `least` postings ask and the profile does not list or imply."""
        full = {s for s in self._wanting if any(x.credit >= 1 for x in self.knowledge.sources(s))}
        entries = self.lexicon.entries
        return sorted(
            s for s, postings in self._wanting.items()
            if len(postings) >= least and s in entries and entries[s].kind in LEARNABLE and s not in full
        )  # fmt: skip

    def gains(self, skill: str) -> dict[int, int]:
        """Return the hundredths of points that learning a skill adds: posting number -> gain, only where there is one."""
        if not self._before and skill in self._first:
            return self._first[skill]
        gained: dict[int, int] = {}
        for line, credits in self._changed(skill):
            if more := line.earned(credits) - line.points:
                gained[line.posting] = gained.get(line.posting, 0) + more
        if not self._before:
            self._first[skill] = gained
        return gained

    def learn(self, skill: str) -> None:
        """Let the candidate have learned a skill: further gains count on top of it."""
        for line, credits in self._changed(skill):
            self._before.append((line, line.credits, line.points))
            points = line.earned(credits)
            self.scores[line.posting] += points - line.points
            line.credits, line.points = credits, points

    def forget(self) -> None:
        """Take back all that was learned."""
        for line, credits, points in reversed(self._before):
            self.scores[line.posting] += points - line.points
            line.credits, line.points = credits, points
        self._before.clear()

    def _changed(self, skill: str) -> list[tuple[Line, list[float]]]:
        """Return the lines that a learned skill changes, each with its members' new credits."""
        alone: list[tuple[Line, list[float]]] = []
        found: dict[int, tuple[Line, list[float]]] = {}
        for asked, (credit, *_) in earned(self.lexicon, skill).items():
            if credit < self.weights.least:
                continue
            for line, place in self._asking.get(asked, ()):
                if credit * line.ceilings[place] <= line.credits[place]:
                    continue
                if len(line.credits) == 1:
                    alone.append((line, [round(credit * line.ceilings[place], 4)]))
                else:
                    _, credits = found.setdefault(id(line), (line, line.credits.copy()))
                    credits[place] = round(credit * line.ceilings[place], 4)
        return [*alone, *found.values()]

    def gap(self, skill: str, threshold: float) -> MarketGap:
        """Return what learning one skill would change over all postings."""
        gained, wanted = self.gains(skill), self._wanting[skill]
        return MarketGap(
            skill=skill,
            name=self.lexicon.entries[skill].name,
            wanted=len(wanted),
            share=round(len(wanted) / len(self.scores), 4),
            points=round(sum(gained.values()) / 100 / len(self.scores), 4),
            lifted=self.lifted(gained, threshold),
        )

    def lifted(self, gained: dict[int, int], threshold: float) -> int:
        """Return how many postings the gains lift from below the threshold to it or above."""
        bar = round(threshold * 100)
        return sum(self.scores[p] < bar <= self.scores[p] + more for p, more in gained.items())

    def above(self, threshold: float) -> int:
        """Return how many postings score the threshold or more."""
        return sum(score >= round(threshold * 100) for score in self.scores)
