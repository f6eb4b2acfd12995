"""A candidate out of lists and mappings: which key means what, in the shapes that people use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jobmatch.errors import ProfileError
from jobmatch.lexicon import Lexicon
from jobmatch.readers.grades import is_grade, level_of, years_of
from jobmatch.readers.spellings import spellings
from jobmatch.types import WORKPLACES, Profile, ProfileSkill

# what a key may be called -> what it is
KEYS = {
    "skills": "skills", "skill": "skills", "technologies": "skills", "tools": "skills", "competencies": "skills",
    "name": "name", "candidate": "name",
    "years": "years", "years_experience": "years", "experience_years": "years", "years_of_experience": "years",
    "experience": "years",
    "degree": "degree", "education": "degree",
    "languages": "languages", "spoken_languages": "languages",
    "workplace": "workplaces", "workplaces": "workplaces", "work": "workplaces",
}  # fmt: skip
_BULLET = re.compile(r"^\s*(?:[-*•–—·]|\d+[.)])\s+|(?:^|\s)#(?:\s.*)?$")
_DEGREES = (
    ("phd", r"ph\.?\s?d|doctor|dphil"),
    ("master", r"master|m\.?sc\b|\bm\.?s\.?\b|\bm\.?a\.?\b|mba|m\.?eng\b|m\.?tech\b|postgraduate"),
    ("bachelor", r"bachelor|b\.?sc\b|\bb\.?s\.?\b|\bb\.?a\.?\b|b\.?eng\b|b\.?tech\b|undergraduate|licen[cs]e"),
    ("associate", r"associate"),
    ("none", r"none|high school|no degree|\bged\b"),
)


def entries_of(text: str) -> list[str]:
    """Return the entries of a plain list: one a line or comma-separated, bullets and # comments left out."""
    entries = []
    for line in text.splitlines():
        entries += split_list(re.sub(r"^#+\s*", "", _BULLET.sub("", line).strip()))
    return entries


def split_list(line: str) -> list[str]:
    """Cut a line at commas and semicolons outside brackets; a level or years alone belong to the entry before."""
    parts: list[str] = []
    for part in re.split(r"[,;](?![^(\[]*[)\]])(?!\d{3}\b)", line):
        if parts and is_grade(part):  # Python: advanced, 4 years
            parts[-1] += f" {part.strip()}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def has_skills(data: dict[str, Any]) -> bool:
    """Whether a mapping has a key that means skills."""
    return any(KEYS.get(_key(k)) == "skills" for k in data)


def is_single(data: dict[str, Any]) -> bool:
    """Whether a mapping describes one candidate: it has `skills`, or maps each skill to a level or years."""
    if has_skills(data):
        return True
    return not data or any(not isinstance(v, list | dict) for v in data.values()) or all(_is_value(v) for v in data.values())


def _is_value(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float) or (isinstance(value, dict) and set(value) <= {"level", "years"})


def candidate(data: Any, where: str) -> dict[str, Any]:
    """Return one candidate's data as a mapping with the keys of KEYS."""
    if isinstance(data, list | str):
        return {"skills": data}
    if not isinstance(data, dict):
        raise ProfileError(f"{where}: holds a {type(data).__name__}; a profile is a list of skills, or has `skills:`")
    if not has_skills(data):
        about = {k: v for k, v in data.items() if KEYS.get(_key(k)) in ("name", "degree", "years")}
        return {**about, "skills": {k: v for k, v in data.items() if k not in about}}
    out: dict[str, Any] = {}
    for key, value in data.items():
        known = KEYS.get(_key(key))
        if known == "skills" and known in out:
            out[known] = [*_as_list(out[known]), *_as_list(value)]
        elif known:
            out[known] = value
    return out


def _key(key: Any) -> str:
    return re.sub(r"[\s-]+", "_", str(key).strip().lower())


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class Candidate:
    """Builds the Profile of one candidate; `where` names the file in errors."""

    def __init__(self, lexicon: Lexicon, name: str, where: str) -> None:
        self.name = name
        self.where = where
        self.lexicon = lexicon
        self.spellings = spellings(lexicon)

    def profile(self, data: Any) -> Profile:
        """Return the profile; raise ProfileError where it lists no skill."""
        data = candidate(data, self.where)
        listed = list(dict.fromkeys(self.skills(data.get("skills"))))
        spoken, others = self._languages(data.get("languages"))
        skills = [s for s in (*listed, *others) if s not in spoken]
        if not skills:
            raise ProfileError(f"{self.where}: {self.name} lists no skills; name at least one under `skills:`")
        human = [s for s in (*spoken, *skills) if s.id and self.lexicon.entries[s.id].kind == "language"]
        return Profile(
            name=str(data.get("name") or self.name),
            skills=tuple(skills),
            years=years_of(data.get("years")),
            degree=degree_of(data.get("degree")),
            languages=tuple(dict.fromkeys(s.id for s in human if s.id)),
            workplaces=tuple(w for w in WORKPLACES if w in str(data.get("workplaces", "")).lower().replace("-", "")),
        )

    def skills(self, value: Any) -> Iterator[ProfileSkill]:
        """Yield the skills of a list, a mapping, a comma-separated text, or these nested."""
        if isinstance(value, str):
            for entry in entries_of(value):
                yield from self.spellings.resolve(entry)
        elif isinstance(value, dict):
            yield from self._mapping(value)
        elif isinstance(value, list | tuple):
            for item in value:
                yield from self._item(item)
        elif value is not None:
            raise ProfileError(f"{self.where}: skill {value!r} is no text; write it as a word")

    def _item(self, item: Any) -> Iterator[ProfileSkill]:
        if isinstance(item, str):
            yield from self.spellings.resolve(item) if item.strip() else ()
        elif isinstance(item, dict):
            yield from self._row(item) if set(map(_key, item)) & {"skill", "name"} else self._mapping(item)
        elif isinstance(item, list):
            yield from self.skills(item)
        elif item is not None:
            raise ProfileError(f"{self.where}: skill {item!r} is no text; put quotes around it")

    def _row(self, row: dict[str, Any]) -> Iterator[ProfileSkill]:
        """Yield the skill of `{skill, level, years}`; a name that heads `keywords` gives its level to them."""
        fields = {_key(k): v for k, v in row.items()}
        level = level_of(fields.get("level") or fields.get("proficiency"))
        years = years_of(fields.get("years"))
        name = fields.get("skill") or fields.get("name")
        found = self.spellings.resolve(str(name), level, years) if name else []
        keywords = [k for word in fields.get("keywords") or () for k in self.spellings.resolve(str(word), level, years)]
        yield from [s for s in found if s.id or not keywords] + keywords

    def _mapping(self, mapping: dict[str, Any]) -> Iterator[ProfileSkill]:
        """Yield skills of name -> level or years, or of heading -> list of skills."""
        for name, value in mapping.items():
            if isinstance(value, list | tuple) or (isinstance(value, dict) and not _is_value(value)):
                yield from self.skills(value)
            elif isinstance(value, dict):
                yield from self._row({"skill": name, **value})
            elif isinstance(value, str) and not level_of(value) and not years_of(value) and "," in value:
                yield from self.skills(value)
            else:
                number = isinstance(value, int | float) and not isinstance(value, bool)
                yield from self.spellings.resolve(str(name), None if number else level_of(value), years_of(value))

    def _languages(self, value: Any) -> tuple[list[ProfileSkill], list[ProfileSkill]]:
        """Return the human languages of a list, and what else people put there (Python, SQL)."""
        found: list[ProfileSkill] = []
        for item in _as_list(value) if value else ():
            text = str(item.get("language") or item.get("name") or "") if isinstance(item, dict) else str(item)
            found += [s for part in re.split(r"[,;]", text) if part.strip() for s in self.spellings.resolve(part)]
        human = [s for s in found if s.id and self.lexicon.entries[s.id].kind == "language"]
        return human, [s for s in found if s not in human and s.id]


def degree_of(value: Any) -> str | None:
    """Return the highest degree that a text or list names, one of DEGREES; None where it names none."""
    if not value:
        return None
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return next((degree for degree, pattern in _DEGREES if re.search(pattern, text, re.I)), None)
