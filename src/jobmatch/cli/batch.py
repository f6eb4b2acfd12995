"""jobmatch batch: a table of postings in, one row a posting out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from jobmatch.batch.engine import Crew
    from jobmatch.batch.run import Batch

EPILOG = """\b
Examples:
  jobmatch batch postings.csv -o roles.parquet
  jobmatch batch postings.parquet -o fits.csv --profile me.yaml --workers 4
  jobmatch batch export.csv -o roles.jsonl --text-column "Full advert"
  jobmatch batch folder-of-tables/ -o roles/ --scheduler tcp://10.0.0.1:8786
"""


@click.command("batch", epilog=EPILOG)
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help="A .csv, .jsonl, .parquet or .xlsx file; OUT/ is a folder of parts.",
)
@click.option("-p", "--profile", metavar="FILE[#NAME]", help="A candidate: adds the score and the gaps.")
@click.option("--weights", type=click.Path(), metavar="FILE", help="YAML or JSON that changes the table of weights.")
@click.option("--text-column", metavar="NAME", help="The column that holds the posting's text.")
@click.option("--title-column", metavar="NAME", help="The column that holds the title.")
@click.option("--id-column", metavar="NAME", help="The column that holds the id.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to list the rows that were set aside; default: beside OUT.",
)
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Work in N processes; default: in this one.")
@click.option("--scheduler", metavar="tcp://...", help="Work on the Dask cluster of this scheduler (extra: dask).")
@click.option("--part-rows", type=click.IntRange(1), metavar="N", help="Rows that are done, and saved, at a time.")
@click.option("--restart", is_flag=True, help="Throw away what an unfinished batch has left.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a row was set aside.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
@click.option(
    "--lexicons",
    multiple=True,
    type=click.Path(),
    metavar="DIR",
    help="A folder of vocabulary that adds to the built-in one; may be given again.",
)
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
def command(
    workers: int | None, scheduler: str | None, restart: bool, strict: bool, quiet: bool, verbose: bool, **named: Any
) -> None:  # fmt: skip
    """Read a table of postings (CSV, JSON Lines or Parquet), or a folder of them, and write one row a posting.

    Columns are found by their names. Rows that cannot be read are kept, with the reason in `error`.
    A batch that was ended, in whatever way, goes on when the same command is given again.
    """
    from jobmatch.batch.progress import shown
    from jobmatch.batch.run import Stopped

    batch = plan(quiet=quiet, **named)
    say = _silent if quiet else _say
    for file, columns in batch.inputs.describe().items():
        say(f"{file}: {columns}")
    try:
        with shown(batch.meter, quiet=quiet), interruptible() as asked:
            rejects = batch.run(crew(workers, scheduler), asked, restart=restart)
    except Stopped as stop:
        click.echo(f"stopped: {stop}; give the same command again to go on", err=True)
        sys.exit(130)
    say(f"{batch.meter.tally.describe()}; written to {named['output']}")
    if rejects:
        say(f"{rejects}: lists what was set aside")
    if strict and rejects:
        sys.exit(1)


def plan(
    table: Path, output: str, profile: str | None, weights: str | None, text_column: str | None, title_column: str | None,
    id_column: str | None, rejects: Path | None, part_rows: int | None, lexicons: tuple[str, ...], quiet: bool,
) -> Batch:  # fmt: skip
    """Check all that was asked for; nothing has been written when it raises."""
    from jobmatch.batch.inputs import Inputs
    from jobmatch.batch.run import Batch
    from jobmatch.batch.target import Target
    from jobmatch.cli.fitting import load_weights, warn_unknown
    from jobmatch.lexicon import load
    from jobmatch.readers.columns import Choice
    from jobmatch.readers.profiles import read_profile

    inputs, target = Inputs(table, Choice(text_column, title_column, id_column)), Target.named(output)
    candidate = read_profile(profile, load(*lexicons)) if profile else None
    batch = Batch(inputs, target, lexicons, candidate, load_weights(weights), part_rows, rejects)
    if candidate and not quiet:
        warn_unknown(candidate, profile or "")
    return batch


def crew(workers: int | None, scheduler: str | None) -> Crew | None:
    """Return who works; None is this process alone."""
    from jobmatch.batch.crews import Cluster, Processes

    if workers and scheduler:
        raise click.UsageError("--workers and --scheduler exclude each other")
    return Processes(workers) if workers else Cluster(scheduler) if scheduler else None


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C finish the parts under way; the second stops at once. Gives what tells whether to stop."""
    asked: list[int] = []

    def ask(number: int, frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        click.echo("finishing the part under way; Ctrl-C again stops at once", err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def _say(text: str) -> None:
    click.echo(text, err=True)


def _silent(text: str) -> None:
    """Say nothing."""
