"""jobmatch classify: the role, how sure, and why."""

from __future__ import annotations

import click

from jobmatch import __version__
from jobmatch.cli.options import chosen_format, posting_options, write
from jobmatch.cli.postings import read_postings

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown")


@click.command(
    "classify",
    epilog="\b\nExamples:\n  jobmatch classify posting.txt\n  jobmatch classify postings/*.txt --format csv\n"
    "  jobmatch classify posting.txt --title 'Data Scientist' --explain",
)
@posting_options(FORMATS)
@click.option("--title", help="The posting's title, where the text does not hold it.")
@click.option("--explain", is_flag=True, help="Show all that spoke for and against.")
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    title: str | None, explain: bool,
) -> None:  # fmt: skip
    """Tell whether each posting is for an ML engineer, a data scientist, a data engineer, or none of them."""
    from dataclasses import replace

    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.role import render

    chosen = chosen_format(format_, output, FORMATS)
    postings = [replace(p, title=title) if title else p for p in read_postings(files)]
    analyser = load_analyser(*lexicons)
    found = analyser.analyse_many(postings)
    write(render(found, chosen, analyser.lexicon.hash, __version__, explain=explain, to_file=output is not None), output)
