"""jobmatch rank: many postings, the best fit first."""

from __future__ import annotations

import re

import click

from jobmatch import __version__
from jobmatch.cli.fitting import load_weights, profile_options, warn_unknown
from jobmatch.cli.options import chosen_format, posting_options, quiet_option, write
from jobmatch.cli.postings import Collected, given, watched
from jobmatch.types import ROLES

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown")
EPILOG = """\b
Examples:
  jobmatch rank postings.csv --profile me.yaml
  jobmatch rank postings/ --profile me.yaml --role data-engineer --place berlin
  jobmatch rank postings.parquet --profile me.yaml --min-score 60 --min-pay 90000USD -o ranked.csv
"""


@click.command("rank", epilog=EPILOG)
@posting_options(FORMATS)
@quiet_option
@profile_options
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="Only this role; repeatable.")
@click.option("--min-score", type=click.FloatRange(0, 100), metavar="N", help="Only postings that score at least N.")
@click.option("--place", metavar="TEXT", help="Only postings with this in their location; remote, hybrid, onsite too.")
@click.option("--min-pay", metavar="SUM", help="Only postings that pay as much a year, as 90000 or 90000USD.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="Only the first N.")
@click.option("--all", "every", is_flag=True, help="Do not fold near-duplicates into one.")
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    quiet: bool,
    profile: str, weights: str | None, roles: tuple[str, ...], min_score: float | None, place: str | None,
    min_pay: str | None, top: int | None, every: bool,
) -> None:  # fmt: skip
    """Order postings (files, tables, folders) by how the candidate's skills fit, near-duplicates folded."""
    from jobmatch.fit import Fitter
    from jobmatch.fit.ranking import Filter, rank
    from jobmatch.pipeline import load_analyser
    from jobmatch.readers.profiles import read_profile
    from jobmatch.reports.ranking import render

    chosen, table = chosen_format(format_, output, FORMATS), load_weights(weights)
    least, currency = parse_pay(min_pay)
    keep = Filter(roles, min_score, place, least, currency)
    postings = Collected(given(files), quiet=quiet)
    analyser = load_analyser(*lexicons)
    candidate = read_profile(profile, analyser.lexicon)
    fitter = Fitter(candidate, analyser.lexicon, table)
    analyses = watched(analyser.analyse_many(postings), "postings", quiet=quiet)
    fits = [(a, fitter.fit(a)) for a in analyses]
    found = rank(fits, keep, folded=not every)
    warn_unknown(candidate, profile)
    postings.report()
    head = {"version": __version__, "lexicon": analyser.lexicon.hash, "profile": candidate.name}
    write(render(found[:top], chosen, head, total=len(fits), to_file=output is not None), output)


def parse_pay(text: str | None) -> tuple[float | None, str | None]:
    """Return a sum a year and its currency from 90000, 90k or 90,000 EUR."""
    if text is None:
        return None, None
    match = re.fullmatch(r"\s*(\d[\d,._']*)\s*([kK])?\s*([A-Za-z]{3})?\s*", text)
    if not match:
        raise click.UsageError(f"--min-pay {text}: give a sum a year, as 90000 or 90000USD")
    amount = float(re.sub(r"[,_']", "", match[1])) * (1000 if match[2] else 1)
    return amount, match[3].upper() if match[3] else None
