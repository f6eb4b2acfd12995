"""What a candidate lacks over many postings, as JSON, CSV, Markdown or a terminal view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jobmatch.reports.fit import as_json
from jobmatch.reports.screen import to_text
from jobmatch.reports.tables import TABLES, Output, to_table
from jobmatch.types import Outlook

SCHEMA = "jobmatch.outlook/1"
COLUMNS = ("skill", "name", "wanted", "share", "points", "lifted")
SHOWN = 20  # gaps in the terminal view


def render(found: Outlook, format_: str, head: dict[str, Any], *, to_file: bool = False) -> Output:
    """Return the outlook as table, json, jsonl, csv, xlsx, parquet or markdown; `head` holds version and profile."""
    if format_ in ("json", "jsonl"):
        return as_json([{"schema": SCHEMA, **head, **found.to_dict()}], format_)
    if format_ in TABLES:
        return to_table(format_, COLUMNS, (g.to_dict() for g in found.gaps))
    if format_ == "markdown":
        return "\n".join(_page(found))
    return to_text(*_view(found), to_file=to_file)


def _summary(found: Outlook) -> str:
    unscored = f", {found.unscored} more without requirements" if found.unscored else ""
    return (
        f"{found.postings} postings{unscored}: mean score {found.mean:.2f}, "
        f"{found.above} of them at {found.threshold:g} or above"
    )  # fmt: skip


def _view(found: Outlook) -> Iterator[RenderableType]:
    yield Rule(Text("What to learn", style="bold"), align="left", style="dim")
    yield Text(f" {_summary(found)}", style="dim")
    if not found.gaps:
        yield Text(" Nothing is missing that these postings ask.", style="green")
        return
    table = _table("Missing skills, by the points they would add", f"lifts over {found.threshold:g}")
    for gap in found.gaps[:SHOWN]:
        table.add_row(f"+{gap.points:.2f}", gap.name, f"{gap.share:.1%}", str(gap.lifted or "-"))
    yield table
    yield Text("")
    yield _plan(found)
    yield Text("")


def _plan(found: Outlook) -> RenderableType:
    table = _table("The best set together, in the order to learn them", f"lifts over {found.threshold:g}", wanted=False)
    for number, step in enumerate(found.together, 1):
        table.add_row(f"+{step.points:.2f}", f"{number}. {step.name}", str(step.lifted or "-"))
    points, lifted = sum(s.points for s in found.together), sum(s.lifted for s in found.together)
    table.add_row(f"+{points:.2f}", f"mean score {found.mean + points:.2f}", str(lifted), style="bold")
    return table


def _table(title: str, lifts: str, *, wanted: bool = True) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim", title=title, title_justify="left", title_style="bold")
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("skill", min_width=34, overflow="fold")
    if wanted:
        table.add_column("wanted by", justify="right", no_wrap=True)
    table.add_column(lifts, justify="right", no_wrap=True)
    return table


def _page(found: Outlook) -> Iterator[str]:
    yield from ("## What to learn", "", _summary(found), "")
    yield from (f"| points | skill | wanted by | lifts over {found.threshold:g} |", "|---:|---|---:|---:|")
    for gap in found.gaps[:SHOWN]:
        yield f"| {gap.points:.2f} | {gap.name} | {gap.share:.1%} | {gap.lifted} |"
    yield from ("", "### Together, in the order to learn them", "")
    for number, step in enumerate(found.together, 1):
        yield f"{number}. {step.name}: +{step.points:.2f} points, lifts {step.lifted}"
