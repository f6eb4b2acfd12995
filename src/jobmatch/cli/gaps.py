"""jobmatch gaps: what the candidate lacks for a posting, or over many."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from jobmatch import __version__
from jobmatch.cli.fitting import fit_postings, load_weights, profile_options, warn_unknown
from jobmatch.cli.options import chosen_format, posting_options, quiet_option, write
from jobmatch.cli.postings import Collected, given, watched
from jobmatch.types import ROLES

if TYPE_CHECKING:
    from jobmatch.fit.weights import Weights
    from jobmatch.pipeline import Analyser
    from jobmatch.types import Outlook, Posting, Profile

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown")
EPILOG = """\b
Examples:
  jobmatch gaps posting.txt --profile me.yaml
  jobmatch gaps postings.csv --profile me.yaml --role data-engineer --threshold 70
  jobmatch gaps postings/*.txt --profile me.yaml --each --format csv
"""


@click.command("gaps", epilog=EPILOG)
@posting_options(FORMATS)
@quiet_option
@profile_options
@click.option("--each", is_flag=True, help="Of many postings show the gaps of each, not what they have in common.")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="Only postings of this role; repeatable.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 100),
    default=70,
    show_default=True,
    metavar="N",
    help="Count the postings that a skill would lift to this score.",
)
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    quiet: bool,
    profile: str, weights: str | None, each: bool, roles: tuple[str, ...], threshold: float,
) -> None:  # fmt: skip
    """Show what the candidate lacks: for one posting its gaps, over many what to learn first.

    Over many postings (files, tables, folders): for each missing skill how many want it, the points it would add
    on average and how many postings it would lift to the threshold, then the best five together.
    """
    from jobmatch.pipeline import load_analyser
    from jobmatch.readers.profiles import read_profile
    from jobmatch.reports import fit, market

    chosen, table = chosen_format(format_, output, FORMATS), load_weights(weights)
    postings = Collected(given(files), quiet=quiet)
    stream = iter(postings)
    first = list(islice(stream, 2))
    analyser = load_analyser(*lexicons)
    candidate = read_profile(profile, analyser.lexicon)
    warn_unknown(candidate, profile)
    many = chain(first, stream)
    if each or len(first) < 2:
        rows = [r for r in fit_postings(many, candidate, analyser, table) if not roles or r.analysis.role.label in roles]
        text = fit.render(rows, chosen, analyser.lexicon, __version__, to_file=output is not None, only_gaps=True)
    else:
        found = over_many(many, candidate, analyser, table, roles, threshold, quiet=quiet)
        head = {"version": __version__, "lexicon": analyser.lexicon.hash, "profile": candidate.name}
        text = market.render(found, chosen, head, to_file=output is not None)
    postings.report()
    write(text, output)


def over_many(
    postings: chain[Posting], profile: Profile, analyser: Analyser, weights: Weights, roles: tuple[str, ...], threshold: float,
    *, quiet: bool,
) -> Outlook:  # fmt: skip
    """Return the outlook over postings of the given roles."""
    from jobmatch.fit.learning import outlook
    from jobmatch.fit.market import Market

    analyses = watched(analyser.analyse_many(postings), "postings", quiet=quiet)
    wanted = (a for a in analyses if not roles or a.role.label in roles)
    return outlook(Market(profile, analyser.lexicon, weights).extend(wanted), threshold)
