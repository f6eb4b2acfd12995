"""The posting's own text, cut where highlights begin and end; put together again it is the text, character for character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jobmatch.types import LEVELS, Analysis, Duty, Skill


class Mark(NamedTuple):
    """Why a piece is highlighted: the level of its skills, how the candidate stands to them, and words for people."""

    level: str
    state: str | None
    why: str


class Piece(NamedTuple):
    """Characters start to end of the posting; `mark` is None where they are plain."""

    start: int
    end: int
    text: str
    mark: Mark | None = None


class Passage(NamedTuple):
    """Pieces that belong together: those of a duty, or those between two duties."""

    duty: Duty | None
    pieces: tuple[Piece, ...]


def passages(analysis: Analysis, standing: Mapping[str, tuple[str, str]] | None = None) -> list[Passage]:
    """Return the posting in passages; `standing` gives for a skill's id its state (met, partly, missing) and the reason."""
    text, marks = analysis.posting.text, _marks(analysis, standing or {})
    out, at = [], 0
    for duty in sorted(analysis.duties, key=lambda d: d.start):
        if duty.start > at:
            out.append(Passage(None, tuple(_pieces(text, at, duty.start, marks))))
        if duty.end > max(at, duty.start):
            out.append(Passage(duty, tuple(_pieces(text, max(at, duty.start), duty.end, marks))))
        at = max(at, duty.end)
    return [*out, Passage(None, tuple(_pieces(text, at, len(text), marks)))] if at < len(text) else out


def _marks(analysis: Analysis, standing: Mapping[str, tuple[str, str]]) -> list[tuple[int, int, Mark]]:
    """Return what is highlighted, in order and without overlaps; skills that share a place share its mark."""
    places: dict[tuple[int, int], list[Skill]] = {}
    for skill in analysis.skills:
        for mention in skill.mentions:
            places.setdefault((mention.start, mention.end), []).append(skill)
    out, at = [], 0
    for (start, end), skills in sorted(places.items()):
        if start >= at:
            out.append((start, end, _mark(skills, standing)))
            at = end
    return out


def _mark(skills: list[Skill], standing: Mapping[str, tuple[str, str]]) -> Mark:
    level = min((s.level for s in skills), key=LEVELS.index)
    states = [standing[s.id] for s in skills if s.id in standing]
    told = [f"{s.name}: {s.why}{f', {s.years:g}+ years' if s.years else ''}" for s in skills]
    return Mark(level, states[0][0] if states else None, "; ".join([*told, *(f"{state}: {why}" for state, why in states)]))


def _pieces(text: str, start: int, end: int, marks: list[tuple[int, int, Mark]]) -> Iterator[Piece]:
    at = start
    for first, last, mark in marks:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if first > at:
            yield Piece(at, first, text[at:first])
        yield Piece(first, last, text[first:last], mark)
        at = last
    if at < end:
        yield Piece(at, end, text[at:end])
