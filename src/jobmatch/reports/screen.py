"""The screen: rich output as text, as wide as the terminal, coloured only where a terminal shows it."""

from __future__ import annotations

import os
import shutil
import sys
from io import StringIO

from rich.console import Console, RenderableType

WIDEST = 140  # columns: longer lines are hard to read
PIPED = 100  # columns where there is no terminal


def to_text(*parts: RenderableType, to_file: bool = False, width: int | None = None) -> str:
    """Return the parts below each other as text; colours only for a terminal, and never under NO_COLOR."""
    shown = not to_file and sys.stdout.isatty()
    size = width or (min(WIDEST, shutil.get_terminal_size((PIPED, 40)).columns) if shown or "COLUMNS" in os.environ else PIPED)
    console = Console(
        file=StringIO(), width=size, force_terminal=shown, no_color=not shown or bool(os.environ.get("NO_COLOR")),
        highlight=False, legacy_windows=False, emoji=False, markup=False,
    )  # fmt: skip
    for part in parts:
        console.print(part)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.splitlines()) if not shown else text
