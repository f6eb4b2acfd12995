"""The terminal view of a fit: role and why, score, the ledger, gaps and deal-breakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jobmatch.fit.comparison import state
from jobmatch.reports.fit import ROLE_NAMES, Scored, gain
from jobmatch.types import LEVELS, Analysis, Fit, Gap, LedgerLine, Mention, Role

HEADINGS = {"required": "Required", "preferred": "A plus", "context": "In the work described"}
ASKED_AS = {"required": "required", "preferred": "a plus", "context": "work"}
MARKS = {"met": ("✓", "green"), "partly": ("◐", "yellow"), "missing": ("✗", "red")}
OUTCOMES = {"met": "green", "not met": "red", "could not check": "yellow"}
BAR = 40  # columns
BEFORE, AFTER = 3, 3  # pieces of the posting quoted around a mention
LEAST_ROLE = 0.05  # probability of a second role that is shown
MOST_GAPS = 8
MOST_LINES = {"required": 60, "preferred": 20, "context": 8}  # the rest of a level is one line, so that the sums still hold


def view(r: Scored) -> Iterator[RenderableType]:
    """Yield the parts of one posting's view."""
    yield heading(r.analysis)
    yield _labelled("Role", _role(r.analysis.role))
    yield Padding(_labelled("Fit", _score(r.fit)), (0, 0, 1, 0))
    if r.fit.ledger:
        yield _ledger(r.fit)
    if r.fit.gaps:
        yield Padding(_gaps(r.fit.gaps, r.analysis.posting.text), (1, 0, 0, 0))
    if r.fit.checks:
        yield Padding(_checks(r.fit), (1, 0, 0, 0))
    yield from _footer(r)


def gap_view(r: Scored) -> Iterator[RenderableType]:
    """Yield the gaps alone."""
    yield heading(r.analysis)
    if r.fit.score is None:
        yield Text(f" no gaps can be named: {r.fit.reason}", style="yellow")
    elif not r.fit.gaps:
        yield Text(" no gaps: everything that the posting asks is covered", style="green")
    else:
        yield _gaps(r.fit.gaps, r.analysis.posting.text, most=len(r.fit.gaps), levels=True)
    yield Text("")


def heading(analysis: Analysis) -> RenderableType:
    """Return the line above a posting: its title and company, or its id."""
    posting = analysis.posting
    name = ", ".join(p for p in (posting.title or posting.id, posting.company, posting.location) if p)
    return Rule(Text(name, style="bold"), align="left", style="dim")


def _labelled(label: str, content: Text) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=6, style="dim")
    grid.add_column()
    grid.add_row(f" {label}", content)
    return grid


def _role(role: Role) -> Text:
    ranked = sorted(role.probabilities.items(), key=lambda item: (item[0] != role.label, -item[1]))
    text = Text()
    for label, p in [(label, p) for label, p in ranked if label == role.label or p >= LEAST_ROLE][:2]:
        text.append("" if label == role.label else ", ")
        text.append(f"{ROLE_NAMES.get(label, label)} {p:.0%}", style="bold" if label == role.label else "dim")
    for evidence in [e for e in role.evidence if e.weight > 0][:3]:
        text.append(f"\n{evidence.statement}", style="dim")
        text.append(_quoted(evidence.mentions), style="dim italic")
    if role.note:
        text.append(f"\n{role.note}", style="yellow")
    return text


def _quoted(mentions: tuple[Mention, ...]) -> str:
    return f' "{mentions[0].text}"' if mentions else ""


def _score(fit: Fit) -> Text:
    if fit.score is None:
        return Text.assemble(("no score", "bold yellow"), f": {fit.reason}")
    filled = round(fit.score / 100 * BAR)
    style = "green" if fit.score >= 70 else "yellow" if fit.score >= 40 else "red"
    bar = ("█" * filled, style), ("░" * (BAR - filled), "dim")
    text = Text.assemble(*bar, (f" {fit.score:.2f}", "bold"), " of 100")
    if fit.low != fit.high:
        text.append(f"\nbetween {fit.low:.2f} and {fit.high:.2f}, by what the profile leaves open", style="dim")
    text.append(f"\n{fit.strength} evidence: {_counts(fit)}", style="dim")
    return text


def _counts(fit: Fit) -> str:
    numbers = {level: sum(line.level == level for line in fit.ledger) for level in LEVELS}
    return f"{numbers['required']} required, {numbers['preferred']} a plus, {numbers['context']} in the work described"


def _ledger(fit: Fit) -> Table:
    table = Table(box=None, padding=(0, 1), expand=True, header_style="dim")
    table.add_column("", width=1)
    table.add_column("points", justify="right", width=6, no_wrap=True)
    table.add_column("of", justify="right", width=6, no_wrap=True)
    table.add_column("requirement", ratio=5, overflow="fold")
    table.add_column("why", ratio=5, style="dim", overflow="fold")
    for level in LEVELS:
        lines = sorted((line for line in fit.ledger if line.level == level), key=lambda x: (-x.worth, -x.points))
        if lines:
            points, worth = sum(x.points for x in lines), sum(x.worth for x in lines)
            table.add_row("", f"{points:.2f}", f"{worth:.2f}", HEADINGS[level], "", style="bold")
        for line in lines[: MOST_LINES[level]]:
            mark, style = MARKS[state(line)]
            table.add_row(Text(mark, style), f"{line.points:.2f}", f"{line.worth:.2f}", Text(line.requirement), why(line))
        if rest := lines[MOST_LINES[level] :]:
            points, worth = sum(x.points for x in rest), sum(x.worth for x in rest)
            states = [f"{n} {s}" for s in MARKS if (n := sum(state(x) == s for x in rest))]
            table.add_row("…", f"{points:.2f}", f"{worth:.2f}", f"and {len(rest)} more", ", ".join(states), style="dim")
    return table


def why(line: LedgerLine) -> str:
    """Return the rule of a line, with the credit where it is partial and the entries of the profile that tell more."""
    said = _words(f"{line.requirement} {line.rule}")
    used = ", ".join(u for u in line.uses if not said & _words(u))  # "Postgres 14" tells something, "Python (primary)" does not
    part = "" if line.credit in (0, 1) else f"{line.credit:g} × "
    return f"{part}{line.rule}{f' ({used})' if used else ''}"


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"[\w+#.]+", text.lower()) if len(w) > 1}


def _gaps(gaps: tuple[Gap, ...], text: str, most: int = MOST_GAPS, *, levels: bool = False) -> Table:
    table = Table(box=None, padding=(0, 1), expand=True, header_style="dim", title="Gaps, by the points they would add",
                  title_justify="left", title_style="bold")  # fmt: skip
    table.add_column("points", justify="right", width=6, no_wrap=True)
    if levels:  # where no ledger above tells them
        table.add_column("asked as", width=8, style="dim")
    table.add_column("requirement", ratio=4, overflow="fold")
    table.add_column("you have", ratio=2, overflow="fold")
    table.add_column("where it is asked", ratio=4, style="dim", overflow="fold")
    for gap in gaps[:most]:
        level = [ASKED_AS[gap.level]] if levels else []
        table.add_row(f"+{gap.points:.2f}", *level, gap.requirement, gap.nearest or "-", place(gap.mentions, text))
    if len(gaps) > most:
        table.add_row(f"+{sum(g.points for g in gaps[most:]):.2f}", f"and {len(gaps) - most} smaller ones", "", "")
    return table


def place(mentions: tuple[Mention, ...], text: str) -> str:
    """Return the line number of the first mention and some words around it."""
    if not mentions or not text:
        return ""
    m = mentions[0]
    start, end = text.rfind("\n", 0, m.start) + 1, text.find("\n", m.end) if "\n" in text[m.end :] else len(text)
    before, after = text[start : m.start].split(" "), text[m.end : end].split(" ")
    left, right = " ".join(before[-BEFORE:]), " ".join(after[:AFTER])
    cut = f"{'…' if len(before) > BEFORE else ''}{left}{text[m.start : m.end]}{right}{'…' if len(after) > AFTER else ''}"
    return f"line {text.count(chr(10), 0, m.start) + 1}: {' '.join(cut.split())}"


def _checks(fit: Fit) -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False, title="Deal-breakers, beside the score", title_justify="left",
                  title_style="bold")  # fmt: skip
    for check in fit.checks:
        has = f"you: {check.has}" if check.has else "the profile does not say"
        table.add_row(Text(check.outcome, OUTCOMES[check.outcome]), check.what, check.asked, Text(has, "dim"))
    return table


def _footer(r: Scored) -> Iterator[RenderableType]:
    if r.after is not None and r.after.score is not None:
        added = gain(r) or 0.0
        change = (f"{added:+.2f}", "green" if added else "dim")
        yield Text.assemble("\n With ", (", ".join(r.learned), "bold"), f": {r.after.score:.2f}, ", change)
    for note in r.fit.notes:
        yield Text(f" Note: {note}", style="yellow")
    yield Text("")
