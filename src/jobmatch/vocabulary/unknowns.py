"""Unknowns: terms that stand where skills stand, and that the vocabulary does not know.

Three places count: a member of a list beside a known skill, what follows "experience with" and its like, and a
name in capitals inside a sentence that asks. Plain words and the posting's own employer and title are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from jobmatch import scratch, words
from jobmatch.lexicon import Lexicon
from jobmatch.pipeline import ZONE, Analyser
from jobmatch.scratch import Found, Section
from jobmatch.types import Posting, Record
from jobmatch.vocabulary.entries import slug
from jobmatch.vocabulary.places import BINDERS, LISTING, OPENERS, Term, is_cut, is_place, items, names, opened

ASKING = frozenset(("requirements", "preferred", "duties"))
# Words that no name of a skill has: an item with one of them is a clause.
CLAUSE = frozenset(
    """a an the to for from by at on as is are be been was were will would can may must should you your we our us they
    their them it its this that these those which who what when where how if then than not no any all each every some
    such more most other others etc ha have has had do does did into over under between within across about through per
    via while during including include includes both either one two three plus least he she his her up out off down so
    now new""".split()
)
# Abbreviations and degrees that stand in lists and are no skills.
NO_SKILLS = frozenset(
    """e.g eg i.e ie ex incl inc ltd vs sr jr st dr mr mrs ms bs ba ma bsc msc b.s b.a m.s m.a b.sc m.sc b.tech m.tech phd
    ph.d mba us usa uk eu u.s u.k etc no id ok am pm est pst amp bull nbsp quot ph hr vp it cs ee ce""".split()
)
LONGEST = 4  # words of a term
CONTEXT = 40  # characters on each side
KEPT_CONTEXTS = 3
WEAK = 4  # so many postings with a name in capitals count as one that lists or asks for it


@dataclass(frozen=True, slots=True)
class Unknown(Record):
    """A term, in how many postings it stands (`strong`: in a list or asked for), how it is spelt, and where it stands."""

    name: str
    count: int
    strong: int
    kind: str
    spellings: tuple[str, ...]
    places: dict[str, int]
    contexts: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """Return a line for a file of skills/, to be checked by a person."""
        return {"id": slug(self.name), "name": self.name, "kind": self.kind, "area": "unsorted", "aliases": []}


@dataclass(slots=True)
class Seen:
    """What was seen of one term."""

    surfaces: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    companies: set[str] = field(default_factory=set)
    contexts: list[str] = field(default_factory=list)
    postings: int = 0
    strong: int = 0


class Miner:
    """Collects unknown terms posting by posting."""

    def __init__(self, analyser: Analyser) -> None:
        self.nlp = analyser.nlp
        self.lexicon: Lexicon = analyser.lexicon
        self.found = self.lexicon.forms.found
        self.common = {words.fold(w) for row in self.lexicon.table("common_words") for w in row["words"]}
        sets = self.lexicon.sets
        self.trimmed = {words.fold(w) for name in ("generic_leads", "generic_heads") for w in sets.get(name, ())}
        self.seen: dict[str, Seen] = {}
        self.employers: set[str] = set()

    def read(self, postings: Iterable[Posting]) -> None:
        """Collect from many postings in bounded memory."""
        stream = iter(postings)
        while chunk := list(islice(stream, ZONE)):
            with self.nlp.memory_zone():
                for posting in chunk:
                    self.add(posting)

    def add(self, posting: Posting) -> None:
        """Collect from one posting."""
        doc = self.nlp.make_doc(posting.text)
        doc.user_data.update(title=posting.title or "", company=posting.company or "")
        for name in ("jobmatch_sections", "jobmatch_skills"):
            doc = self.nlp.get_pipe(name)(doc)
        view, skills = words.view(doc), scratch.skills(doc)
        own = {*words.phrase(posting.company or ""), *words.phrase(posting.title or "")}
        if posting.company:
            self.employers.add(_key(words.phrase(posting.company)))
        done: set[tuple[str, bool]] = set()
        for section in scratch.sections(doc):
            if section.label in ASKING and section.form != "heading":
                inside = [s for s in skills if section.start <= s.start < section.end]
                for term in self.terms(view, section, inside):
                    self._note(view, term, posting, own, done)

    def terms(self, view: words.View, section: Section, skills: list[Found]) -> Iterator[Term]:
        """Yield the terms of one sentence that may be skills."""
        known = {i for s in skills for i in range(s.start, s.end)}
        cut = list(items(view, section))
        for n, (start, end) in enumerate(cut):
            place = "list" if self._beside(cut, n, known, view) else ""
            if begins := opened(view, start, end):
                start, place = begins, "asked"
            if place and (term := self._trim(view, start, end)) and known.isdisjoint(range(*term)):
                opens = term[0] == section.start and view.texts[term[0]].istitle() and place == "list"
                if not opens:  # Arrange travel: a verb as far as one can tell
                    yield Term(*term, place)
            yield from (Term(a, b, "name") for a, b in names(view, start, end, section.start) if known.isdisjoint(range(a, b)))

    def _beside(self, cut: list[tuple[int, int]], n: int, known: set[int], view: words.View) -> bool:
        """Whether the item before or after, joined as in a list, is a known skill."""
        for a, b in ((n - 1, n), (n, n + 1)):
            if a >= 0 and b < len(cut):
                between = view.folded[cut[a][1] : cut[b][0]]
                other = cut[a if a != n else b]
                if all(w in LISTING for w in between) and any(i in known for i in range(*other)):
                    return True
        return False

    def _trim(self, view: words.View, start: int, end: int) -> tuple[int, int] | None:
        """Cut what names nothing from both ends; None where no short name remains."""
        first = start
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
        return folded in self.trimmed and (opens or view.texts[i].islower())

    def _note(self, view: words.View, term: Term, posting: Posting, own: set[str], done: set[tuple[str, bool]]) -> None:
        parts = [w for w in view.folded[term.start : term.end] if w != "-" and not w.isspace()]
        key = " ".join(parts)
        if is_cut(view, term) or is_place(view, term) or not self._is_new(parts, key, own):
            return
        seen = self.seen.setdefault(key, Seen())
        start, end = view.starts[term.start], view.end(term.end - 1)
        seen.surfaces[" ".join(view.text[start:end].split())] += 1
        seen.places[term.place] += 1
        strong = term.place != "name"
        if strong and (key, True) not in done:
            done.add((key, True))
            seen.strong += 1
        if (key, False) not in done:
            done.add((key, False))
            seen.postings += 1
            seen.companies.add(posting.company or posting.id)
            if len(seen.contexts) < KEPT_CONTEXTS:
                seen.contexts.append(" ".join(view.text[max(0, start - CONTEXT) : end + CONTEXT].split()))

    def _is_new(self, parts: list[str], key: str, own: set[str]) -> bool:
        letters = sum(c.isalpha() for c in key)
        if not 0 < len(parts) <= LONGEST or letters < 2 or key in self.found or own.issuperset(parts):
            return False
        if "".join(parts) in NO_SKILLS:
            return False
        return not all(p in self.common or p in CLAUSE or p in BINDERS or not p.isalpha() for p in parts)

    def result(self, least: int = 2) -> list[Unknown]:
        """Return the terms of at least so many postings and two employers.

        First those that most postings list beside a known skill or ask for by name; capitals alone count a quarter.
        """
        found = [
            _unknown(seen) for key, seen in self.seen.items()
            if seen.postings >= least and len(seen.companies) > 1 and key not in self.employers
        ]  # fmt: skip
        return sorted(found, key=lambda u: (-u.strong - u.count / WEAK, u.name))


def _unknown(seen: Seen) -> Unknown:
    spelt = tuple(s for s, _ in seen.surfaces.most_common(4))
    kind = "tool" if spelt[0] != spelt[0].lower() else "method"
    return Unknown(spelt[0], seen.postings, seen.strong, kind, spelt, dict(seen.places), tuple(seen.contexts))


def _key(parts: tuple[str, ...]) -> str:
    return " ".join(w for w in parts if w != "-")
