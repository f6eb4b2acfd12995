"""What the verbs share: options and writing results."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jobmatch.errors import InputError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".txt": "table", ".html": "html",
            ".xlsx": "xlsx", ".parquet": "parquet"}  # fmt: skip


def posting_options(formats: tuple[str, ...]) -> Decorator:
    """Add FILE..., --format, --output, --lexicons and --verbose to a verb, and what its postings are read by."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        options: tuple[Decorator, ...] = (
            click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error."),
            click.option("--lexicons", multiple=True, type=click.Path(), metavar="DIR",
                         help="A folder of vocabulary that adds to the built-in one; may be given again."),
            *_source_options(),
            click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE",
                         help="Write here instead of the screen; the suffix decides the format."),
            click.option("-f", "--format", "format_", type=click.Choice(formats), help="Default: table."),
            click.argument("files", nargs=-1, metavar="FILE..."),
        )  # fmt: skip
        for option in options:
            function = option(function)
        return function

    return decorate


def _source_options() -> list[Decorator]:
    """Return the options that `jobmatch.cli.postings` looks up by itself; the verbs do not see them."""

    def keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
        context.meta[f"jobmatch.{parameter.name}"] = value

    hidden: dict[str, Any] = {"expose_value": False, "callback": keep}
    return [
        click.option("--rejects", type=click.Path(path_type=Path), metavar="FILE", **hidden,
                     help="List as CSV what could not be read, with the reasons."),
        click.option("--save-text", type=click.Path(path_type=Path), metavar="DIR", **hidden,
                     help="Also write the text that was read, to which offsets refer: DIR/ID.txt a posting."),
        click.option("--id-column", metavar="NAME", **hidden, help="The column of a table that holds the id."),
        click.option("--title-column", metavar="NAME", **hidden, help="The column of a table that holds the title."),
        click.option("--text-column", metavar="NAME", **hidden, help="The column of a table that holds the posting's text."),
    ]  # fmt: skip


def quiet_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --quiet to a verb."""
    return click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")(function)


def chosen_format(format_: str | None, output: str | None, formats: tuple[str, ...]) -> str:
    """Return the format: --format, else the suffix of --output, else table."""
    if format_:
        return format_
    if not output:
        return "table"
    found = SUFFIXES.get(Path(output).suffix.lower())
    if found not in formats:
        usable = ", ".join(suffix for suffix, name in SUFFIXES.items() if name in formats)
        raise click.UsageError(f"{output}: the suffix tells no format; use {usable} or --format")
    return found


def write(made: str | bytes, output: str | None) -> None:
    """Write to a file whole or not at all, or to standard output; bytes are never written to a terminal."""
    data = made if isinstance(made, bytes) else (made if made.endswith("\n") else made + "\n").encode("utf-8")
    if output:
        path = Path(output)
        if not path.parent.is_dir():
            raise InputError(f"{output}: there is no folder {path.parent}; make it first")
        part = path.with_name(path.name + ".part")
        part.write_bytes(data)
        part.replace(path)
    elif isinstance(made, bytes):
        if sys.stdout.isatty():
            raise click.UsageError("this format is not for a terminal; name a file with -o")
        sys.stdout.buffer.write(data)
    else:
        click.echo(made, nl=not made.endswith("\n"))
