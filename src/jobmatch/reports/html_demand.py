"""The page about what many postings ask: shares with their intervals, what sets groups apart, pairs, pay and change.

The charts are bars inside table rows, drawn by the style sheet. A drawn picture shrinks its letters with the width of
a phone, shows one colour scheme and is read out as nothing; a row of a table does none of that and needs no library.
"""

from __future__ import annotations

from typing import NamedTuple

from jobmatch.demand.records import Asked, Change, Demand, Pay
from jobmatch.reports.demand import apart, paid, sizeable, summary, times, title_of
from jobmatch.reports.html import page

OVERALL = 25  # rows of the table that compares the groups
APART = 8
PALE, FULL = 6, 62  # strength of the colour of no and of the largest share, in per cent


class Column(NamedTuple):
    """A group of the comparing table: its share of each skill by the skill's id."""

    name: str
    postings: int
    shares: dict[str, Asked]


class Reach(NamedTuple):
    """The ends of an axis."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value stands, in per cent of the axis."""
        return round(100 * (value - self.low) / ((self.high - self.low) or 1.0), 2)


def market_page(found: Demand, top: int = 15) -> str:
    """Return the page."""
    shown, groups, pay = found.whole.skills[:OVERALL], sizeable(found), tuple(paid(found, 2 * top))
    columns = [Column("others" if g.name == "other" else title_of(g), g.postings, {a.skill: a for a in g.skills}) for g in groups]
    return page(
        "market.html", title="What postings ask", found=found, summary=summary(found), shown=shown,
        columns=columns if len(columns) > 1 else [], names=[c.name for c in columns], top=top,
        groups=[(title_of(g), g, g.skills[:top], apart(g, APART)) for g in groups],
        small=[(title_of(g), g.postings) for g in found.groups if g not in groups],
        axis=Reach(0.0, _up(max((a.high for g in groups for a in g.skills[:top]), default=1.0))),
        pairs=found.pairs[:top], pay=pay, pay_axis=pay_axis(pay),
        changes=found.changes[: 2 * top], change_axis=change_axis(found.changes[: 2 * top]), shade=shade, times=times,
    )  # fmt: skip


def shade(share: float) -> float:
    """Return how strong the colour of a share's cell is, in per cent."""
    return round(PALE + (FULL - PALE) * min(1.0, share), 1)


def _up(share: float) -> float:
    """Return the next tenth."""
    return min(1.0, int(share * 10 + 0.9999) / 10)


def pay_axis(rows: tuple[Pay, ...]) -> Reach:
    """Return the axis of pay, with a little room on both sides."""
    low, high = min((p.lower for p in rows), default=0.0), max((p.upper for p in rows), default=1.0)
    room = 0.05 * (high - low)
    return Reach(low - room, high + room)


def change_axis(rows: tuple[Change, ...]) -> Reach:
    """Return the axis of changes, with nothing in its middle."""
    far = max((abs(end) for c in rows for end in (c.low, c.high)), default=1.0)
    return Reach(-far, far)
