"""Roles as JSON, JSON Lines, CSV, Markdown or a terminal view, with what spoke for and against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jobmatch.reports.fit import ROLE_NAMES, as_json
from jobmatch.reports.tables import TABLES, Output, to_table
from jobmatch.types import ROLES, Analysis, Evidence, Role

ROLE_SCHEMA = "jobmatch.role/1"
COLUMNS = ("id", "title", "role", "probability", "second", *(f"p_{r.replace('-', '_')}" for r in ROLES), "evidence", "note")
SHORT = 5  # distinctions shown without --explain
LEAST = 0.05  # log-odds: what adds less is summed up even with --explain


def render(
    analyses: Iterable[Analysis], format_: str, lexicon: str, version: str, *, explain: bool = False, to_file: bool = False
) -> Output:
    """Return the roles as table, json, jsonl, csv, xlsx, parquet or markdown; `lexicon` is the hash of the vocabulary."""
    if format_ in ("json", "jsonl"):
        return as_json([record(a, lexicon, version) for a in analyses], format_)
    if format_ in TABLES:
        return to_table(format_, COLUMNS, map(_row, analyses))
    if format_ == "markdown":
        return "\n\n".join(_page(a, explain) for a in analyses)
    from jobmatch.reports.role_view import view
    from jobmatch.reports.screen import to_text

    return to_text(*(part for a in analyses for part in view(a, explain)), to_file=to_file)


def record(analysis: Analysis, lexicon: str, version: str) -> dict[str, Any]:
    """Return the stable machine format (schema `jobmatch.role/1`) of one posting's role."""
    whole = analysis.to_json()
    return {"schema": ROLE_SCHEMA, "version": version, "lexicon": lexicon, "posting": whole["posting"], "role": whole["role"]}


def headline(role: Role) -> str:
    """Return ML engineer (87 %), data scientist (10 %)."""
    if role.abstained:
        return "undecided"
    return ", ".join(f"{ROLE_NAMES.get(r, r)} ({role.probabilities[r]:.0%})" for r in (role.label, role.second) if r)


def told(role: Role, explain: bool) -> tuple[list[Evidence], float]:
    """Return the distinctions to show, strongest first, and what the others add together, in log-odds."""
    spoke = [e for e in role.evidence if abs(e.weight) >= LEAST]
    shown = spoke if explain else [e for e in spoke if e.weight > 0][:SHORT]
    return shown, round((role.log_odds or 0.0) - sum(e.weight for e in shown), 4)


def quoted(evidence: Evidence) -> str:
    """Return the words of the text that show the distinction, each once."""
    return ", ".join(f'"{t}"' for t in dict.fromkeys(" ".join(m.text.split()) for m in evidence.mentions))


def _row(analysis: Analysis) -> dict[str, Any]:
    role, posting = analysis.role, analysis.posting
    return {
        "id": posting.id, "title": posting.title, "role": role.label, "probability": round(role.probabilities[role.label], 4),
        "second": role.second, **{f"p_{r.replace('-', '_')}": round(p, 4) for r, p in role.probabilities.items()},
        "evidence": "; ".join(f"{e.distinction} {e.weight:+.2f}" for e in told(role, False)[0]), "note": role.note,
    }  # fmt: skip


def _page(analysis: Analysis, explain: bool) -> str:
    posting, role = analysis.posting, analysis.role
    lines = [f"## {posting.title or posting.id}", "", f"Role: **{headline(role)}**"]
    shown, rest = told(role, explain)
    if shown:
        lines += ["", "| points | distinction | in the text | source |", "|---:|---|---|---|"]
        lines += [f"| {e.weight:+.2f} | {e.statement} | {_cell(quoted(e))} | {e.source} |" for e in shown]
        lines += [f"| {rest:+.2f} | all others | | |", f"| {role.log_odds:+.2f} | log-odds | | |"]
    return "\n".join(lines + ([f"\n> {role.note}"] if role.note else []))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
