"""The learned filter over skill candidates: what speaks for and against a name being a skill here."""

from __future__ import annotations

from collections import Counter
from typing import Any, Protocol

from jobmatch.forms import Form
from jobmatch.linear import Linear
from jobmatch.scratch import Section
from jobmatch.words import View

ASKS = frozenset("experience knowledge proficiency proficient familiarity familiar understanding expertise skill skilled ability fluent strong background using".split())
DEGREE_WORDS = frozenset("degree bachelor master phd bs ms discipline major bachelor's master's graduate".split())
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


class Scorer:
    """Drops the candidates whose features weigh more for `no` than for `yes`; with no weights it drops none."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.model = Linear.from_dict(weights) if weights else None
        self.margin = weights.get("margin", 0.0)

    def filter(self, view: View, found: list[Any], segments: list[Section], areas: dict[str, str]) -> None:
        """Clear `why` of the candidates that do not count."""
        if self.model is None:
            return
        for candidate, names in zip(counting(found), candidate_features(view, found, segments, areas), strict=True):
            no, yes = self.model.scores(names)
            if yes - no < self.margin:
                candidate.why = ""


def counting(found: list[Any]) -> list[Any]:
    """Return the candidates that count so far."""
    return [c for c in found if c.why]


def candidate_features(
    view: View, found: list[Any], segments: list[Section], areas: dict[str, str]
) -> list[list[str]]:
    """Return the named features of each candidate that counts so far."""
    kept = counting(found)
    mentions = Counter(c.form.skill for c in kept)
    crowd = Counter(c.segment for c in kept)
    degree = {i for i, (s, e, *_) in enumerate(segments) if not DEGREE_WORDS.isdisjoint(view.folded[s:e])}
    out = []
    for i, c in enumerate(kept):
        names = _local(view, c, segments[c.segment])
        kind, weak = c.form.kind, "weak" if c.form.weak else "firm"
        names += [
            f"skill={c.form.skill}", f"form={' '.join(view.folded[c.start : c.end])}",
            f"area={areas[c.form.skill]}", f"mentions={min(mentions[c.form.skill], 4)}&{weak}", f"why={c.why.split(':')[0]}",
            f"crowd={min(crowd[c.segment], 5)}&{kind}", f"list={_neighbours(view, kept, i)}&{kind}&{weak}",
        ]  # fmt: skip
        if c.segment in degree:
            names += [f"degree&{kind}", f"degree&area={areas[c.form.skill]}"]
        out.append(names)
    return out


def _local(view: View, c: Any, segment: Section) -> list[str]:
    start, end, section, form, _ = segment
    folded, texts = view.folded, view.texts
    kind, weak = c.form.kind, "weak" if c.form.weak else "firm"
    before = folded[c.start - 1] if c.start > start else "^"
    after = folded[c.end] if c.end < end else "$"
    first = texts[c.start]
    case = "upper" if first.isupper() and len(first) > 1 else "title" if first[0].isupper() else "lower"
    opening = "^" if c.start == start else ""
    asked = not ASKS.isdisjoint(folded[max(start, c.start - REACH) : c.start])
    names = [
        f"{kind}&{weak}", f"section={section}&{kind}&{weak}", f"form={form}&{kind}", f"case={case}{opening}&{kind}",
        f"before={before if before in NEIGHBOURS or before == '^' else 'else'}", f"after={after if after in NEIGHBOURS or after == '$' else 'else'}",
        f"words={min(c.end - c.start, 4)}&{kind}", f"asked={asked}&{section}&{weak}",
    ]  # fmt: skip
    if after[0].isalpha() and after not in NEIGHBOURS and texts[c.end][0].isupper() and case == "title":
        names.append("inside a name")
    return names


def _neighbours(view: View, kept: list[Any], i: int) -> int:
    """Return how many of the two neighbours are joined to the candidate as in a list."""
    count = 0
    for j in (i - 1, i + 1):
        if 0 <= j < len(kept):
            a, b = (kept[j], kept[i]) if j < i else (kept[i], kept[j])
            between = view.folded[a.end : b.start]
            count += 0 < len(between) <= 2 and all(w in (",", "/", "and", "or") for w in between)
    return count
