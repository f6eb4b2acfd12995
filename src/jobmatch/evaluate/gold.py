"""Annotated postings: ID.txt beside ID.json, as the annotation guidelines lay down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError

Extent = tuple[int, int]
FIELDS = ("role", "skills", "duties", "years", "degree")
SKILL_FIELDS = ("name", "surfaces", "kind", "level", "group")


@dataclass(frozen=True, slots=True)
class GoldPosting:
    """A posting's text and its annotation (the JSON as it stands)."""

    id: str
    text: str
    annotation: dict[str, Any]

    def skill_extents(self) -> list[list[Extent]]:
        """Return, for each annotated skill, where its surfaces stand."""
        return [[e for surface in s["surfaces"] for e in occurrences(self.text, surface)] for s in self.annotation["skills"]]

    def duty_extents(self) -> list[Extent]:
        """Return where the annotated duties stand."""
        return [occurrences(self.text, duty)[0] for duty in self.annotation["duties"]]


def read_gold(folder: Path) -> Iterator[GoldPosting]:
    """Yield the annotated postings of a folder, by name; other files are passed over."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder of annotated postings")
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if text.exists():
            yield _checked(GoldPosting(path.stem, text.read_bytes().decode("utf-8"), _annotation(path)), path)


def _annotation(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: not valid JSON ({error})") from None
    if not isinstance(found, dict) or (missing := [f for f in FIELDS if f not in found]):
        raise InputError(f"{path}: field {missing[0]!r} is missing" if isinstance(found, dict) else f"{path}: no JSON object")
    for skill in found["skills"]:
        if missing := [f for f in SKILL_FIELDS if f not in skill]:
            raise InputError(f"{path}: skill {skill.get('name')!r} has no field {missing[0]!r}")
    return found


def _checked(gold: GoldPosting, path: Path) -> GoldPosting:
    """Refuse duties and skills that do not stand in the text: what is judged would be something else."""
    for duty in gold.annotation["duties"]:
        if duty not in gold.text:
            raise InputError(f"{path}: duty {duty[:40]!r} does not stand in {gold.id}.txt; copy it character for character")
    for skill in gold.annotation["skills"]:
        if not any(surface in gold.text for surface in skill["surfaces"]):
            raise InputError(f"{path}: no surface of {skill['name']!r} stands in {gold.id}.txt; copy it character for character")
    return gold


def occurrences(text: str, surface: str) -> list[Extent]:
    """Return every whole-word occurrence of a surface, or any occurrence where there is no whole one."""
    left = r"(?<![A-Za-z0-9])" if surface[0].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if surface[-1].isalnum() else ""
    found = [m.span() for m in re.finditer(left + re.escape(surface) + right, text)]
    return found or [m.span() for m in re.finditer(re.escape(surface), text)]


def overlap(a: Extent, b: Extent) -> float:
    """Return the share of characters that two extents have in common (intersection over union)."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if common <= 0 else common / (max(a[1], b[1]) - min(a[0], b[0]))
