"""Does one part, in whatever process: reads its records, analyses them, writes its file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jobmatch.batch.inputs import Choice, Cursor, Part, columns_of
from jobmatch.batch.output import write_rows
from jobmatch.batch.reading import RowMaker
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
        """Return the file that a part is written to."""
        return Path(self.folder) / f"part-{part.index:05}.{self.kind}"


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
    """What became of a part; `size` is its file's, in bytes."""

    index: int
    size: int
    tally: Tally
    aside: tuple[Aside, ...]


Tell = Callable[[dict[str, Any]], None]


def run_part(job: Job, part: Part, tell: Tell | None = None) -> Done:
    """Do one part; `tell` is called with every row."""
    maker = _maker(job.lexicons, job.lexicon_hash, job.profile, job.weights)
    return _write(job, part, maker.rows(_judged(job, part)), tell)


def skip_part(job: Job, part: Part, reason: str, *, blind: bool = False) -> Done:
    """Set all records of a part aside; where even reading them is not safe, do it `blind`, by their numbers."""
    if blind:
        stem = Path(part.path).stem
        postings = (Posting(f"{stem}-{n}", "") for n in range(part.start.row + 1, part.stop + 1))
    else:
        postings = (replace(posting, text="") for posting, _ in _judged(job, part))
    return _write(job, part, (set_aside(p, reason) for p in postings), None)


def _judged(job: Job, part: Part) -> Iterator[tuple[Posting, str | None]]:
    """Yield the postings of a part and why they must be set aside; a file that breaks off costs what lies behind."""
    cursor = _cursor()
    columns = columns_of(cursor.table(part.path), job.choice)
    stem, number = Path(part.path).stem, part.start.row
    try:
        for row in cursor.rows(part, columns.used):
            yield read_record(row, columns, stem, part.path)
            number = row.number
    except JobmatchError:
        raise
    except Exception as error:
        _cursor.cache_clear()
        reason = f"the file cannot be read here ({' '.join(str(error).split())[:200]})"
        yield from ((Posting(f"{stem}-{n}", ""), reason) for n in range(number + 1, part.stop + 1))


def _write(job: Job, part: Part, rows: Iterable[dict[str, Any]], tell: Tell | None) -> Done:
    tally, aside = Tally(), []

    def watched() -> Iterator[dict[str, Any]]:
        for number, row in enumerate(tally.count(rows), part.start.row + 1):
            if row["error"]:
                aside.append(Aside(part.path, number, row["id"], row["title"], row["error"]))
            if tell:
                tell(row)
            yield row

    path = job.file(part)
    write_rows(path, watched(), job.kind)
    if tally.total != part.rows:
        raise InputError(f"{part.path}: has changed while it was read; run the batch again with --restart")
    return Done(part.index, path.stat().st_size, tally, tuple(aside))


@lru_cache(maxsize=1)
def _cursor() -> Cursor:
    return Cursor()


@lru_cache(maxsize=1)  # one batch a process at a time
def _maker(lexicons: tuple[str, ...], wanted: str, profile: Profile | None, weights: Weights) -> RowMaker:
    from jobmatch.pipeline import load_analyser

    if (here := load(*lexicons).hash) != wanted:
        raise InputError(f"the lexicon of a worker differs ({here}, not {wanted}); install the same version everywhere")
    return RowMaker(load_analyser(*lexicons), profile, weights)
