"""Postings for the verbs: from files, tables, folders or standard input, with what could not be read told apart."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from jobmatch.errors import InputError, JobmatchError
from jobmatch.types import Posting

if TYPE_CHECKING:
    from jobmatch.batch.work import Aside

MOST_WARNINGS = 5
T = TypeVar("T")


def given(files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files, or standard input where there are none; on a terminal show help instead of waiting."""
    if not files and sys.stdin.isatty():
        context = click.get_current_context()
        click.echo(context.get_help())
        context.exit(0)
    return files or ("-",)


def read_postings(files: tuple[str, ...]) -> Iterator[Posting]:
    """Yield the postings of the files; raises InputError where a file gives none."""
    found = Collected(given(files), strict=True)
    yield from found
    found.report()


class Collected:
    """The postings of files, tables and folders; what cannot be read is set aside with its reason.

    The options --text-column, --title-column, --id-column, --save-text and --rejects of the verb count. A named file
    that gives no posting raises InputError where it is the only one, or `strict` is set.
    """

    def __init__(self, files: tuple[str, ...], *, quiet: bool = False, strict: bool = False) -> None:
        self.files = files
        self.quiet = quiet
        self.strict = strict or len(files) == 1
        self.aside: list[Aside] = []
        self._saved: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Posting]:
        for name in self.files:
            inside = _inside(name)
            for file in inside or [name]:
                try:
                    yield from self._file(file)
                except JobmatchError as error:
                    if self.strict and not inside:
                        raise
                    self._set_aside(file, 0, Path(file).stem, None, str(error).removeprefix(f"{file}: "))

    def _file(self, name: str) -> Iterator[Posting]:
        from jobmatch.readers.columns import Choice
        from jobmatch.readers.files import read_file, silent

        choice = Choice(_option("text_column"), _option("title_column"), _option("id_column"))
        good, reason = 0, None
        for number, (posting, problem) in enumerate(read_file(name, choice, silent if self.quiet else _tell), 1):
            if problem:
                reason = reason or f"{posting.id}: {problem}"
                self._set_aside(name, number, posting.id, posting.title, problem)
                continue
            good += 1
            self._save_text(posting)
            yield posting
        if not good:
            raise InputError(f"{name}: {reason or 'holds no posting'}; a posting needs text")

    def _save_text(self, posting: Posting) -> None:
        folder: Path | None = _option("save_text")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"[^\w.-]+", "_", posting.id).lstrip(".") or "posting"
            self._saved[name] += 1
            number = f"-{self._saved[name]}" if self._saved[name] > 1 else ""  # ids of several files may be the same
            (folder / f"{name}{number}.txt").write_bytes(posting.text.encode("utf-8", "replace"))

    def _set_aside(self, file: str, row: int, id: str, title: str | None, reason: str) -> None:
        from jobmatch.batch.work import Aside

        self.aside.append(Aside(file, row, id, title, reason))

    def report(self) -> None:
        """Tell on stderr what was set aside, and write all of it where --rejects says."""
        rejects = _option("rejects")
        if rejects:
            from jobmatch.batch.assemble import write_rejects

            write_rejects(self.aside, rejects)
        if self.quiet:
            return
        for a in self.aside[:MOST_WARNINGS]:
            click.echo(f"{a.file}: {f'row {a.row}, {a.id}: ' if a.row else ''}{a.reason} (set aside)", err=True)
        if (more := len(self.aside) - MOST_WARNINGS) > 0:
            click.echo(f"and {more} more set aside{f'; {rejects} lists them' if rejects else ''}", err=True)


_tell = partial(click.echo, err=True)


def _option(name: str) -> Any:
    """Return what the user gave for an option of `posting_options` that the verb itself does not see."""
    context = click.get_current_context(silent=True)
    return context.meta.get(f"jobmatch.{name}") if context else None


def _inside(name: str) -> list[str]:
    """Return the files of a folder; none for what is no folder. Raises InputError where it holds none."""
    from jobmatch.readers.files import POSTINGS, TABLES, posting_files

    if name == "-" or not Path(name).is_dir():
        return []
    suffixes = (*TABLES, *POSTINGS)
    found = [str(path) for path in posting_files(Path(name), suffixes)]
    if not found:
        raise InputError(f"{name}: holds no postings; there must be {', '.join(suffixes)} in it")
    return found


def watched(items: Iterable[T], what: str, *, quiet: bool = False) -> Iterator[T]:
    """Yield the items with a count on stderr, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task)
