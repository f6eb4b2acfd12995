"""Entries: the skills one by one and among each other, without the matcher."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from jobmatch import words
from jobmatch.errors import LexiconError
from jobmatch.forms import KINDS, RULE_KEYS, Entry, Sets, expand, spellings
from jobmatch.vocabulary.rows import Finding, Line, Row

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ESCO = re.compile(r"http://data\.europa\.eu/esco/skill/[0-9A-Za-z-]+")
WORD_RULES = ("cues", "not_before", "not_after")  # compared word by word
MOST_FORMS = 5_000  # of one template: more is a slip of the pen


def slug(name: str) -> str:
    """Return the id that a name suggests: C++ for Games is c-plus-plus-for-games."""
    spelt = name.lower().replace("+", " plus ").replace("#", " sharp ")
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "skill"


def check_skills(lines: list[Line], sets: Sets) -> Iterator[Finding]:
    """Yield what is wrong with the lines of skills/, without a look at their forms."""
    for line in lines:
        yield from _check_line(line.where, line.row)
        yield from _check_templates(line.where, line.row, sets)
    yield from check_unique(lines)
    yield from _check_cycles({line.row["id"]: line for line in lines})


def check_unique(lines: list[Line]) -> Iterator[Finding]:
    """Yield the ids that stand twice in one folder (a later folder overrides an earlier one)."""
    seen: dict[tuple[object, str], str] = {}
    for line in lines:
        key = (line.folder, line.row["id"])
        if key in seen:
            yield Finding(line.where, f"id {line.row['id']!r} is also at {seen[key]}", "merge the two, or rename one")
        seen.setdefault(key, line.where)


def _check_line(where: str, row: Row) -> Iterator[Finding]:
    if not ID.fullmatch(row["id"]):
        yield Finding(where, f"id {row['id']!r} is not kebab-case", "use small letters, digits and single hyphens")
    if row["kind"] not in KINDS:
        yield Finding(where, f"kind {row['kind']!r} is unknown", f"use one of {', '.join(KINDS)}")
    if row.get("esco") and not ESCO.fullmatch(row["esco"]):
        yield Finding(where, f"esco {row['esco']!r} is no ESCO concept", "write its URI, or null")
    yield from _check_rule_words(where, row)


def _check_rule_words(where: str, row: Row) -> Iterator[Finding]:
    for alias, rule in row.get("rules", {}).items():
        for key in sorted(set(rule) - RULE_KEYS):
            yield Finding(where, f"unknown rule {key!r} for {alias!r}", f"a rule has {', '.join(sorted(RULE_KEYS))}")
        if rule.get("cues") and not (rule.get("evidence") or rule.get("case")):
            yield Finding(where, f"cues of {alias!r} are never asked for", "add evidence: true, or drop them")
        for key in WORD_RULES:
            for word in rule.get(key, ()):
                if len(words.phrase(word)) != 1:
                    yield Finding(where, f"{key} {word!r} of {alias!r} is not one word", "words are compared one by one")


def _check_templates(where: str, row: Row, sets: Sets) -> Iterator[Finding]:
    for alias in (row["name"], *row.get("aliases", ())):
        if alias.count("{") != alias.count("}"):
            yield Finding(where, f"template {alias!r} has a brace too many", "close each {a|b}")
            continue
        try:
            number = len(expand(alias, sets))
        except LexiconError as error:
            yield Finding(where, str(error), "add the set to sets.jsonl, or mend the template")
            continue
        if number > MOST_FORMS:
            yield Finding(where, f"template {alias!r} makes {number} forms", f"split it; at most {MOST_FORMS}")


def check_names(skill: Entry, where: str, first: dict[str, str], sets: Sets) -> Iterator[Finding]:
    """Yield the rules and weak aliases to which no form answers; `first` are the skill's forms, and the alias of each."""
    for alias in sorted(skill.rules.keys() - set(first.values())):
        taken = next((first[key] for key in _keys(alias) if key in first), None)
        if taken is None:
            yield Finding(where, f"rule for {alias!r}, which is no alias", "add the alias, or drop the rule")
        else:
            what = f"rule for {alias!r} never applies: {taken!r} comes first with the same words"
            yield Finding(where, what, f"write it for {taken!r}")
    for alias in sorted(skill.weak):
        if not any(key in first for text in expand(alias, sets) for key in _keys(text)):
            yield Finding(where, f"weak {alias!r} is no alias", "add the alias, or drop it from weak")


def _keys(text: str) -> Iterator[str]:
    return (" ".join(words.phrase(spelling)) for spelling in spellings(text))


def check_references(lines: list[Line]) -> Iterator[Finding]:
    """Yield the ids that skills and practice.jsonl name and no skill has."""
    known = {line.row["id"] for line in lines if line.kind == "skills"}
    for line in lines:
        for field, other in _references(line):
            if other not in known:
                yield Finding(line.where, f"{field} names {other!r}, which is no skill", "name an id of skills/, or drop it")
            elif other == line.row.get("id"):
                yield Finding(line.where, f"{field} names the skill itself", "drop it")


def _references(line: Line) -> Iterator[tuple[str, str]]:
    if line.kind == "skills":
        yield from (("broader", other) for other in line.row.get("broader", ()))
        yield from (("related", other) for other in line.row.get("related", ()))
    elif line.kind == "practice":
        yield "field", line.row["field"]
        yield from (("covers", other) for other in line.row["covers"])


def _check_cycles(lines: dict[str, Line]) -> Iterator[Finding]:
    done: set[str] = set()
    for start in lines:
        path: list[str] = []
        yield from _climb(start, lines, path, done)


def _climb(skill: str, lines: dict[str, Line], path: list[str], done: set[str]) -> Iterator[Finding]:
    if skill in path:
        chain = " -> ".join([*path[path.index(skill) :], skill])
        yield Finding(lines[skill].where, f"broader goes in a circle: {chain}", "drop one of these links")
    elif skill not in done and skill in lines:
        path.append(skill)
        for above in lines[skill].row.get("broader", ()):
            yield from _climb(above, lines, path, done)
        path.pop()
        done.add(skill)


def sets_of(lines: Iterable[Line]) -> Sets:
    """Return the sets for templates."""
    return {line.row["id"]: line.row["members"] for line in lines if line.kind == "sets"}
