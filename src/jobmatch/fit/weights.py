"""How much a requirement counts: the one table of the score.

A requirement's weight is LEVEL * KIND * CORE * SHARED * NAMED; its `worth` is that weight's share of 100 points.

    level     required 3 | preferred 1 | context 0.75   a must counts three times a plus; duties only hint
    kind      tool 1 | method 1 | soft 0.05             soft skills anyone may claim
    core      1.5   of an area that makes the posting's role (CORE): to lack it weighs more than to lack an extra
    shared    0.5   a method of the areas SHARED: ways of working, the craft of software; many trades have it in common
    named     3     counts as often as the posting names it (each member, on average), at most 3 times: central to the job

    short     0.5   the least that is left of a credit where years or level fall short
    least     0.4   a relation weaker than this earns nothing; it is only named as the nearest skill
    thin, fair      fewer required and preferred tools and methods than 3: thin evidence, than 8: fair

Languages of people are no part of the score but a deal-breaker beside it (see checks.py). The numbers are
round on purpose: moving any of them by a third changes the agreement with human readers by a hundredth at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import inf
from typing import Any

from jobmatch.errors import InputError

# Areas of the lexicon whose methods (not tools) are asked of many trades, and so tell them apart least
SHARED = frozenset((
    "project-management", "product", "strategy-consulting", "agile", "business-analysis", "documentation",
    "software-engineering", "testing", "devops",
))  # fmt: skip
# role -> areas of the lexicon that make it; a posting of another role has no core that is known
CORE: Mapping[str, frozenset[str]] = {
    "ml-engineer": frozenset((
        "artificial-intelligence", "machine-learning", "classical-ml", "deep-learning", "reinforcement-learning", "ml-lifecycle",
        "mlops", "ml-frameworks", "generative-ai", "llm-stack", "nlp", "computer-vision", "speech", "information-retrieval",
    )),
    "data-scientist": frozenset((
        "data-science", "data-analysis", "statistics", "statistics-packages", "experimentation", "machine-learning",
        "classical-ml", "ml-lifecycle", "prediction-tasks", "analytics-domains",
    )),
    "data-engineer": frozenset((
        "data-engineering", "data-processing", "data-storage", "data-modeling", "databases", "distributed-computing",
        "data-management",
    )),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of the table above; `name` is written into every Fit."""

    level: Mapping[str, float] = field(default_factory=lambda: {"required": 3.0, "preferred": 1.0, "context": 0.75})
    kind: Mapping[str, float] = field(default_factory=lambda: {"tool": 1.0, "method": 1.0, "soft": 0.05})
    core: float = 1.5
    shared: float = 0.5
    named: float = 3.0
    short: float = 0.5
    least: float = 0.4
    thin: int = 3
    fair: int = 8
    name: str = "1"


DEFAULT = Weights()
SHARES = ("short", "least")


def from_config(data: Mapping[str, Any]) -> Weights:
    """Return the table with the given entries changed; raise InputError for an unknown one or a number below 0."""
    known = {f.name for f in fields(Weights)} - {"name"}
    if unknown := set(data) - known:
        raise InputError(f"weights: unknown entry {min(unknown)!r}; there are {', '.join(sorted(known))}")
    changed: dict[str, Any] = {"name": "own"}
    for key, value in data.items():
        default = getattr(DEFAULT, key)
        changed[key] = {**default, **_numbers(key, value, default)} if isinstance(default, Mapping) else _number(key, value)
    found = Weights(**changed)
    for key in ("level", "kind"):
        if not any(getattr(found, key).values()):
            raise InputError(f"weights: {key!r} counts nothing; leave one of {', '.join(getattr(found, key))} above 0")
    return found


def _numbers(key: str, value: Any, default: Mapping[str, float]) -> dict[str, float]:
    if not isinstance(value, Mapping) or set(value) - set(default):
        raise InputError(f"weights: {key!r} is a mapping of {', '.join(default)} to numbers")
    return {k: _number(f"{key}.{k}", v) for k, v in value.items()}


def _number(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < inf:
        raise InputError(f"weights: {key!r} must be a number of 0 or more, not {value!r}")
    if key in SHARES and value > 1:
        raise InputError(f"weights: {key!r} is a part of a credit, 0 to 1, not {value!r}")
    return value
