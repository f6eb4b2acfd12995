"""Fits as JSON, JSON Lines, CSV, Markdown or a terminal view."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from jobmatch.lexicon import Lexicon
from jobmatch.reports.tables import TABLES, Output, to_table
from jobmatch.types import FIT_SCHEMA, Analysis, Fit, Profile

ROLE_NAMES = {"ml-engineer": "ML engineer", "data-scientist": "data scientist", "data-engineer": "data engineer"}
SCORE_COLUMNS = ("id", "title", "role", "score", "low", "high", "strength", "gaps", "reason")
GAP_KEYS = ("schema", "version", "lexicon", "posting", "profile", "role", "score", "low", "high", "gaps", "reason", "notes")
GAP_COLUMNS = ("id", "requirement", "level", "points", "partly", "nearest")


class Scored(NamedTuple):
    """One posting's fit; `after` is the fit with the skills of --with, named in `learned`."""

    analysis: Analysis
    fit: Fit
    profile: Profile
    after: Fit | None = None
    learned: tuple[str, ...] = ()


def record(scored: Scored, lexicon: Lexicon, version: str) -> dict[str, Any]:
    """Return the stable machine format (schema `jobmatch.fit/1`) of one posting's fit."""
    whole = scored.analysis.to_json()
    out = {
        "schema": FIT_SCHEMA, "version": version, "lexicon": lexicon.hash, "posting": whole["posting"],
        "profile": {"name": scored.profile.name, "unknown": [s.to_dict() for s in scored.profile.unknown]},
        "role": whole["role"], **scored.fit.to_dict(),
    }  # fmt: skip
    if scored.after is not None:
        out["what_if"] = {"learned": list(scored.learned), "score": scored.after.score, "gain": gain(scored)}
    return out


def gain(scored: Scored) -> float | None:
    """Return the points that the skills of --with add; None where there is no score."""
    if scored.after is None or scored.after.score is None:
        return None
    return round(scored.after.score - (scored.fit.score or 0.0), 2)


def render(
    rows: Iterable[Scored], format_: str, lexicon: Lexicon, version: str, *, to_file: bool = False, only_gaps: bool = False
) -> Output:
    """Return the fits in one of the formats table, json, jsonl, csv, xlsx, parquet, markdown and html."""
    rows = list(rows)
    if format_ in ("json", "jsonl"):
        objects = [record(r, lexicon, version) for r in rows]
        return as_json([{k: o[k] for k in GAP_KEYS} for o in objects] if only_gaps else objects, format_)
    if format_ in TABLES:
        columns, listed = (GAP_COLUMNS, _gap_rows(rows)) if only_gaps else (SCORE_COLUMNS, map(_score_row, rows))
        return to_table(format_, columns, listed)
    if format_ == "html":
        from jobmatch.reports.html_posting import score_page

        return score_page(rows)
    from jobmatch.reports import fit_markdown, fit_view
    from jobmatch.reports.screen import to_text

    if format_ == "markdown":
        page: Callable[[Scored], str] = fit_markdown.gaps if only_gaps else fit_markdown.page
        return "\n\n".join(map(page, rows))
    parts = [part for r in rows for part in (fit_view.gap_view(r) if only_gaps else fit_view.view(r))]
    return to_text(*parts, to_file=to_file)


def as_json(objects: list[dict[str, Any]], format_: str) -> str:
    """Return JSON Lines, or indented JSON: an object where there is one, else a list."""
    if format_ == "jsonl":
        return "\n".join(json.dumps(o, ensure_ascii=False) for o in objects)
    return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2)


def _score_row(r: Scored) -> dict[str, Any]:
    posting, fit = r.analysis.posting, r.fit
    return {
        "id": posting.id, "title": posting.title, "role": r.analysis.role.label,
        "score": fit.score, "low": fit.low, "high": fit.high,
        "strength": fit.strength, "gaps": "; ".join(g.requirement for g in fit.gaps), "reason": fit.reason,
    }  # fmt: skip


def _gap_rows(rows: list[Scored]) -> Iterable[dict[str, Any]]:
    for r in rows:
        for gap in r.fit.gaps:
            yield {"id": r.analysis.posting.id, **{c: getattr(gap, c) for c in GAP_COLUMNS[1:]}}
