"""The compiled vocabulary on disk: what takes seconds to build from the lexicon's lines loads in a tenth of one.

Plain JSON, so that a file that somebody else wrote can at worst be wrong, never run; it stands under the
fingerprint of the lexicon's own bytes, beside the lexicon or, where that is read-only, in the user's cache folder.
Written to a temporary file and renamed: two processes that build it at once write the same bytes.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jobmatch.forms import Entry, Form, Rule, Table

VERSION = 2  # of this layout and of all that decides what stands in it; raise it when either changes
KEPT = 3  # compiled files a folder keeps


def load(folder: Path, fingerprint: str) -> tuple[dict[str, Entry], Table] | None:
    """Return entries and forms from the cache, None where there is none that fits."""
    for place in _places(folder):
        try:
            return _unpack(json.loads(_file(place, fingerprint).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            continue  # none there, or not whole: it is built anew
    return None


def save(folder: Path, fingerprint: str, entries: dict[str, Entry], table: Table) -> None:
    """Write the cache to the first place that can be written; none is no error."""
    text = json.dumps(_pack(entries, table), ensure_ascii=False, separators=(",", ":"))
    for place in _places(folder):
        try:
            place.mkdir(parents=True, exist_ok=True)
            _write(_file(place, fingerprint), text)
            _forget_old(place)
            return
        except OSError:
            continue


def _places(folder: Path) -> Iterator[Path]:
    yield folder / ".compiled"
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jobmatch"


def _file(place: Path, fingerprint: str) -> Path:
    return place / f"{fingerprint}-{VERSION}.json"


def _write(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _forget_old(place: Path) -> None:
    files = sorted(place.glob("*-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in files[KEPT:]:
        path.unlink(missing_ok=True)


def _pack(entries: dict[str, Entry], table: Table) -> dict[str, Any]:
    places: dict[Form, int] = {}
    found = {key: [places.setdefault(form, len(places)) for form in forms] for key, forms in table.found.items()}
    return {
        "entries": [_pack_entry(e) for e in entries.values()],
        "forms": [[f.skill, f.kind, f.alias, _pack_rule(f.rule), f.weak] for f in places],
        "found": found,
        "leads": sorted(table.leads),
        "names": sorted(table.names),
    }


def _pack_entry(e: Entry) -> list[Any]:
    rules = {alias: _pack_rule(rule) for alias, rule in e.rules.items()}
    return [e.id, e.name, e.kind, e.area, e.aliases, e.broader, e.related, e.esco, rules, sorted(e.weak), e.where]


def _pack_rule(rule: Rule | None) -> list[Any] | None:
    if rule is None:
        return None
    return [rule.alias, rule.case, rule.evidence, sorted(rule.cues), sorted(rule.not_before), sorted(rule.not_after)]


def _unpack(data: dict[str, Any]) -> tuple[dict[str, Entry], Table]:
    entries = {row[0]: _unpack_entry(row) for row in data["entries"]}
    forms = [Form(skill, kind, alias, _unpack_rule(rule), weak) for skill, kind, alias, rule, weak in data["forms"]]
    found = {key: [forms[i] for i in places] for key, places in data["found"].items()}
    return entries, Table(found, frozenset(data["leads"]), set(data["names"]))


def _unpack_entry(row: list[Any]) -> Entry:
    skill, name, kind, area, aliases, broader, related, esco, rules, weak, where = row
    unpacked = {alias: rule for alias, packed in rules.items() if (rule := _unpack_rule(packed))}
    return Entry(skill, name, kind, area, tuple(aliases), tuple(broader), related, esco, unpacked, frozenset(weak), where)


def _unpack_rule(row: list[Any] | None) -> Rule | None:
    if row is None:
        return None
    alias, case, evidence, cues, before, after = row
    return Rule(alias, case, evidence, frozenset(cues), frozenset(before), frozenset(after))
