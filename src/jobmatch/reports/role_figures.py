"""How well roles are told, for the screen: confusion, classes, calibration, by source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


def view(figures: dict[str, Any]) -> Iterator[RenderableType]:
    """Yield the tables of what `jobmatch.evaluate.roles.figures` returned."""
    for name, title in (("three", "The three roles"), ("four", "With other")):
        if part := figures[name]:
            yield Text.assemble((title, "bold"), f"  {part['postings']:,} postings", style="")
            yield Padding(_summary(part), (0, 0, 1, 3))
            yield Padding(_confusion(part), (0, 0, 1, 3))
            yield Padding(_calibration(part), (0, 0, 1, 3))
    yield Text("By source", style="bold")
    yield Padding(_sources(figures["by_source"]), (0, 0, 1, 3))


def _summary(part: dict[str, Any]) -> Text:
    sure = part["sure"]
    return Text(
        f"accuracy {_number(part['accuracy'])}   macro-F1 {_number(part['macro_f1'])}   "
        f"expected error of the probabilities {_number(part['expected_error'])}\n"
        f"at least {sure['from']:.0%} sure: {_number(sure['share'])} of the postings, accuracy {_number(sure['accuracy'])}"
    )


def _confusion(part: dict[str, Any]) -> Table:
    classes = list(part["classes"])
    table = _table("label, read as", *classes, "precision", "recall", "F1")
    for c in classes:
        own = part["classes"][c]
        counts = (f"{part['confusion'][c][b]:,}" for b in classes)
        table.add_row(c, *counts, *(_number(own[k]) for k in ("precision", "recall", "f1")))
    return table


def _calibration(part: dict[str, Any]) -> Table:
    table = _table("sure from", "postings", "said", "right")
    for row in part["calibration"]:
        table.add_row(f"{row['from']:.0%}", f"{row['postings']:,}", _number(row["said"]), _number(row["right"]))
    return table


def _sources(sources: dict[str, dict[str, Any]]) -> Table:
    keys = ("three_accuracy", "three_macro_f1", "four_accuracy", "four_macro_f1")
    table = _table("source", "postings", *(k.replace("_", " ") for k in keys))
    for name, row in sources.items():
        table.add_row(name, f"{row['postings']:,}", *(_number(row.get(k)) for k in keys))
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}".lstrip("0") if value < 1 else f"{value:.3f}"
