"""What the verbs share: options, reading postings, writing results."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from jobmatch.errors import InputError
from jobmatch.readers.text import PLAIN, read_posting
from jobmatch.types import Posting

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".txt": "table"}


def posting_options(formats: tuple[str, ...]) -> Decorator:
    """Add FILE..., --format, --output, --lexicons and --verbose to a verb, and what `read_postings` needs to know."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        own = {parameter.name for parameter in getattr(function, "__click_params__", ())}
        options: tuple[Decorator, ...] = (
            click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error."),
            click.option("--lexicons", multiple=True, type=click.Path(), metavar="DIR",
                         help="A folder of vocabulary that adds to the built-in one; may be given again."),
            *([] if "text_column" in own else _source_options()),
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
    """Return the options that `read_postings` looks up by itself; the verbs do not see them."""

    def keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
        context.meta[f"jobmatch.{parameter.name}"] = value

    hidden: dict[str, Any] = {"expose_value": False, "callback": keep}
    return [
        click.option("--save-text", type=click.Path(path_type=Path), metavar="DIR", **hidden,
                     help="Also write the text that was read, to which offsets refer: DIR/ID.txt a posting."),
        click.option("--id-column", metavar="NAME", **hidden, help="The column of a table that holds the id."),
        click.option("--title-column", metavar="NAME", **hidden, help="The column of a table that holds the title."),
        click.option("--text-column", metavar="NAME", **hidden, help="The column of a table that holds the posting's text."),
    ]  # fmt: skip


def read_postings(files: tuple[str, ...]) -> Iterator[Posting]:
    """Yield the postings of the files; `-` is standard input; with no file on a terminal, show help.

    A file that holds several gives them all; those that cannot be read are told on stderr. Raises InputError
    where a file gives none.
    """
    if not files:
        if sys.stdin.isatty():
            context = click.get_current_context()
            click.echo(context.get_help())
            context.exit(0)
        files = ("-",)
    for name in files:
        for posting in [read_posting(name)] if name.lower().endswith(PLAIN) else _several(name):
            _save_text(posting)
            yield posting


def _several(name: str) -> Iterator[Posting]:
    from jobmatch.readers.columns import Choice
    from jobmatch.readers.files import read_file

    choice = Choice(_meta("text_column"), _meta("title_column"), _meta("id_column"))
    aside: list[str] = []
    good = 0
    for posting, problem in read_file(name, choice, partial(click.echo, err=True)):
        if problem:
            aside.append(f"{posting.id}: {problem}")
        else:
            good += 1
            yield posting
    if not good:
        raise InputError(f"{name}: {aside[0] if aside else 'holds no posting'}; a posting needs text")
    for line in aside:
        click.echo(f"{name}: {line} (set aside)", err=True)


def _meta(name: str) -> Any:
    context = click.get_current_context(silent=True)
    return context.meta.get(f"jobmatch.{name}") if context else None


def _save_text(posting: Posting) -> None:
    folder: Path | None = _meta("save_text")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", posting.id).lstrip(".") or "posting"
        (folder / f"{name}.txt").write_bytes(posting.text.encode("utf-8", "replace"))


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


def write(text: str, output: str | None) -> None:
    """Write to a file whole or not at all, or to standard output."""
    if not output:
        click.echo(text, nl=not text.endswith("\n"))
        return
    path = Path(output)
    part = path.with_name(path.name + ".part")
    part.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    part.replace(path)
