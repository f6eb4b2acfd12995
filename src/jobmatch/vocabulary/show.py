"""Show: what the vocabulary knows of a name, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jobmatch import words
from jobmatch.forms import Entry, Rule, spellings
from jobmatch.lexicon import Lexicon
from jobmatch.vocabulary.rows import shown

MOST_FORMS = 40
MOST_NARROWER = 12


def find(lexicon: Lexicon, name: str) -> list[Entry]:
    """Return the skills that a name stands for: an id, or any form in any spelling; the firm ones first."""
    if name in lexicon.entries:
        return [lexicon.entries[name]]
    forms = sorted(lexicon.lookup(name), key=lambda f: f.weak)
    return [lexicon.entries[s] for s in dict.fromkeys(f.skill for f in forms)]


def is_trap(lexicon: Lexicon, name: str) -> bool:
    """Whether the name is listed as a phrase that looks like a skill and is none."""
    return any(lexicon.forms.found.get(" ".join(words.phrase(s))) == [] for s in spellings(name))


def record(lexicon: Lexicon, entry: Entry) -> dict[str, Any]:
    """Return all that is known of a skill as JSON-ready values."""
    related = lexicon.relations.get(entry.id, {})
    return {
        "id": entry.id, "name": entry.name, "kind": entry.kind, "area": entry.area,
        "aliases": list(entry.aliases), "weak": sorted(entry.weak),
        "rules": {alias: rule_in_words(rule) for alias, rule in entry.rules.items()},
        "implies": lexicon.implied(entry.id), "narrower": narrower(lexicon, entry),
        "related": dict(sorted(related.items(), key=lambda item: -item[1])), "esco": entry.esco, "where": shown(entry.where),
    }  # fmt: skip


def narrower(lexicon: Lexicon, entry: Entry) -> list[str]:
    """Return the ids of the skills directly below."""
    return [e.id for e in lexicon.entries.values() if entry.id in e.broader]


def rule_in_words(rule: Rule) -> str:
    """Return what must stand around an alias for it to count."""
    parts = []
    if rule.evidence:
        case = f"written {rule.alias!r} and " if rule.case else ""
        cues = f", or with {_either(rule.cues)} in the sentence" if rule.cues else ""
        parts.append(f"{case}beside another skill in a list, or near a word like 'language' or 'proficient'{cues}")
    elif rule.case:
        parts.append(f"written {rule.alias!r}")
    if rule.not_before:
        parts.append(f"not after {_either(rule.not_before)}")
    if rule.not_after:
        parts.append(f"not before {_either(rule.not_after)}")
    return "; ".join(parts) or "always"


def _either(found: frozenset[str]) -> str:
    return ", ".join(sorted(found))


def view(lexicon: Lexicon, entry: Entry) -> Iterator[RenderableType]:
    """Yield the parts of one skill's view."""
    yield Text.assemble((entry.name, "bold"), (f"  {entry.id}", "dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in _rows(lexicon, entry):
        if text:
            grid.add_row(label, text)
    yield Padding(grid, (0, 0, 1, 1))


def _rows(lexicon: Lexicon, entry: Entry) -> Iterator[tuple[str, str]]:
    name = {e.id: e.name for e in lexicon.entries.values()}
    related = sorted(lexicon.relations.get(entry.id, {}).items(), key=lambda item: -item[1])
    yield "kind", f"{entry.kind}, {entry.area}"
    yield "forms", _some(list(entry.aliases), MOST_FORMS)
    yield "weak", _some(sorted(entry.weak), MOST_FORMS)
    yield "counts", "\n".join(f"{alias}: {rule_in_words(rule)}" for alias, rule in entry.rules.items())
    yield "implies", " · ".join(f"{name.get(i, i)}" for i in lexicon.implied(entry.id))
    yield "narrower", _some([name[i] for i in narrower(lexicon, entry)], MOST_NARROWER)
    yield "related", ", ".join(f"{name.get(i, i)} {credit:g}" for i, credit in related)
    yield "ESCO", entry.esco or ""
    yield "where", shown(entry.where)


def _some(items: list[str], most: int) -> str:
    return ", ".join(items[:most]) + (f", and {len(items) - most} more" if len(items) > most else "")
