"""Distinctions: what sets the roles apart, and how strongly a text shows each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jobmatch import phrases
from jobmatch.errors import LexiconError
from jobmatch.forms import expand
from jobmatch.lexicon import Lexicon
from jobmatch.scratch import Found, Section
from jobmatch.types import ROLES
from jobmatch.words import View, fold, split

FIRST = 3.0  # the first name of a role in a text counts for so many: it is the advert's own
SEVERAL = 0.3  # of a mention: "data scientists" are colleagues as often as not
DOUBT = 0.5  # mentions of no role that the names of roles stand against
HALF = 2.0  # so many mentions in the best place are half of the greatest strength
PLACES = {"duties": 1.0, "requirements": 0.8, "preferred": 0.8, "benefits": 0.0, "legal": 0.0, "apply": 0.0}
ELSEWHERE = 0.5  # the worth of a mention in a section that PLACES does not name
WAYS = ("phrases", "absent", "named", "titles", "skills", "areas", "duties")
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
        sets = lexicon.sets
        self.text = self._tree("phrases", phrases.STEMS, sets)
        self.absent = self._tree("absent", phrases.STEMS, sets)
        self.titles = self._tree("titles", phrases.PLAIN, sets)
        self.named = self._tree("named", phrases.PLAIN, sets)
        self.never = {i for i, d in enumerate(self.all) if "absent" in d.cues}
        by_area: dict[str, list[int]] = {}
        for i, area in self._cues("areas"):
            by_area.setdefault(area, []).append(i)
        self.skills = {e.id: list(by_area.get(e.area, ())) for e in lexicon.entries.values()}
        for i, skill in self._cues("skills"):
            self.skills.setdefault(skill, []).append(i)

    def _cues(self, way: str) -> Iterator[tuple[int, str]]:
        return ((i, cue) for i, d in enumerate(self.all) for cue in d.cues.get(way, ()))

    def _tree(self, way: str, normal: phrases.Normal, sets: dict[str, list[str]]) -> phrases.Phrases:
        return phrases.Phrases((normal.key(text), i) for i, cue in self._cues(way) for text in expand(cue, sets))

    def read(self, view: View, sections: Iterable[Section], skills: Iterable[Found], title: str = "") -> dict[int, Shown]:
        """Return the distinctions that a text and its title show, by their number in `all`."""
        names = self._names(view)
        folded = view.folded
        if names:
            folded = folded[:]
            for start, end, _ in names:
                folded[start:end] = [phrases.BLANK] * (end - start)
        out = _strengths(self._text(phrases.STEMS.read(folded), folded, skills), _worth(len(folded), sections))
        out.update(_shares(names, view))
        out.update(self._missing(phrases.STEMS.read(view.folded)))
        out.update({i: Shown(1.0, []) for i in self.titled(title)})
        return out

    def _names(self, view: View) -> list[tuple[int, int, int]]:
        """Return the names of roles in the text, the longest at each place."""
        out: list[tuple[int, int, int]] = []
        for hit in sorted(self.named.find(phrases.PLAIN.read(view.folded)), key=lambda h: (h[0], -h[1])):
            if not out or hit[0] >= out[-1][1]:
                out.append(hit)
        return out

    def _text(self, text: phrases.Words, folded: list[str], skills: Iterable[Found]) -> list[tuple[int, int, int]]:
        out = self.text.find(text)
        seen = {(i, start) for start, _, i in out}
        for skill in skills:
            if folded[skill.start] is not phrases.BLANK:
                out += [(skill.start, skill.end, i) for i in self.skills.get(skill.skill, ()) if (i, skill.start) not in seen]
        return out

    def _missing(self, text: phrases.Words) -> dict[int, Shown]:
        counts = dict.fromkeys(self.never, 0)
        for _, _, i in self.absent.find(text):
            counts[i] += 1
        return {i: Shown(HALF / (HALF + n), []) for i, n in counts.items()}

    def titled(self, title: str) -> set[int]:
        """Return the distinctions that a title shows; longer names take the words of shorter ones."""
        out, taken = set(), 0
        hits = self.titles.find(phrases.PLAIN.read([fold(t) for t, _ in split(title)]))
        for start, end, i in sorted(hits, key=lambda h: (h[0], -h[1])):
            if start >= taken:
                out.add(i)
                taken = end
        return out


def _worth(length: int, sections: Iterable[Section]) -> list[float]:
    worth = [ELSEWHERE] * length
    for seg in sections:
        if (value := PLACES.get(seg.label)) is not None:
            worth[seg.start : seg.end] = [value] * (seg.end - seg.start)
    return worth


def _strengths(found: list[tuple[int, int, int]], worth: list[float]) -> dict[int, Shown]:
    """Add up the mentions of each distinction, overlapping ones once; many mentions saturate."""
    out: dict[int, Shown] = {}
    until: dict[int, int] = {}
    for start, end, i in found:
        if (value := worth[start]) and until.get(i, 0) <= start:
            until[i] = end
            shown = out.setdefault(i, Shown(0.0, []))
            shown.strength += value
            shown.places.append((start, end))
    for shown in out.values():
        shown.strength /= shown.strength + HALF
    return out


def _shares(found: list[tuple[int, int, int]], view: View) -> dict[int, Shown]:
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
    total = sum(s.strength for s in out.values()) + DOUBT
    for shown in out.values():
        shown.strength /= total
    return out
