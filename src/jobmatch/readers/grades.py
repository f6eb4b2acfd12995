"""Grades: the level and the years that a candidate states beside a skill, in any usual way."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobmatch import words
from jobmatch.types import SKILL_LEVELS

LEVEL_WORDS = {
    "basic": "basic basics beginner novice elementary junior familiar familiarity exposure some limited introductory a1 a2",
    "intermediate": "intermediate working medium mid competent moderate good conversational b1 b2",
    "advanced": "advanced strong proficient proficiency senior solid extensive fluent professional very c1",
    "expert": "expert expertise master mastery guru specialist native c2",
}
LEVELS = {word: level for level, listed in LEVEL_WORDS.items() for word in listed.split()}
# Words that say nothing of the skill itself: what is left of "strong Java programming experience" is Java
FILLER_WORDS = """& + / , . - – — : ; ( ) | * • a an and or the of in with on for to using via by at as including incl etc also my
experience experienced skill knowledge knowing understanding use user usage work hand year yr month level main primary
programming development developer developing scripting coding language framework library stack ecosystem secondary daily
tool platform software technology database db certified certification certificate version v tech concept principle
environment service suite technique api"""
FILLER = frozenset(FILLER_WORDS.split())
_TAIL = r"(?:\s*(?:of\b|experience\b|exp\b\.?|in\b|with\b))*"
_YEARS = re.compile(r"(?P<n>\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?|y|yoe)\b\.?" + _TAIL, re.I)
_MONTHS = re.compile(r"(?P<n>\d{1,2})\s*\+?\s*(?:months?|mos?)\b\.?" + _TAIL, re.I)
_NUMBER = re.compile(r"\s*(?P<n>\d{1,2}(?:[.,]\d+)?)\s*\+?\s*")
_GRADE = re.compile(r"(?P<n>\d{1,3}(?:\.\d)?)\s*(?:/\s*(?P<of>5|10|100)\b|(?P<percent>%))")
_STARS = re.compile(r"(?P<on>[★●⬤■]+)(?P<off>[☆○◯□]*)")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_EDGES = " \t\r\n,;:.-–—•*|\"'`"


class Statement(NamedTuple):
    """One entry taken apart: its name, the name without words of level, what stands in brackets, level, years."""

    name: str
    bare: str
    inner: tuple[str, ...]
    level: str | None
    years: float | None


def level_of(value: object) -> str | None:
    """Return basic, intermediate, advanced or expert for words, 4/5, 80 %, stars or 1-5; None where it says nothing."""
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).lower()
    if match := _GRADE.search(text):
        return _grade(float(match["n"]) / float(match["of"] or 100))
    if match := _STARS.search(text):
        return _grade(len(match["on"]) / max(len(match["on"] + match["off"]), 4))
    if re.fullmatch(r"[1-5](?:\.0)?", text.strip()):
        return _grade(float(text) / 5)
    return next((LEVELS[w] for w in re.findall(r"[a-z]+\d?", text) if w in LEVELS), None)


def years_of(value: object) -> float | None:
    """Return years from 5, "5", "5+ years" or "18 months"; None where there is no figure."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if 0 <= value < 80 else None
    if match := _MONTHS.search(str(value)):
        return round(float(match["n"]) / 12, 1)
    match = _YEARS.search(str(value)) or _NUMBER.fullmatch(str(value))
    return float(match["n"].replace(",", ".")) if match else None


def is_grade(text: str) -> bool:
    """Whether a text is nothing but a level or years."""
    rest = _MONTHS.sub("", _YEARS.sub("", text)).strip(_EDGES).lower()
    return bool(text.strip()) and (not rest or rest in LEVELS)


def take_apart(text: str) -> Statement:
    """Separate the name of a skill from its level, its years, and what stands in brackets."""
    counted = _MONTHS.sub(" ", _YEARS.sub(" ", text))
    years = years_of(text) if counted != text else None
    plain = _STARS.sub(" ", _GRADE.sub(" ", counted))
    level = level_of(text) if plain != counted else None
    inner = [p.strip(_EDGES) for m in _BRACKETS.finditer(plain) for p in re.split(r"[,;/]", m[1] or m[2] or "")]
    name, grade = _behind_colon(_BRACKETS.sub(" ", plain))
    bare = " ".join(w for w in name.split() if w.lower().strip(_EDGES) not in LEVELS).strip(_EDGES)
    stated = (level_of(p) for p in (*inner, grade, name if bare else ""))
    level = level or next((found for found in stated if found), None)
    return Statement(name, bare or name, tuple(p for p in inner if p and not level_of(p)), level, years)


def says_nothing(token: str) -> bool:
    """Whether a word left beside a name changes nothing: filler, a level or a figure."""
    word = words.fold(token)
    return word in FILLER or word in LEVELS or word.replace(".", "").isdigit()


def _behind_colon(core: str) -> tuple[str, str]:
    """Cut "SQL: advanced" or "SQL - advanced" where what follows only grades."""
    name, _, grade = re.sub(r"\s[-–—|]\s", ":", core).partition(":")
    if grade.strip(_EDGES) and name.strip() and all(says_nothing(w) for w in words.phrase(grade)):
        return name.strip(_EDGES), grade
    return " ".join(core.split()).strip(_EDGES), ""


def _grade(share: float) -> str:
    return SKILL_LEVELS[min(3, max(0, int(share * 4 + 0.999) - 1))]
