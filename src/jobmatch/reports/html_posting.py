"""A page about postings: text with highlights, role and its reasons; with a profile the score, its ledger and the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from jobmatch.fit.comparison import state
from jobmatch.reports.analysis import KINDS, asked, facts_in_words
from jobmatch.reports.fit import ROLE_NAMES, Scored, gain
from jobmatch.reports.fit_view import HEADINGS, MARKS, place, why
from jobmatch.reports.html import page
from jobmatch.reports.html_text import passages
from jobmatch.reports.role import headline, quoted, told
from jobmatch.types import LEVELS, Analysis, Evidence, Fit, Profile, Role

SIGNS = {name: sign for name, (sign, _) in MARKS.items()}


class Bar(NamedTuple):
    """A reason for the role: its words, its quotes, and its part of the log-odds, also as a share of the largest."""

    words: str
    quotes: str
    weight: float
    share: float


class Step(NamedTuple):
    """A line of the ledger in the waterfall: it begins where the one before ended; all in points."""

    requirement: str
    level: str
    state: str
    sign: str
    begin: float
    points: float
    worth: float
    why: str
    place: str


class Entry(NamedTuple):
    """An entry of the profile, and the requirements that it serves."""

    given: str
    level: str | None
    years: float | None
    known: bool
    serves: tuple[str, ...]


def extract_page(analyses: Iterable[Analysis]) -> str:
    """Return the page about what postings ask."""
    return _page([_common(a) | {"scored": None} for a in analyses], "What the posting asks", "What the postings ask")


def score_page(rows: Iterable[Scored]) -> str:
    """Return the page about how a candidate fits postings."""
    views = []
    for r in rows:
        standing = {skill: (state(line), line.rule) for line in r.fit.ledger for skill in line.members}
        views.append(_common(r.analysis, standing) | {"scored": _scored(r)})
    return _page(views, "How the profile fits the posting", "How the profile fits the postings")


def shown(record: Analysis | Fit) -> str:
    """Return what a notebook shows of a record: a piece of HTML whose style touches nothing around it."""
    if isinstance(record, Fit):
        view: dict[str, Any] = {"posting": None, "states": [], "scored": _fit(record, "")}
    else:
        view = _common(record) | {"scored": None}
    return page("notebook.html", nested=True, view=view, views=[view], title="", headings=HEADINGS, signs=SIGNS)


def _page(views: list[dict[str, Any]], one: str, many: str) -> str:
    title = one if len(views) == 1 else many
    return page("postings.html", views=views, title=title, headings=HEADINGS, signs=SIGNS)


def _common(analysis: Analysis, standing: dict[str, tuple[str, str]] | None = None) -> dict[str, Any]:
    role = analysis.role
    chances = sorted(((ROLE_NAMES.get(r, r), p) for r, p in role.probabilities.items()), key=lambda x: -x[1])
    levels = {level: [(KINDS[kind], [a.label for a in items]) for kind, items in asked(analysis, level)] for level in LEVELS}
    return {
        "posting": analysis.posting, "facts": facts_in_words(analysis.facts), "role": role, "headline": headline(role),
        "chances": chances, "reasons": _reasons(role), "levels": levels, "duties": analysis.duties,
        "passages": passages(analysis, standing), "notes": [n for n in (role.note, *analysis.notes) if n],
        "states": sorted({s for s, _ in (standing or {}).values()}, key=list(MARKS).index),
    }  # fmt: skip


def _reasons(role: Role) -> list[Bar]:
    """Return what spoke for and against, the rest in one line, so that the bars sum to the log-odds."""
    if role.abstained or role.log_odds is None:
        return []
    shown, rest = told(role, explain=False)
    against = sorted((e for e in role.evidence if e.weight < 0), key=lambda e: e.weight)[:2]
    listed: list[Evidence] = [*shown, *against]
    rest = round(rest - sum(e.weight for e in against), 4)
    largest = max([abs(rest), *(abs(e.weight) for e in listed)]) or 1.0
    bars = [Bar(e.statement, quoted(e), e.weight, abs(e.weight) / largest) for e in listed]
    return [*bars, Bar("All others together", "", rest, abs(rest) / largest)]


def _scored(r: Scored) -> dict[str, Any]:
    about = {"after": r.after, "learned": ", ".join(r.learned), "gain": gain(r)}
    return _fit(r.fit, r.analysis.posting.text) | {"profile": r.profile, "entries": _entries(r.profile, r.fit)} | about


def _fit(fit: Fit, text: str) -> dict[str, Any]:
    gaps = [(g, place(g.mentions, text)) for g in fit.gaps]
    by_level = [(level, list(steps)) for level, steps in groupby(_steps(fit, text), lambda step: step.level)]
    counts = [(HEADINGS[level], sum(line.level == level for line in fit.ledger)) for level in LEVELS]
    return {"fit": fit, "profile": None, "after": None, "steps": by_level, "gaps": gaps, "counts": counts}


def _steps(fit: Fit, text: str) -> list[Step]:
    steps, begin = [], 0.0
    for level in LEVELS:
        for line in sorted((line for line in fit.ledger if line.level == level), key=lambda x: (-x.worth, -x.points)):
            met = state(line)
            where = place(line.mentions, text)
            steps.append(
                Step(line.requirement, level, met, MARKS[met][0], begin, line.points, line.worth, why(line), where)
            )  # fmt: skip
            begin = round(begin + line.points, 2)
    return steps


def _entries(profile: Profile, fit: Fit) -> list[Entry]:
    """Return the profile's entries, those that serve the posting first."""
    serves: dict[str, list[str]] = {}
    for line in fit.ledger:
        for use in line.uses:
            serves.setdefault(use, []).append(line.requirement)
    once = {s.given: s for s in profile.skills}
    entries = [Entry(s.given, s.level, s.years, s.id is not None, tuple(serves.get(s.given, ()))) for s in once.values()]
    return sorted(entries, key=lambda e: (not e.serves, not e.known))
