"""jobmatch market: what many postings ask."""

from __future__ import annotations

from pathlib import Path

import click

from jobmatch import __version__
from jobmatch.cli.options import chosen_format, posting_options, quiet_option, write
from jobmatch.cli.postings import Collected, given, watched
from jobmatch.types import ROLES

KINDS = ("tool", "method", "soft", "language")
FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown", "html")
EPILOG = """\b
Examples:
  jobmatch market postings.csv
  jobmatch market postings.parquet -o market.html
  jobmatch market postings/ --by place --role data-engineer --kind tool -o places.csv
  jobmatch market this-year.csv --before last-year.csv
"""


@click.command("market", epilog=EPILOG)
@posting_options(FORMATS)
@quiet_option
@click.option("--by", type=click.Choice(("role", "place", "year")), default="role", show_default=True, help="What to compare.")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="Only postings of this role; repeatable.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only skills of this kind; repeatable.")
@click.option("--before", "earlier", multiple=True, type=click.Path(), metavar="FILE",
              help="Postings of an earlier time: what has changed since; repeatable.")  # fmt: skip
@click.option("--top", type=click.IntRange(1), default=15, show_default=True, metavar="N", help="Rows a list, where people read.")
@click.option("--all", "every", is_flag=True, help="Count near-duplicates too.")
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool, quiet: bool,
    by: str, roles: tuple[str, ...], kinds: tuple[str, ...], earlier: tuple[str, ...], top: int, every: bool,
) -> None:  # fmt: skip
    """Show what many postings ask, by role, place or year: how often, how surely, at which level, together, at what pay.

    Shares have 95 % intervals; the lift is a skill's share over that in all other groups. Pay is that of a year, where
    stated, the median and the quartiles; skills with fewer than 10 such postings are left out.
    """
    from jobmatch.demand.count import Counts
    from jobmatch.demand.figures import demand
    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.demand import render

    chosen = chosen_format(format_, output, FORMATS)
    analyser = load_analyser(*lexicons)

    def counted(names: tuple[str, ...]) -> Counts:
        postings = Collected(names, quiet=quiet)
        analyses = watched(analyser.analyse_many(postings), "postings", quiet=quiet)
        counts = Counts(by, kinds=kinds, folded=not every).extend(a for a in analyses if not roles or a.role.label in roles)
        postings.report()
        return counts

    now, then = counted(given(files)), counted(earlier) if earlier else None
    names = (Path(earlier[0]).name if earlier else "", Path(files[0]).name if files else "standard input")
    head = {"version": __version__, "lexicon": analyser.lexicon.hash}
    write(render(demand(now, then, names), chosen, head, top=top, to_file=output is not None), output)
