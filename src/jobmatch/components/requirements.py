"""Requirements: how strongly each found skill is asked, what may stand for it, and for how many years.

Writes `doc.spans["requirements"]`, one span a mention of `doc.spans["skills"]` in the same order:
`label_` required, preferred, context or excluded; `kb_id_` the cue or section that decided;
`id_` its alternatives as "NUMBER:NEED" (mentions with the same number may stand for each other), or "".
Writes `doc.spans["years"]`: the mentions for which years are asked, `label_` the figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jobmatch import scratch, words
from jobmatch.components.groups import Following, Mention, group, opens_list
from jobmatch.factories import factory
from jobmatch.quantities import Years, years_in
from jobmatch.scratch import Cue, Section
from jobmatch.words import Page

ASKED = {"requirements": "required", "preferred": "preferred"}
SHORT_REACH = frozenset(("preferably", "ideally"))
ITEM_OPENERS = frozenset("with and but having experience strong you including excellent good".split())
YEAR_WORDS = frozenset(("year", "yr", "yoe"))
SET_BEHIND = re.compile(
    r"\s*(?:experience|exp\.?)?\s*[(\[:–—-]\s*(?:at least|min\.?|minimum|over)?\s*", re.I
)  # "Java (3 years)", "SQL: 2 years"
LAST_REACH = 45  # characters from the start of a skill to a figure at the end of its sentence
CLAUSE_ENDS = frozenset((";", "(", ")", ".", "but", "while", "though", "although", ":", "•"))
SHORTENED = ("etc", "g", "e", "eg", "ie", "inc", "vs")
# Cues that speak of what follows; the others (a plus, preferred) speak of what stands before them.
FORWARD = frozenset(
    ("with preference", "preference for", "preference to", "preferably", "ideally", "ideal",
     "nice to have", "bonus", "must", "must have", "must be", "minimum", "at least",
     "require", "requires", "need", "ideal candidate", "we would love", "we'd love", "good to have")
)  # fmt: skip


@dataclass(slots=True)
class LevelCue:
    """A level cue of a sentence."""

    start: int
    end: int
    level: str
    text: str


class Requirements:
    """See the module."""

    def __call__(self, doc: Page) -> Page:
        """Say how each mention is asked and write it."""
        view = words.view(doc)
        mentions = [Mention(f.start, f.end, f.kind, f.skill) for f in scratch.skills(doc)]
        cues = scratch.cues(doc)
        years: list[tuple[int, int, str, str, str]] = []
        groups, following = 0, None
        starts = [m.start for m in mentions]
        cue_starts = [c.start for c in cues]
        for seg in scratch.sections(doc):
            inside = mentions[bisect_left(starts, seg.start) : bisect_left(starts, seg.end)]
            own = cues[bisect_left(cue_starts, seg.start) : bisect_left(cue_starts, seg.end)]
            if inside:
                self.set_levels(view, inside, seg, own)
                groups = group(view, inside, own, groups)
                years += self.find_years(view, seg, inside)
            if need := opens_list(view, seg.start, seg.end, own):
                groups += 1
                following = Following(f"{groups}:{need}", seg.end)
            elif following and seg.form == "bullet" and following.goes_on(view, seg.start, seg.end):
                for m in inside:
                    m.group = m.group or following.group
            else:
                following = None
        scratch.write(doc, "requirements", [(m.start, m.end, m.level, m.group, m.why) for m in mentions])
        scratch.write(doc, "years", years)
        return doc

    def set_levels(self, view: words.View, mentions: list[Mention], seg: Section, cues: list[Cue]) -> None:
        """Give each mention of a sentence its level: the section's, unless a nearer cue says otherwise."""
        base = ASKED.get(seg.label, "context")
        level_cues = _level_cues(view, cues) if base != "context" else []
        negated = [c for c in cues if c.id == "negated_ask"]
        for m in mentions:
            m.level, m.why = base, seg.label
            if cue := _deciding(view, m, level_cues, seg.start, seg.end):
                m.level, m.why = cue.level, cue.text
            if any(c[1] <= m.start and not _clause_between(view, c[1], m.start) for c in negated) and base != "context":
                m.level, m.why = "excluded", "negated"

    def find_years(self, view: words.View, seg: Section, mentions: list[Mention]) -> list[tuple[int, int, str, str, str]]:
        """Return the mentions that a figure of years in the same sentence asks for."""
        start, end = seg.start, seg.end
        if base_level(mentions) == "context" or YEAR_WORDS.isdisjoint(view.folded[start:end]):
            return []
        first = view.starts[start]
        extents = [(view.starts[m.start] - first, view.end(m.end - 1) - first) for m in mentions]
        figures = _figures(view.text[first : view.end(end - 1)], extents)
        return [
            (m.start, m.end, f"{figure.least:g}", "", "")
            for m, figure in zip(mentions, figures, strict=True)
            if figure and m.kind in ("tool", "method")
        ]


def _figures(text: str, extents: list[tuple[int, int]]) -> list[Years | None]:
    """Return the figure that speaks of the mention at each extent: set behind it, else before it, else at the end."""
    figures = years_in(text)
    behind = {e: f for e in extents for f in figures if e[1] <= f.start and SET_BEHIND.fullmatch(text[e[1] : f.start])}
    free = [f for f in figures if f not in behind.values()]
    closing = [f for f in figures if f in free or text[: f.start].rstrip().endswith(":")]  # "Python and SQL: 3 years"
    out = []
    for extent in extents:
        before = [f for f in free if f.end <= extent[0] and ";" not in text[f.end : extent[0]]]
        last = [f for f in closing if extent[1] <= f.start < extent[0] + LAST_REACH and f.start > extents[-1][0]]
        out.append(behind.get(extent) or (before[-1] if before else last[0] if last else None))
    return out


def base_level(mentions: list[Mention]) -> str:
    """Return the level that most of a sentence's mentions have."""
    return next((m.level for m in mentions if m.level != "context"), "context")


def _level_cues(view: words.View, cues: list[Cue]) -> list[LevelCue]:
    found = [
        LevelCue(start, end, label, " ".join(view.folded[start:end]))
        for start, end, label in cues
        if label in ("preferred", "required")
    ]
    # "not required" is no demand, "plus" in "5 plus years" no wish
    preferred = [(c.start, c.end) for c in found if c.level == "preferred"]
    kept = []
    for c in found:
        inside_other = c.level == "required" and any(
            s <= c.start and c.end <= e and (s, e) != (c.start, c.end) for s, e in preferred
        )
        after = view.folded[c.end] if c.end < len(view.folded) else ""
        before = view.folded[c.start - 1] if c.start else ""
        counted = c.text == "plus" and (before.isdigit() or before == "+" or after in ("year", "yr"))
        if not inside_other and not counted and not (c.text in ("minimum", "at least") and after != ":"):
            kept.append(c)
    return kept


def _deciding(view: words.View, m: Mention, cues: list[LevelCue], start: int, end: int) -> LevelCue | None:
    """Return the cue that speaks of the mention: the nearest in its clause, else the sentence's only level."""
    best, distance = None, 10_000
    for cue in cues:
        if cue.start >= m.end:
            gap = cue.start - m.end
            between = view.folded[m.end : cue.start]
            forward = cue.text in FORWARD and not _trails(view, cue, end)
            blocked = forward or _ends_clause(between) or _dash_between(view, m.end, cue.start)
        else:
            gap = m.start - cue.end + 2
            blocked = cue.text not in FORWARD and cue.level == "preferred" and not _leads(view, cue, start)
            after = cue.end + (view.folded[cue.end : cue.end + 1] == [":"])
            blocked = (
                blocked or _clause_between(view, after, m.start) or (cue.text in SHORT_REACH and _new_item(view, after, m.start))
            )
        if not blocked and gap < distance:
            best, distance = cue, gap
    return best


def _trails(view: words.View, cue: LevelCue, end: int) -> bool:
    """Whether nothing follows the cue: "Java (nice to have)"."""
    return cue.end >= end or view.folded[cue.end] in (")", ".", ";")


def _leads(view: words.View, cue: LevelCue, start: int) -> bool:
    """Whether the cue opens its sentence or is followed by a colon, and so speaks of what follows."""
    after = view.folded[cue.end] if cue.end < len(view.folded) else ""
    return cue.start - start <= 2 or after == ":"


def _new_item(view: words.View, a: int, b: int) -> bool:
    """Whether a comma and a word that opens a new item stand between: "ideally Redshift, and platforms like AWS"."""
    return any(w == "," and after in ITEM_OPENERS for w, after in zip(view.folded[a:b], view.folded[a + 1 : b + 1], strict=False))


def _ends_clause(between: list[str]) -> bool:
    """Whether a cue that follows speaks of something else; "(Spark, Hive) is a plus" and "Spark (preferred)" do not."""
    if between == ["("]:
        return False
    return between.count("(") > between.count(")") or any(w not in "()" for w in _clause_ends(between))


def _clause_ends(between: list[str]) -> list[str]:
    """Return the words that end a clause; the point of an abbreviation does not."""
    return [w for before, w in pairwise(["", *between]) if w in CLAUSE_ENDS and not (w == "." and before in SHORTENED)]


def _dash_between(view: words.View, a: int, b: int) -> bool:
    """Whether a dash of its own stands between: "containerization - Docker preferred"."""
    return any(view.folded[i] == "-" and (view.spaces[i - 1] or view.texts[i] == "—") for i in range(a, b))


def _clause_between(view: words.View, a: int, b: int) -> bool:
    return bool(_clause_ends(view.folded[a:b]))


def _make(nlp: Any, name: str) -> Requirements:
    """Make the component."""
    return Requirements()


__getattr__ = factory("requirements", _make, requires=["doc.spans"], assigns=["doc.spans"])
