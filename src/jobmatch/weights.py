"""The learned filter over skill candidates: what speaks for and against a name being a skill here."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import Any, Protocol

from jobmatch.forms import Form
from jobmatch.linear import Linear
from jobmatch.scratch import Section
from jobmatch.words import View

ASKS = frozenset(
    "experience knowledge proficiency proficient familiarity familiar understanding expertise skill skilled ability fluent strong background using".split()
)
DEGREE_WORDS = frozenset("degree bachelor master phd bs ms discipline major bachelor's master's graduate".split())
CLIENT_WORDS = frozenset("client customer investor founder backed brand companies investment acquired partnership".split())
NEIGHBOURS = frozenset(
    """the a an our your their in of with for to and or , / ( ) . : ; using use such as like on by from is are be at including via into
    team department engineer scientist analyst developer company industry solution service system tool technique method model project
    platform experience skill knowledge principle concept process problem environment development application product business language
    framework library technology capability strategy initiative customer client world leader leading global design build develop large
    strong data software infrastructure team's expert lead manager architect community group space field domain role job opportunity
    """.split()
)  # fmt: skip
REACH = 5


class Scored(Protocol):
    """What the filter needs of a candidate."""

    start: int
    end: int
    segment: int
    form: Form | None
    why: str


Names = tuple[str, ...]


class Scorer:
    """Drops the candidates whose features weigh more for `no` than for `yes`; with no weights it drops none.

    The same few features meet again and again, so the sum of each handful of names is kept: this took two
    thirds off the filter's cost.
    """

    def __init__(self, weights: dict[str, Any]) -> None:
        self.margin: float | None = None
        if weights:
            model = Linear.from_dict(weights)
            no, yes = model.classes.index("no"), model.classes.index("yes")
            self.margin = weights["margin"] - model.bias[yes] + model.bias[no]
            self.weights = {name: row[yes] - row[no] for name, row in model.weights.items()}
            self.sum = lru_cache(maxsize=200_000)(self._sum)

    def _sum(self, names: Names) -> float:
        return sum(self.weights.get(name, 0.0) for name in names)

    def filter(self, view: View, found: list[Any], segments: list[Section], areas: dict[str, str]) -> None:
        """Clear `why` of the candidates that do not count."""
        if self.margin is None:
            return
        for candidate, groups in zip(counting(found), candidate_features(view, found, segments, areas), strict=True):
            if sum(map(self.sum, groups)) < self.margin and not _asked_language(view, candidate, segments[candidate.segment]):
                candidate.why = ""


def _asked_language(view: View, candidate: Scored, segment: Section) -> bool:
    """Whether it is a human language in a sentence that asks: too rare in annotated postings for weights, and seldom else."""
    named = candidate.form is not None and candidate.form.kind == "language" and segment.label in ("requirements", "preferred")
    return named and DEGREE_WORDS.isdisjoint(view.folded[segment.start : segment.end])


def counting(found: list[Any]) -> list[Any]:
    """Return the candidates that count so far."""
    return [c for c in found if c.why]


def candidate_features(view: View, found: list[Any], segments: list[Section], areas: dict[str, str]) -> list[list[Names]]:
    """Return the named features of each candidate that counts so far, in three handfuls."""
    kept = counting(found)
    mentions = Counter(c.form.skill for c in kept)
    crowd = Counter(c.segment for c in kept)
    clients = {i for i in crowd if not CLIENT_WORDS.isdisjoint(view.folded[segments[i].start : segments[i].end])}
    degree = {i for i in crowd if not DEGREE_WORDS.isdisjoint(view.folded[segments[i].start : segments[i].end])}
    joined = [False, *(_is_joined(view, a, b) for a, b in itertools.pairwise(kept)), False]
    out = []
    for i, c in enumerate(kept):
        form, area, segment = c.form, areas[c.form.skill], segments[c.segment]
        written = " ".join(view.folded[c.start : c.end])
        neighbours = joined[i] + joined[i + 1]
        out.append([
            _of_form(form.skill, form.kind, form.weak, area, written, segment.label, segment.form, c.why.partition(":")[0]),
            _of_place(*_place(view, c, segment), form.kind, form.weak, segment.label),
            _of_company(min(mentions[form.skill], 4), min(crowd[c.segment], 5), neighbours, c.segment in degree, c.segment in clients,
                        form.kind, form.weak, area),
        ])  # fmt: skip
    return out


def _strength(weak: bool) -> str:
    return "weak" if weak else "firm"


@lru_cache(maxsize=100_000)
def _of_form(skill: str, kind: str, weak: bool, area: str, written: str, section: str, form: str, rule: str) -> Names:
    """Return what the form itself and its section say."""
    strength = _strength(weak)
    return (
        f"skill={skill}", f"form={written}", f"area={area}", f"why={rule}", f"{kind}&{strength}",
        f"section={section}&{kind}&{strength}", f"form={form}&{kind}", f"words={min(written.count(' ') + 1, 4)}&{kind}",
    )  # fmt: skip


def _place(view: View, c: Any, segment: Section) -> tuple[str, str, str, bool, bool]:
    """Return the words beside the candidate, its case, whether it is asked for, and whether it stands in a name."""
    folded, texts = view.folded, view.texts
    before = folded[c.start - 1] if c.start > segment.start else "^"
    after = folded[c.end] if c.end < segment.end else "$"
    first = texts[c.start]
    case = "upper" if first.isupper() and len(first) > 1 else "title" if first[0].isupper() else "lower"
    asked = not ASKS.isdisjoint(folded[max(segment.start, c.start - REACH) : c.start])
    in_name = case == "title" and after not in NEIGHBOURS and after[0].isalpha() and texts[c.end][0].isupper()
    opening = "^" if before == "^" else ""
    before = before if before in NEIGHBOURS or before == "^" else "else"
    return before, after if after in NEIGHBOURS or after == "$" else "else", case + opening, asked, in_name


@lru_cache(maxsize=100_000)
def _of_place(before: str, after: str, case: str, asked: bool, in_name: bool, kind: str, weak: bool, section: str) -> Names:
    """Return what stands around the candidate."""
    names = (f"case={case}&{kind}", f"before={before}", f"after={after}", f"asked={asked}&{section}&{_strength(weak)}")
    return (*names, "inside a name") if in_name else names


@lru_cache(maxsize=100_000)
def _of_company(
    mentions: int, crowd: int, neighbours: int, degree: bool, clients: bool, kind: str, weak: bool, area: str
) -> Names:
    """Return what the other candidates of the posting and of the sentence say."""
    strength = _strength(weak)
    names: Names = (f"mentions={mentions}&{strength}", f"crowd={crowd}&{kind}", f"list={neighbours}&{kind}&{strength}")
    names += (f"degree&{kind}", f"degree&area={area}") if degree else ()
    return (*names, f"clients&{kind}") if clients else names


def _is_joined(view: View, a: Any, b: Any) -> bool:
    """Whether only what joins a list stands between two candidates."""
    between = view.folded[a.end : b.start]
    return 0 < len(between) <= 2 and all(w in (",", "/", "and", "or") for w in between)
