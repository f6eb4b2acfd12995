"""What if: the same posting after the candidate has learned something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jobmatch.types import Profile, ProfileSkill


def with_skills(profile: Profile, skills: Iterable[ProfileSkill]) -> Profile:
    """Return the profile with further skills; those that it has already change nothing."""
    return replace(profile, skills=(*profile.skills, *(s for s in skills if s not in profile.skills)))
