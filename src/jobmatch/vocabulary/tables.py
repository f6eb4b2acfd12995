"""Tables: the files beside skills/, each by what reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jobmatch import words
from jobmatch.distinctions import WAYS
from jobmatch.types import ROLES
from jobmatch.vocabulary.entries import check_unique
from jobmatch.vocabulary.rows import Finding, Line, shown

# file -> the field whose phrases may each stand under one id only
OWNED = {"sections": "headings", "duties": "cues"}
NEEDED = {
    "cues": ("name_cue", "duty_verb", "first_word", "preferred", "required", "any_of", "all_of", "or_other", "negated_ask"),
    "sections": ("requirements", "preferred", "duties", "company", "benefits", "legal", "apply", "facts"),
}
WEIGHTS = ("sentence_weights", "skill_weights", "role_weights")


def check_tables(lines: list[Line], folders: list[Path]) -> Iterator[Finding]:
    """Yield what is wrong with the files beside skills/."""
    kinds = {line.kind for line in lines}
    by_kind: dict[str, list[Line]] = {kind: [line for line in lines if line.kind == kind] for kind in kinds}
    for kind, own in by_kind.items():
        if kind not in ("skills", "traps", "common_words", "practice"):
            yield from check_unique(own)
        if kind in OWNED:
            yield from _check_owned(own, OWNED[kind])
        if kind in NEEDED:
            for id_ in set(NEEDED[kind]) - {line.row["id"] for line in own}:
                yield Finding(shown(own[0].folder / f"{kind}.jsonl"), f"id {id_!r} is missing", "add its line")
    yield from _check_distinctions(by_kind)
    for path in (folder / f"{name}.json" for folder in folders for name in WEIGHTS):
        if path.exists():
            yield from _check_weights(path)


def _check_owned(lines: list[Line], field: str) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Line] = {}
    for line in lines:
        for text in line.row[field]:
            other = seen.setdefault(words.phrase(text), line)
            if other is not line and other.folder == line.folder:
                place = f"{other.row['id']!r} at {other.where}"
                yield Finding(line.where, f"{text!r} also stands under {place}", "leave it to one of them")


def _check_distinctions(lines: dict[str, list[Line]]) -> Iterator[Finding]:
    skills, duties = ([line.row for line in lines.get(kind, ())] for kind in ("skills", "duties"))
    known = {"areas": {row["area"] for row in skills}, "duties": {row["id"] for row in duties}}
    known["skills"] = {row["id"] for row in skills}
    for line in lines.get("distinctions", ()):
        for role in set(line.row["roles"]) - set(ROLES):
            yield Finding(line.where, f"role {role!r} is unknown", f"use {', '.join(ROLES)}")
        for way, cues in line.row["cues"].items():
            if way not in WAYS:
                yield Finding(line.where, f"cues of the way {way!r} are unknown", f"use {', '.join(WAYS)}")
            for cue in set(cues) - known.get(way, set(cues)):
                yield Finding(line.where, f"{way} names {cue!r}, which is none", "name one that exists, or drop it")


def _check_weights(path: Path) -> Iterator[Finding]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield Finding(shown(path), f"not valid JSON ({error})", "train it again")
        return
    missing = {"classes", "bias", "weights"} - set(found if isinstance(found, dict) else ())
    if missing:
        yield Finding(shown(path), f"{', '.join(sorted(missing))} missing", "train it again")
        return
    classes = len(found["classes"])
    rows: list[tuple[str, Any]] = [("bias", found["bias"]), *found["weights"].items()]
    sound: Callable[[Any], bool] = lambda row: len(row) == classes and all(isinstance(w, (int, float)) for w in row)  # noqa: E731
    for name, row in rows:
        if not sound(row):
            yield Finding(shown(path), f"{name!r} does not hold one number for each of the {classes} classes", "train it again")
