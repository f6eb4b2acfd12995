"""jobmatch train-reader: learn the weights of reading from annotated postings."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "train-reader",
    epilog="\b\nExamples:\n  jobmatch train-reader annotated/ -o my-lexicons\n"
    "  jobmatch extract posting.txt --lexicons my-lexicons",
)
@click.argument("folders", nargs=-1, required=True, metavar="GOLD...", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Lexicon folder to write to.")
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
def command(folders: tuple[Path, ...], output: Path, verbose: bool) -> None:
    """Learn from folders of annotated postings what a sentence does and which skill candidates count.

    Writes sentence_weights.json and skill_weights.json, and prints what each model gains on postings that it has not seen.
    """
    from jobmatch.evaluate.train_reader import table, train

    click.echo(table(train(list(folders), output)))
