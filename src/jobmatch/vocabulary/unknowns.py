"""Unknowns: terms that stand where skills stand, and that the vocabulary does not know.

Three places count: a member of a list beside a known skill, what follows "experience with" and its like, and a
name in capitals inside a sentence that asks. Plain words, what no_skills.jsonl names, and the posting's own employer
and title are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from jobmatch import scratch, words
from jobmatch.pipeline import ZONE, Analyser
from jobmatch.role_notes import is_english
from jobmatch.scratch import Found, Section
from jobmatch.types import Posting, Record
from jobmatch.vocabulary.entries import slug
from jobmatch.vocabulary.places import BINDERS, OPENERS, Term, beside, is_cut, is_place, items, names, neighbours, opened
from jobmatch.vocabulary.plain import CLAUSE, Plain

ASKING = frozenset(("requirements", "preferred", "duties"))
LONGEST = 4  # words of a term
CONTEXT = 40  # characters on each side
KEPT_CONTEXTS = 3
EVIDENCE = {"asked": 1.0, "tools": 1.0, "list": 1 / 3, "name": 1 / 6}  # what a place tells of its term being a skill
NAMING = 0.5  # a single word of which no larger share of postings asks is also an ordinary one: Scribe, Titan


@dataclass(frozen=True, slots=True)
class Unknown(Record):
    """A term, in how many postings it stands (`strong`: in a list or asked for), how it is spelt, and where it stands.

    `share` is the part of the postings with that word in which it stands so.
    """

    name: str
    count: int
    strong: int
    share: float
    kind: str
    spellings: tuple[str, ...]
    places: dict[str, int]
    contexts: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """Return a line for a file of skills/, to be checked by a person; its note tells where the term stands."""
        line: dict[str, Any] = {"id": slug(self.name), "name": self.name, "kind": self.kind, "area": "unsorted", "aliases": []}
        if " " not in self.name and self.share < NAMING:
            line["rules"] = {self.name: {"case": True, "evidence": True} if self.kind == "tool" else {"evidence": True}}
        seen = " | ".join(f"…{c}…" for c in self.contexts)
        return line | {"note": f"{self.count} postings, {self.strong} list it or ask for it: {seen}"}


@dataclass(slots=True)
class Seen:
    """What was seen of one term, in each posting at its best place; `around` holds the neighbours and the evidence there."""

    surfaces: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    around: dict[tuple[str, str], float] = field(default_factory=dict)
    companies: set[str] = field(default_factory=set)
    contexts: list[str] = field(default_factory=list)

    @property
    def postings(self) -> int:
        """In how many postings it stands."""
        return self.places.total()

    @property
    def strong(self) -> int:
        """In how many it stands in a list or is asked for."""
        return self.postings - self.places["name"]


class Miner:
    """Collects unknown terms posting by posting."""

    def __init__(self, analyser: Analyser) -> None:
        self.analyser = analyser
        self.found = analyser.lexicon.forms.found
        self.plain = Plain(analyser.lexicon)
        self.seen: dict[str, Seen] = {}
        self.spread: Counter[str] = Counter()  # in how many postings each word stands, wherever
        self.employers: set[str] = set()

    def read(self, postings: Iterable[Posting]) -> None:
        """Collect from many postings in bounded memory."""
        stream = iter(postings)
        while chunk := list(islice(stream, ZONE)):
            with self.analyser.zone():
                for posting in chunk:
                    self.add(posting)

    def add(self, posting: Posting) -> None:
        """Collect from one posting; one in another language has none."""
        page = self.analyser.read(posting, "sections", "skills")
        view, skills = words.view(page), scratch.skills(page)
        if not is_english(view):
            return
        self.spread.update(set(view.folded))
        own = {*words.phrase(posting.company or ""), *words.phrase(posting.title or "")}
        if posting.company:
            self.employers.add(_joined(words.phrase(posting.company)))
        best: dict[str, Term] = {}
        for section in scratch.sections(page):
            if section.label in ASKING and section.form != "heading":
                inside = [s for s in skills if section.start <= s.start < section.end]
                for term in self.terms(view, section, inside):
                    key = self._key(view, term, own)
                    if key and (key not in best or EVIDENCE[term.place] > EVIDENCE[best[key].place]):
                        best[key] = term
        for key, term in best.items():
            self._note(view, key, term, posting)

    def terms(self, view: words.View, section: Section, skills: list[Found]) -> Iterator[Term]:
        """Yield the terms of one sentence that may be skills."""
        known = {i: s.kind for s in skills for i in range(s.start, s.end)}
        cut = list(items(view, section))
        for n, (start, end) in enumerate(cut):
            place = beside(cut, n, known, view)
            if begins := opened(view, start, end):
                start, place = begins, "asked"
            if place and (term := self._trim(view, start, end)) and known.keys().isdisjoint(range(*term)):
                opens = term[0] == section.start and view.texts[term[0]].istitle() and place != "asked"
                if not opens:  # Arrange travel: a verb as far as one can tell
                    yield Term(*term, place)
            named = names(view, start, end, section.start)
            yield from (Term(a, b, "name") for a, b in named if known.keys().isdisjoint(range(a, b)))

    def _trim(self, view: words.View, start: int, end: int) -> tuple[int, int] | None:
        """Cut what names nothing from both ends; None where no short name remains."""
        first, last = start, view.folded[end - 1]
        if end - start > 1 and last in self.plain.none["last"]:
            return None  # before the cut makes Snowflake of "Snowflake administrators"
        while start < end and self._is_empty(view, start, start == first):
            start += 1
        while start < end and self._is_empty(view, end - 1, False):
            end -= 1
        inside = view.folded[start:end]
        return (start, end) if inside and len(inside) <= 2 * LONGEST and CLAUSE.isdisjoint(inside) else None

    def _is_empty(self, view: words.View, i: int, opens: bool) -> bool:
        folded = view.folded[i]
        if folded in BINDERS or folded in OPENERS or (not folded[-1].isalnum() and folded not in ("c++", "c#")):
            return True
        return folded in self.plain.trimmed and (opens or view.texts[i].islower())

    def _key(self, view: words.View, term: Term, own: set[str]) -> str:
        """Return the folded words of a term; "" where it names nothing new, `own` are the words of employer and title."""
        parts = [w for w in view.folded[term.start : term.end] if w != "-" and not w.isspace()]
        key = " ".join(parts)
        if not 0 < len(parts) <= LONGEST or key in self.found or own.issuperset(parts):
            return ""
        return "" if is_cut(view, term) or is_place(view, term) or self.plain.is_plain(parts) else key

    def _note(self, view: words.View, key: str, term: Term, posting: Posting) -> None:
        seen = self.seen.setdefault(key, Seen())
        start, end = view.starts[term.start], view.end(term.end - 1)
        seen.surfaces[" ".join(view.text[start:end].split())] += 1
        seen.places[term.place] += 1
        between = neighbours(view, term)
        seen.around[between] = max(EVIDENCE[term.place], seen.around.get(between, 0))
        seen.companies.add(posting.company or posting.id)
        if len(seen.contexts) < KEPT_CONTEXTS:
            seen.contexts.append(" ".join(view.text[max(0, start - CONTEXT) : end + CONTEXT].split()))

    def result(self, least: int = 2) -> list[Unknown]:
        """Return the terms of at least so many postings and two employers, those most likely to be skills first."""
        found = [
            (self._worth(key, seen), self._unknown(key, seen)) for key, seen in self.seen.items()
            if seen.postings >= least and len(seen.companies) > 1 and key not in self.employers
        ]  # fmt: skip
        return [unknown for worth, unknown in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]

    def _worth(self, key: str, seen: Seen) -> float:
        """Return the evidence, squared, by the postings that have the word: what stands elsewhere too is an ordinary word."""
        evidence = sum(seen.around.values())
        return evidence * evidence / (self._postings(key, seen) + 1)

    def _postings(self, key: str, seen: Seen) -> int:
        return seen.postings if " " in key else max(seen.postings, self.spread[key])

    def _unknown(self, key: str, seen: Seen) -> Unknown:
        spelt = tuple(s for s, _ in seen.surfaces.most_common(4))
        kind = "tool" if spelt[0] != spelt[0].lower() else "method"
        share = round(seen.strong / self._postings(key, seen), 2)
        return Unknown(spelt[0], seen.postings, seen.strong, share, kind, spelt, dict(seen.places), tuple(seen.contexts))


def _joined(parts: tuple[str, ...]) -> str:
    return " ".join(w for w in parts if w != "-")
