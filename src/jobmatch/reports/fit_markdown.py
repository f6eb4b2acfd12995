"""Fits as Markdown: for notes, issues and pull requests."""

from __future__ import annotations

from jobmatch.reports.fit import ROLE_NAMES, Scored, gain
from jobmatch.types import Gap


def page(r: Scored) -> str:
    """Return one posting's fit: score, ledger, gaps and deal-breakers."""
    fit, posting = r.fit, r.analysis.posting
    lines = [f"## {posting.title or posting.id}", "", f"Role: {ROLE_NAMES.get(r.analysis.role.label, r.analysis.role.label)}", ""]
    if fit.score is None:
        return "\n".join([*lines, f"No score: {fit.reason}"])
    lines += [f"**Fit {fit.score:.2f}** of 100 ({fit.low:.2f} to {fit.high:.2f}; {fit.strength} evidence)", ""]
    lines += ["| points | of | level | requirement | why |", "|---:|---:|---|---|---|"]
    lines += [f"| {x.points:.2f} | {x.worth:.2f} | {x.level} | {_cell(x.requirement)} | {_cell(x.rule)} |" for x in fit.ledger]
    if fit.gaps:
        lines += ["", "### Gaps", "", *_gap_table(fit.gaps)]
    if fit.checks:
        lines += ["", "### Deal-breakers", "", *(f"- {c.what}: {c.asked}: **{c.outcome}**" for c in fit.checks)]
    if r.after is not None and r.after.score is not None:
        lines += ["", f"With {', '.join(r.learned)}: {r.after.score:.2f} ({gain(r) or 0:+.2f})"]
    return "\n".join(lines + [f"\n> {note}" for note in fit.notes])


def gaps(r: Scored) -> str:
    """Return the gaps alone."""
    name = f"## {r.analysis.posting.title or r.analysis.posting.id}"
    if r.fit.score is None:
        return f"{name}\n\nNo score: {r.fit.reason}"
    return "\n".join([name, "", *(_gap_table(r.fit.gaps) if r.fit.gaps else ["No gaps."])])


def _gap_table(found: tuple[Gap, ...]) -> list[str]:
    head = ["| points | requirement | level | nearest you have |", "|---:|---|---|---|"]
    return head + [f"| {g.points:.2f} | {_cell(g.requirement)} | {g.level} | {_cell(g.nearest or '')} |" for g in found]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
