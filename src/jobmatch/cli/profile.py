"""jobmatch profile: from a CV to a profile that one can correct."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobmatch.cli.options import write

if TYPE_CHECKING:
    from jobmatch.pipeline import Analyser
    from jobmatch.readers.cv import Reading

EPILOG = """\b
Examples:
  jobmatch profile cv.pdf -o me.yaml
  jobmatch profile resume.json -o me.yaml
  jobmatch profile cv.md
"""


@click.command("profile", epilog=EPILOG)
@click.argument("cv", type=click.Path())
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write here: .yaml or .json.")
@click.option("-f", "--format", "format_", type=click.Choice(("yaml", "json")), help="Default: yaml.")
@click.option(
    "--lexicons",
    multiple=True,
    type=click.Path(),
    metavar="DIR",
    help="A folder of vocabulary that adds to the built-in one; may be given again.",
)
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
def command(cv: str, output: str | None, format_: str | None, lexicons: tuple[str, ...], verbose: bool) -> None:
    """Read the skills of a CV (text, Markdown, PDF, DOCX, JSON Resume) into a profile, with the places they come from."""
    from jobmatch.errors import ProfileError
    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.profile import summary, to_json, to_yaml

    suffix = Path(output).suffix.lower() if output else ""
    if output and not format_ and suffix not in (".yaml", ".yml", ".json"):
        raise click.UsageError(f"{output}: the suffix tells no format; use .yaml, .json or --format")
    analyser = load_analyser(*lexicons)
    reading = read(cv, analyser)
    if not reading.profile.skills:
        raise ProfileError(f"{cv}: no skill found that the lexicon knows; list them by hand, one a line")
    as_json = format_ == "json" or (format_ is None and suffix == ".json")
    write(to_json(reading, analyser.lexicon) if as_json else to_yaml(reading, analyser.lexicon, cv), output)
    for line in summary(reading):
        click.echo(line, err=True)


def read(name: str, analyser: Analyser) -> Reading:
    """Return what a CV or JSON Resume says of the candidate."""
    from jobmatch.readers.cv import prepared, read_cv
    from jobmatch.readers.documents import read_document
    from jobmatch.readers.jsonresume import is_resume

    today = date.today()
    data = _json(name)
    if is_resume(data):
        return from_json_resume(data, name, analyser, today)
    text = read_document(name)
    return read_cv(text, analyser.analyse(prepared(text)).skills, analyser.lexicon, Path(name).stem, today)


def _json(name: str) -> Any:
    from jobmatch.readers.profiles import load_data

    return load_data(name) if Path(name).suffix.lower() == ".json" else None


def from_json_resume(data: dict[str, Any], name: str, analyser: Analyser, today: date) -> Reading:
    """Return the listed skills of a JSON Resume, then those that its summaries and highlights mention."""
    from jobmatch.readers.candidates import Candidate
    from jobmatch.readers.cv import Reading, read_cv
    from jobmatch.readers.jsonresume import from_resume, prose
    from jobmatch.types import Profile

    mapping = from_resume(data, today)
    text = prose(data)
    found = analyser.analyse(text).skills if text else ()
    mentioned = read_cv(text, found, analyser.lexicon, Path(name).stem, today)
    listed = Candidate(analyser.lexicon, Path(name).stem, name).profile(mapping) if mapping.get("skills") else mentioned.profile
    ids = listed.ids
    skills = (*listed.skills, *(s for s in mentioned.profile.skills if s.id not in ids))
    whole = Profile(mapping.get("name") or listed.name, skills, mapping.get("years"), listed.degree, listed.languages)
    return Reading(whole, mentioned.places, {"years": "from the dates of work", "degree": "education"})
