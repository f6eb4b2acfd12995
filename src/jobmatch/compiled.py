"""The compiled vocabulary on disk: what takes seconds to build from the lexicon's lines loads in a tenth of one.

Plain values only, as `marshal` writes them: three times as fast as JSON, and unlike a pickle it runs nothing. A digest
in front tells a file that is not whole. It stands under the fingerprint of the lexicon's own bytes, beside the lexicon
or, where that is read-only, in the user's cache folder. Written to a temporary file and renamed: two processes that
build it at once write the same.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jobmatch.forms import Entry, Form, Rule, Starts, Table

KEPT = 3  # files of one name a folder keeps
DIGEST = 16  # bytes
# What stands in a file is decided by the lexicon's lines and by these; each change of either makes a new file.
DECIDING = ("compiled.py", "distinctions.py", "forms.py", "lexicon.py", "phrases.py", "words.py")


def kept(folder: Path, name: str, fingerprint: str, build: Callable[[], Any]) -> Any:
    """Return plain values from the cache; where it has none that fit, build and save them; none can be saved is no error."""
    file = f"{name}-{fingerprint}-{_code()}.{sys.implementation.cache_tag}"  # marshal's format is that of one Python
    for place in _places(folder):
        try:
            data = (place / file).read_bytes()
        except OSError:
            continue
        if data[:DIGEST] == _digest(data[DIGEST:]):  # else it is not whole, and is built anew
            return marshal.loads(data[DIGEST:])
    values = build()
    _save(folder, name, file, marshal.dumps(values))
    return values


def _save(folder: Path, name: str, file: str, data: bytes) -> None:
    """Write to the first place that can be written."""
    for place in _places(folder):
        try:
            place.mkdir(parents=True, exist_ok=True)
            _write(place / file, _digest(data) + data)
            _forget_old(place, name)
            return
        except OSError:
            continue


@cache
def _code() -> str:
    return _digest(b"".join((Path(__file__).parent / name).read_bytes() for name in DECIDING)).hex()[:8]


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


def _places(folder: Path) -> Iterator[Path]:
    yield folder / ".compiled"
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jobmatch"


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _forget_old(place: Path, name: str) -> None:
    files = sorted(place.glob(f"{name}-*.*"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in files[KEPT:]:
        path.unlink(missing_ok=True)


def pack(entries: dict[str, Entry], table: Table) -> tuple[Any, ...]:
    """Return plain values; most forms of a skill share one list of one record, so these stand once and are numbered."""
    records: dict[Form, int] = {}
    lists: dict[tuple[int, ...], int] = {}
    numbers = array("I")
    for forms in table.found.values():
        key = tuple(records.setdefault(form, len(records)) for form in forms)
        numbers.append(lists.setdefault(key, len(lists)))
    return (
        [_pack_entry(e) for e in entries.values()],
        [(f.skill, f.kind, f.alias, _pack_rule(f.rule), f.weak) for f in records],
        list(lists), list(table.found), numbers.tobytes(), table.leads, table.names, *table.starts,
    )  # fmt: skip


def _pack_entry(e: Entry) -> tuple[Any, ...]:
    rules = {alias: _pack_rule(rule) for alias, rule in e.rules.items()}
    return (e.id, e.name, e.kind, e.area, e.aliases, e.broader, e.related, e.esco, rules, e.weak, e.where)


def _pack_rule(rule: Rule | None) -> tuple[Any, ...] | None:
    return None if rule is None else (rule.alias, rule.case, rule.evidence, rule.cues, rule.not_before, rule.not_after)


def unpack(data: tuple[Any, ...]) -> tuple[dict[str, Entry], Table]:
    """Return what `pack` packed."""
    rows, records, lists, keys, numbers, leads, names, alone, pairs = data
    entries = {row[0]: _unpack_entry(row) for row in rows}
    forms = [Form(skill, kind, alias, rule and Rule(*rule), weak) for skill, kind, alias, rule, weak in records]
    shared = [[forms[i] for i in places] for places in lists]
    found = dict(zip(keys, map(shared.__getitem__, array("I", numbers)), strict=True))
    return entries, Table(found, leads, names, Starts(alone, pairs))


def _unpack_entry(row: tuple[Any, ...]) -> Entry:
    skill, name, kind, area, aliases, broader, related, esco, rules, weak, where = row
    unpacked = {alias: Rule(*rule) for alias, rule in rules.items()}
    return Entry(skill, name, kind, area, aliases, broader, related, esco, unpacked, weak, where)
