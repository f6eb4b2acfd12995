"""Ranked postings as JSON, JSON Lines, CSV, Markdown or a terminal view."""

from __future__ import annotations

from typing import Any

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jobmatch.fit.ranking import Ranked, salary
from jobmatch.reports.fit import ROLE_NAMES, as_json, to_csv
from jobmatch.reports.screen import to_text
from jobmatch.types import Salary

SCHEMA = "jobmatch.rank/1"
COLUMNS = (
    "rank", "score", "low", "high", "strength", "role", "id", "title", "company", "location", "pay", "copies", "gaps",
    "not_met", "reason",
)  # fmt: skip
TOP_GAPS = 3


def render(found: list[Ranked], format_: str, head: dict[str, Any], *, to_file: bool = False) -> str:
    """Return the ranking in one of the formats table, json, jsonl, csv and markdown; `head` holds version and profile."""
    rows = [{"rank": i, **_row(r)} for i, r in enumerate(found, 1)]
    if format_ in ("json", "jsonl"):
        listed = [{**row, "copies": list(r.copies)} for row, r in zip(rows, found, strict=True)]
        whole = {"schema": SCHEMA, **head}
        return as_json([whole | row for row in listed] if format_ == "jsonl" else [whole | {"postings": listed}], format_)
    if format_ == "csv":
        return to_csv(COLUMNS, ({**r, "gaps": "; ".join(r["gaps"]), "not_met": "; ".join(r["not_met"])} for r in rows))
    if format_ == "markdown":
        return "\n".join(_page(rows))
    title = Text(f"{len(found)} postings, best fit first", style="bold")
    return to_text(Rule(title, align="left", style="dim"), _table(rows), to_file=to_file)


def _row(r: Ranked) -> dict[str, Any]:
    posting, fit, pay = r.analysis.posting, r.fit, salary(r.analysis)
    return {
        "score": fit.score, "low": fit.low, "high": fit.high, "strength": fit.strength, "role": r.analysis.role.label,
        "id": posting.id, "title": posting.title, "company": posting.company, "location": posting.location,
        "pay": in_words(pay) if pay else None, "copies": len(r.copies), "gaps": [g.requirement for g in fit.gaps[:TOP_GAPS]],
        "not_met": [c.what for c in fit.checks if c.outcome == "not met"], "reason": fit.reason,
    }  # fmt: skip


def in_words(pay: Salary) -> str:
    """Return pay as 90,000-110,000 EUR a year."""
    figures = [f"{x:,.0f}" for x in dict.fromkeys((pay.min, pay.max)) if x is not None]
    return " ".join(p for p in ("-".join(figures), pay.currency, f"a {pay.per}" if pay.per else "") if p)


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(box=None, padding=(0, 1), expand=True, header_style="dim")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("between", justify="center", no_wrap=True, style="dim")
    table.add_column("posting", ratio=5, overflow="fold")
    table.add_column("role", ratio=2, overflow="fold")
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
