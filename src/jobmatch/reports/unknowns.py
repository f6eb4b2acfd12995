"""Unknown terms as a table, as JSON, or as lines for a lexicon."""

from __future__ import annotations

import json

from rich.table import Table
from rich.text import Text

from jobmatch.reports.screen import to_text
from jobmatch.vocabulary.unknowns import Unknown


def render(unknowns: list[Unknown], format_: str, *, to_file: bool = False) -> str:
    """Return the terms: jsonl has lines for a file of skills/, to be checked by a person; json has all that is known of them."""
    if format_ == "jsonl":
        return "\n".join(json.dumps(u.line(), ensure_ascii=False) for u in unknowns)
    if format_ == "json":
        return json.dumps([u.to_dict() for u in unknowns], ensure_ascii=False, indent=2)
    if not unknowns:
        return "Nothing that the vocabulary does not know stands there often."
    return to_text(_table(unknowns), to_file=to_file)


def _table(unknowns: list[Unknown]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim", expand=True)
    table.add_column("postings", justify="right", no_wrap=True)
    table.add_column("listed or asked", justify="right", no_wrap=True)
    table.add_column("term", max_width=30, overflow="fold")
    table.add_column("where", ratio=1, overflow="fold", style="dim")
    for u in unknowns:
        table.add_row(str(u.count), str(u.strong), Text(u.name, "bold"), Text("\n".join(f"…{c}…" for c in u.contexts[:2])))
    return table
