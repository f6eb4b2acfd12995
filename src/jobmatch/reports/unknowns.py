"""Unknown terms as a table of any format, as JSON, or as lines for a lexicon."""

from __future__ import annotations

import json
from typing import Any

from rich.table import Table
from rich.text import Text

from jobmatch.reports.screen import to_text
from jobmatch.reports.tables import TABLES, Output, to_table
from jobmatch.vocabulary.unknowns import Unknown

COLUMNS = ("term", "postings", "listed_or_asked", "kind", "spellings", "where")


def render(unknowns: list[Unknown], format_: str, *, to_file: bool = False) -> Output:
    """Return the terms: jsonl has lines for a file of skills/, to be checked by a person; json has all that is known of them."""
    if format_ == "jsonl":
        return "\n".join(json.dumps(u.line(), ensure_ascii=False) for u in unknowns)
    if format_ == "json":
        return json.dumps([u.to_dict() for u in unknowns], ensure_ascii=False, indent=2)
    if format_ in TABLES:
        return to_table(format_, COLUMNS, map(_row, unknowns))
    if not unknowns:
        return "Nothing that the vocabulary does not know stands there often."
    return to_text(_table(unknowns), to_file=to_file)


def _row(u: Unknown) -> dict[str, Any]:
    spelt, where = "; ".join(u.spellings), " | ".join(f"…{c}…" for c in u.contexts)
    return dict(zip(COLUMNS, (u.name, u.count, u.strong, u.kind, spelt, where), strict=True))


def _table(unknowns: list[Unknown]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim", expand=True)
    table.add_column("postings", justify="right", no_wrap=True)
    table.add_column("listed or asked", justify="right", no_wrap=True)
    table.add_column("term", max_width=30, overflow="fold")
    table.add_column("where", ratio=1, overflow="fold", style="dim")
    for u in unknowns:
        table.add_row(str(u.count), str(u.strong), Text(u.name, "bold"), Text("\n".join(f"…{c}…" for c in u.contexts[:2])))
    return table
