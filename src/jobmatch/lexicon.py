"""The vocabulary: loads and compiles lexicons/."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from jobmatch import compiled, words
from jobmatch.errors import LexiconError
from jobmatch.forms import Entry, Form, Table, entry, expand


class Lexicon:
    """The compiled vocabulary of one or more folders; a later folder overrides an earlier one."""

    def __init__(self, folders: list[Path], *, cached: bool = True) -> None:
        self.folders = folders
        self.cached = cached

    def rows(self, pattern: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield (line, FILE:LINE) of the files of that pattern, folder by folder."""
        for folder in self.folders:
            for path in sorted(folder.glob(pattern)):
                yield from read_jsonl(path)

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the lines of `name`.jsonl of every folder, in order."""
        return [row for row, _ in self.rows(f"{name}.jsonl")]

    def document(self, name: str) -> dict[str, Any]:
        """Return `name`.json of the last folder that has it, {} where none has."""
        for folder in reversed(self.folders):
            path = folder / f"{name}.json"
            if path.exists():
                return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
        return {}

    def kept(self, name: str, build: Callable[[], Any]) -> Any:
        """Return plain values that are made of these files, from the cache where they were made before."""
        return compiled.kept(self.folders[-1], name, self.hash, build) if self.cached else build()

    @cached_property
    def _compiled(self) -> tuple[dict[str, Entry], Table]:
        return compiled.unpack(self.kept("forms", lambda: compiled.pack(*self._compile())))

    def _compile(self) -> tuple[dict[str, Entry], Table]:
        entries = {row["id"]: entry(row, where) for row, where in self.rows("skills/*.jsonl") if row.get("id")}
        traps = [text for row in self.table("traps") for text in expand(row["text"], self.sets)]
        return entries, Table.compile(list(entries.values()), self.sets, traps)

    @property
    def entries(self) -> dict[str, Entry]:
        """All skills by id."""
        return self._compiled[0]

    @property
    def forms(self) -> Table:
        """All forms of all skills, and the traps."""
        return self._compiled[1]

    @cached_property
    def sets(self) -> dict[str, list[str]]:
        """Named sets for templates, by id."""
        return {row["id"]: row["members"] for row in self.table("sets")}

    @cached_property
    def hash(self) -> str:
        """Fingerprint of all files, written into every output."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(p for p in folder.rglob("*.json*") if p.parent.name != ".compiled"):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def unglue(self) -> words.Unglue:
        """The cutter of glued words, over the lexicon's own names and the common words."""
        return words.Unglue(*self.kept("words", self._words))

    def _words(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        aliases = (a for e in self.entries.values() for a in (e.name, *e.aliases))
        # of a template only the words with capitals inside: its other words are everyday words
        names = {w for a in aliases for w in re.findall(r"\w+", a) if "{" not in a or words.MAY_BE_GLUED(w)}
        common = frozenset(words.fold(w) for row in self.table("common_words") for w in row["words"])
        return frozenset(map(words.fold, names)), frozenset(filter(words.is_acronym, names)), common

    def lookup(self, text: str) -> list[Form]:
        """Return the forms that are written exactly as `text`, in any case or spelling."""
        key = words.phrase(text)
        found = self.forms.found.get(" ".join(key))
        return list(found or self.forms.found.get(" ".join(w for w in key if w != "-"), []))

    def implied(self, skill: str) -> dict[str, int]:
        """Return the ids that whoever knows `skill` knows too, with their distance upwards."""
        found: dict[str, int] = {}
        level = [skill]
        for distance in itertools.count(1):
            above = {b for s in level if s in self.entries for b in self.entries[s].broader}
            level = sorted(above - found.keys() - {skill})
            if not level:
                break
            found.update(dict.fromkeys(level, distance))
        return found

    @cached_property
    def relations(self) -> dict[str, dict[str, float]]:
        """Credit of a known skill (inner key) where another (outer key) is asked; both ways."""
        both: dict[str, dict[str, float]] = {}
        for skill in self.entries.values():
            for other, credit in skill.related.items():
                for a, b in ((skill.id, other), (other, skill.id)):
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
