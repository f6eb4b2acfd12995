"""Facts: total years, degree, pay, seniority, kind of employment and place of work.

Writes `doc.spans["facts"]`: `label_` the fact (years, degree, salary, seniority, employment, workplace),
`id_` its value, `kb_id_` a qualifier (degree: required or not; salary: currency and period).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from jobmatch import degrees, scratch, words
from jobmatch.factories import factory
from jobmatch.marks import marks_in
from jobmatch.quantities import find_pay, years_in
from jobmatch.types import DEGREES
from jobmatch.words import Page

DATED = ("requirements", "duties", "other", "facts", "company")  # sections whose years may be asked of the candidate
UNSCHOOLED = ("legal", "benefits", "apply", "company")
MOST_YEARS = 20
_YEAR_WORDS = frozenset(("year", "yr", "yoe"))
_EXPERIENCE = re.compile(
    r"experience|exp\b|background|track record|similar|industry|in the field|work|professional|\w+ing\b|\bin\b|\bwith\b|\bof\b|required",
    re.I,
)
_NOT_EXPERIENCE = re.compile(
    r"(?:^for|we have|we've|has been|have been|maximum of|up to|years? old|ago|\bfor (?:over|more than|nearly|almost|the (?:last|past))|(?:past|last|next|first|every|each|within|previous|after|the)\s*"
    r"|history(?: of)?|anniversary|in business|since|celebrat\w*|vesting|contract\D{0,15}|founded|\bage|growing|aged?|over the|almost|nearly|duration\W*)\s*$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"\s*(?:old|ago|in business|of age|in a row|contract|vesting|history|running|later|we|our|term|fixed|degree|college|university"
    r"|consecutive|warranty|anniversary|of (?:growth|innovation|service|success|excellence|proven|r&d)\b)",
    re.I,
)

# "With over 20 years of experience, we ..." tells of the firm.
_OF_THE_FIRM = re.compile(r"with (?:over|more than|nearly|almost|\d)[^.]{0,90}(?:,|\)) (?:we|our)\b", re.I)

HEADING = 24  # characters in which a heading just before may speak of experience
Extent = tuple[int, int, str]  # characters start to end, section
Fact = tuple[int, int, str, str, str]  # characters start to end, label, value, qualifier


class FactFinder:
    """See the module."""

    def __call__(self, doc: Page) -> Page:
        """Find the facts and write them."""
        view = words.view(doc)
        dated: list[Extent] = []
        schooled: list[Extent] = []
        for start, end, section, _, _ in scratch.sections(doc):
            own = view.folded[start:end]
            extent = (view.starts[start], view.end(end - 1), section)
            if section in DATED and not _YEAR_WORDS.isdisjoint(own):
                dated.append(extent)
            if section not in UNSCHOOLED and not degrees.WORDS.isdisjoint(own):
                schooled.append(extent)
        found = [*years(view.text, dated), *degree(view.text, schooled), *salary(view.text)]
        found += [(*mark, "") for mark in marks_in(view.text)]
        scratch.write(doc, "facts", [_in_words(view.starts, fact) for fact in found])
        return doc


def years(text: str, extents: list[Extent]) -> list[Fact]:
    """Return the least total years asked of every candidate (at most one fact)."""
    found = [f for start, end, _ in extents for f in _asked_years(text, start, end)]
    if not found:
        return []
    # Several figures each speak of one skill: who meets all of them has the longest.
    start, end, least = max(found, key=lambda f: (f[2], -f[0]))
    return [(start, end, "years", f"{least:g}", "")]


def _asked_years(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, least) of each figure of years that is asked of the candidate."""
    sentence = text[start:end]
    if _OF_THE_FIRM.match(sentence):
        return
    for figure in years_in(sentence):
        before, after = sentence[max(0, figure.start - 40) : figure.start], sentence[figure.end : figure.end + 60]
        if _NOT_EXPERIENCE.search(before) or _NOT_AFTER.match(after) or figure.least > MOST_YEARS:
            continue
        heading = text[max(0, start - HEADING) : start].rstrip()  # "Experience: 3+ years"
        asked = sentence[:60] + before + after + (heading if heading.endswith(":") else "")
        wished = degrees.WISHED.search(before) or degrees.WISHED.match(after[1:14])
        if not wished and _EXPERIENCE.search(asked):
            yield start + figure.start, start + figure.end, figure.least


def degree(text: str, extents: list[Extent]) -> list[Fact]:
    """Return the lowest degree that suffices (at most one fact)."""
    found: list[tuple[bool, int, Fact]] = []
    for start, end, section in extents:
        sentence = text[start:end]
        for at, to, name in degrees.degrees_in(sentence):
            wished = section == "preferred" or degrees.is_wished(sentence, at, to)
            required = not wished and not degrees.is_replaceable(sentence)
            fact = (start + at, start + to, "degree", name, "required" if required else "")
            found.append((wished, DEGREES.index(name), fact))
    return [min(found)[2]] if found else []


def salary(text: str) -> list[Fact]:
    """Return the pay as `min-max` with `currency/per` (at most one fact)."""
    found = find_pay(text)
    if found is None:
        return []
    start, end, pay = found
    return [(start, end, "salary", f"{pay.min:g}-{pay.max:g}", f"{pay.currency}/{pay.per}")]


def _in_words(starts: list[int], fact: Fact) -> tuple[int, int, str, str, str]:
    start, end, label, value, qualifier = fact
    first = max(0, bisect_right(starts, start) - 1)
    return first, max(first + 1, bisect_left(starts, end)), label, value, qualifier


def _make(nlp: Any, name: str) -> FactFinder:
    """Make the component."""
    return FactFinder()


__getattr__ = factory("facts", _make, requires=["doc.spans"], assigns=["doc.spans"])
