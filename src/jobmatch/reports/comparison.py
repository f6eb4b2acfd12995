"""Several candidates against one posting, as JSON, JSON Lines, CSV, Markdown or a terminal view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from jobmatch.fit.comparison import COLUMNS, order, to_row
from jobmatch.lexicon import Lexicon
from jobmatch.reports.fit import Scored, as_json, record
from jobmatch.reports.fit_view import heading
from jobmatch.reports.ranking import between
from jobmatch.reports.screen import to_text
from jobmatch.reports.tables import TABLES, Output, to_table

WIDEST_NAME = 30  # columns


def render(rows: list[Scored], format_: str, lexicon: Lexicon, version: str, *, to_file: bool = False) -> Output:
    """Return the candidates, best first, as table, json, jsonl, csv, xlsx, parquet or markdown."""
    rows = sorted(rows, key=lambda r: order(r.profile, r.fit))
    if format_ in ("json", "jsonl"):
        return as_json([record(r, lexicon, version) for r in rows], format_)
    cells = [to_row(r.profile, r.fit) for r in rows]
    if format_ in TABLES:
        return to_table(format_, COLUMNS, ({k: "; ".join(v) if isinstance(v, list) else v for k, v in c.items()} for c in cells))
    if format_ == "markdown":
        return "\n".join(_page(cells))
    return to_text(*_view(rows, cells), to_file=to_file)


def _view(rows: list[Scored], cells: list[dict[str, Any]]) -> Iterator[RenderableType]:
    if rows:
        yield heading(rows[0].analysis)
    table = Table(box=None, padding=(0, 1), expand=True, header_style="dim")
    table.add_column("candidate", max_width=WIDEST_NAME, overflow="fold")
    for name in ("score", "between", "✓", "◐", "✗"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("top gaps", ratio=4, style="dim", overflow="fold")
    for c in cells:
        score = "-" if c["score"] is None else f"{c['score']:.2f}"
        counts = [str(c[k]) for k in ("met", "partly", "missing")]
        table.add_row(c["candidate"], score, between(c["low"], c["high"]), *counts, _notes(c))
    yield table


def _notes(c: dict[str, Any]) -> Text:
    text = Text(c["reason"] or "; ".join(c["gaps"]))
    for key, words, style in (("not_met", "not met", "red"), ("could_not_check", "could not check", "yellow")):
        if c[key]:
            text.append(f"{'; ' if text.plain else ''}{words}: {', '.join(c[key])}", style=style)
    return text


def _page(cells: list[dict[str, Any]]) -> Iterator[str]:
    yield from ("| candidate | score | met | partly | missing | top gaps |", "|---|---:|---:|---:|---:|---|")
    for c in cells:
        score = "-" if c["score"] is None else f"{c['score']:.2f}"
        yield f"| {c['candidate']} | {score} | {c['met']} | {c['partly']} | {c['missing']} | {'; '.join(c['gaps'])} |"
