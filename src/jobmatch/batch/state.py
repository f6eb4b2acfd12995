"""The working folder of a batch: its manifest, its finished parts, and what they hold. Any end leaves it usable."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jobmatch.batch.files import cannot, clear, make_folder, whole
from jobmatch.batch.tally import Tally
from jobmatch.batch.work import Aside, Done
from jobmatch.errors import InputError

SCHEMA = "jobmatch.batch/1"
# Key of the manifest -> what is said where it differs.
NAMES = {
    "schema": "layout", "version": "version of jobmatch", "lexicon": "lexicon", "inputs": "input", "columns": "columns",
    "format": "format", "profile": "profile", "weights": "weights", "part_rows": "size of a part",
}  # fmt: skip


class State:
    """One working folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = folder / "manifest.json"
        self.log = folder / "done.jsonl"
        self.parts = folder / "parts"

    def begin(self, manifest: dict[str, Any], *, restart: bool = False) -> None:
        """Take the folder for this batch; raises InputError where it belongs to another one, and says what differs."""
        manifest = json.loads(json.dumps({"schema": SCHEMA, **manifest}))
        if restart:
            self.remove()
        if before := self._read():
            if different := differences(before, manifest):
                raise InputError(
                    f"{self.folder}: holds an unfinished batch with other settings ({different}); "
                    "finish it with those, or give --restart to begin anew"
                )
            clear(self.parts, ".part-*")
            return
        self.remove()  # leftovers of a removal that was interrupted
        make_folder(self.parts)
        with whole(self.manifest) as part:
            part.write_text(json.dumps(manifest, indent=1), encoding="utf-8")

    def done(self) -> dict[int, Done]:
        """Return the finished parts by their index: those whose file is there with the size that was noted."""
        found = {}
        for line in self._log_lines():
            part = _done(line)
            with suppress(FileNotFoundError):
                if (self.parts / part.file).stat().st_size == part.size:
                    found[part.index] = part
        return found

    def note(self, part: Done) -> None:
        """Write down that a part is finished."""
        line = {**asdict(part), "tally": {"roles": part.tally.roles, "reasons": part.tally.reasons}}
        try:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise InputError(cannot(self.log, error)) from error

    def remove(self) -> None:
        """Remove what a batch has written; the manifest first, so that a half-removed folder is no batch."""
        self.manifest.unlink(missing_ok=True)
        clear(self.folder, "done.jsonl", ".manifest*")
        clear(self.parts, "part-*", ".part-*")

    def finish(self) -> None:
        """Remove the folder, unless somebody has put something of their own into it."""
        self.remove()
        (self.folder / "lock").unlink(missing_ok=True)
        with suppress(FileNotFoundError):  # a folder of parts has become the output
            self.parts.rmdir()
        with suppress(OSError):
            self.folder.rmdir()

    def _read(self) -> dict[str, Any] | None:
        with suppress(FileNotFoundError, NotADirectoryError):
            try:
                data = json.loads(self.manifest.read_text(encoding="utf-8"))
            except ValueError:
                raise InputError(f"{self.manifest}: is no manifest of a batch; give --restart to begin anew") from None
            return data if isinstance(data, dict) else {}
        return None

    def _log_lines(self) -> list[dict[str, Any]]:
        with suppress(FileNotFoundError):
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            return [row for line in lines if (row := _parsed(line))]
        return []


def differences(before: dict[str, Any], now: dict[str, Any]) -> str:
    """Return what differs between two manifests, in words; "" where nothing does."""
    found = []
    for key, name in NAMES.items():
        old, new = before.get(key), now.get(key)
        if old != new and key == "inputs":
            found += _changed_files(old or {}, new or {})
        elif old != new:
            found.append(f"{name} {_short(old)}, now {_short(new)}")
    return "; ".join(found)


def _changed_files(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    changed = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    return [f"input {changed[0]} changed" + (f" and {len(changed) - 1} more files" if len(changed) > 1 else "")]


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _parsed(line: str) -> dict[str, Any] | None:
    """Return the object of a log line; None for one that was cut off when the program was killed."""
    with suppress(ValueError):
        row = json.loads(line)
        return row if isinstance(row, dict) and "tally" in row else None
    return None


def _done(row: dict[str, Any]) -> Done:
    tally = Tally(Counter(row["tally"]["roles"]), Counter(row["tally"]["reasons"]))
    return Done(row["index"], row["file"], row["size"], tally, tuple(Aside(**a) for a in row["aside"]))
