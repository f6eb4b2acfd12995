"""Progress of a batch on a terminal: how far, how fast, how long still, what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

from jobmatch.batch.tally import Tally
from jobmatch.types import ROLES

SHORT = {"ml-engineer": "mle", "data-scientist": "ds", "data-engineer": "de", "other": "other"}


class Rate(ProgressColumn):
    """Postings a second."""

    def render(self, task: Task) -> Text:
        """Return the rate of the last moments."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="cyan")


class Found(ProgressColumn):
    """Roles found and rows set aside so far."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally

    def render(self, task: Task) -> Text:
        """Return the counts, as `mle 12 ds 30 de 7 other 51 · 2 set aside`."""
        roles = " ".join(f"{SHORT[role]} {self.tally.roles[role]:,}" for role in ROLES)
        return Text(roles + (f" · {self.tally.aside:,} set aside" if self.tally.aside else ""), style="dim")


@contextmanager
def shown(tally: Tally, size: int | None, *, quiet: bool = False) -> Iterator[None]:
    """Show the tally's progress on stderr while the block runs; nothing where that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(), Found(tally))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=size)
        tally.watch(lambda: progress.update(task, completed=tally.total))
        yield
