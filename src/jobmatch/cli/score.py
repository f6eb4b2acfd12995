"""jobmatch score: role, fit with its ledger, gaps and deal-breakers."""

from __future__ import annotations

import sys

import click

from jobmatch import __version__
from jobmatch.cli.fitting import fit_postings, load_weights, profile_options, resolve_learned, warn_unknown
from jobmatch.cli.options import chosen_format, posting_options, write
from jobmatch.cli.postings import read_postings

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown", "html")
EPILOG = """\b
Examples:
  jobmatch score posting.txt --profile me.yaml
  jobmatch score posting.txt --profile me.yaml --with Airflow --with dbt
  jobmatch score postings/*.txt --profile me.yaml --format jsonl
  jobmatch score posting.html --profile me.yaml -o report.html
  jobmatch score posting.txt --profile me.yaml --fail-under 70
"""


@click.command(
    "score",
    epilog=EPILOG,
)
@posting_options(FORMATS)
@profile_options
@click.option("--with", "learn", multiple=True, metavar="SKILL", help="Also show the score after learning it; repeatable.")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with 1 where a score is lower or null.")
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    profile: str, weights: str | None, learn: tuple[str, ...], fail_under: float | None,
) -> None:  # fmt: skip
    """Show how the candidate's skills fit each posting: a score that is the sum of its lines, and the gaps."""
    from jobmatch.pipeline import load_analyser
    from jobmatch.readers.profiles import read_profile
    from jobmatch.reports.fit import render

    chosen, table = chosen_format(format_, output, FORMATS), load_weights(weights)
    postings = list(read_postings(files))
    analyser = load_analyser(*lexicons)
    candidate = read_profile(profile, analyser.lexicon)
    learned = resolve_learned(learn, analyser)
    warn_unknown(candidate, profile)
    rows = list(fit_postings(postings, candidate, analyser, table, learned))
    write(render(rows, chosen, analyser.lexicon, __version__, to_file=output is not None), output)
    if fail_under is not None and any(r.fit.score is None or r.fit.score < fail_under for r in rows):
        sys.exit(1)
