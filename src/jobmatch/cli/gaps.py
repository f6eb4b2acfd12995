"""jobmatch gaps: what the candidate lacks, by the points it would add."""

from __future__ import annotations

import click

from jobmatch import __version__
from jobmatch.cli.fitting import fit_postings, load_weights, profile_options, warn_unknown
from jobmatch.cli.options import chosen_format, posting_options, read_postings, write

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
EPILOG = """\b
Examples:
  jobmatch gaps posting.txt --profile me.yaml
  jobmatch gaps postings/*.txt --profile me.yaml --format csv
"""


@click.command(
    "gaps",
    epilog=EPILOG,
)
@posting_options(FORMATS)
@profile_options
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    profile: str, weights: str | None,
) -> None:  # fmt: skip
    """Show what the candidate lacks for each posting, by the points that it would add."""
    from jobmatch.pipeline import load_analyser
    from jobmatch.readers.profiles import read_profile
    from jobmatch.reports.fit import render

    chosen, table = chosen_format(format_, output, FORMATS), load_weights(weights)
    postings = list(read_postings(files))
    analyser = load_analyser(*lexicons)
    candidate = read_profile(profile, analyser.lexicon)
    warn_unknown(candidate, profile)
    rows = fit_postings(postings, candidate, analyser, table)
    write(render(rows, chosen, analyser.lexicon, __version__, to_file=output is not None, only_gaps=True), output)
