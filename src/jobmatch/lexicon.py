"""The vocabulary: loads, validates and compiles lexicons/."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from jobmatch import words
from jobmatch.errors import LexiconError

SKILL_KEYS = {"id", "name", "kind", "area", "aliases", "broader", "related", "esco", "rules", "weak"}
RULE_KEYS = {"case", "evidence", "cues", "not_before", "not_after"}
KINDS = ("tool", "method", "soft", "language")
MAX_FORMS = 4000  # of one template: more is a slip of the pen


@dataclass(frozen=True, slots=True)
class Rule:
    """What must stand around an ambiguous alias for it to count (see lexicons/README.md)."""

    alias: str
    case: bool = False
    evidence: bool = False
    cues: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill of the vocabulary."""

    id: str
    name: str
    kind: str
    area: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: dict[str, float] = field(default_factory=dict)
    esco: str | None = None
    rules: dict[str, Rule] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a skill: what the matcher yields."""

    skill: str
    kind: str
    alias: str
    rule: Rule | None
    weak: bool


# A node of the matcher's tree maps a folded word to the next node; under "" stands what ends there.
Tree = dict[str, Any]


class Lexicon:
    """The compiled vocabulary.

    `entries` by id; `tree` finds all forms; `table(name)` gives the lines of another file.
    """

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self.entries: dict[str, Entry] = {}
        for row, where in self._rows("skills/*.jsonl"):
            entry = _entry(row, where)
            self.entries[entry.id] = entry  # a later folder overrides an earlier one

    def _rows(self, pattern: str) -> Iterator[tuple[dict[str, Any], str]]:
        for folder in self.folders:
            for path in sorted(folder.glob(pattern)):
                yield from read_jsonl(path)

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the lines of `name`.jsonl of every folder, in order."""
        return [row for row, _ in self._rows(f"{name}.jsonl")]

    def document(self, name: str) -> dict[str, Any]:
        """Return `name`.json of the last folder that has it."""
        for folder in reversed(self.folders):
            path = folder / f"{name}.json"
            if path.exists():
                return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
        return {}

    @cached_property
    def sets(self) -> dict[str, list[str]]:
        """Named sets for templates, by id."""
        return {row["id"]: row["members"] for row in self.table("sets")}

    @cached_property
    def hash(self) -> str:
        """Fingerprint of all files, written into every output."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(p for p in folder.rglob("*.json*") if p.is_file()):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def tree(self) -> Tree:
        """All forms of all skills, and the traps (a trap ends in an empty list)."""
        tree: Tree = {}
        for entry in self.entries.values():
            for text, form in forms(entry, self.sets):
                _plant(tree, words.phrase(text)).append(form)
        for row in self.table("traps"):
            for text in expand(row["text"], self.sets):
                _plant(tree, words.phrase(text)).clear()
        return tree

    @cached_property
    def unglue(self) -> words.Unglue:
        """The cutter of glued words, over the lexicon's own names and the common words."""
        names = {w for e in self.entries.values() for a in (e.name, *e.aliases) if "{" not in a for w in re.findall(r"\w+", a)}
        common = {words.fold(w) for row in self.table("common_words") for w in row["words"]}
        return words.Unglue(names, common)

    def lookup(self, text: str) -> list[Form]:
        """Return the forms that are written exactly as `text`, any case or spelling."""
        node: Tree = self.tree
        for word in words.phrase(text):
            if word == "-" and word not in node:
                continue
            node = node.get(word, {})
        return list(node.get("", ()))

    def implied(self, skill: str) -> dict[str, int]:
        """Return the ids that whoever knows `skill` knows too, with their distance upwards."""
        found, level = {}, [skill]
        for distance in itertools.count(1):
            level = [b for s in level if s in self.entries for b in self.entries[s].broader if b not in found and b != skill]
            if not level:
                return found
            found.update(dict.fromkeys(level, distance))
        return found

    @cached_property
    def relations(self) -> dict[str, dict[str, float]]:
        """Credit of a known skill (inner key) where another (outer key) is asked; both ways."""
        both: dict[str, dict[str, float]] = {}
        for entry in self.entries.values():
            for other, credit in entry.related.items():
                for a, b in ((entry.id, other), (other, entry.id)):
                    both.setdefault(a, {})[b] = max(credit, both.get(a, {}).get(b, 0.0))
        return both


def default_folder() -> Path:
    """Return the lexicons that ship with the package (in a checkout, the folder beside src/)."""
    packed = Path(str(resources.files("jobmatch"))) / "lexicons"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "lexicons"


def load(*folders: Path | str) -> Lexicon:
    """Load the shipped lexicons; further folders add to them or override entries by id."""
    return _load(tuple(Path(f) for f in folders))


@lru_cache(maxsize=4)  # every component of a pipeline asks for the same one
def _load(extra: tuple[Path, ...]) -> Lexicon:
    for folder in extra:
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder of lexicons")
    return Lexicon([default_folder(), *extra])


def read_jsonl(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield (object, "file:line") for each line that is not empty."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise LexiconError(f"{where}: not valid JSON ({error})") from None
        if not isinstance(row, dict):
            raise LexiconError(f"{where}: a line must be a JSON object, as {{...}}")
        yield row, where


def expand(template: str, sets: dict[str, list[str]]) -> list[str]:
    """Return all phrases of a template: `{a|b|}` is a, b or nothing, `{$set}` a member of a set."""
    if "{" not in template:
        return [template]
    parts = [_choices(part, sets) for part in re.split(r"(\{[^}]*\})", template)]
    return [" ".join("".join(choice).split()) for choice in itertools.product(*parts)]


def _choices(part: str, sets: dict[str, list[str]]) -> list[str]:
    if not part.startswith("{"):
        return [part]
    body = part[1:-1]
    if not body.startswith("$"):
        return body.split("|")
    name = body[1:].rstrip("|")
    if name not in sets:
        raise LexiconError(f"template names no known set: {{${name}}}")
    return [*sets[name], *([""] if body.endswith("|") else [])]


def forms(entry: Entry, sets: dict[str, list[str]]) -> Iterator[tuple[str, Form]]:
    """Yield (phrase, form) for every way to write the skill, hyphens as spaces and joined."""
    seen = set()
    heads = sets.get("generic_heads", [])
    short = {words.phrase(a) for a in (entry.name, *entry.aliases) if a not in entry.weak and a not in entry.rules and "{" not in a}
    for alias in (entry.name, *entry.aliases):
        weak = alias in entry.weak
        for text in expand(alias, sets):
            if text != entry.name and _is_padded(text, short, heads):
                continue
            form = Form(entry.id, entry.kind, text, entry.rules.get(text), weak or text in entry.weak)
            for spelling in _spellings(text):
                if (key := words.phrase(spelling)) and key not in seen:
                    seen.add(key)
                    yield spelling, form


def _is_padded(text: str, short: set[tuple[str, ...]], heads: list[str]) -> bool:
    """Whether the form is a shorter form and a head that names nothing ("Linux environment")."""
    key = words.phrase(text)
    return len(key) > 1 and key[-1] in heads and key[:-1] in short


def _spellings(text: str) -> list[str]:
    """Hyphens inside words also as a space and joined; the matcher itself passes over hyphens in text."""
    if not re.search(r"\w-\w", text):
        return [text]
    return [re.sub(r"(?<=\w)-(?=\w)", " ", text), re.sub(r"(?<=\w)-(?=\w)", "", text)]


def _plant(tree: Tree, path: tuple[str, ...]) -> list[Form]:
    for word in path:
        tree = tree.setdefault(word, {})
    return tree.setdefault("", [])  # type: ignore[no-any-return]


def _entry(row: dict[str, Any], where: str) -> Entry:
    for key in ("id", "name", "kind", "area"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise LexiconError(f"{where}: a skill needs the text field {key!r}")
    if row["kind"] not in KINDS:
        raise LexiconError(f"{where}: kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if unknown := set(row) - SKILL_KEYS:
        raise LexiconError(f"{where}: unknown field {sorted(unknown)[0]!r}; a skill has {', '.join(sorted(SKILL_KEYS))}")
    return Entry(
        id=row["id"], name=row["name"], kind=row["kind"], area=row["area"],
        aliases=tuple(row.get("aliases") or ()), broader=tuple(row.get("broader") or ()),
        related=dict(row.get("related") or {}), esco=row.get("esco"),
        rules={alias: _rule(alias, spec, where) for alias, spec in (row.get("rules") or {}).items()},
        weak=frozenset(row.get("weak") or ()), where=where,
    )  # fmt: skip


def _rule(alias: str, spec: dict[str, Any], where: str) -> Rule:
    if unknown := set(spec) - RULE_KEYS:
        raise LexiconError(f"{where}: unknown rule {sorted(unknown)[0]!r}; a rule has {', '.join(sorted(RULE_KEYS))}")
    folded = {k: frozenset(words.fold(w) for w in spec.get(k, ())) for k in ("cues", "not_before", "not_after")}
    return Rule(alias, bool(spec.get("case")), bool(spec.get("evidence")), **folded)
