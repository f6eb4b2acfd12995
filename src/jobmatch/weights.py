"""The learned filter over skill candidates: what speaks for and against a name being a skill here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

from jobmatch.forms import Form
from jobmatch.linear import Linear
from jobmatch.scratch import Section
from jobmatch.words import CAPITAL, View

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
JOINS = frozenset((",", "/", "and", "or"))
REACH = 5
MOST_KEPT = 20_000  # sums of handfuls that are remembered


class Scored(Protocol):
    """What the filter needs of a candidate."""

    start: int
    end: int
    segment: int
    form: Form | None
    why: str


Names = tuple[str, ...]
Key = tuple[Any, ...]


class Scorer:
    """Drops the candidates whose features weigh more for `no` than for `yes`; with no weights it drops none.

    The same few features meet again and again, so the sum of each handful of names is kept by what the names
    are made of, and no name is made twice: this took three quarters off the filter's cost.
    """

    def __init__(self, weights: dict[str, Any]) -> None:
        self.margin: float | None = None
        if weights:
            model = Linear.from_dict(weights)
            no, yes = model.classes.index("no"), model.classes.index("yes")
            self.margin = weights["margin"] - model.bias[yes] + model.bias[no]
            self.weights = {name: row[yes] - row[no] for name, row in model.weights.items()}
            self.sums = [lru_cache(maxsize=MOST_KEPT)(self._summing(names)) for names in HANDFULS]

    def _summing(self, names: Callable[..., Names]) -> Callable[..., float]:
        return lambda *key: sum(self.weights.get(name, 0.0) for name in names(*key))

    def filter(self, view: View, found: list[Any], segments: list[Section], areas: dict[str, str]) -> None:
        """Clear `why` of the candidates that do not count."""
        if self.margin is None:
            return
        of_form, of_place, of_company = self.sums
        kept = counting(found)
        for candidate, (form, place, company) in zip(kept, _keys(view, kept, segments, areas), strict=True):
            total = of_form(*form) + of_place(*place) + of_company(*company)
            if total < self.margin and not _is_asked_name(view, candidate, segments[candidate.segment]):
                candidate.why = ""


def _is_asked_name(view: View, candidate: Scored, segment: Section) -> bool:
    """Whether it is a tool's firm name, or a human language, in a sentence that asks: seldom wrong, and a loss to miss."""
    form = candidate.form
    if form is None or segment.label not in ("requirements", "preferred"):
        return False
    if form.kind == "language":
        return DEGREE_WORDS.isdisjoint(view.folded[segment.start : segment.end])
    return form.kind == "tool" and not form.weak


def counting(found: list[Any]) -> list[Any]:
    """Return the candidates that count so far."""
    return [c for c in found if c.why]


def candidate_features(view: View, found: list[Any], segments: list[Section], areas: dict[str, str]) -> list[list[Names]]:
    """Return the named features of each candidate that counts so far, in three handfuls."""
    keys = _keys(view, counting(found), segments, areas)
    return [[names(*key) for names, key in zip(HANDFULS, three, strict=True)] for three in keys]


def _keys(view: View, kept: list[Any], segments: list[Section], areas: dict[str, str]) -> list[tuple[Key, Key, Key]]:
    """Return what the names of each candidate's three handfuls are made of."""
    mentions = Counter([c.form.skill for c in kept])
    crowd = Counter([c.segment for c in kept])
    clients = {i for i in crowd if not CLIENT_WORDS.isdisjoint(view.folded[segments[i].start : segments[i].end])}
    degree = {i for i in crowd if not DEGREE_WORDS.isdisjoint(view.folded[segments[i].start : segments[i].end])}
    joined = [False, *(_is_joined(view, a, b) for a, b in pairwise(kept)), False]
    out: list[tuple[Key, Key, Key]] = []
    for i, c in enumerate(kept):
        form, at, segment = c.form, c.segment, segments[c.segment]
        skill, kind, weak, label = form.skill, form.kind, form.weak, segment.label
        written = " ".join(view.folded[c.start : c.end])
        out.append((
            (skill, kind, weak, areas[skill], written, label, segment.form, c.why.partition(":")[0]),
            (*_place(view, c, segment), kind, weak, label),
            (min(mentions[skill], 4), min(crowd[at], 5), joined[i] + joined[i + 1], at in degree, at in clients, kind, weak, areas[skill]),
        ))  # fmt: skip
    return out


def _strength(weak: bool) -> str:
    return "weak" if weak else "firm"


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
    case = "lower" if not view.shapes[c.start] & CAPITAL else "upper" if first.isupper() and len(first) > 1 else "title"
    asked = not ASKS.isdisjoint(folded[max(segment.start, c.start - REACH) : c.start])
    in_name = case == "title" and after not in NEIGHBOURS and after[0].isalpha() and texts[c.end][0].isupper()
    opening = "^" if before == "^" else ""
    before = before if before in NEIGHBOURS or before == "^" else "else"
    return before, after if after in NEIGHBOURS or after == "$" else "else", case + opening, asked, in_name


def _of_place(before: str, after: str, case: str, asked: bool, in_name: bool, kind: str, weak: bool, section: str) -> Names:
    """Return what stands around the candidate."""
    names = (f"case={case}&{kind}", f"before={before}", f"after={after}", f"asked={asked}&{section}&{_strength(weak)}")
    return (*names, "inside a name") if in_name else names


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
    return 0 < len(between) <= 2 and JOINS.issuperset(between)


HANDFULS: tuple[Callable[..., Names], ...] = (_of_form, _of_place, _of_company)
