"""The command line: one verb a file, imported only when it is called."""

from __future__ import annotations

import os
import sys
import traceback
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from jobmatch import __version__
from jobmatch.errors import JobmatchError

# verb -> (module, one line of help): the modules load only when their verb runs
VERBS = {
    "score": ("jobmatch.cli.score", "Role, fit score with its ledger, and gaps of postings."),
    "extract": ("jobmatch.cli.extract", "Skills by level, duties and facts of postings."),
    "classify": ("jobmatch.cli.classify", "The role of postings, how sure, and why."),
    "gaps": ("jobmatch.cli.gaps", "What the candidate lacks for a posting, or over many."),
    "rank": ("jobmatch.cli.rank", "Many postings, the best fit first."),
    "profile": ("jobmatch.cli.profile", "From a CV to a profile that one can correct."),
    "compare": ("jobmatch.cli.compare", "Several candidates against one posting."),
    "market": ("jobmatch.cli.market", "What many postings ask, by role, place or year."),
    "batch": ("jobmatch.cli.batch", "A table of postings in, one row a posting out."),
    "lexicon": ("jobmatch.cli.lexicon", "What the tool knows of a name; check and import vocabulary."),
    "evaluate": ("jobmatch.cli.evaluate", "How right the tool is, on annotated or labelled postings."),
    "train-roles": ("jobmatch.cli.train_roles", "The weights of the role model, from labelled postings."),
    "unknowns": ("jobmatch.cli.unknowns", "Frequent terms where skills stand that no lexicon knows."),
    "train-reader": ("jobmatch.cli.train_reader", "Learn the weights of reading from annotated postings."),
}

EXAMPLES = """\b
Examples:
  jobmatch score posting.txt --profile me.yaml
  jobmatch extract posting.txt --format json
  pbpaste | jobmatch classify -
  jobmatch batch postings.csv -o roles.parquet
"""


class Verbs(click.Group):
    """Loads a verb's module when it is asked for, and suggests near misses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of a verb."""
        if cmd_name not in VERBS:
            return None
        module = import_module(VERBS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs from their lines here, loading none."""
        with formatter.section("Commands"):
            formatter.write_dl([(verb, line) for verb, (_, line) in VERBS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the verb, or say which one is near."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = get_close_matches(args[0], VERBS, n=1)
            ctx.fail(f"no command {args[0]!r}" + (f", did you mean {near[0]}?" if near else f"; there are {', '.join(VERBS)}"))
        return super().resolve_command(ctx, args)


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "JOBMATCH", "max_content_width": 100},
    epilog=EXAMPLES,
)
@click.version_option(__version__, "-V", "--version", prog_name="jobmatch")
def cli() -> None:
    """Read job postings: what the job is, what it asks, and how you fit."""


def main() -> None:
    """Run the command line: errors are one line and exit code 2; a closed pipe is none."""
    verbose = any(a in ("-v", "--verbose") for a in sys.argv[1:])
    try:
        code = cli.main(standalone_mode=False)  # click returns the code of ctx.exit(code) where it does not stand alone
    except click.Abort:
        sys.exit(130)
    except (JobmatchError, click.ClickException, OSError) as error:
        if isinstance(error, BrokenPipeError):
            _close_stdout()
            sys.exit(0)
        if verbose:
            traceback.print_exc()
        sys.stderr.write(f"jobmatch: {_one_line(error)}\n")
        sys.exit(2)
    if isinstance(code, int):
        sys.exit(code)


def _one_line(error: Exception) -> str:
    if isinstance(error, click.ClickException):
        text = error.format_message()
        hint = getattr(error, "possibilities", None)
        return " ".join(text.split()) + (f" (did you mean {hint[0]}?)" if hint and "id you mean" not in text else "")
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


def _close_stdout() -> None:
    """Point stdout at nothing, so that Python does not complain of the closed pipe at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
