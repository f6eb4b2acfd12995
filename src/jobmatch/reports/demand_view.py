"""The terminal view of what many postings ask: by group, together, pay and change."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from jobmatch.demand.records import Asked, Demand, Group
from jobmatch.reports.demand import apart, paid, sizeable, summary, times, title_of

BAR = 20  # columns of a whole bar


def view(found: Demand, top: int) -> Iterator[RenderableType]:
    """Yield the parts."""
    yield Rule(Text("What postings ask", style="bold"), align="left", style="dim")
    yield Text(f" {summary(found)}\n", style="dim")
    groups = sizeable(found)
    for group in (found.whole, *groups) if len(groups) != 1 else groups:
        yield Text.assemble((f" {title_of(group)}", "bold"), (f"  {group.postings:,} postings", "dim"))
        yield Padding(_asked(group, top), (0, 0, 0, 2))
        if set_apart := apart(group, 5):
            names = ", ".join(f"{a.name} {times(a.lift or 0)}" for a in set_apart)
            yield Padding(Text.assemble(("asked more than elsewhere: ", "dim"), names), (0, 0, 0, 3))
        yield Text("")
    yield from _together(found, top)
    yield from _pay(found, top)
    yield from _changes(found, top)


def _asked(group: Group, top: int) -> Table:
    table = _table("skill", "share", "95 %", "required", "a plus", "lift", "")
    for a in group.skills[:top]:
        lift = "" if a.lift is None else times(a.lift)
        table.add_row(a.name, f"{a.share:.1%}", _between(a), f"{a.required:.1%}", f"{a.preferred:.1%}", lift, _bar(a.share))
    return table


def _between(a: Asked) -> str:
    return f"{100 * a.low:.1f}-{100 * a.high:.1f}"


def _bar(share: float) -> Text:
    filled = round(share * BAR)
    return Text.assemble(("█" * filled, "cyan"), ("░" * (BAR - filled), "dim"))


def _together(found: Demand, top: int) -> Iterator[RenderableType]:
    if not found.pairs:
        return
    table = _table("skills in the same postings", "postings", "lift", "of the first", "of the second")
    for p in found.pairs[:top]:
        table.add_row(" + ".join(p.names), f"{p.both:,}", times(p.lift), f"{p.share_of_first:.0%}", f"{p.share_of_second:.0%}")
    yield from (Text(" Together", style="bold"), Padding(table, (0, 0, 1, 2)))


def _pay(found: Demand, top: int) -> Iterator[RenderableType]:
    if not found.pay:
        return
    table = _table("postings that name", "postings", "lower quartile", "median", "upper quartile")
    for p in paid(found, top):
        table.add_row(p.name, f"{p.postings:,}", *(f"{x:,.0f}" for x in (p.lower, p.median, p.upper)))
    other = f"; {found.left_out:,} in other currencies left out" if found.left_out else ""
    yield Text.assemble((" Pay", "bold"), (f"  {found.currency} a year, where stated{other}", "dim"))
    yield Padding(table, (0, 0, 1, 2))


def _changes(found: Demand, top: int) -> Iterator[RenderableType]:
    if not found.changes:
        return
    table = _table("skill", "before", "after", "change", "95 %")
    for c in found.changes[:top]:
        style = "green" if c.difference > 0 else "red"
        change = Text(f"{100 * c.difference:+.1f}", style)
        table.add_row(c.name, f"{c.before:.1%}", f"{c.after:.1%}", change, f"{100 * c.low:+.1f} to {100 * c.high:+.1f}")
    yield Text.assemble((" Change", "bold"), (f"  in points, from {found.before} to {found.after}", "dim"))
    yield Padding(table, (0, 0, 1, 2))


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(first, min_width=26, overflow="fold")
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table
