"""Scratch: what a component leaves for the next ones as plain tuples, beside the span groups that it writes.

Reading a SpanGroup makes every Span anew, 2 microseconds each: handing on tuples took a fifth off a posting.
A Doc that comes from disk or from other components has no scratch; then the span groups are read.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from spacy.tokens import Doc, Span, SpanGroup


class Section(NamedTuple):
    """A heading, bullet or sentence: words start to end (exclusive)."""

    start: int
    end: int
    label: str
    form: str
    why: str


class Cue(NamedTuple):
    """A cue phrase of lexicons/cues.jsonl: words start to end (exclusive), and its id."""

    start: int
    end: int
    id: str


class Found(NamedTuple):
    """A mention of a skill: words start to end (exclusive), and the rule that let it count."""

    start: int
    end: int
    kind: str
    skill: str
    rule: str


class Asked(NamedTuple):
    """How a mention is asked: its level, the cue that decided, and its group as "NUMBER:NEED" or ""."""

    start: int
    end: int
    level: str
    why: str
    group: str


def write(doc: Doc, key: str, rows: list[Any]) -> None:
    """Set a span group from rows of (start, end, label, id, why), and keep the rows."""
    doc.spans[key] = SpanGroup(doc, name=key, spans=[Span(doc, a, b, label=c, span_id=d, kb_id=e) for a, b, c, d, e in rows])
    _kept(doc)[key] = rows


def keep(doc: Doc, key: str, rows: list[Any]) -> None:
    """Keep rows without a span group."""
    _kept(doc)[key] = rows


def _kept(doc: Doc) -> dict[str, list[Any]]:
    return cast(dict[str, list[Any]], doc.user_data.setdefault("jobmatch", {}))


def _rows(doc: Doc, key: str) -> list[Any]:
    kept = _kept(doc)
    if key not in kept:
        spans = doc.spans[key] if key in doc.spans else ()
        kept[key] = [(s.start, s.end, s.label_, s.id_, s.kb_id_) for s in spans]
    return kept[key]


def sections(doc: Doc) -> list[Section]:
    """Return the segments; the whole Doc as one where no component has cut it."""
    rows = _rows(doc, "sections") or ([(0, len(doc), "other", "sentence", "")] if len(doc) else [])
    return [Section(*row) for row in rows]


def cues(doc: Doc) -> list[Cue]:
    """Return the cue phrases, in order."""
    return [Cue(*row[:3]) for row in _rows(doc, "cues")]


def skills(doc: Doc) -> list[Found]:
    """Return the mentions of skills, in order."""
    return [Found(*row) for row in _rows(doc, "skills")]


def requirements(doc: Doc) -> list[Asked]:
    """Return how each mention of `skills` is asked, in the same order."""
    return [Asked(start, end, level, why, group) for start, end, level, group, why in _rows(doc, "requirements")]


def rows(doc: Doc, key: str) -> list[tuple[int, int, str, str, str]]:
    """Return the rows (start, end, label, id, why) of a span group."""
    return cast(list[tuple[int, int, str, str, str]], _rows(doc, key))
