"""jobmatch extract: skills by level, duties and facts."""

from __future__ import annotations

import click

from jobmatch import __version__
from jobmatch.cli.options import chosen_format, posting_options, write
from jobmatch.cli.postings import read_postings

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown", "html")


@click.command(
    "extract",
    epilog="\b\nExamples:\n  jobmatch extract posting.txt\n  jobmatch extract postings/*.txt --format jsonl > found.jsonl\n"
    "  jobmatch extract posting.txt -o skills.csv\n  jobmatch extract posting.pdf -o posting.html",
)
@posting_options(FORMATS)
def command(files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool) -> None:
    """Show the skills that each posting asks, by level, its duties and its facts."""
    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.analysis import render

    chosen = chosen_format(format_, output, FORMATS)
    postings = list(read_postings(files))
    analyser = load_analyser(*lexicons)
    found = analyser.analyse_many(postings)
    write(render(found, chosen, analyser.lexicon.hash, __version__, to_file=output is not None), output)
