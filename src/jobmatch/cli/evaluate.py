"""jobmatch evaluate: how right the tool is, on annotated or labelled postings."""

from __future__ import annotations

import click

from jobmatch.cli.options import write

FORMATS = ("table", "json")


@click.command(
    "evaluate",
    epilog="\b\nExamples:\n  jobmatch evaluate annotated/ --fail-under 0.8\n  jobmatch evaluate --roles labelled.parquet\n"
    "  jobmatch evaluate --roles labelled.csv --masked --format json",
)
@click.argument("gold", required=False, type=click.Path(), metavar="[FOLDER]")
@click.option("--fail-under", type=click.FloatRange(0, 1), metavar="F", help="Exit with 1 where the F1 of all skills is below F.")
@click.option("--errors", is_flag=True, help="Also list the skills that were wrongly found or missed.")
@click.option("--roles", type=click.Path(), metavar="LABELLED",
              help="A table with the columns text and label, and if there are any title, source and company.")  # fmt: skip
@click.option("--masked", is_flag=True, help="Blank titles and role phrases first: the role from duties and skills alone.")
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default="table", help="Default: table.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write here instead of the screen.")
@click.option("--lexicons", multiple=True, type=click.Path(), metavar="DIR",
              help="A folder of vocabulary that adds to the built-in one; may be given again.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
def command(
    gold: str | None, fail_under: float | None, errors: bool, roles: str | None, masked: bool,
    format_: str, output: str | None, lexicons: tuple[str, ...], verbose: bool,
) -> None:  # fmt: skip
    """Compare what the tool reads with what people say is right.

    FOLDER holds postings (ID.txt) beside their annotation (ID.json).
    """
    if (gold is None) == (roles is None):
        raise click.UsageError("say what to evaluate: a FOLDER of annotated postings, or --roles LABELLED")
    if roles is not None:
        write(_roles(roles, masked, format_, output is not None, lexicons), output)
    elif gold is not None:
        text, f1 = _skills(gold, format_, errors, output is not None, lexicons)
        write(text, output)
        if fail_under is not None and f1 < fail_under:
            click.get_current_context().exit(1)


def _skills(folder: str, format_: str, errors: bool, to_file: bool, lexicons: tuple[str, ...]) -> tuple[str, float]:
    from pathlib import Path

    from jobmatch.evaluate.judge import judge_folder
    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.verdict import render

    verdict = judge_folder(Path(folder), load_analyser(*lexicons))
    return render(verdict, format_, errors=errors, to_file=to_file), verdict.skills["all"].f1


def _roles(table: str, masked: bool, format_: str, to_file: bool, lexicons: tuple[str, ...]) -> str:
    import json
    from pathlib import Path

    from jobmatch.evaluate.labelled import read_labelled
    from jobmatch.evaluate.roles import figures, predict
    from jobmatch.pipeline import load_analyser

    items = read_labelled(Path(table))
    found = figures([i.label for i in items], predict(items, load_analyser(*lexicons), masked), [i.source for i in items])
    if format_ == "json":
        return json.dumps({"masked": masked, **found}, indent=2)
    from jobmatch.reports.role_figures import view
    from jobmatch.reports.screen import to_text

    return to_text(*view(found), to_file=to_file)
