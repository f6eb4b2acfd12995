"""Many postings for the verbs that compare them: text files, tables and folders of either."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from jobmatch.errors import InputError, JobmatchError
from jobmatch.readers.text import read_posting
from jobmatch.types import Posting

TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
PACKED = (".gz", ".zst")
TEXTS = (".txt", ".md", ".markdown", "")
MOST_WARNINGS = 5
T = TypeVar("T")


def table_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --text-column, --title-column, --id-column and --quiet to a verb."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="No progress, no summary."),
        click.option("--id-column", metavar="NAME", help="The column of a table that holds the id."),
        click.option("--title-column", metavar="NAME", help="The column of a table that holds the title."),
        click.option("--text-column", metavar="NAME", help="The column of a table that holds the posting's text."),
    ):
        function = option(function)
    return function


def given(files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files, or standard input where there are none; on a terminal show help instead of waiting."""
    if not files and sys.stdin.isatty():
        context = click.get_current_context()
        click.echo(context.get_help())
        context.exit(0)
    return files or ("-",)


class Collected:
    """The postings of files, tables and folders; what cannot be read is set aside with its reason."""

    def __init__(self, files: tuple[str, ...], columns: dict[str, str | None], *, quiet: bool = False) -> None:
        self.files = files
        self.columns = columns
        self.quiet = quiet
        self.aside: list[str] = []

    def __iter__(self) -> Iterator[Posting]:
        names = list(_expand(self.files))
        for name in names:
            try:
                yield from self._table(Path(name)) if is_table(name) else [read_posting(name)]
            except JobmatchError as error:
                if len(names) == 1:
                    raise
                self.aside.append(str(error))

    def _table(self, path: Path) -> Iterator[Posting]:
        from jobmatch.readers.columns import recognise
        from jobmatch.readers.records import read_record
        from jobmatch.readers.tables import open_table

        table = open_table(path)
        columns = recognise(table.columns, str(path), **self.columns)
        if not self.quiet:
            click.echo(f"{path}: {columns.describe()}", err=True)
        for row in table.rows(columns.used):
            posting, problem = read_record(row, columns, path.stem, str(path))
            if problem:
                self.aside.append(f"{path}: row {row.number}: {problem}")
            else:
                yield posting

    def report(self) -> None:
        """Tell on stderr what was set aside."""
        if self.quiet or not self.aside:
            return
        for line in self.aside[:MOST_WARNINGS]:
            click.echo(line, err=True)
        if (more := len(self.aside) - MOST_WARNINGS) > 0:
            click.echo(f"and {more} more that could not be read", err=True)


def is_table(name: str) -> bool:
    """Whether a file's name is that of a table."""
    lowered = name.lower()
    for suffix in PACKED:
        lowered = lowered.removesuffix(suffix)
    return lowered.endswith(TABLES)


def _expand(files: tuple[str, ...]) -> Iterator[str]:
    for name in files:
        path = Path(name)
        if name != "-" and path.is_dir():
            inside = [str(p) for p in sorted(path.iterdir()) if p.is_file() and (is_table(p.name) or p.suffix.lower() in TEXTS)]
            if not inside:
                raise InputError(f"{name}: holds no postings; there must be text files or tables in it")
            yield from inside
        else:
            yield name


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
