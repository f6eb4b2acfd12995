"""Where a batch writes: one file of a format, or a folder of Parquet parts; and what lies beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jobmatch.batch.files import check_folder
from jobmatch.batch.output import SUFFIXES
from jobmatch.batch.sheets import check_excel
from jobmatch.errors import InputError


@dataclass(frozen=True)
class Target:
    """The output; `kind` is csv, jsonl, parquet or xlsx, `folder` whether the parts stay apart."""

    path: Path
    kind: str
    folder: bool = False

    @classmethod
    def named(cls, name: str) -> Target:
        """Return the target of that name, where OUT/ is a folder; raises InputError for one that cannot be."""
        path = Path(name)
        if name.endswith(("/", os.sep)) or (path.is_dir() and not path.suffix):
            target = cls(path, "parquet", folder=True)
        elif kind := SUFFIXES.get(path.suffix.lower()):
            target = cls(path, kind)
        else:
            known = ", ".join(SUFFIXES)
            raise InputError(f"{name}: the suffix tells no format; end in {known}, or in / for a folder of Parquet parts")
        target.check()
        return target

    @property
    def part_kind(self) -> str:
        """The kind of the parts; Excel files cannot be put together, so theirs are lines of JSON."""
        return "jsonl" if self.kind == "xlsx" else self.kind

    @property
    def work(self) -> Path:
        """The working folder: beside the output, so that parts can be moved in one step."""
        return self.path.with_name(self.path.name + ".parts")

    @property
    def rejects(self) -> Path:
        """Where the records that were set aside are listed, unless told otherwise."""
        return self.path.with_name(self.path.stem + ".rejects.csv")

    def check(self) -> None:
        """Raise InputError, with the mend, where the output could not be written."""
        check_folder(self.path.absolute().parent)
        if self.kind == "xlsx":
            check_excel()
        if self.folder and self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise InputError(f"{self.path}: is there already and not empty; remove it, or write elsewhere")
        if not self.folder and self.path.is_dir():
            raise InputError(f"{self.path}: is a folder; name a file in it, as {self.path}/roles.parquet")
