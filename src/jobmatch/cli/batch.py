"""jobmatch batch: a table of postings in, one row a posting out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

EPILOG = """\b
Examples:
  jobmatch batch postings.csv -o roles.parquet
  jobmatch batch postings.parquet -o fits.csv --profile me.yaml
  jobmatch batch export.csv -o roles.jsonl --text-column "Full advert"
"""


@click.command("batch", epilog=EPILOG)
@click.argument("table", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="OUT",
              help="Where the rows go: .csv, .jsonl or .parquet.")
@click.option("-p", "--profile", metavar="FILE[#NAME]", help="A candidate: adds the score and the gaps.")
@click.option("--text-column", metavar="NAME", help="The column that holds the posting's text.")
@click.option("--title-column", metavar="NAME", help="The column that holds the title.")
@click.option("--id-column", metavar="NAME", help="The column that holds the id.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a row was set aside.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
@click.option("--lexicons", multiple=True, type=click.Path(), metavar="DIR",
              help="A folder of vocabulary that adds to the built-in one; may be given again.")
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
def command(
    table: Path, output: Path, profile: str | None, text_column: str | None, title_column: str | None, id_column: str | None,
    strict: bool, quiet: bool, lexicons: tuple[str, ...], verbose: bool,
) -> None:  # fmt: skip
    """Read a table of postings (CSV, JSON Lines or Parquet) and write one row a posting.

    Columns are found by their names. Rows that cannot be read are kept, with the reason in `error`.
    """
    from jobmatch.batch.progress import shown
    from jobmatch.batch.run import Batch
    from jobmatch.cli.fitting import warn_unknown
    from jobmatch.pipeline import load_analyser
    from jobmatch.readers.profiles import read_profile

    batch = Batch.plan(table, output, text=text_column, title=title_column, id=id_column)
    if not quiet:
        click.echo(f"{table}: {batch.columns.describe()}", err=True)
    analyser = load_analyser(*lexicons)
    candidate = read_profile(profile, analyser.lexicon) if profile else None
    if candidate:
        warn_unknown(candidate, profile or "")
    with shown(batch.tally, batch.size, quiet=quiet):
        batch.run(analyser, candidate)
    if not quiet:
        click.echo(f"{batch.tally.describe()}; written to {output}", err=True)
    if strict and batch.tally.aside:
        sys.exit(1)
