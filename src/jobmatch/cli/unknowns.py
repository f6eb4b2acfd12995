"""jobmatch unknowns: frequent terms that stand where skills stand and that no lexicon knows."""

from __future__ import annotations

import click

from jobmatch.cli.options import chosen_format, posting_options, quiet_option, write
from jobmatch.cli.postings import Collected, given, watched

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet")
EPILOG = """\b
Examples:
  jobmatch unknowns postings.csv
  jobmatch unknowns postings/ --top 50 -f jsonl > new.jsonl
  jobmatch lexicon import new.jsonl -o ours
"""


@click.command("unknowns", epilog=EPILOG)
@posting_options(FORMATS)
@quiet_option
@click.option("--top", type=click.IntRange(1), default=100, metavar="N", help="The N most frequent; default: 100.")
@click.option("--least", type=click.IntRange(1), default=2, metavar="N", help="In at least N postings; default: 2.")
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    quiet: bool, top: int, least: int,
) -> None:  # fmt: skip
    """List terms of many postings (files, tables, folders) that the vocabulary lacks; jsonl gives lexicon lines to check."""
    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.unknowns import render
    from jobmatch.vocabulary.unknowns import Miner

    chosen = chosen_format(format_, output, FORMATS)
    postings = Collected(given(files), quiet=quiet)
    miner = Miner(load_analyser(*lexicons))
    miner.read(watched(postings, "postings", quiet=quiet))
    postings.report()
    write(render(miner.result(least)[:top], chosen, to_file=output is not None), output)
