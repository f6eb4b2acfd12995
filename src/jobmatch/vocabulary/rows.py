"""Rows: every line of a lexicon folder, and whether it has the fields that its file asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]


class Finding(NamedTuple):
    """What is wrong at FILE:LINE, and the mend."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        """Return the one line that is shown."""
        return f"{self.where}: {self.what}; {self.mend}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of one kind (the file's stem; `skills` for those of skills/)."""

    kind: str
    where: str
    row: Row
    folder: Path


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _some_texts(value: Any) -> bool:
    return _texts(value) and bool(value)


def _credits(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(v, (int, float)) and 0 < v <= 1 for v in value.values())


def _lists(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(_some_texts, value.values()))


def _objects(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(v, dict) for v in value.values())


def _text_or_null(value: Any) -> bool:
    return value is None or _text(value)


Shape = tuple[Callable[[Any], bool], str]
TEXT: Shape = (_text, "a text")
TEXTS: Shape = (_texts, "a list of texts")
SOME: Shape = (_some_texts, "a list of at least one text")
CREDITS: Shape = (_credits, "an object of id: credit (0 to 1)")
LISTS: Shape = (_lists, "an object of way: list of at least one text")
OPTIONAL_TEXT: Shape = (_text_or_null, "a text or null")

# kind -> (fields that every line has, fields that a line may have)
FIELDS: dict[str, tuple[dict[str, Shape], dict[str, Shape]]] = {
    "skills": (
        {"id": TEXT, "name": TEXT, "kind": TEXT, "area": TEXT},
        {"aliases": TEXTS, "broader": TEXTS, "weak": TEXTS, "esco": OPTIONAL_TEXT, "note": TEXT,
         "related": CREDITS, "rules": (_objects, "an object of alias: rule")},
    ),
    "traps": ({"text": TEXT}, {}),
    "sets": ({"id": TEXT, "members": SOME}, {}),
    "sections": ({"id": TEXT, "headings": TEXTS, "words": TEXTS}, {}),
    "cues": ({"id": TEXT, "phrases": SOME}, {}),
    "common_words": ({"letter": TEXT, "words": SOME}, {}),
    "duties": ({"id": TEXT, "name": TEXT, "cues": SOME, "source": OPTIONAL_TEXT}, {}),
    "no_skills": ({"id": TEXT}, {"whole": TEXTS, "first": TEXTS, "last": TEXTS, "any": TEXTS, "trimmed": TEXTS}),
    "practice": ({"field": TEXT, "covers": CREDITS}, {}),
    "distinctions": ({"id": TEXT, "statement": TEXT, "roles": SOME, "cues": LISTS, "source": TEXT}, {}),
}  # fmt: skip


def read(folders: Iterable[Path], findings: list[Finding]) -> list[Line]:
    """Return the lines that are sound in themselves; what is wrong with the others goes to `findings`."""
    lines = []
    for folder in folders:
        for path in sorted([*folder.glob("*.jsonl"), *folder.glob("skills/*.jsonl")]):
            kind = "skills" if path.parent.name == "skills" else path.stem
            if kind not in FIELDS:
                findings.append(Finding(shown(path), "no file of the vocabulary has this name", f"there are {', '.join(FIELDS)}"))
                continue
            for where, row in _objects_of(path, findings):
                wrong = list(_check_fields(kind, where, row))
                findings += wrong
                lines += [] if wrong else [Line(kind, where, row, folder)]
    return lines


def shown(where: Path | str) -> str:
    """Return a path, or FILE:LINE, as short as it can be named from here."""
    return str(where).removeprefix(f"{Path.cwd()}/")


def _objects_of(path: Path, findings: list[Finding]) -> Iterator[tuple[str, Row]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        findings.append(Finding(shown(path), "not UTF-8", "save it as UTF-8"))
        return
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{shown(path)}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            findings.append(Finding(where, f"not valid JSON ({error})", "write one object a line"))
            continue
        if isinstance(row, dict):
            yield where, row
        else:
            findings.append(Finding(where, "no JSON object", "write one object a line, as {...}"))


def _check_fields(kind: str, where: str, row: Row) -> Iterator[Finding]:
    needed, allowed = FIELDS[kind][0], FIELDS[kind][0] | FIELDS[kind][1]
    for field in needed.keys() - row.keys():
        yield Finding(where, f"field {field!r} is missing", f"add it, as {allowed[field][1]}")
    for field, value in row.items():
        if field not in allowed:
            yield Finding(where, f"unknown field {field!r}", f"a line here has {', '.join(allowed)}")
        elif not allowed[field][0](value):
            yield Finding(where, f"field {field!r} is not what it should be", f"make it {allowed[field][1]}")
