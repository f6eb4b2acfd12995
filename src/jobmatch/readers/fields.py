"""Fields: what a record says of a posting, whatever its layout; and how their values become text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from jobmatch.readers.html import clean

# The names are those of `jobmatch.readers.columns.NAMES`.
Fields = dict[str, Any]
MISSING = {"", "-1", "nan", "none", "null", "n/a", "na", "<na>", "unknown"}
NAMES = ("name", "value", "text", "label", "title", "@value")  # keys that hold an object's name, first wins


def plain(value: Any) -> str | None:
    """Return a value as one line of text; None where it is empty or stands for nothing (-1, NaN, null)."""
    if isinstance(value, float):
        if math.isnan(value):
            return None
        value = int(value) if value.is_integer() else value
    text = " ".join(str(value).replace("\0", "").split()) if value is not None else ""
    return None if text.lower() in MISSING else text


def words_of(value: Any) -> str | None:
    """Return a value as one line of text: an object's name, a list joined by commas."""
    if isinstance(value, dict):
        return next((found for key in NAMES if (found := words_of(value.get(key)))), None)
    if isinstance(value, (list, tuple)):
        return joined([found for item in value if (found := words_of(item))])
    return plain(clean(value) if isinstance(value, str) else value)


def joined(parts: Iterable[str], by: str = ", ") -> str | None:
    """Return the parts in one line, each once; None where there is none."""
    return by.join(dict.fromkeys(parts)) or None


def first(value: Any) -> Any:
    """Return the first of a list, None of an empty one, anything else as it is."""
    if isinstance(value, list):
        return value[0] if value else None
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Return an object, the first of a list of them, or an empty one where the value is no object."""
    found = first(value)
    return found if isinstance(found, dict) else {}


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; none of anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def paragraphs(value: Any) -> str:
    """Return a value as text of several lines: markup decoded, a list with a bullet an item."""
    if isinstance(value, (list, tuple)):
        return "\n".join(f"- {line}" for item in value if (line := item_line(item)))
    if isinstance(value, dict):
        return item_line(value)
    return clean(str(value)).strip() if plain(value) else ""


def item_line(item: Any) -> str:
    """Return an item as a line; of an object with keywords both (JSON Resume's skills)."""
    if not isinstance(item, dict):
        return words_of(item) or ""
    keywords = words_of(item.get("keywords"))
    name = words_of(item) or ""
    return f"{name}: {keywords}" if name and keywords else name or keywords or ""


def sections(parts: list[tuple[str | None, Any]]) -> str:
    """Return the parts below each other under their headings; what stands in an earlier one is not repeated."""
    out: list[str] = []
    for heading, value in parts:
        text = paragraphs(value)
        if text and not any(_same(text) in _same(earlier) for earlier in out):
            out.append(f"{heading}\n{text}" if heading else text)
    return "\n\n".join(out)


def _same(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
