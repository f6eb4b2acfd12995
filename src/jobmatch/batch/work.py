"""Does one part, in whatever process: reads its records, analyses them, writes its file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import Any

from jobmatch.batch.files import signed
from jobmatch.batch.inputs import Cursor, Part, chosen
from jobmatch.batch.output import write_rows
from jobmatch.batch.reading import RowMaker, row_maker
from jobmatch.batch.rows import set_aside
from jobmatch.batch.tally import Tally
from jobmatch.errors import InputError, JobmatchError
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import load
from jobmatch.readers.columns import Choice
from jobmatch.readers.compression import stem
from jobmatch.readers.records import Judged, read_record
from jobmatch.types import Posting, Profile


@dataclass(frozen=True)
class Job:
    """What every part needs to know; travels to the workers."""

    folder: str
    kind: str
    choice: Choice
    lexicons: tuple[str, ...]
    lexicon_hash: str
    profile: Profile | None = None
    weights: Weights = DEFAULT
    run: str = field(default_factory=lambda: token_hex(8))  # tells one batch of a process from the next

    def file(self, part: Part) -> Path:
        """Return what a part is written to."""
        return Path(self.folder) / f"part-{part.index:05}.{self.kind}"

    def sign(self, part: Part) -> Path:
        """Return the file that is there while the part is being read: who finds it later knows who died over it."""
        return Path(self.folder) / f".part-{part.index:05}.begun"


@dataclass(frozen=True, slots=True)
class Aside:
    """A record that was set aside."""

    file: str
    row: int
    id: str
    title: str | None
    reason: str


@dataclass(frozen=True)
class Done:
    """What became of a part; `size` is that of its file, in bytes."""

    index: int
    file: str
    size: int
    tally: Tally
    aside: tuple[Aside, ...]


def run_part(job: Job, part: Part) -> Done:
    """Do one part."""
    with _desk.lock:
        maker, reading = _maker(job), _Reading(job, part)
        with signed(job.sign(part)):
            return reading.write(maker.rows(reading.postings()))


def skip_part(job: Job, part: Part, reason: str, *, blind: bool = False) -> Done:
    """Set all records of a part aside; where even reading them is not safe, do it `blind`, by their numbers."""
    with _desk.lock:
        reading = _Reading(job, part)
        postings = reading.unread(reason) if blind else reading.postings()
        return reading.write(set_aside(posting, reason) for posting, _ in postings)


def watch(tell: Callable[[dict[str, Any]], None]) -> None:
    """Call `tell` with every row that this process makes."""
    _desk.tell = tell


class _Reading:
    """One part on its way from its records to its file."""

    def __init__(self, job: Job, part: Part) -> None:
        self.job = job
        self.part = part
        self.stem = stem(Path(part.path))
        self.numbers: list[int] = []  # of the records, in their order
        if _desk.run != job.run:
            _desk.cursor, _desk.run = Cursor(), job.run

    def postings(self) -> Iterator[Judged]:
        """Yield the postings and why they must be set aside; a file that breaks off costs what lies behind."""
        try:
            columns = chosen(_desk.cursor.table(self.part.path), self.job.choice)
            for row in _desk.cursor.rows(self.part, columns.used):
                self.numbers.append(row.number)
                yield read_record(row, columns, self.stem, self.part.path)
        except JobmatchError:
            raise
        except Exception as error:  # whatever a broken file leads its reader to
            _desk.cursor = Cursor()
            yield from self.unread(f"the file cannot be read here ({' '.join(str(error).split())[:200]})")

    def unread(self, reason: str) -> Iterator[Judged]:
        """Yield postings that say nothing but their number, for the records that have not been read."""
        for number in range(max(self.numbers, default=self.part.start.row) + 1, self.part.stop + 1):
            self.numbers.append(number)
            yield Posting(f"{self.stem}-{number}", ""), reason

    def write(self, rows: Iterable[dict[str, Any]]) -> Done:
        """Write the rows, whole or not at all, and tell what became of them."""
        tally, aside = Tally(), []

        def watched() -> Iterator[dict[str, Any]]:
            for row, number in zip(rows, self.numbers, strict=False):  # a row's number is there before the row
                tally.add_row(row)
                _desk.tell(row)
                if row["error"]:
                    aside.append(Aside(self.part.path, number, row["id"], row["title"], row["error"]))
                yield row
            if self.part.rows and self.numbers[-1:] != [self.part.stop]:
                raise InputError(f"{self.part.path}: has changed while it was read; run the batch again with --restart")

        path = self.job.file(self.part)
        write_rows(path, watched(), self.job.kind)
        return Done(self.part.index, path.name, path.stat().st_size, tally, tuple(aside))


class _Desk:
    """What a process keeps from one part to the next: the table that it is in the middle of, and who wants to see rows."""

    def __init__(self) -> None:
        self.cursor = Cursor()
        self.run = ""
        self.lock = Lock()  # a cluster's worker may have threads; an analyser serves one at a time
        self.tell: Callable[[dict[str, Any]], None] = lambda row: None


def _maker(job: Job) -> RowMaker:
    """Return what makes the rows of a batch; raises InputError where this process has another lexicon."""
    if (here := load(*job.lexicons).hash) != job.lexicon_hash:
        raise InputError(f"a worker has another lexicon ({here}, not {job.lexicon_hash}); install one version everywhere")
    return row_maker(job.lexicons, job.profile, job.weights)


_desk = _Desk()
