"""A CV: from its text to a profile, each entry with the place that it was read from.

Lists under a heading of skills or languages are read as a profile's list is; skills that are only mentioned
elsewhere come from the same reader that finds them in postings, and carry no level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from jobmatch.lexicon import Lexicon
from jobmatch.readers.candidates import degree_of, split_list
from jobmatch.readers.dates import ranges_in, without_ranges, years_of_work
from jobmatch.readers.grades import says_nothing
from jobmatch.readers.spellings import spellings
from jobmatch.types import Profile, ProfileSkill, Skill

KINDS = "technical|core|key|professional|soft|hard|it|other"
LISTS = r"skills?|competenc\w+|technolog\w+|tools|stack|languages?|expertise"
LIST_HEADING = re.compile(rf"^\W*(?:(?:{KINDS}) )*(?:{LISTS})(?: (?:and|&) \w+)*\W*(?::(?P<rest>.*))?$", re.I)
EDUCATION = re.compile(r"^\W*(?:education|studies|academic|training)\b[\w ]*\W*$", re.I)
OTHERS = (
    r"experience|history|employment|projects?|summary|profile|about|certificat\w+|publications?|awards?|interests?|hobbies|"
    r"volunteer\w*|references?|contact|objective"
)
HEADING = re.compile(rf"^\W*(?:(?:work|professional|employment|career) )?(?:{OTHERS})\b[\w ]*\W*$", re.I)
DEGREE = re.compile(r"\b(?:bachelor|master|ph\.?\s?d|doctor|m\.?sc|b\.?sc|m\.?eng|b\.?eng|mba|diploma|degree|associate)\b", re.I)
TOTAL = re.compile(r"\b(\d{1,2})\+?\s*(?:years|yrs)\b(?=[^.\n]{0,40}\bexperience\b)", re.I)
TITLE = re.compile(r"curriculum|vitae|r[eé]sum[eé]|engineer|scientist|analyst|developer|manager|nurse", re.I)
NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")
LONGEST = 6  # words of an entry of a list; what is longer is prose
Place = tuple[int, str]  # line from 1, and its words


@dataclass(frozen=True, slots=True)
class Reading:
    """A profile read from a CV, with the places of its skills by id, and where years and degree come from."""

    profile: Profile
    places: dict[str, tuple[Place, ...]]
    about: dict[str, str]

    def of(self, skill: ProfileSkill) -> tuple[Place, ...]:
        """Return the places of a skill."""
        return self.places.get(skill.id or skill.given, ())


def prepared(text: str) -> str:
    """Return the text in which skills are to be found: the same, ranges of dates blanked."""
    return without_ranges(text)


def read_cv(text: str, found: Iterable[Skill], lexicon: Lexicon, stem: str, today: date) -> Reading:
    """Return the profile of a CV; `found` are the skills mentioned in its prepared text."""
    lines = text.splitlines()
    skills: dict[str, ProfileSkill] = {}
    places: dict[str, list[Place]] = {}
    for number, skill in (*_listed(lines, lexicon), *_mentioned(text, found)):
        key = skill.id or skill.given
        known = skills.get(key)
        skills[key] = _merged(known, skill) if known else skill
        place = (number + 1, " ".join(lines[number].split()))
        if place not in places.setdefault(key, []):
            places[key].append(place)
    years, why_years = _total(text, lines, today)
    degree, why_degree = _degree(lines)
    human = tuple(s.id for s in skills.values() if s.id and lexicon.entries[s.id].kind == "language")
    profile = Profile(_name(lines) or stem, tuple(skills.values()), years, degree, human)
    return Reading(profile, {k: tuple(v) for k, v in places.items()}, {"years": why_years, "degree": why_degree})


def _merged(a: ProfileSkill, b: ProfileSkill) -> ProfileSkill:
    return replace(a, level=a.level or b.level, years=a.years if a.years is not None else b.years)


def _listed(lines: list[str], lexicon: Lexicon) -> Iterator[tuple[int, ProfileSkill]]:
    """Yield (line, skill) of the lists under a heading of skills, also what the lexicon does not know."""
    inside = False
    for number, line in enumerate(lines):
        heading = LIST_HEADING.match(line)
        if heading or EDUCATION.match(line) or HEADING.match(line):
            inside = bool(heading)
            line = heading["rest"] or "" if heading else ""
        if inside:
            for entry in _entries(line):
                for skill in spellings(lexicon).resolve(entry):
                    if skill.id or len(entry.split()) <= 3:
                        yield number, skill


def _entries(line: str) -> Iterator[str]:
    """Yield the entries of a line of a list; a label before a colon is left out where it only heads them."""
    line = re.sub(r"^[\s\-*•–—·▪●#]+|\*\*|__", " ", line).strip()
    label, colon, rest = line.partition(":")
    if colon and len(label.split()) <= 4 and not all(says_nothing(w) for w in rest.split()):
        line = rest
    for entry in split_list(re.sub(r"\s+[|•·▪]\s+", ", ", line)):
        if len(entry.split()) <= LONGEST:
            yield entry


def _mentioned(text: str, found: Iterable[Skill]) -> Iterator[tuple[int, ProfileSkill]]:
    starts, at = [], 0
    for line in text.splitlines(keepends=True):
        starts.append(at)
        at += len(line)
    for skill in found:
        for m in skill.mentions:
            yield max(i for i, start in enumerate(starts) if start <= m.start), ProfileSkill(skill.id, skill.name)


def _name(lines: list[str]) -> str | None:
    """Return the first line where it is two to five words, no heading and no job title."""
    first = next((line.strip(" #*_\t") for line in lines if line.strip()), "")
    return first if NAME.fullmatch(first) and not TITLE.search(first) and not HEADING.match(first) else None


def _total(text: str, lines: list[str], today: date) -> tuple[float | None, str]:
    """Return the years of experience and where they come from: a statement, else the dates outside education."""
    if stated := list(TOTAL.finditer(text)):
        best = max(stated, key=lambda m: int(m[1]))
        return float(best[1]), f"stated: {' '.join(best[0].split())} of experience"
    work, studying = [], False
    for line in lines:
        if EDUCATION.match(line) or HEADING.match(line) or LIST_HEADING.match(line):
            studying = bool(EDUCATION.match(line))
        if not studying:
            work += ranges_in(line, today)
    return years_of_work(work), f"from {len(work)} ranges of dates outside education"


def _degree(lines: list[str]) -> tuple[str | None, str]:
    named = [" ".join(line.split()) for line in lines if DEGREE.search(line)]
    found = degree_of(named)
    return found, next((line for line in named if degree_of(line) == found), "")
