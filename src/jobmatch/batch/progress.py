"""Progress of a batch on a terminal: how far, how fast, how long still, what was found."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task
from rich.text import Text

from jobmatch.batch.meter import Meter
from jobmatch.types import ROLES

SHORT = {"ml-engineer": "mle", "data-scientist": "ds", "data-engineer": "de", "other": "other"}


class Pace(ProgressColumn):
    """Postings a second since the start, and the time left at that rate; rows of an earlier run count for neither."""

    def __init__(self) -> None:
        super().__init__()
        self.start = time.monotonic()
        self.before: float | None = None

    def render(self, task: Task) -> Text:
        """Return the pace, as `210/s 0:00:51 left`; nothing before there is one."""
        if self.before is None and task.completed:
            self.before, self.start = task.completed, time.monotonic()
        rate = (task.completed - (self.before or 0)) / max(1e-9, time.monotonic() - self.start)
        if not rate or not task.total:
            return Text("")
        left = timedelta(seconds=round((task.total - task.completed) / rate))
        return Text(f"{rate:,.0f}/s {left} left", style="cyan")


class Found(ProgressColumn):
    """Roles found and rows set aside so far."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self.meter = meter

    def render(self, task: Task) -> Text:
        """Return the counts, as `mle 12 ds 30 de 7 other 51 · 2 set aside`."""
        now = self.meter.now
        roles = " ".join(f"{SHORT[role]} {now.roles[role]:,}" for role in ROLES)
        return Text(roles + (f" · {now.aside:,} set aside" if now.aside else ""), style="dim")


@contextmanager
def shown(meter: Meter, *, quiet: bool = False) -> Iterator[None]:
    """Show the meter on stderr while the block runs; nothing where that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    columns = (BarColumn(), MofNCompleteColumn(), Pace(), Found(meter))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        meter.tell = lambda: progress.update(task, completed=meter.tally.total + meter.ahead.total, total=meter.total or None)
        yield
