"""Deal-breakers, beside the score and never inside: years, degree, language, place of work."""

from __future__ import annotations

from collections.abc import Iterator

from jobmatch.types import DEGREES, Analysis, Check, Profile

MET, NOT_MET, UNKNOWN = "met", "not met", "could not check"


def checks(analysis: Analysis, profile: Profile) -> tuple[Check, ...]:
    """Return a check for each deal-breaker that the posting states."""
    return tuple(check for kind in (_years, _degree, _languages, _place) for check in kind(analysis, profile))


def _years(analysis: Analysis, profile: Profile) -> Iterator[Check]:
    asked, has = analysis.facts.years, profile.years
    if asked:
        outcome = UNKNOWN if has is None else MET if has >= asked else NOT_MET
        yield Check("years", f"{asked:g} years of experience", None if has is None else f"{has:g} years", outcome)


def _degree(analysis: Analysis, profile: Profile) -> Iterator[Check]:
    degree, has = analysis.facts.degree, profile.degree
    if degree is None or degree.minimum in ("none", ""):
        return
    asked = f"{degree.minimum}{'' if degree.required else ', or experience instead'}"
    if has is None:
        outcome = UNKNOWN
    elif DEGREES.index(has) >= DEGREES.index(degree.minimum):
        outcome = MET
    else:
        outcome = NOT_MET if degree.required else UNKNOWN
    yield Check("degree", asked, has, outcome)


def _languages(analysis: Analysis, profile: Profile) -> Iterator[Check]:
    """A language that is only a plus, or that the profile leaves open altogether, is no deal-breaker that is missed."""
    for skill in analysis.skills:
        if skill.kind == "language" and skill.level == "required":
            listed = ", ".join(profile.languages) or None
            outcome = MET if skill.id in profile.languages else NOT_MET if listed else UNKNOWN
            yield Check("language", skill.name, listed, outcome)


def _place(analysis: Analysis, profile: Profile) -> Iterator[Check]:
    asked = analysis.facts.workplace
    if asked in ("onsite", "on-site", "hybrid"):
        place = asked.replace("-", "")
        listed = ", ".join(profile.workplaces) or None
        outcome = UNKNOWN if not listed else MET if place in profile.workplaces else NOT_MET
        yield Check("place of work", asked, listed, outcome)
