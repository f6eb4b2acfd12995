"""Forms: every way to write a skill, from the aliases and templates of the lexicon."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from sys import intern
from typing import Any, NamedTuple

from jobmatch import words
from jobmatch.errors import LexiconError

SKILL_KEYS = {"id", "name", "kind", "area", "aliases", "broader", "related", "esco", "rules", "weak", "note"}
RULE_KEYS = {"case", "evidence", "cues", "not_before", "not_after"}
KINDS = ("tool", "method", "soft", "language")
Sets = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What must stand around an ambiguous alias for it to count (see lexicons/README.md)."""

    alias: str
    case: bool = False
    evidence: bool = False
    cues: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill of the vocabulary."""

    id: str
    name: str
    kind: str
    area: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: dict[str, float] = field(default_factory=dict)
    esco: str | None = None
    rules: dict[str, Rule] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a skill: what the matcher yields."""

    skill: str
    kind: str
    alias: str
    rule: Rule | None
    weak: bool


def entry(row: dict[str, Any], where: str) -> Entry:
    """Build an entry from a line of a skills file; `where` is FILE:LINE for errors."""
    for key in ("id", "name", "kind", "area"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise LexiconError(f"{where}: a skill needs the text field {key!r}")
    if row["kind"] not in KINDS:
        raise LexiconError(f"{where}: kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if unknown := set(row) - SKILL_KEYS:
        raise LexiconError(f"{where}: unknown field {min(unknown)!r}; a skill has {', '.join(sorted(SKILL_KEYS))}")
    return Entry(
        id=row["id"], name=row["name"], kind=row["kind"], area=row["area"],
        aliases=tuple(row.get("aliases") or ()), broader=tuple(row.get("broader") or ()),
        related=dict(row.get("related") or {}), esco=row.get("esco"),
        rules={alias: _rule(alias, spec, where) for alias, spec in (row.get("rules") or {}).items()},
        weak=frozenset(row.get("weak") or ()), where=where,
    )  # fmt: skip


def _rule(alias: str, spec: dict[str, Any], where: str) -> Rule:
    if unknown := set(spec) - RULE_KEYS:
        raise LexiconError(f"{where}: unknown rule {min(unknown)!r}; a rule has {', '.join(sorted(RULE_KEYS))}")
    folded = {k: frozenset(words.fold(w) for w in spec.get(k, ())) for k in ("cues", "not_before", "not_after")}
    return Rule(alias, bool(spec.get("case")), bool(spec.get("evidence")), **folded)


def expand(template: str, sets: Sets) -> list[str]:
    """Return all phrases of a template: `{a|b|}` is a, b or nothing, `{$set}` a member of a set."""
    if "{" not in template:
        return [template]
    parts = [_choices(part, sets) for part in re.split(r"(\{[^}]*\})", template)]
    return [" ".join("".join(choice).split()) for choice in itertools.product(*parts)]


def _choices(part: str, sets: Sets) -> list[str]:
    if not part.startswith("{"):
        return [part]
    body = part[1:-1]
    if not body.startswith("$"):
        return body.split("|")
    name = body[1:].rstrip("|")
    if name not in sets:
        raise LexiconError(f"template names no known set: {{${name}}}")
    return [*sets[name], *([""] if body.endswith("|") else [])]


def forms(skill: Entry, sets: Sets) -> Iterator[tuple[tuple[str, ...], Form, bool]]:
    """Yield (folded words, form, whether written out) of every way to write the skill.

    A form that comes out of a template is not written out: where two skills claim the same words,
    the written one wins.
    """
    seen = set()
    weak = {words.phrase(s) for alias in skill.weak for text in expand(alias, sets) for s in spellings(text)}
    for alias in (skill.name, *skill.aliases):
        for text in expand(alias, sets):
            for spelling in spellings(text):
                key = words.phrase(spelling)
                if key and key not in seen:
                    seen.add(key)
                    yield key, Form(skill.id, skill.kind, text, skill.rules.get(text), key in weak), "{" not in alias


def spellings(text: str) -> list[str]:
    """Return hyphens inside words as a space and joined; the matcher itself passes over hyphens in text."""
    if "-" not in text or not re.search(r"\w-\w", text):
        return [text]
    return [re.sub(r"(?<=\w)-(?=\w)", " ", text), re.sub(r"(?<=\w)-(?=\w)", "", text)]


Claim = tuple[Form, bool]
Sizes = tuple[int, ...]  # longest first
Match = tuple[int, int, int, str]  # number of the extent, place, number of words, form's words


class Starts(NamedTuple):
    """How forms begin: the words that are a form alone, and how long those are that begin with two words, longest first.

    Four words in five begin some form, but only one pair of words in six does: pairs are asked, in one table.
    """

    alone: frozenset[str]
    pairs: dict[tuple[str, str], Sizes]


def starts(keys: Iterable[str]) -> Starts:
    """Return how forms begin, by their words joined by spaces."""
    alone: set[str] = set()
    pairs: dict[tuple[str, str], Sizes] = {}
    shared: dict[Sizes, Sizes] = {}  # a few tuples in place of fifty thousand, so that they stay in the processor's cache
    for key in keys:
        first, *rest = map(intern, key.split(" "))
        if rest:
            sizes = tuple(sorted({*pairs.get((first, rest[0]), ()), len(rest) + 1}, reverse=True))
            pairs[first, rest[0]] = shared.setdefault(sizes, sizes)
        else:
            alone.add(first)
    return Starts(frozenset(alone), pairs)


class Table:
    """All forms by their folded words, for the longest match at a word.

    `found` holds the forms under their words joined by spaces: none for a trap. `starts` tells how they begin.
    `leads` are words that name nothing at the head of a form: "hands-on coding" is found as "coding".
    """

    def __init__(
        self, found: dict[str, list[Form]], leads: frozenset[str], names: frozenset[str], begin: Starts | None = None
    ) -> None:
        self.found = found
        self.leads = leads
        self.names = names
        self.starts = begin or starts(found)
        self._cores: dict[str, tuple[int, int]] = {}

    @classmethod
    def compile(cls, entries: list[Entry], sets: Sets, traps: list[str]) -> Table:
        """Collect the forms of all entries; forms without a rule share one record a skill."""
        claims: dict[tuple[str, ...], list[Claim]] = {}
        for skill in entries:
            plain = {weak: Form(skill.id, skill.kind, skill.name, None, weak) for weak in (False, True)}
            for key, form, written in forms(skill, sets):
                claims.setdefault(key, []).append((form if form.rule else plain[form.weak], written))
        names = {words.phrase(spelling) for e in entries for spelling in (*spellings(e.name), e.name)}
        found = {" ".join(k): _winners(c) for k, c in claims.items() if k in names or not _is_pair(k, claims)}
        for trap in traps:
            found.update((" ".join(words.phrase(spelling)), []) for spelling in spellings(trap))
        leads = frozenset(words.fold(w) for w in sets.get("generic_leads", ()))
        return cls(found, leads, frozenset(" ".join(n) for n in names))

    def cover(self, joined: list[str], extents: Iterable[tuple[int, int]] | None = None) -> list[Match]:
        """Return the longest forms among the words of each extent (start and end, in order), none across the end of one.

        Left to right, without overlap. The words at which nothing begins are passed over without a line of Python.
        """
        out, alone, found = [], self.starts.alone, self.found
        places = self._places(joined)
        at, sizes = next(places)
        for index, (start, end) in enumerate([(0, len(joined))] if extents is None else extents):
            free = start
            while at < end:
                if at >= free:
                    for size in sizes or ():
                        if at + size <= end and (key := " ".join(joined[at : at + size])) in found:
                            out.append((index, at, size, key))
                            free = at + size
                            break
                    else:
                        if joined[at] in alone:
                            out.append((index, at, 1, joined[at]))
                at, sizes = next(places)
        return out

    def _places(self, joined: list[str]) -> Iterator[tuple[int, Sizes | None]]:
        """Return where forms may begin, and how long those of several words are; at last a place behind all words."""
        alone, pairs = self.starts.alone, map(self.starts.pairs.get, pairwise([*joined, ""]))
        found = [(at, sizes) for at, (sizes, word) in enumerate(zip(pairs, joined, strict=True)) if sizes or word in alone]
        return iter([*found, (len(joined), None)])

    def core(self, key: str, forms: list[Form]) -> tuple[int, int]:
        """Return which of the words name the skill: "Linux environment" is Linux, "hands-on coding" is coding."""
        found = self._cores.get(key)
        if found is None:
            found = self._cores[key] = self._find_core(key.split(" "), forms)
        return found

    def _find_core(self, joined: list[str], forms: list[Form]) -> tuple[int, int]:
        start, end = 0, len(joined)
        if forms[0].kind in ("tool", "method") and " ".join(joined) not in self.names:  # a full name stays whole
            skills = {f.skill for f in forms}
            while end > 1 and self._is_firm(joined[: end - 1], skills):
                end -= 1
            while start < end - 1 and joined[start] in self.leads and self._is_firm(joined[start + 1 : end], skills):
                start += 1
        return start, end

    def _is_firm(self, joined: list[str], skills: set[str]) -> bool:
        shorter = self.found.get(" ".join(joined), ())
        return any(f.skill in skills and not f.weak and not (f.rule and f.rule.evidence) for f in shorter)


def _is_pair(key: tuple[str, ...], claims: dict[tuple[str, ...], list[Claim]]) -> bool:
    """Whether the form only joins two that are skills by themselves ("Unix/Linux", "writing and editing")."""
    for at, word in enumerate(key):
        if word in ("and", "/", ",") and key[:at] in claims and (right := key[at + 1 :]) in claims:
            both = {f.skill for f, _ in claims[key[:at]]} & {f.skill for f, _ in claims[right]}
            if not both:  # CI/CD: two names of one thing
                return True
    return False


def _winners(claims: list[Claim]) -> list[Form]:
    written = [form for form, plain in claims if plain]
    return written or [form for form, _ in claims]
