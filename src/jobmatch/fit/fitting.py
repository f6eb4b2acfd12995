"""A Fit from an Analysis and a Profile: ledger, score, interval, gaps and checks."""

from __future__ import annotations

from jobmatch.fit.checks import checks
from jobmatch.fit.gaps import gaps
from jobmatch.fit.knowledge import Knowledge
from jobmatch.fit.score import ledger, total
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import Lexicon
from jobmatch.types import Analysis, Fit, LedgerLine, Profile

NO_REQUIREMENTS = "no requirements found in the posting"
NO_SKILLS = "no skill of the profile is known to the lexicon"
MANY = 150  # skills: nobody lists so many for what they can do


class Fitter:
    """Fits one profile to any number of postings; each result depends on its posting alone."""

    def __init__(self, profile: Profile, lexicon: Lexicon, weights: Weights = DEFAULT) -> None:
        self.profile = profile
        self.lexicon = lexicon
        self.weights = weights
        self.knowledge = Knowledge(profile, lexicon, weights)

    def fit(self, analysis: Analysis) -> Fit:
        """Return how the profile fits one posting; score None with the reason where nothing can be said."""
        known = any(s.id in self.lexicon.entries for s in self.profile.skills if s.id)
        lines = ledger(analysis, self.knowledge, self.weights) if known else ()
        looked = checks(analysis, self.profile)
        if not sum(line.worth for line in lines):
            reason = NO_REQUIREMENTS if known else NO_SKILLS
            return Fit(None, None, None, checks=looked, reason=reason, notes=self.notes((), analysis), weights=self.weights.name)
        return Fit(
            score=total([line.points for line in lines]),
            low=total([line.low for line in lines]),
            high=total([line.high for line in lines]),
            ledger=lines,
            gaps=gaps(lines, self.knowledge, self.lexicon),
            checks=looked,
            strength=self.strength(lines),
            notes=self.notes(lines, analysis),
            weights=self.weights.name,
        )

    def strength(self, lines: tuple[LedgerLine, ...]) -> str:
        """Return how much there is to go by: strong, fair or thin, by the number of skills asked for."""
        asked = sum(line.level != "context" and line.kind != "soft" for line in lines)
        return "thin" if asked < self.weights.thin else "fair" if asked < self.weights.fair else "strong"

    def notes(self, lines: tuple[LedgerLine, ...], analysis: Analysis) -> tuple[str, ...]:
        """Return what a reader of the score should know."""
        found = list(analysis.notes)
        if lines and all(line.level == "context" for line in lines):
            found.append("the posting asks for nothing outright; the score rests on the work that it describes")
        elif lines and self.strength(lines) == "thin":
            found.append("the posting asks for little; the score says little")
        if len(self.profile.ids) > MANY:
            found.append(f"the profile lists {len(self.profile.ids)} skills, more than one can vouch for: the score is a ceiling")
        return tuple(found)
