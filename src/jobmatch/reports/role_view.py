"""The terminal view of a role: how sure, and what spoke for and against."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jobmatch.reports.fit import ROLE_NAMES
from jobmatch.reports.fit_view import heading
from jobmatch.reports.role import headline, quoted, told
from jobmatch.types import Analysis, Evidence, Role

BAR = 24  # columns


def view(analysis: Analysis, explain: bool) -> Iterator[RenderableType]:
    """Yield the parts of one posting's view."""
    role = analysis.role
    yield heading(analysis)
    yield Text(f" {headline(role)}", style="bold")
    if role.note:
        yield Text(f" {role.note}", style="yellow")
    if not role.abstained:
        yield Padding(_chances(role), (1, 0, 0, 3))
        yield Padding(_evidence(role, explain), (1, 0, 1, 3))


def _chances(role: Role) -> Table:
    grid = Table.grid(padding=(0, 2))
    for label, p in sorted(role.probabilities.items(), key=lambda x: -x[1]):
        filled = round(p * BAR)
        bar = Text.assemble(("█" * filled, "green" if label == role.label else "cyan"), ("░" * (BAR - filled), "dim"))
        grid.add_row(ROLE_NAMES.get(label, label), bar, f"{p:.0%}")
    return grid


def _evidence(role: Role, explain: bool) -> Table:
    """The shares of the decision in log-odds against the next likely role; they add up."""
    shown, rest = told(role, explain)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for e in shown:
        grid.add_row(_points(e.weight), _told(e, explain))
    grid.add_row(_points(rest), Text("all others", style="dim"))
    grid.add_row(_points(role.log_odds or 0.0), Text("log-odds of the role against the next likely", style="dim"))
    return grid


def _points(value: float) -> Text:
    return Text(f"{value:+.2f}", style="green" if value > 0 else "red")


def _told(evidence: Evidence, explain: bool) -> Text:
    text = Text(evidence.statement)
    if words := quoted(evidence):
        text.append(f"  {words}", style="dim italic")
    if explain and evidence.source not in ("practice", "learned"):
        text.append(f"  ({evidence.source})", style="dim")
    return text
