"""Analyses as JSON, JSON Lines, CSV, Markdown or a terminal view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from jobmatch.reports.fit import as_json
from jobmatch.reports.fit_view import HEADINGS
from jobmatch.reports.tables import TABLES, Output, to_table
from jobmatch.types import LEVELS, Analysis, Degree, Facts, Salary, Skill

COLUMNS = ("posting", "id", "name", "kind", "area", "level", "group", "years", "surfaces", "why")
KINDS = {"tool": "tools", "method": "methods", "soft": "soft skills", "language": "languages"}


class Asked(NamedTuple):
    """What is asked as one: a skill, or `need` of several that may stand for each other."""

    skills: tuple[Skill, ...]
    need: int

    @property
    def level(self) -> str:
        """Return the strongest level of its skills."""
        return min((s.level for s in self.skills), key=LEVELS.index)

    @property
    def label(self) -> str:
        """Return Python (3+ years), or one of Airflow, Dagster."""
        names = ", ".join(f"{s.name} ({s.years:g}+ years)" if s.years else s.name for s in self.skills)
        if self.need >= len(self.skills):
            return names
        return f"{'one' if self.need == 1 else self.need} of {names}"


def render(analyses: Iterable[Analysis], format_: str, lexicon: str, version: str, *, to_file: bool = False) -> Output:
    """Return the analyses in a format of `jobmatch extract`; `lexicon` is the hash of the vocabulary."""
    if format_ in ("json", "jsonl"):
        return as_json([a.to_json() | {"version": version, "lexicon": lexicon} for a in analyses], format_)
    if format_ in TABLES:
        return to_table(format_, COLUMNS, (row for a in analyses for row in _rows(a)))
    if format_ == "markdown":
        return "\n\n".join(map(_page, analyses))
    if format_ == "html":
        from jobmatch.reports.html_posting import extract_page

        return extract_page(analyses)
    from jobmatch.reports.analysis_view import view
    from jobmatch.reports.screen import to_text

    return to_text(*(part for a in analyses for part in view(a)), to_file=to_file)


def asked(analysis: Analysis, level: str) -> Iterator[tuple[str, list[Asked]]]:
    """Yield (kind, what is asked) of a level: tools first, single skills before alternatives."""
    needs = {g.id: g.need for g in analysis.groups}
    members: dict[str, list[Skill]] = {}
    for skill in analysis.skills:
        members.setdefault(skill.group or f" {skill.id}", []).append(skill)
    kinds = list(KINDS)
    found = [Asked(tuple(skills), needs.get(group, 1)) for group, skills in members.items()]
    found = sorted((a for a in found if a.level == level), key=lambda a: (kinds.index(a.skills[0].kind), len(a.skills) > 1))
    for kind, items in groupby(found, key=lambda a: a.skills[0].kind):
        yield kind, list(items)


def facts_in_words(facts: Facts) -> list[str]:
    """Return the facts as short phrases; the unstated ones are left out."""
    years = f"{facts.years:g}+ years" if facts.years else None
    degree = _degree(facts.degree) if facts.degree and facts.degree.minimum != "none" else None
    pay = _salary(facts.salary) if facts.salary else None
    return [f for f in (years, degree, pay, facts.seniority, facts.employment, facts.workplace) if f]


def _degree(degree: Degree) -> str:
    name = {"phd": "PhD", "associate": "associate degree"}.get(degree.minimum, f"{degree.minimum}'s degree")
    return name if degree.required else f"{name} (not required)"


def _salary(pay: Salary) -> str:
    ends = [f"{a:,.0f}" if a == int(a) else f"{a:,.2f}" for a in (pay.min, pay.max) if a is not None]
    per = {None: "", "hour": "an hour"}.get(pay.per, f"a {pay.per}")
    return " ".join(part for part in (pay.currency, " to ".join(dict.fromkeys(ends)), per) if part)


def _rows(analysis: Analysis) -> Iterator[dict[str, Any]]:
    for skill in analysis.skills:
        surfaces = " | ".join(dict.fromkeys(" ".join(m.text.split()) for m in skill.mentions))
        plain = {c: getattr(skill, c) for c in COLUMNS if c not in ("posting", "surfaces")}
        yield {"posting": analysis.posting.id, "surfaces": surfaces, **plain}


def _page(analysis: Analysis) -> str:
    posting, role = analysis.posting, analysis.role
    lines = [f"## {posting.title or posting.id}", "", f"Role: {role.label} ({role.probabilities.get(role.label, 0):.0%})"]
    if facts := facts_in_words(analysis.facts):
        lines += ["", f"Facts: {' · '.join(facts)}"]
    for level in LEVELS:
        kinds = [f"- {KINDS[kind]}: {'; '.join(a.label for a in items)}" for kind, items in asked(analysis, level)]
        lines += ["", f"### {HEADINGS[level]}", "", *kinds] if kinds else []
    if analysis.duties:
        lines += ["", "### Duties", "", *(f"- {' '.join(d.text.split())}" for d in analysis.duties)]
    return "\n".join(lines + [f"\n> {note}" for note in analysis.notes])
