"""Ranked postings as JSON, JSON Lines, CSV, Markdown or a terminal view."""

from __future__ import annotations

from typing import Any

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jobmatch.fit.ranking import COLUMNS, Ranked
from jobmatch.reports.fit import ROLE_NAMES, as_json
from jobmatch.reports.screen import to_text
from jobmatch.reports.tables import TABLES, Output, to_table

SCHEMA = "jobmatch.rank/1"


def render(found: list[Ranked], format_: str, head: dict[str, Any], *, total: int = 0, to_file: bool = False) -> Output:
    """Return the ranking as table, json, jsonl, csv, xlsx, parquet or markdown; `head` holds version and profile.

    `total` is how many postings there were before filters, folding and --top.
    """
    rows = [{"rank": i, **r.to_row()} for i, r in enumerate(found, 1)]
    if format_ in ("json", "jsonl"):
        listed = [{**row, "copies": list(r.copies)} for row, r in zip(rows, found, strict=True)]
        whole = {"schema": SCHEMA, **head}
        return as_json([whole | row for row in listed] if format_ == "jsonl" else [whole | {"postings": listed}], format_)
    if format_ in TABLES:
        return to_table(
            format_, ("rank", *COLUMNS), ({**r, "gaps": "; ".join(r["gaps"]), "not_met": "; ".join(r["not_met"])} for r in rows)
        )
    if format_ == "markdown":
        return "\n".join(_page(rows))
    title = Text(_title(found, total), style="bold")
    return to_text(Rule(title, align="left", style="dim"), _table(rows), to_file=to_file)


def _title(found: list[Ranked], total: int) -> str:
    copies = sum(len(r.copies) for r in found)
    folded = f" ({copies} like {'them' if len(found) > 1 else 'it'} folded)" if copies else ""
    shown = f"{len(found)} of {total}" if total > len(found) else f"{len(found)}"
    return f"{shown} posting{'' if max(total, len(found)) == 1 else 's'}, best fit first{folded}"


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(box=None, padding=(0, 1), expand=True, header_style="dim")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("between", justify="center", no_wrap=True, style="dim")
    table.add_column("posting", ratio=5, overflow="fold")
    table.add_column("role", width=9)  # that of its longest word
    table.add_column("top gaps", ratio=5, style="dim", overflow="fold")
    for r in rows:
        table.add_row(
            str(r["rank"]), _score(r), between(r["low"], r["high"]), _name(r), ROLE_NAMES.get(r["role"], r["role"]), _gaps(r)
        )
    return table


def between(low: float | None, high: float | None) -> str:
    """Return an interval in whole points, nothing where it is narrower than one."""
    if low is None or high is None or round(low) == round(high):
        return ""
    return f"{low:.0f}-{high:.0f}"


def _score(r: dict[str, Any]) -> Text:
    if r["score"] is None:
        return Text("-", style="yellow")
    style = "green" if r["score"] >= 70 else "yellow" if r["score"] >= 40 else "red"
    return Text(f"{r['score']:.2f}", style="dim" if r["strength"] == "thin" else style)


def _name(r: dict[str, Any]) -> Text:
    text = Text(str(r["title"] or r["id"]))
    about = [str(x) for x in (r["company"], r["location"], r["pay"]) if x]
    about += [f"and {r['copies']} like it"] if r["copies"] else []
    if about:
        text.append(f"\n{', '.join(about)}", style="dim")
    return text


def _gaps(r: dict[str, Any]) -> Text:
    if r["score"] is None:
        return Text(str(r["reason"]), style="yellow")
    text = Text("; ".join(r["gaps"]))
    if r["strength"] == "thin":
        text.append(f"{'; ' if text.plain else ''}asks for too little to rank", style="yellow")
    if r["not_met"]:
        text.append(f"{'; ' if text.plain else ''}not met: {', '.join(r['not_met'])}", style="red")
    return text


def _page(rows: list[dict[str, Any]]) -> list[str]:
    head = ["| # | score | posting | role | top gaps |", "|---:|---:|---|---|---|"]
    shown = [(r, "-" if r["score"] is None else f"{r['score']:.2f}") for r in rows]
    return head + [f"| {r['rank']} | {s} | {r['title'] or r['id']} | {r['role']} | {'; '.join(r['gaps'])} |" for r, s in shown]
