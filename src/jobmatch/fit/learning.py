"""Learning: which skills to learn for many postings, alone and as a small set, in which order."""

from __future__ import annotations

from jobmatch.fit.market import Market
from jobmatch.lexicon import Lexicon
from jobmatch.types import Outlook, Step

RARE = 0.02  # share of postings: a skill that fewer want is no advice, whatever else it would bring along
POOL = 60  # skills by gain from which the best set is taken


def best_set(market: Market, candidates: list[str], size: int = 5) -> list[str]:
    """Return up to `size` skills, each the one that adds most on top of those before it.

    What is learned makes no further gain larger: a gain of an earlier round is a bound, and only the skill with
    the highest one need be asked again (Minoux 1978).
    """
    chosen: list[str] = []
    bounds = {skill: sum(market.gains(skill).values()) for skill in candidates}
    while bounds and len(chosen) < size:
        asked: set[str] = set()
        while (best := max(bounds, key=bounds.__getitem__)) not in asked:
            bounds[best] = sum(market.gains(best).values())
            asked.add(best)
        if not bounds.pop(best):
            break
        chosen.append(best)
        market.learn(best)
    market.forget()
    return chosen


def in_order(skills: list[str], lexicon: Lexicon) -> list[str]:
    """Return the skills so that what one builds on comes before it; else as they come."""
    needs = {s: set(lexicon.implied(s)) & set(skills) for s in skills}
    out: list[str] = []
    left = list(skills)
    while left:
        ready = next((s for s in left if needs[s] <= set(out)), left[0])
        out.append(ready)
        left.remove(ready)
    return out


def steps(market: Market, skills: list[str], threshold: float) -> list[Step]:
    """Return what each skill adds on top of those before it, learned in this order."""
    out = []
    for skill in skills:
        gained = market.gains(skill)
        points = round(sum(gained.values()) / 100 / len(market.scores), 4)
        out.append(Step(skill, market.lexicon.entries[skill].name, points, market.lifted(gained, threshold)))
        market.learn(skill)
    market.forget()
    return out


def outlook(market: Market, threshold: float = 70.0, most: int | None = 50) -> Outlook:
    """Return the first gaps over all postings, by points, and the best set of five in learning order."""
    count = len(market.scores)
    if not count:
        return Outlook(0, market.unscored, 0.0, threshold, 0, (), ())
    missing = market.missing(least=max(min(2, count // 4), round(count * RARE), 1))
    found = sorted((market.gap(s, threshold) for s in missing), key=lambda g: (-g.points, -g.wanted, g.skill))
    mean, above = round(sum(market.scores) / 100 / count, 2), market.above(threshold)
    together = in_order(best_set(market, [g.skill for g in found[:POOL]]), market.lexicon)
    plan = tuple(steps(market, together, threshold))
    return Outlook(count, market.unscored, mean, threshold, above, tuple(found[:most]), plan)
