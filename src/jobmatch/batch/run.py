"""A batch from beginning to end: checked before any work, cut into parts, done, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobmatch import __version__
from jobmatch.batch.assemble import one_file, one_folder, write_rejects
from jobmatch.batch.crews import InProcess
from jobmatch.batch.engine import Crew, Engine
from jobmatch.batch.files import clear, locked
from jobmatch.batch.inputs import Inputs, Part
from jobmatch.batch.output import write_rows
from jobmatch.batch.progress import Meter
from jobmatch.batch.state import State
from jobmatch.batch.target import Target
from jobmatch.batch.work import Aside, Done, Job
from jobmatch.errors import InputError, JobmatchError
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import load
from jobmatch.types import Profile

LEAST, MOST = 200, 2000  # records a part
PARTS = 200  # aimed at: fine enough to resume, few enough to list


class Stopped(Exception):  # noqa: N818  nothing is wrong: the user asked for it
    """The batch was asked to stop, and did after the parts under way."""


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
        if self.target.path.exists() and any(self.target.path.samefile(file) for file in self.inputs.files):
            raise InputError(f"{self.target.path}: is the table that is read; write to another file")
        self.columns = self.inputs.columns
        self.state = State(self.target.work.absolute())

    def run(self, crew: Crew | None = None, stop: Callable[[], bool] = lambda: False, *, restart: bool = False) -> None:
        """Do all that is missing, then put the output together; raises Stopped where `stop` said so."""
        self._make_folder()
        with locked(self.state.folder):
            done = self._work(crew or InProcess(), stop, restart)
            self._finish(done)

    def _work(self, crew: Crew, stop: Callable[[], bool], restart: bool) -> dict[int, Done]:
        before = self.inputs.identity()
        parts = self._parts()
        job = self._job()
        self.state.begin(self._manifest(job, before, parts), restart=restart)
        ...
        return {}
