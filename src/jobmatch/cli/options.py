"""What the verbs share: options, reading postings, writing results."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from jobmatch.readers.text import read_posting
from jobmatch.types import Posting

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".txt": "table"}


def posting_options(formats: tuple[str, ...]) -> Decorator:
    """Add FILE..., --format, --output, --lexicons and --verbose to a verb."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error."),
            click.option("--lexicons", multiple=True, type=click.Path(), metavar="DIR",
                         help="A folder of vocabulary that adds to the built-in one; may be given again."),
            click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE",
                         help="Write here instead of the screen; the suffix decides the format."),
            click.option("-f", "--format", "format_", type=click.Choice(formats), help="Default: table."),
            click.argument("files", nargs=-1, metavar="FILE..."),
        ):  # fmt: skip
            function = option(function)
        return function

    return decorate


def read_postings(files: tuple[str, ...]) -> Iterator[Posting]:
    """Yield the postings of the files; `-` is standard input; with no file on a terminal, show help."""
    if not files:
        if sys.stdin.isatty():
            context = click.get_current_context()
            click.echo(context.get_help())
            context.exit(0)
        files = ("-",)
    for name in files:
        yield read_posting(name)


def chosen_format(format_: str | None, output: str | None, formats: tuple[str, ...]) -> str:
    """Return the format: --format, else the suffix of --output, else table."""
    if format_:
        return format_
    if not output:
        return "table"
    found = SUFFIXES.get(Path(output).suffix.lower())
    if found not in formats:
        raise click.UsageError(
            f"{output}: the suffix tells no format; use {', '.join(s for s, f in SUFFIXES.items() if f in formats)} or --format"
        )
    return found


def write(text: str, output: str | None) -> None:
    """Write to a file whole or not at all, or to standard output."""
    if not output:
        click.echo(text, nl=not text.endswith("\n"))
        return
    path = Path(output)
    part = path.with_name(path.name + ".part")
    part.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    part.replace(path)
