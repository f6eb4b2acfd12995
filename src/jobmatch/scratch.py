"""Scratch: what a component leaves for the next ones as plain tuples, beside the span groups that it writes.

Reading a SpanGroup makes every Span anew, 2 microseconds each: handing on tuples took a fifth off a posting.
A Doc that comes from disk or from other components has no scratch; then the span groups are read. A Sheet has
no span groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jobmatch.words import Page, Sheet, view

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Row(NamedTuple):
    """What a component wrote: words start to end (exclusive), and three texts that mean what the component says."""

    start: int
    end: int
    label: str
    id: str
    why: str


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
    group: str
    why: str


def write(doc: Page, key: str, rows: list[Any]) -> None:
    """Keep rows of (start, end, label, id, why), or of the first three; a Doc also gets them as a span group."""
    if not isinstance(doc, Sheet):
        _set_spans(cast("Doc", doc), key, rows)
    _kept(doc)[key] = rows


def _set_spans(doc: Doc, key: str, rows: list[Any]) -> None:
    from spacy.tokens import Span, SpanGroup

    def span(start: int, end: int, label: str, name: str = "", why: str = "") -> Span:
        return Span(doc, start, end, label=label, span_id=name, kb_id=why)

    doc.spans[key] = SpanGroup(doc, name=key, spans=[span(*row) for row in rows])


def _kept(doc: Page) -> dict[str, list[Any]]:
    return cast(dict[str, list[Any]], doc.user_data.setdefault("jobmatch", {}))


def _rows(doc: Page, key: str, kind: Any) -> list[Any]:
    """Return the rows of a component as `kind`, a class of named tuples: those kept, else those of the span group."""
    kept = _kept(doc)
    if key not in kept:
        groups = {} if isinstance(doc, Sheet) else cast("Doc", doc).spans
        spans = groups.get(key, ())
        kept[key] = [(s.start, s.end, s.label_, s.id_, s.kb_id_) for s in spans]
    found = kept[key]
    if found and type(found[0]) is not kind:
        found = kept[key] = [kind(*row[: len(kind._fields)]) for row in found]
    return found


def sections(doc: Page) -> list[Section]:
    """Return the segments; the whole Doc as one where no component has cut it."""
    if found := _rows(doc, "sections", Section):
        return found
    size = len(view(doc).texts)
    return [Section(0, size, "other", "sentence", "")] if size else []


def cues(doc: Page) -> list[Cue]:
    """Return the cue phrases, in order."""
    return _rows(doc, "cues", Cue)


def skills(doc: Page) -> list[Found]:
    """Return the mentions of skills, in order."""
    return _rows(doc, "skills", Found)


def requirements(doc: Page) -> list[Asked]:
    """Return how each mention of `skills` is asked, in the same order."""
    return _rows(doc, "requirements", Asked)


def rows(doc: Page, key: str) -> list[Row]:
    """Return the rows of a span group."""
    return _rows(doc, key, Row)
