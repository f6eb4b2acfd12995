"""From counts to figures: shares and lifts with their intervals, pairs, pay and change; what is too rare is left out."""

from __future__ import annotations

from math import sqrt

from jobmatch.demand.count import NOWHERE, Counts, Tally
from jobmatch.demand.records import Asked, Change, Demand, Group, Pair, Pay
from jobmatch.demand.statistics import difference, quartiles, ratio, wilson
from jobmatch.types import ROLES

LEAST = 3  # postings of a group that must name a skill for it to be listed
LEAST_GROUP = 20  # postings of a group, else it is put with the others; where there are many groups
MOST_GROUPS = 12
MOST_PAIRS = 500
LEAST_PAIR = 5  # postings that must name both
RARE = 0.01  # share of postings below which a skill stands in no pair
LEAST_PAY = 10  # postings with pay; fewer say nothing, or tell on one employer
OTHERS = "all others"
PLACES = 4  # decimals


def demand(counts: Counts, before: Counts | None = None, names: tuple[str, str] = ("before", "after")) -> Demand:
    """Return the figures; with `before` the changes since then, else those between the years where they are counted."""
    groups = _merged(counts)
    currency = max(counts.pay, key=lambda c: len(counts.pay[c][""]), default=None)
    left_out = sum(len(paid[""]) for name, paid in counts.pay.items() if name != currency)
    then, now = _compared(counts, before, names)
    return Demand(
        by=counts.by, postings=counts.whole.postings, repeats=counts.repeats,
        whole=_group("all postings", counts.whole, None, counts),
        groups=tuple(_group(name, tally, counts.whole, counts) for name, tally in groups.items()),
        pairs=pairs(counts), currency=currency, left_out=left_out, pay=pay(counts, currency),
        before=f"{then[0]} ({then[1].postings:,})" if then else None, after=f"{now[0]} ({now[1].postings:,})" if now else None,
        changes=changes(then[1], now[1], counts, before) if then and now else (),
    )  # fmt: skip


def _merged(counts: Counts) -> dict[str, Tally]:
    """Return the groups: roles and years in their own order, places the largest first and the small ones as one."""
    by_size = sorted(counts.groups.items(), key=lambda x: (x[0] == NOWHERE, -x[1].postings, x[0]))
    kept = dict(by_size)
    if counts.by == "place":
        kept = dict([(n, t) for n, t in by_size if t.postings >= LEAST_GROUP][:MOST_GROUPS] or by_size[:MOST_GROUPS])
        rest = Tally()
        for name, tally in by_size:
            if name not in kept:
                rest.postings += tally.postings
                rest.skills += tally.skills
                rest.levels += tally.levels
        if rest.postings:
            kept[OTHERS] = rest
    if counts.by == "role":
        return {name: kept[name] for name in (*ROLES, *sorted(kept.keys() - set(ROLES))) if name in kept}
    return dict(sorted(kept.items())) if counts.by == "year" else kept


def _group(name: str, tally: Tally, whole: Tally | None, counts: Counts) -> Group:
    least = LEAST if tally.postings >= LEAST_GROUP else 1
    listed = sorted((s for s, n in tally.skills.items() if n >= least), key=lambda s: (-tally.skills[s], counts.known[s][0]))
    return Group(name, tally.postings, tuple(_asked(s, tally, whole, counts) for s in listed))


def _asked(skill: str, tally: Tally, whole: Tally | None, counts: Counts) -> Asked:
    count, total = tally.skills[skill], tally.postings
    low, high = wilson(count, total)
    levels = {level: round(tally.levels[skill, level] / total, PLACES) for level in ("required", "preferred", "context")}
    others = whole.postings - total if whole else 0
    lift: tuple[float | None, ...] = (None, None, None)
    if whole and others >= LEAST_GROUP and whole.skills[skill] >= LEAST:
        lift = tuple(round(x, 2) for x in ratio(count, total, whole.skills[skill] - count, others))
    name, kind = counts.known[skill]
    share, low, high = (round(x, PLACES) for x in (count / total, low, high))
    return Asked(skill, name, kind, count, share, low, high, **levels, lift=lift[0], lift_low=lift[1], lift_high=lift[2])


def pairs(counts: Counts) -> tuple[Pair, ...]:
    """Return the skills that go together, the closest first: by the cosine of their postings."""
    total, single = counts.whole.postings, counts.whole.skills
    least = max(LEAST_PAIR, RARE * total)
    found = []
    for (a, b), both in counts.pairs.items():
        if both >= LEAST_PAIR and min(single[a], single[b]) >= least:
            first, second = (a, b) if single[a] >= single[b] else (b, a)
            names, lift = (counts.known[first][0], counts.known[second][0]), both * total / single[a] / single[b]
            shares = (round(both / single[first], PLACES), round(both / single[second], PLACES))
            if lift > 1:
                found.append((both / sqrt(single[a] * single[b]), Pair(first, second, names, both, *shares, round(lift, 2))))
    return tuple(pair for _, pair in sorted(found, key=lambda x: (-x[0], x[1].names))[:MOST_PAIRS])


def pay(counts: Counts, currency: str | None) -> tuple[Pay, ...]:
    """Return pay over all (first) and by skill, best paid first; skills with too few postings are left out."""
    paid = counts.pay.get(currency or "", {})
    rows = [_pay(skill, values, counts) for skill, values in paid.items() if len(values) >= LEAST_PAY]
    return tuple(sorted(rows, key=lambda p: (p.skill is not None, -p.median, p.name)))


def _pay(skill: str, values: list[float], counts: Counts) -> Pay:
    name = counts.known[skill][0] if skill else "all postings with pay"
    return Pay(skill or None, name, len(values), *(round(x, 2) for x in quartiles(values)))


Named = tuple[str, Tally]


def _compared(counts: Counts, before: Counts | None, names: tuple[str, str]) -> tuple[Named | None, Named | None]:
    """Return what the changes compare: two files, or the first and the last year with enough postings."""
    if before:
        return (names[0], before.whole), (names[1], counts.whole)
    years = sorted(n for n, t in counts.groups.items() if counts.by == "year" and n != NOWHERE and t.postings >= LEAST_GROUP)
    if len(years) < 2:
        return None, None
    return (years[0], counts.groups[years[0]]), (years[-1], counts.groups[years[-1]])


def changes(then: Tally, now: Tally, counts: Counts, before: Counts | None = None) -> tuple[Change, ...]:
    """Return the skills whose share has changed beyond chance, the largest change first."""
    known = (before.known if before else {}) | counts.known
    if not then.postings or not now.postings:
        return ()
    found = []
    for skill in {s for s in then.skills | now.skills if then.skills[s] + now.skills[s] >= LEAST_PAIR}:
        was, has = then.skills[skill], now.skills[skill]
        change, low, high = difference(has, now.postings, was, then.postings)
        if low > 0 or high < 0:
            figures = (was / then.postings, has / now.postings, change, low, high)
            found.append(Change(skill, known[skill][0], *(round(x, PLACES) for x in figures)))
    return tuple(sorted(found, key=lambda c: (-abs(c.difference), c.name)))
