"""Distinctions: what sets the roles apart, and how strongly a text shows each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Any

from jobmatch.errors import LexiconError
from jobmatch.forms import expand
from jobmatch.lexicon import Lexicon
from jobmatch.phrases import PLAIN, STEMS, Hit, Names, Node, Normal, Phrases, Words, grow
from jobmatch.scratch import Found, Row, Section
from jobmatch.types import ROLES
from jobmatch.words import View, fold, split

FIRST = 3.0  # the first name of a role in a text counts for so many: it is the advert's own
SEVERAL = 0.3  # of a mention: "data scientists" are colleagues as often as not
SHARPER = 2.0  # power that turns a majority into a decision
DOUBT = 0.5  # mentions of no role that the names of roles stand against
HALF = 2.0  # so many mentions in the best place are half of the greatest strength
PLACES = {"duties": 1.0, "requirements": 0.8, "preferred": 0.8, "benefits": 0.0, "legal": 0.0, "apply": 0.0}
TELLING = 150  # words from which it tells something that a text does not speak of a thing
ELSEWHERE = 0.5  # the worth of a mention in a section that PLACES does not name
WAYS = ("phrases", "absent", "named", "titles", "skills", "areas", "duties")
GAP = "\0"  # no phrase holds it
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Distinction:
    """One line of lexicons/distinctions.jsonl; `roles` are those that it is believed to speak for."""

    id: str
    statement: str
    roles: tuple[str, ...]
    source: str
    cues: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Shown:
    """How strongly (0 to 1) a text shows a distinction, and the words (start, end) that show it."""

    strength: float
    places: list[Extent]


def read_distinctions(lexicon: Lexicon) -> list[Distinction]:
    """Return the distinctions; of two lines with the same id the later one counts."""
    found = {row["id"]: _distinction(row, where) for row, where in lexicon.rows("distinctions.jsonl")}
    return list(found.values())


def _distinction(row: dict[str, Any], where: str) -> Distinction:
    roles, cues = tuple(row.get("roles", ())), row.get("cues") or {}
    if wrong := [*(set(roles) - set(ROLES)), *(set(cues) - set(WAYS))]:
        raise LexiconError(f"{where}: {wrong[0]!r} is none of the roles {', '.join(ROLES)} or cues {', '.join(WAYS)}")
    return Distinction(row["id"], row["statement"], roles, row["source"], {k: tuple(v) for k, v in cues.items()})


class Distinctions:
    """All distinctions, compiled for reading."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.all = read_distinctions(lexicon)
        self.ids = [d.id for d in self.all]
        self.never = [i for i, d in enumerate(self.all) if "absent" in d.cues]
        text, absent, titles, named = lexicon.kept("distinctions", lambda: self._trees(lexicon.sets))
        self.text, self.absent, self.titles, self.named = Phrases(text), Phrases(absent), Phrases(titles), Names(named)
        areas = _by_cue(self._cues("areas"))
        self.skills = {e.id: list(areas.get(e.area, ())) for e in lexicon.entries.values()}
        for skill, numbers in _by_cue(self._cues("skills")).items():
            self.skills[skill] = list(dict.fromkeys([*self.skills.get(skill, ()), *numbers]))
        self.duties = _by_cue(self._cues("duties"))

    def _trees(self, sets: dict[str, list[str]]) -> tuple[Node, ...]:
        # what must be absent is looked for in the same pass: its keys are below zero
        absent = [(key, ~i) for key, i in self._keys("absent", STEMS, sets)]
        text = grow([*self._keys("phrases", STEMS, sets), *absent])
        named = grow((key[::-1], i) for key, i in self._keys("named", PLAIN, sets))
        return text, grow(absent), grow(self._keys("titles", PLAIN, sets)), named

    def _cues(self, way: str) -> Iterator[tuple[int, str]]:
        return ((i, cue) for i, d in enumerate(self.all) for cue in d.cues.get(way, ()))

    def _keys(self, way: str, normal: Normal, sets: dict[str, list[str]]) -> Iterator[tuple[tuple[str, ...], int]]:
        return ((normal.key(text), i) for i, cue in self._cues(way) for text in expand(cue, sets))

    def read(
        self, view: View, sections: Iterable[Section], skills: Iterable[Found] = (), duties: Iterable[Row] = (), title: str = ""
    ) -> dict[int, Shown]:
        """Return the distinctions that a text and its title show, by their number in `all`."""
        names = self.named.find(view.folded)
        worth = _worth(len(view.folded), sections)
        for start, end, _ in names:
            worth[start:end] = [0.0] * (end - start)  # the name of a role is no evidence of its work
        found = self.text.find(_readable(view.folded, worth))
        found += self._asked(found, skills, duties)
        found.sort()
        out = _strengths(found, worth)
        out.update(_shares(names, view))
        out.update(self._missing(found, names, view))
        out.update({i: Shown(1.0, []) for i in self.titled(title)})
        return out

    def _asked(self, found: list[Hit], skills: Iterable[Found], duties: Iterable[Row]) -> list[Hit]:
        """Return what skills and kinds of duties show, where no phrase of the same distinction does."""
        seen: dict[int, list[int]] = {}
        for start, _, i in found:
            seen.setdefault(i, []).append(start)
        hits = [(s.start, s.end, i) for s in skills for i in self.skills.get(s.skill, ()) if s.start not in seen.get(i, ())]
        for duty in duties:
            for i in self.duties.get(duty.label, ()):
                if not any(duty.start <= start < duty.end for start in seen.get(i, ())):
                    hits.append((duty.start, duty.end, i))
        return hits

    def _missing(self, found: list[Hit], names: list[Hit], view: View) -> dict[int, Shown]:
        """Return the distinctions of what is absent: the stronger, the less of it there is, in names of roles too."""
        named = [i for start, end, _ in names for *_, i in self.absent.find(STEMS.read(view.folded[start:end]))]
        counts = Counter([i for *_, i in found if i < 0] + named)
        enough = min(1.0, len(view.folded) / TELLING)
        return {i: Shown(enough * HALF / (HALF + counts[~i]), []) for i in self.never}

    def titled(self, title: str) -> set[int]:
        """Return the distinctions that a title shows; longer names take the words of shorter ones."""
        out, taken = set(), 0
        hits = self.titles.find(PLAIN.read([fold(t) for t, _ in split(title)]))
        for start, end, i in sorted(hits, key=lambda h: (h[0], -h[1])):
            if start >= taken:
                out.add(i)
                taken = end
        return out


def _by_cue(pairs: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for i, cue in pairs:
        out.setdefault(cue, []).append(i)
    return out


def _worth(length: int, sections: Iterable[Section]) -> list[float]:
    """Return what a mention counts at each word."""
    worth = [ELSEWHERE] * length
    for seg in sections:
        if (value := PLACES.get(seg.label)) is not None:
            worth[seg.start : seg.end] = [value] * (seg.end - seg.start)
    return worth


def _readable(folded: list[str], worth: list[float]) -> Words:
    """Return the words where a mention counts at all; between them stands a mark, so that no phrase spans a gap."""
    forms = list(map(STEMS.__getitem__, folded))
    places = list(compress(range(len(forms)), forms))
    return Words([forms[i] if worth[i] else GAP for i in places], places)


def _strengths(found: list[Hit], worth: list[float]) -> dict[int, Shown]:
    """Add up the mentions of each distinction, overlapping ones once; many mentions saturate."""
    out: dict[int, Shown] = {}
    until: dict[int, int] = {}
    for start, end, i in found:
        if i >= 0 and worth[start] and until.get(i, 0) <= start:
            until[i] = end
            shown = out.get(i)
            if shown is None:
                shown = out[i] = Shown(0.0, [])
            shown.strength += worth[start]
            shown.places.append((start, end))
    for shown in out.values():
        shown.strength /= shown.strength + HALF
    return out


def _shares(found: list[Hit], view: View) -> dict[int, Shown]:
    """Return what share of all names of roles each has; the first of one person counts more, several people (-s) less."""
    out: dict[int, Shown] = {}
    worth = FIRST
    for start, end, i in found:
        shown = out.setdefault(i, Shown(0.0, []))
        if view.texts[end - 1][-1] in "sS":
            shown.strength += SEVERAL
        else:
            shown.strength += worth
            worth = 1.0
        shown.places.append((start, end))
    total = sum(s.strength**SHARPER for s in out.values()) + DOUBT
    for shown in out.values():
        shown.strength = shown.strength**SHARPER / total
    return out
