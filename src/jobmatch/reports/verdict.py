"""How far the tool agrees with annotated postings, as a table or JSON."""

from __future__ import annotations

import json

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from jobmatch.evaluate.judge import Error, Rates, Share, Verdict
from jobmatch.reports.screen import to_text

NAMES = {"tool": "tools", "method": "methods", "soft": "soft skills", "all": "all skills"}


def render(verdict: Verdict, format_: str, *, errors: bool = False, to_file: bool = False) -> str:
    """Return the figures as table or json; `errors` adds the skills that were wrongly found or missed."""
    if format_ == "json":
        found = verdict.to_dict()
        return json.dumps(found if errors else {k: v for k, v in found.items() if k != "errors"}, ensure_ascii=False, indent=2)
    parts: list[RenderableType] = [_figures(verdict), Text("")]
    if errors and verdict.errors:
        parts += [_errors(verdict.errors), Text("")]
    return to_text(*parts, to_file=to_file)


def _figures(verdict: Verdict) -> Table:
    table = Table(box=None, padding=(0, 2), header_style="dim")
    table.add_column(f"{verdict.postings} postings")
    for name in ("precision", "recall", "F1", "found", "annotated"):
        table.add_column(name, justify="right")
    for kind, name in NAMES.items():
        table.add_row(name, *_rates(verdict.skills[kind]))
    table.add_row("alternatives (pairs)", *_rates(verdict.alternatives))
    table.add_row("duties", *_rates(verdict.duties))
    table.add_row("", "accuracy", style="dim")
    table.add_row("level of found skills", *_share(verdict.levels))
    for name in ("years", "degree", "role"):
        table.add_row(name, *_share(getattr(verdict, name)))
    return table


def _rates(rates: Rates) -> list[str]:
    return [f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}", str(rates.found), str(rates.asked)]


def _share(share: Share) -> list[str]:
    return [f"{share.accuracy:.3f}", "", "", "", str(share.asked)]


def _errors(errors: tuple[Error, ...]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for name in ("posting", "what", "kind"):
        table.add_column(name, no_wrap=True)
    table.add_column("text", overflow="fold")
    for error in errors:
        table.add_row(error.posting, error.what, error.kind, Text(error.text))
    return table
