"""Does one part, in whatever process: reads its records, analyses them, writes its file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from jobmatch.batch.files import signed
from jobmatch.batch.inputs import Choice, Cursor, Part, columns_of
from jobmatch.batch.output import write_rows
from jobmatch.batch.reading import RowMaker, row_maker
from jobmatch.batch.rows import set_aside
from jobmatch.batch.tally import Tally
from jobmatch.errors import InputError, JobmatchError
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.lexicon import load
from jobmatch.readers.records import read_record
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
        maker = _maker(job)
        with signed(job.sign(part)):
            return _write(job, part, maker.rows(_judged(job, part)))


def watch(tell: Callable[[dict[str, Any]], None]) -> None:
    """Call `tell` with every row that this process makes."""
    _desk.tell = tell


def skip_part(job: Job, part: Part, reason: str, *, blind: bool = False) -> Done:
    """Set all records of a part aside; where even reading them is not safe, do it `blind`, by their numbers."""
    postings = _unread(part, part.start.row) if blind else (posting for posting, _ in _judged(job, part))
    with _desk.lock:
        return _write(job, part, (set_aside(p, reason) for p in postings))


def _judged(job: Job, part: Part) -> Iterator[tuple[Posting, str | None]]:
    """Yield the postings of a part and why they must be set aside; a file that breaks off costs what lies behind."""
    cursor = _desk.cursor
    columns = columns_of(cursor.table(part.path), job.choice)
    stem, number = Path(part.path).stem, part.start.row
    try:
        for row in cursor.rows(part, columns.used):
            yield read_record(row, columns, stem, part.path)
            number = row.number
    except JobmatchError:
        raise
    except Exception as error:
        _desk.cursor = Cursor()
        reason = f"the file cannot be read here ({' '.join(str(error).split())[:200]})"
        yield from ((posting, reason) for posting in _unread(part, number))


def _unread(part: Part, after: int) -> Iterator[Posting]:
    """Yield postings that say nothing but their number, for the records of the part behind `after`."""
    stem = Path(part.path).stem
    yield from (Posting(f"{stem}-{n}", "") for n in range(after + 1, part.stop + 1))


def _write(job: Job, part: Part, rows: Iterable[dict[str, Any]]) -> Done:
    tally, aside = Tally(), []

    def watched() -> Iterator[dict[str, Any]]:
        for number, row in enumerate(rows, part.start.row + 1):
            tally.add_row(row)
            _desk.tell(row)
            if row["error"]:
                aside.append(Aside(part.path, number, row["id"], row["title"], row["error"]))
            yield row
        if tally.total != part.rows:
            raise InputError(f"{part.path}: has changed while it was read; run the batch again with --restart")

    path = job.file(part)
    write_rows(path, watched(), job.kind)
    return Done(part.index, path.name, path.stat().st_size, tally, tuple(aside))


class _Desk:
    """What a process keeps from one part to the next: the table that it is in the middle of, and who wants to see rows."""

    def __init__(self) -> None:
        self.cursor = Cursor()
        self.lock = Lock()  # a cluster's worker may have threads; an analyser serves one at a time
        self.tell: Callable[[dict[str, Any]], None] = lambda row: None


def _maker(job: Job) -> RowMaker:
    """Return what makes the rows of a batch; raises InputError where this process has another lexicon."""
    if (here := load(*job.lexicons).hash) != job.lexicon_hash:
        raise InputError(f"a worker has another lexicon ({here}, not {job.lexicon_hash}); install one version everywhere")
    return row_maker(job.lexicons, job.profile, job.weights)


_desk = _Desk()
