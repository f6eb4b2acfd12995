"""jobmatch lexicon: check the vocabulary, show what it knows of a name, import more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobmatch.forms import KINDS

if TYPE_CHECKING:
    from jobmatch.lexicon import Lexicon

LEXICONS = click.option(
    "--lexicons", multiple=True, type=click.Path(), metavar="DIR",
    help="A folder of vocabulary that adds to the built-in one; may be given again.",
)  # fmt: skip
VERBOSE = click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")


@click.group(
    "lexicon",
    invoke_without_command=True,
    epilog="\b\nExamples:\n  jobmatch lexicon show k8s\n  jobmatch lexicon check --lexicons my-words\n"
    "  jobmatch lexicon import skills_en.csv -o esco",
)
@click.pass_context
def command(context: click.Context) -> None:
    """Check the vocabulary, show what it knows of a name, or import more of it."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("check", epilog="\b\nExamples:\n  jobmatch lexicon check\n  jobmatch lexicon check --lexicons my-words")
@LEXICONS
@VERBOSE
def check_command(lexicons: tuple[str, ...], verbose: bool) -> None:
    """Validate every file; print FILE:LINE, what is wrong and the mend, and exit with 2 if anything is."""
    from jobmatch.lexicon import load
    from jobmatch.vocabulary.check import check

    found = check(load(*lexicons).folders)
    for finding in found.findings:
        click.echo(str(finding))
    if found.findings:
        click.echo(f"{len(found.findings)} to mend", err=True)
        click.get_current_context().exit(2)
    counts = ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in found.lines.most_common())
    click.echo(f"All in order: {found.forms} forms; lines: {counts}.")


@command.command("show", epilog="\b\nExamples:\n  jobmatch lexicon show Spark\n  jobmatch lexicon show 'data mining' -f json")
@click.argument("name", metavar="WORD", nargs=-1, required=True)
@click.option("-f", "--format", "format_", type=click.Choice(("table", "json")), default="table", help="Default: table.")
@LEXICONS
@VERBOSE
def show_command(name: tuple[str, ...], format_: str, lexicons: tuple[str, ...], verbose: bool) -> None:
    """Show what is known of a name: its forms, when they count, what it implies, its relatives."""
    import json

    from jobmatch.lexicon import load
    from jobmatch.reports.screen import to_text
    from jobmatch.vocabulary.show import find, record, view

    lexicon, text = load(*lexicons), " ".join(name)
    entries = find(lexicon, text)
    if not entries:
        raise click.UsageError(_unknown(lexicon, text))
    if format_ == "json":
        records = [record(lexicon, e) for e in entries]
        click.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))
    else:
        click.echo(to_text(*(part for e in entries for part in view(lexicon, e))), nl=False)


def _unknown(lexicon: Lexicon, text: str) -> str:
    from jobmatch.readers.spellings import spellings
    from jobmatch.vocabulary.show import is_trap

    if is_trap(lexicon, text):
        return f"{text!r} is listed in traps.jsonl: it looks like a skill and is none"
    near = spellings(lexicon).near(text)
    return f"{text!r} is no skill that the lexicon knows" + (f"; did you mean {' or '.join(near)}?" if near else "")


@command.command(
    "import",
    epilog="\b\nExamples:\n  jobmatch lexicon import skills_en.csv -o esco\n  jobmatch lexicon import our-tools.txt -o ours\n"
    "  jobmatch extract posting.txt --lexicons esco --lexicons ours",
)
@click.argument("file", type=click.Path(dir_okay=False), metavar="FILE")
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False), metavar="DIR", help="The folder to make.")
@click.option("--kind", type=click.Choice(KINDS), help="Where the file does not tell it; default: method, own lists tool.")
@LEXICONS
@VERBOSE
def import_command(file: str, output: str, kind: str | None, lexicons: tuple[str, ...], verbose: bool) -> None:
    """Make a further lexicon from ESCO's CSV, O*NET's technology skills, or a list of your own (CSV, JSONL or plain)."""
    from pathlib import Path

    from jobmatch.lexicon import load
    from jobmatch.vocabulary.importing import Importer, write
    from jobmatch.vocabulary.sources import read_concepts

    source, concepts = read_concepts(Path(file), kind)
    found = Importer(load(*lexicons), source).run(concepts)
    path = write(found.rows, Path(output), source)
    click.echo(f"{file}: {len(concepts)} concepts, {found.known} known already, {found.left_out} left out", err=True)
    click.echo(f"{len(found.rows)} written to {path}; use them with --lexicons {output}")
