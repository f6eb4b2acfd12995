"""Sources: concepts of ESCO, of O*NET, or of a user's own list, whatever kind of file holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobmatch.errors import InputError
from jobmatch.forms import KINDS
from jobmatch.readers.tables import Table, open_table

NAMES = ("name", "skill", "skill_name", "skills", "label", "term", "title")  # of the column that holds a user's names
ESCO_COLUMNS = ("preferredlabel", "altlabels", "concepturi", "skilltype")
ALIASES = ("aliases", "alias", "synonyms", "altlabels", "also")
_SEPARATORS = re.compile(r"[;|\n]")
_QUALIFIER = re.compile(r"\s*\([^)]*\)")  # Python (computer programming)


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill as a source has it; the first label is the preferred one."""

    labels: tuple[str, ...]
    kind: str
    area: str
    uri: str | None = None


def read_concepts(path: Path, kind: str | None = None) -> tuple[str, list[Concept]]:
    """Return (esco, onet or own, the concepts); `kind` where the source tells none (else method; own lists tool)."""
    table = open_table(path)
    columns = {c.lower(): c for c in table.columns}
    if "preferredlabel" in columns:
        return "esco", list(_esco(table, columns, kind or "method"))
    if "commodity title" in columns and "example" in columns:
        return "onet", list(_onet(table, columns))
    name = next((columns[c] for c in NAMES if c in columns), None)
    if name is None and len(table.columns) > 1:
        raise InputError(f"{path}: no column of names among {', '.join(table.columns)}; call it one of {', '.join(NAMES)}")
    kind = kind or "tool"
    return "own", list(_own(table, columns, name, kind) if name else _plain(path, kind))


def _esco(table: Table, columns: dict[str, str], kind: str) -> Iterator[Concept]:
    for row in table.rows():
        value = {c: str(row.values.get(columns.get(c, "")) or "") for c in ESCO_COLUMNS}
        if labels := _labels(value["preferredlabel"], *value["altlabels"].split("\n")):
            area = f"esco-{'knowledge' if value['skilltype'] == 'knowledge' else 'skill'}"
            yield Concept(labels, kind, area, value["concepturi"] or None)


def _onet(table: Table, columns: dict[str, str]) -> Iterator[Concept]:
    seen = set()
    for row in table.rows():
        name, area = (str(row.values.get(columns[c]) or "") for c in ("example", "commodity title"))
        if (labels := _labels(name)) and labels not in seen:
            seen.add(labels)
            yield Concept(labels, "tool", f"onet-{re.sub(r'[^a-z0-9]+', '-', area.lower()).strip('-') or 'technology'}")


def _own(table: Table, columns: dict[str, str], name: str, kind: str) -> Iterator[Concept]:
    alias = next((columns[c] for c in ALIASES if c in columns), None)
    for row in table.rows():
        values = row.values
        stated = str(values.get(columns.get("kind", "")) or kind).lower()
        if stated not in KINDS:
            raise InputError(f"{table.path}: row {row.number}: kind {stated!r} is unknown; use one of {', '.join(KINDS)}")
        if labels := _labels(str(values.get(name) or ""), *_listed(values.get(alias or ""))):
            yield Concept(labels, stated, str(values.get(columns.get("area", "")) or "own"))


def _listed(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else _SEPARATORS.split(str(value or ""))


def _plain(path: Path, kind: str) -> Iterator[Concept]:
    from jobmatch.readers.text import decode

    for line in decode(path.read_bytes(), str(path)).splitlines():
        if labels := _labels(line.strip().lstrip("-*•").strip()):
            yield Concept(labels, kind, "own")


def _labels(*texts: str) -> tuple[str, ...]:
    """Return the labels without qualifiers in brackets and without braces, which templates use; each once."""
    bare = (" ".join(_QUALIFIER.sub("", t).split()) for t in texts)
    return tuple(dict.fromkeys(b for b in bare if b and "{" not in b and "}" not in b))
