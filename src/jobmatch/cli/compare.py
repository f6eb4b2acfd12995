"""jobmatch compare: several candidates against one posting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobmatch import __version__
from jobmatch.cli.fitting import load_weights
from jobmatch.cli.options import chosen_format, posting_options, write
from jobmatch.cli.postings import read_postings
from jobmatch.errors import JobmatchError, ProfileError

if TYPE_CHECKING:
    from jobmatch.lexicon import Lexicon
    from jobmatch.types import Profile

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "markdown")
EPILOG = """\b
Examples:
  jobmatch compare posting.txt --profiles candidates/
  jobmatch compare posting.txt --profiles candidates/ --profiles late.yaml -o compared.csv
"""


@click.command("compare", epilog=EPILOG)
@posting_options(FORMATS)
@click.option("--profiles", required=True, multiple=True, metavar="DIR", help="A folder of profiles, or a file; repeatable.")
@click.option("--weights", type=click.Path(), metavar="FILE", help="YAML or JSON that changes the table of weights.")
def command(
    files: tuple[str, ...], format_: str | None, output: str | None, lexicons: tuple[str, ...], verbose: bool,
    profiles: tuple[str, ...], weights: str | None,
) -> None:  # fmt: skip
    """Show how several candidates fit one posting, the best first; a profile that cannot be read is only reported."""
    from jobmatch.fit import Fitter
    from jobmatch.pipeline import load_analyser
    from jobmatch.reports.comparison import render
    from jobmatch.reports.fit import Scored

    chosen, table = chosen_format(format_, output, FORMATS), load_weights(weights)
    postings = list(read_postings(files))
    if len(postings) != 1:
        raise click.UsageError(f"compare takes one posting, not {len(postings)}; for many postings use jobmatch rank")
    analyser = load_analyser(*lexicons)
    candidates = read_all(profiles, analyser.lexicon)
    analysis = analyser.analyse(postings[0])
    rows = [Scored(analysis, Fitter(c, analyser.lexicon, table).fit(analysis), c) for c in candidates]
    write(render(rows, chosen, analyser.lexicon, __version__, to_file=output is not None), output)


def read_all(names: tuple[str, ...], lexicon: Lexicon) -> list[Profile]:
    """Return the candidates of all files and folders; tell which cannot be read, raise where none can."""
    from jobmatch.readers.profiles import read_profiles

    found: list[Profile] = []
    failed: list[str] = []
    for name in names:
        folder = Path(name)
        paths = sorted(p for p in folder.iterdir() if p.is_file() and p.name[0] != ".") if folder.is_dir() else [folder]
        for path in paths:
            try:
                found += read_profiles(str(path), lexicon)
            except (JobmatchError, OSError) as error:
                failed.append(str(error))
    if not found:
        many = f"{', '.join(names)}: no profile that can be read; " + (f"{len(failed)} failed" if failed else "it is empty")
        raise ProfileError(failed[0] if len(failed) == 1 else many)
    for line in failed:
        click.echo(line, err=True)
    return found
