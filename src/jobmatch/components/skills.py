"""Skills: finds the names of skills, and tells names from words.

Writes `doc.spans["skills"]`: `label_` the kind, `id_` the skill, `kb_id_` why it counts:
`name` (unambiguous), `case` (written as the name is), `list` (beside another skill in a list),
`alone` (all of a line that asks), `cue:WORD` (near a word that gives it away).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress
from typing import Any

from jobmatch import scratch, words
from jobmatch.factories import factory
from jobmatch.forms import Form, Rule
from jobmatch.lexicon import Lexicon, load
from jobmatch.scratch import Found, Section
from jobmatch.weights import Scorer
from jobmatch.words import Page

SILENT = frozenset(("legal", "benefits", "apply", "facts"))  # sections in which nothing is asked
ASKING = ("requirements", "preferred")
ASKS = frozenset(
    "experience experienced knowledge proficiency proficient expertise familiarity familiar skill skilled background fluent".split()
)
LEGAL_FORMS = frozenset(". , inc llc ltd limited gmbh ag corp corporation co company plc".split())
FIRM_LIST = frozenset((",", "and", "or", "&", "the", ":", "-"))
LIST_WORDS = frozenset((",", "/", "and", "or", ";", "(", ")", "|", "+", "·"))
SOLID = bytes(not shape & (words.BLANK | words.DASH) for shape in range(256))  # by the shape of a word
CUE_WINDOW = 6


@dataclass(slots=True)
class Candidate:
    """A form that stands at words start to end (exclusive); `why` is empty until it counts."""

    start: int
    end: int
    forms: list[Form]
    segment: int = -1
    form: Form | None = None
    why: str = ""


class Skills:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forms = lexicon.forms
        self.cues = frozenset(w for row in lexicon.table("cues") if row["id"] == "name_cue" for w in row["phrases"])
        self.areas = {e.id: e.area for e in lexicon.entries.values()}
        self.scorer = Scorer(lexicon.document("skill_weights"))

    def __call__(self, doc: Page) -> Page:
        """Find and write, see the module."""
        view = words.view(doc)
        segments = scratch.sections(doc)
        found = self.match(view, segments)
        self.decide(view, found, segments)
        own, firms = _employer(view, doc.user_data.get("company", "")), _firms(view, scratch.cues(doc))
        counted = [
            c for c in found
            if c.why and c.start not in firms and not _is_employer(c, own, segments[c.segment].label in ASKING)
        ]  # fmt: skip
        scratch.write(doc, "skills", [Found(c.start, c.end, c.form.kind, c.form.skill, c.why) for c in counted if c.form])
        return doc

    def match(self, view: words.View, segments: list[Section]) -> list[Candidate]:
        """Return the longest form at each word, left to right, none across the end of a segment."""
        found: list[Candidate] = []
        solid = _solid(view)
        joined = list(map(view.folded.__getitem__, solid))
        asked = [i for i, seg in enumerate(segments) if seg.label not in SILENT]
        extents = [(bisect_left(solid, segments[i].start), bisect_left(solid, segments[i].end)) for i in asked]
        for index, at, size, key in self.forms.cover(joined, extents):
            if forms := self.forms.found[key]:
                first, last = self.forms.core(key, forms) if size > 1 else (0, 1)
                found.append(Candidate(solid[at + first], solid[at + last - 1] + 1, forms, asked[index]))
        return found

    def decide(self, view: words.View, found: list[Candidate], segments: list[Section]) -> None:
        """Let each candidate count or not: first by its rules, then by the learned filter."""
        self.apply_rules(view, found, segments)
        self.scorer.filter(view, found, segments, self.areas)

    def apply_rules(self, view: words.View, found: list[Candidate], segments: list[Section]) -> None:
        """Set `form` and `why` of the candidates that their rules let count.

        Where a longer form fails, the shorter ones inside it take its place in `found`.
        """
        self._judge(view, found, segments)
        if any(c.end - c.start > 1 and not c.why for c in found):
            found[:] = [part for c in found for part in self._parts(view, c)]
            self._judge(view, found, segments)

    def _judge(self, view: words.View, found: list[Candidate], segments: list[Section]) -> None:
        for candidate in found:
            if not candidate.why:
                self._plain(view, candidate)
        for i, candidate in enumerate(found):
            if not candidate.why:
                self._by_evidence(view, found, i, segments)

    def _parts(self, view: words.View, c: Candidate) -> list[Candidate]:
        """Return the candidate itself where it counts or has a hyphen, else the longest firm forms inside, left to right."""
        if c.why or c.end - c.start < 2 or "-" in view.folded[c.start : c.end]:
            return [c]
        solid = [i for i in range(c.start, c.end) if not view.texts[i].isspace()]
        out, at = [], 0
        while at < len(solid):
            sizes = range(min(len(solid) - at, len(solid) - 1), 0, -1)
            keys = {size: " ".join(view.folded[i] for i in solid[at : at + size]) for size in sizes}
            size = next((n for n, key in keys.items() if key in self.forms.found), 1)
            if forms := [f for f in self.forms.found.get(keys[size], ()) if not f.weak]:
                out.append(Candidate(solid[at], solid[at + size - 1] + 1, forms, c.segment))
            at += size
        return out

    def _plain(self, view: words.View, c: Candidate) -> None:
        """Names that need no evidence."""
        for form in c.forms:
            rule = form.rule
            if rule is None:
                c.form, c.why = form, "name"
                return
            if not rule.evidence and not _trapped(view, c, rule) and (not rule.case or _same_case(view, c, rule)):
                c.form, c.why = form, "case" if rule.case else "name"
                return

    def _by_evidence(self, view: words.View, found: list[Candidate], i: int, segments: list[Section]) -> None:
        c = found[i]
        start, end, section = segments[c.segment][:3]
        for form in c.forms:
            rule = form.rule
            if rule is None or _trapped(view, c, rule):
                continue
            if (start, end) == (c.start, c.end) and section in ASKING and _same_case(view, c, rule):
                c.form, c.why = form, "alone"
                return
            # "python and/or spark": written small, a name counts beside another tool, not beside a method
            small = rule.case and not _same_case(view, c, rule) and _mixed_case(view, start, end)
            if _in_list(view, found, i, ("tool",) if small else ("tool", "method")):
                c.form, c.why = form, "list"
                return
            if small:
                continue
            if cue := self._cue(view, c, rule, start, end) or _asked_with(view, c, form, rule):
                c.form, c.why = form, f"cue:{cue}"
                return

    def _cue(self, view: words.View, c: Candidate, rule: Rule, start: int, end: int) -> str:
        near = view.folded[max(start, c.start - CUE_WINDOW) : c.start] + view.folded[c.end : min(end, c.end + CUE_WINDOW)]
        if rule.cues:
            for word in view.folded[start:end]:
                if word in rule.cues:
                    return word
        return next((w for w in near if w in self.cues), "")


def _employer(view: words.View, company: str) -> set[int]:
    """Return the words that are the employer's name, where the posting's file tells it; no candidate lacks their employer."""
    name = list(words.phrase(company))
    while name and name[-1] in LEGAL_FORMS:
        name.pop()
    if not name:
        return set()
    found = (i for i, word in enumerate(view.folded) if word == name[0])
    return {at for i in found if view.folded[i : i + len(name)] == name for at in range(i, i + len(name))}


def _is_employer(c: Candidate, own: set[int], asked: bool) -> bool:
    """Whether it is the employer's name: all of it, or, where nothing is asked, its beginning (Microsoft of its own Excel)."""
    return c.start in own and (not asked or own.issuperset(range(c.start, c.end)))


def _firms(view: words.View, cues: list[scratch.Cue]) -> set[int]:
    """Return the words that name firms: the capitals of the list behind "companies like", "backed by"."""
    out: set[int] = set()
    for cue in cues:
        if cue.id == "firms":
            at = cue.end
            while at < len(view.texts) and (view.texts[at][0].isupper() or view.folded[at] in FIRM_LIST):
                out.add(at)
                at += 1
    return out


def _solid(view: words.View) -> list[int]:
    """Return the words that count inside a name; a hyphen or line end does not: real-time, Tensor-⏎Flow, machine⏎learning."""
    kept, spaces = bytearray(view.shapes.translate(SOLID)), view.spaces
    i = view.shapes.find(words.DASH)
    while i >= 0:
        kept[i] = not i or (spaces[i - 1] and spaces[i])
        i = view.shapes.find(words.DASH, i + 1)
    return list(compress(range(len(kept)), kept))


def _trapped(view: words.View, c: Candidate, rule: Rule) -> bool:
    """Whether a word stands beside that the rule forbids, also behind a hyphen: "data-driven"."""
    folded, spaces = view.folded, view.spaces
    before = folded[c.start - 1] if c.start else ""
    if before == "-" and c.start > 1 and "-" not in rule.not_before and not (spaces[c.start - 1] or spaces[c.start - 2]):
        before = folded[c.start - 2]
    after = folded[c.end] if c.end < len(folded) else ""
    if after == "-" and c.end + 1 < len(folded) and "-" not in rule.not_after and not spaces[c.end]:
        after = folded[c.end + 1]
    return before in rule.not_before or after in rule.not_after


def _asked_with(view: words.View, c: Candidate, form: Form, rule: Rule) -> str:
    """Return the word that asks for a tool written as its name is: "experience with Swift"; "" where none does."""
    asks, preposition = view.folded[c.start - 2 : c.start] if c.start > 1 else ("", "")
    asked = preposition in ("with", "in", "using") and asks in ASKS and form.kind == "tool"
    return asks if asked and _same_case(view, c, rule) else ""


def _same_case(view: words.View, c: Candidate, rule: Rule) -> bool:
    """Whether the words are written as the alias is; a plural s may follow (LLMs)."""
    written, alias = "".join(view.texts[c.start : c.end]), rule.alias.replace(" ", "")
    return written in (alias, f"{alias}s", f"{alias}'s", f"{alias}’s")


def _mixed_case(view: words.View, start: int, end: int) -> bool:
    """Whether the segment has capitals and small letters, so that case can tell."""
    letters = "".join(view.texts[start:end])
    return not (letters.isupper() or letters.islower())


def _in_list(view: words.View, found: list[Candidate], i: int, kinds: tuple[str, ...]) -> bool:
    """Whether the neighbour before or after, with only list words between, is of these kinds and counts."""
    c = found[i]
    for j in (i - 1, i + 1):
        beside = found[j] if 0 <= j < len(found) else None
        if beside and beside.why and beside.form and beside.form.kind in kinds and beside.segment == c.segment:
            a, b = (beside, c) if j < i else (c, beside)
            between = view.folded[a.end : b.start]
            if 0 < len(between) <= 3 and all(w in LIST_WORDS for w in between):
                return True
    return False


def _make(nlp: Any, name: str, lexicons: list[str] | None) -> Skills:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Skills(load(*(lexicons or ())))


__getattr__ = factory("skills", _make, requires=["doc.spans"], assigns=["doc.spans"], default_config={"lexicons": None})
