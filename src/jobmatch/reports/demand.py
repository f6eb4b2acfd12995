"""What many postings ask, as JSON, tables, Markdown, a terminal view or a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jobmatch.demand.figures import LEAST_GROUP
from jobmatch.demand.records import SCHEMA, Asked, Demand, Group, Pay
from jobmatch.reports.fit import ROLE_NAMES, as_json
from jobmatch.reports.tables import TABLES, Output, to_table

COMMON = 0.05  # share of a group
MOST = 20  # times the share elsewhere
COLUMNS = (
    "by", "group", "skill", "name", "kind", "postings", "of", "share", "low", "high", "required", "preferred", "context",
    "lift", "lift_low", "lift_high", "pay_postings", "pay_lower", "pay_median", "pay_upper", "currency",
)  # fmt: skip


def render(found: Demand, format_: str, head: dict[str, Any], *, top: int = 15, to_file: bool = False) -> Output:
    """Return the figures in a format; `head` holds version and lexicon, `top` limits what people are shown of a list."""
    if format_ in ("json", "jsonl"):
        return as_json([{"schema": SCHEMA, **head, **found.to_dict()}], format_)
    if format_ in TABLES:
        return to_table(format_, COLUMNS, rows(found))
    if format_ == "html":
        from jobmatch.reports.html_demand import market_page

        return market_page(found, top)
    if format_ == "markdown":
        return "\n".join(_page(found, top))
    from jobmatch.reports.demand_view import view
    from jobmatch.reports.screen import to_text

    return to_text(*view(found, top), to_file=to_file)


def rows(found: Demand) -> Iterator[dict[str, Any]]:
    """Yield a row a group and skill, all postings first; pay is over all postings, of whatever group."""
    by_skill = {p.skill: p for p in found.pay if p.skill}
    for by, group in (("all", found.whole), *((found.by, g) for g in found.groups)):
        for asked in group.skills:
            pay = by_skill.get(asked.skill)
            figures = (pay.postings, pay.lower, pay.median, pay.upper, found.currency) if pay else (None,) * 5
            named = zip(COLUMNS[-5:], figures, strict=True)
            yield {"by": by, "group": group.name, "of": group.postings, **asked.to_dict(), **dict(named)}


def title_of(group: Group) -> str:
    """Return the group's name as people say it."""
    return ROLE_NAMES.get(group.name, "other professions" if group.name == "other" else group.name)


def apart(group: Group, top: int) -> list[Asked]:
    """Return what sets a group apart: skills not rare in it and asked more often than elsewhere beyond chance."""
    more = [a for a in group.skills if a.lift_low is not None and a.lift_low > 1 and a.share >= COMMON]
    return sorted(more, key=lambda a: -(a.lift_low or 0))[:top]


def paid(found: Demand, top: int) -> list[Pay]:
    """Return pay over all, and that of the skills for which most postings state it, the best paid first."""
    often = sorted((p for p in found.pay if p.skill), key=lambda p: -p.postings)[:top]
    return [p for p in found.pay if p.skill is None or p in often]


def sizeable(found: Demand) -> list[Group]:
    """Return the groups that are large enough to say something, or all where none is."""
    return [g for g in found.groups if g.postings >= LEAST_GROUP] or list(found.groups)


def times(lift: float) -> str:
    """Return a lift as ×2.4; beyond MOST only that it is, as next to no other posting names the skill then."""
    return f"×{lift:.1f}" if lift <= MOST else f"×{MOST}+"


def summary(found: Demand) -> str:
    """Return how many postings the figures rest on."""
    repeats = f", {found.repeats:,} near-duplicates not counted" if found.repeats else ""
    return f"{found.postings:,} postings{repeats}"


def _page(found: Demand, top: int) -> Iterator[str]:
    yield from ("## What postings ask", "", summary(found))
    for group in (found.whole, *sizeable(found)):
        yield from ("", f"### {title_of(group)} ({group.postings:,})", "")
        yield from ("| skill | share | 95 % | required | a plus | lift |", "|---|---:|---:|---:|---:|---:|")
        for a in group.skills[:top]:
            lift = "" if a.lift is None else times(a.lift)
            cells = (f"{a.share:.1%}", f"{a.low:.1%} to {a.high:.1%}", f"{a.required:.1%}", f"{a.preferred:.1%}", lift)
            yield f"| {a.name} | {' | '.join(cells)} |"
    if found.pairs:
        yield from ("", "### Together", "", "| skills | postings | lift |", "|---|---:|---:|")
        yield from (f"| {' and '.join(p.names)} | {p.both:,} | {times(p.lift)} |" for p in found.pairs[:top])
    if found.pay:
        yield from ("", f"### Pay, {found.currency} a year", "", "| skill | postings | lower | median | upper |")
        yield "|---|---:|---:|---:|---:|"
        yield from (
            f"| {p.name} | {p.postings:,} | {p.lower:,.0f} | {p.median:,.0f} | {p.upper:,.0f} |" for p in paid(found, top)
        )
    if found.changes:
        yield from (
            "",
            f"### From {found.before} to {found.after}",
            "",
            "| skill | before | after | change |",
            "|---|---:|---:|---:|",
        )
        yield from (f"| {c.name} | {c.before:.1%} | {c.after:.1%} | {100 * c.difference:+.1f} |" for c in found.changes[:top])
