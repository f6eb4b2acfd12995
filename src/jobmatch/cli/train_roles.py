"""jobmatch train-roles: the weights of the role model, from labelled postings."""

from __future__ import annotations

import click


@click.command(
    "train-roles",
    epilog="\b\nExamples:\n  jobmatch train-roles labelled.parquet -o role_weights.json\n"
    "  jobmatch train-roles mine.csv -o my-lexicons/role_weights.json --by company",
)
@click.argument("labelled", metavar="LABELLED", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), metavar="FILE",
              help="Where the weights go, as JSON.")  # fmt: skip
@click.option("--by", type=click.Choice(("source", "company", "both", "none")), default="both", show_default=True,
              help="Folds of the cross-validation that is printed.")  # fmt: skip
@click.option("--lexicons", multiple=True, type=click.Path(), metavar="DIR",
              help="A folder of vocabulary that adds to the built-in one; may be given again.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
def command(labelled: str, output: str, by: str, lexicons: tuple[str, ...], verbose: bool) -> None:
    """Learn one number a distinction and role from LABELLED, a table with the columns text and label.

    The columns source and company, where there are any, keep what belongs together in one fold.
    Needs scikit-learn: pip install 'jobmatch[train]'.
    """
    from pathlib import Path

    from jobmatch.evaluate.labelled import read_labelled
    from jobmatch.evaluate.train_roles import train

    items = read_labelled(Path(labelled))
    click.echo(f"{len(items):,} labelled postings", err=True)
    train(items, Path(output), () if by == "none" else ("source", "company") if by == "both" else (by,), lexicons, click.echo)
