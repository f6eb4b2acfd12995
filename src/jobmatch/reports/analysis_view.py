"""The terminal view of an analysis: role, facts, skills by level and kind, duties."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jobmatch.reports.analysis import KINDS, asked, facts_in_words
from jobmatch.reports.fit import ROLE_NAMES
from jobmatch.reports.fit_view import HEADINGS, heading
from jobmatch.types import LEVELS, Analysis, Duty, Role

UNKNOWN_DUTY = "other"  # a kind that tells the reader nothing
LEAST_SHARE = 0.05  # of probability, for the second role to be named
STYLES = {"required": "bold green", "preferred": "bold cyan", "context": "bold"}


def view(analysis: Analysis) -> Iterator[RenderableType]:
    """Yield the parts of one posting's view."""
    yield heading(analysis)
    yield Padding(_head(analysis), (0, 0, 1, 1))
    for level in LEVELS:
        yield from _level(analysis, level)
    if not analysis.skills:
        yield Text(" No skill was found in this text.\n", style="yellow")
    if analysis.duties:
        yield Text.assemble((" Duties", "bold"), (f"  {len(analysis.duties)}", "dim"))
        yield Padding(_duties(analysis.duties), (0, 0, 1, 3))


def _head(analysis: Analysis) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    grid.add_row("Role", _role(analysis.role))
    if facts := facts_in_words(analysis.facts):
        grid.add_row("Facts", " · ".join(facts))
    for note in (analysis.role.note, *analysis.notes):
        if note:
            grid.add_row("Note", Text(note, style="yellow"))
    return grid


def _role(role: Role) -> Text:
    text = Text.assemble((ROLE_NAMES.get(role.label, role.label), "bold"), f" {role.probabilities.get(role.label, 0):.0%}")
    others = sorted(((p, r) for r, p in role.probabilities.items() if r != role.label), reverse=True)
    for share, other in others[:1]:
        if share >= LEAST_SHARE:
            text.append(f", {ROLE_NAMES.get(other, other)} {share:.0%}", style="dim")
    return text


def _level(analysis: Analysis, level: str) -> Iterator[RenderableType]:
    rows = list(asked(analysis, level))
    if not rows:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", width=max(map(len, KINDS.values())), no_wrap=True)
    grid.add_column(overflow="fold")
    count = 0
    for kind, items in rows:
        single = ", ".join(a.label for a in items if len(a.skills) == 1)
        groups = [a.label for a in items if len(a.skills) > 1]
        grid.add_row(KINDS[kind], "\n".join([single, *groups] if single else groups))
        count += len(items)
    yield Text.assemble((f" {HEADINGS[level]}", STYLES[level]), (f"  {count}", "dim"))
    yield Padding(grid, (0, 0, 1, 3))


def _duties(duties: tuple[Duty, ...]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", max_width=22)
    grid.add_column(overflow="fold")
    for duty in duties:
        kind = "" if duty.kind in (None, UNKNOWN_DUTY) else str(duty.kind)
        grid.add_row(kind.replace("-", " "), Text(" ".join(duty.text.split())))
    return grid
