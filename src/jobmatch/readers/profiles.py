"""Candidate profiles as people keep them: YAML, JSON, CSV or a plain list.

A profile is a list of skills (text, or `skill` with `level` and `years`), a mapping of skill to level or
years, or a mapping with `skills` and, if wanted, `name`, `years`, `degree`, `languages`, `workplaces`.
A file may hold several candidates, a mapping of name to any of these: `FILE#NAME` picks one.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError, ProfileError
from jobmatch.lexicon import Lexicon, load
from jobmatch.readers.candidates import Candidate, candidate, entries_of, is_single
from jobmatch.readers.jsonresume import from_resume, is_resume
from jobmatch.readers.text import decode
from jobmatch.types import Profile

MAX_BYTES = 5_000_000
HELP = "a profile is a list of skills, or has `skills:`"
SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv", ".tsv": "csv"}
_SKILL_COLUMNS = ("skill", "skills", "name", "technology", "tool", "skill_name", "skill name")


def read_profile(name: str, lexicon: Lexicon | None = None) -> Profile:
    """Read one candidate from a file, from `-`, or as FILE#NAME from a file of several; by the shipped lexicon unless given."""
    path, _, wanted = name.partition("#") if not Path(name).exists() else (name, "", "")
    found = read_profiles(path, lexicon or load())
    if wanted:
        match = [p for p in found if p.name.lower() == wanted.lower()]
        if not match:
            raise ProfileError(f"{path}: holds no candidate {wanted!r}; there {_are(found)}")
        return match[0]
    if len(found) > 1:
        raise ProfileError(f"{path}: holds {len(found)} candidates; name one as {path}#{found[0].name} (there {_are(found)})")
    return found[0]


def read_profiles(name: str, lexicon: Lexicon) -> list[Profile]:
    """Read all candidates of a file; a file of one gives a list of one."""
    stem = "profile" if name == "-" else Path(name).stem
    return [Candidate(lexicon, who, name).profile(value) for who, value in _candidates(load_data(name), stem, name)]


def _are(found: list[Profile]) -> str:
    names = ", ".join(p.name for p in found[:10])
    return f"{'is' if len(found) == 1 else 'are'} {names}{' ...' if len(found) > 10 else ''}"


def _candidates(data: Any, stem: str, where: str) -> Iterator[tuple[str, Any]]:
    """Yield (name, what the file says of the candidate)."""
    if isinstance(data, list) and data and all(isinstance(d, dict) and isinstance(d.get("skills"), list | dict) for d in data):
        yield from ((str(d.get("name") or f"{stem}-{i}"), d) for i, d in enumerate(data, 1))
    elif isinstance(data, dict) and not is_resume(data) and not is_single(data):
        yield from ((str(who), value) for who, value in data.items())
    elif is_resume(data):
        yield stem, from_resume(data, date.today())
    elif data is None or data in ([], {}, ""):
        raise ProfileError(f"{where}: lists no skills; {HELP}")
    else:
        yield stem, candidate(data, where)


def load_data(name: str) -> Any:
    """Return what the file holds as lists, mappings and texts, whatever its format."""
    text = _text(name)
    suffix = "" if name == "-" else Path(name).suffix.lower()
    kind = SUFFIXES.get(suffix) or guess(text)
    if kind == "list":
        return entries_of(text)
    return {"yaml": from_yaml, "json": from_json, "csv": from_csv}[kind](text, name)


def _text(name: str) -> str:
    if name == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        path = Path(name)
        if path.is_dir() or not path.exists():
            what = "is a folder" if path.is_dir() else "no such file"
            raise ProfileError(f"{name}: {what}; a profile is a YAML, JSON, CSV or text file")
        data = path.read_bytes()[: MAX_BYTES + 1]
        if data.startswith((b"%PDF", b"PK\x03\x04")):
            raise ProfileError(f"{name}: is a document; make a profile of it first: jobmatch profile {name} -o me.yaml")
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise ProfileError(f"{name}: is empty; {HELP}")
    try:
        return decode(data, name).lstrip("\ufeff")
    except InputError as error:
        raise ProfileError(f"{str(error).split(';')[0]}; {HELP}") from None


def guess(text: str) -> str:
    """Return the format of a text without a telling suffix: json, yaml, csv or list."""
    first = text.lstrip().split("\n", 1)[0].strip()
    if first.startswith("{") or re.match(r'\[\s*(?:["{\[]|$)', first):
        return "json"
    if re.search(r"^\s*-?\s*(?:skills?|name)\s*:", text, re.M | re.I) or first == "---":
        return "yaml"
    return "csv" if _delimiter(first) and _header(first) else "list"


def from_json(text: str, name: str) -> Any:
    """Return the JSON value of a text."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise ProfileError(f"{name}: not valid JSON ({error}); mend it there") from None


def from_yaml(text: str, name: str) -> Any:
    """Return the YAML value of a text; a text that is plain lines is a list."""
    import yaml

    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "cannot be read"
        raise ProfileError(f"{name}{place}: not valid YAML ({problem}); mend it there") from None
    return entries_of(text) if isinstance(data, str) else data


def from_csv(text: str, name: str) -> list[Any]:
    """Return a list of rows with skill, level and years, found by their column names."""
    lines = text.splitlines()
    delimiter = _delimiter(lines[0]) or ","
    columns = _header(lines[0])
    if not columns:
        return entries_of(text)
    rows = csv.DictReader(lines[1:], fieldnames=columns, delimiter=delimiter)
    skill = next(c for c in _SKILL_COLUMNS if c in columns)
    return [{"skill": row[skill], "level": row.get("level"), "years": row.get("years")} for row in rows if row.get(skill)]


def _delimiter(line: str) -> str:
    return next((d for d in "\t;," if d in line), "")


def _header(line: str) -> list[str]:
    """Return the columns of a first line that names a skill column; "proficiency" counts as level."""
    columns = [c.strip().strip('"').lower() for c in next(csv.reader([line], delimiter=_delimiter(line) or ","), [])]
    if not any(c in _SKILL_COLUMNS for c in columns):
        return []
    synonyms = {"proficiency": "level", "rating": "level", "experience": "years", "years of experience": "years", "year": "years"}
    return [synonyms.get(c, c) for c in columns]
