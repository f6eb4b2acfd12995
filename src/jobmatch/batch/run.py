"""A batch from beginning to end: checked before any work, cut into parts, done, put together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from jobmatch import __version__
from jobmatch.batch.assemble import one_file, one_folder, write_rejects
from jobmatch.batch.crews import InProcess
from jobmatch.batch.engine import Crew, Engine
from jobmatch.batch.files import locked, make_folder
from jobmatch.batch.inputs import Inputs, Part
from jobmatch.batch.meter import Meter
from jobmatch.batch.output import write_rows
from jobmatch.batch.state import State
from jobmatch.batch.target import Target
from jobmatch.batch.work import Aside, Done, Job
from jobmatch.errors import InputError
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import load
from jobmatch.readers.tables import START
from jobmatch.types import Profile


class Stopped(Exception):  # noqa: N818  nothing is wrong: it was asked for
    """The batch was asked to stop, and did so after the parts under way."""


@dataclass
class Batch:
    """One run of `jobmatch batch`."""

    inputs: Inputs
    target: Target
    lexicons: tuple[str, ...] = ()
    profile: Profile | None = None
    weights: Weights = DEFAULT
    part_rows: int | None = None
    rejects: Path | None = None
    meter: Meter = field(default_factory=Meter)

    def __post_init__(self) -> None:
        """Check what goes in; raises InputError before anything is written."""
        out = self.target.path
        if out.exists() and any(out.samefile(file) for file in self.inputs.files):
            raise InputError(f"{out}: is the table that is read; write to another file")
        if self.inputs.path.is_dir() and out.resolve().is_relative_to(self.inputs.path.resolve()):
            raise InputError(f"{out}: lies in the folder that is read; write elsewhere")
        self.columns = self.inputs.columns
        self.state = State(self.target.work.absolute())
        self.job = Job(
            str(self.state.parts), self.target.part_kind, self.inputs.choice, self.lexicons, load(*self.lexicons).hash,
            self.profile, self.weights,
        )  # fmt: skip

    def run(self, crew: Crew | None = None, stop: Callable[[], bool] = lambda: False, *, restart: bool = False) -> Path | None:
        """Do all that is missing and put the output together; return the list of what was set aside, if anything was.

        Raises Stopped when `stop` said so; whatever ends it, the same call goes on from there.
        """
        before = self.inputs.identity()
        make_folder(self.state.folder)
        with locked(self.state.folder):
            self.state.begin(self._manifest(before), restart=restart)
            parts = list(self.inputs.parts(self.part_rows))
            done = self._work(parts, crew or InProcess(self.meter.row), stop)
            if self.inputs.identity() != before:
                raise InputError(f"{self.inputs.path}: has changed while it was read; run the batch again with --restart")
            return self._put_together(parts, done)

    def _work(self, parts: list[Part], crew: Crew, stop: Callable[[], bool]) -> dict[int, Done]:
        done = self.state.done()
        self.meter.begin(sum(part.rows for part in parts))
        for earlier in done.values():
            self.meter.part(earlier.tally)
        missing = [part for part in parts if part.index not in done]
        if missing:
            for finished in Engine(self.job, crew, stop).run(missing):
                self.state.note(finished)
                done[finished.index] = finished
                self.meter.part(finished.tally)
        if len(done) < len(parts):
            raise Stopped(f"{len(done)} of {len(parts)} parts are done")
        return done

    def _put_together(self, parts: list[Part], done: dict[int, Done]) -> Path | None:
        files = [self.job.file(part) for part in parts]
        if not parts:
            files = [self.job.file(Part(0, str(self.inputs.path), START, 0))]
            write_rows(files[0], [], self.target.part_kind)
        aside = [record for part in parts for record in done[part.index].aside]
        rejects = self._write_rejects(aside)
        if self.target.folder:
            one_folder(self.state.parts, self.target.path)
        else:
            one_file(files, self.target.path, self.target.kind)
        self.state.finish()
        return rejects

    def _write_rejects(self, aside: list[Aside]) -> Path | None:
        if not aside and not self.rejects:
            self.target.rejects.unlink(missing_ok=True)  # that of an earlier run would mislead
            return None
        path = self.rejects or self.target.rejects
        write_rejects(aside, path)
        return path if aside else None

    def _manifest(self, inputs: dict[str, list[int]]) -> dict[str, Any]:
        return {
            "version": __version__, "lexicon": self.job.lexicon_hash, "inputs": inputs,
            "columns": sorted(set(self.inputs.describe().values())),
            "format": self.target.kind, "profile": _hash(self.profile.to_dict()) if self.profile else None,
            "weights": _hash(asdict(self.weights)), "part_rows": self.part_rows,
        }  # fmt: skip


def _hash(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
