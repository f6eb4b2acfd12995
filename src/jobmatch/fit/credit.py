"""Credit: how far what the candidate knows covers one requirement.

    same         the candidate lists the skill                               1
    implied      the candidate lists a skill that contains it (broader)      1
    related      a stated relation between the two (PostgreSQL ~ MySQL)      the relation's credit
    practice     the everyday practice of a field that the candidate lists   as lexicons/practice.jsonl states
    any-of       the best member;  k-of-n: the k best members, averaged

An umbrella never earns a specific: no product ("cloud" is not AWS), whatever relation is stated, and no
speciality; only what whoever works in a field does every day (machine learning: model training). Years or a
level short of what is asked scale the credit down, never below half of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from jobmatch.fit.requirements import Asked
from jobmatch.lexicon import Lexicon
from jobmatch.types import SKILL_LEVELS, ProfileSkill

STEP = 0.25  # of the credit a level step short of what is asked costs
USUAL = "intermediate"  # what is asked of a skill that the posting wants without saying how well


class Source(NamedTuple):
    """A profile entry that earns something of a skill, and by which rule."""

    credit: float
    rule: str
    entry: ProfileSkill
    through: str  # id of the listed skill, or of the one above it that carries the relation
    steps: int  # from the listed skill to what it earns: of two equal sources the nearer is named


class Credit(NamedTuple):
    """What one requirement earns: 0-1, the range left open, the rule in words, the entries used."""

    value: float
    low: float
    high: float
    rule: str
    uses: tuple[ProfileSkill, ...]


class Part(NamedTuple):
    """What of a credit (0-1) years and level leave, its range, and why it is less than all."""

    value: float
    low: float
    high: float
    why: str


MISSING = Credit(0.0, 0.0, 0.0, "not in the profile", ())
NOT_SAID = Credit(0.0, 0.0, 1.0, "not said in the profile", ())
WHOLE = Part(1.0, 1.0, 1.0, "")


def best_of(credits: list[float], need: int) -> float:
    """Return the mean of the `need` best credits."""
    return round(sum(sorted(credits, reverse=True)[:need]) / need, 4)


def shortfall(entry: ProfileSkill, asked: Asked, level: str, floor: float, total: float | None) -> Part:
    """Return the part (floor-1) of the credit that level and years leave; `total` are the candidate's years in all."""
    want = asked.level or (USUAL if level == "required" else None)
    if not asked.years and asked.level != "advanced" and not (want and entry.level):
        return WHOLE
    value, low, high, why = 1.0, 1.0, 1.0, []
    if want and entry.level:
        short = max(0, SKILL_LEVELS.index(want) - SKILL_LEVELS.index(entry.level))
        if short:
            value = low = high = max(floor, 1 - STEP * short)
            why.append(f"{entry.level} where {want} is asked")
    elif asked.level == "advanced":
        low = max(floor, 1 - STEP * SKILL_LEVELS.index(want or USUAL))
    if asked.years:
        known = entry.years if entry.years is not None else total if total is not None and total < asked.years else None
        part = 1.0 if known is None else min(1.0, max(floor, known / asked.years))
        low = min(low, floor if entry.years is None else part)
        value, high = min(value, part), min(high, part)
        if part < 1:
            why.append(f"{known:g} of {asked.years:g} years")
    return Part(value, min(low, value), high, "; ".join(why))


@lru_cache(maxsize=20_000)
def earned(lexicon: Lexicon, skill: str) -> dict[str, tuple[float, str, str, int]]:
    """Return what one listed skill earns: skill asked -> (credit, rule, through which skill, steps)."""
    above = {s: steps for s, steps in lexicon.implied(skill).items() if s in lexicon.entries}
    found = {skill: (1.0, "same", skill, 0)} | {s: (1.0, "implied", skill, steps) for s, steps in above.items()}
    for known, steps in {skill: 0, **above}.items():
        for asked, credit in lexicon.relations.get(known, {}).items():
            if credit > found.get(asked, (0.0,))[0] and not _is_umbrella(lexicon, known, asked):
                found[asked] = (credit, "related", known, steps + 1)
    for asked, credit in practice(lexicon).get(skill, {}).items():
        if credit > found.get(asked, (0.0,))[0] and kind_of(lexicon, asked) != "tool":
            found[asked] = (credit, "practice", skill, 1)
    return found


@lru_cache(maxsize=4)
def practice(lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """Return the lines of practice.jsonl: field -> everyday skills that come with it -> credit."""
    return {row["field"]: row["covers"] for row in lexicon.table("practice")}


def _is_umbrella(lexicon: Lexicon, known: str, asked: str) -> bool:
    """Whether a known field stands above an asked product: it earns nothing of it."""
    return kind_of(lexicon, known) != "tool" and kind_of(lexicon, asked) == "tool" and known in lexicon.implied(asked)


def kind_of(lexicon: Lexicon, skill: str) -> str:
    """Return tool, method, soft or language; nothing for a skill that the lexicon does not know."""
    return lexicon.entries[skill].kind if skill in lexicon.entries else ""


def names(entries: Iterable[ProfileSkill]) -> tuple[str, ...]:
    """Return the entries as the profile writes them."""
    return tuple(dict.fromkeys(e.given for e in entries))
