"""Check: every file of the vocabulary, line by line, among each other, and through the matcher."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from jobmatch.errors import LexiconError
from jobmatch.forms import forms
from jobmatch.lexicon import Lexicon
from jobmatch.vocabulary.claims import Claim, check_claims, check_traps
from jobmatch.vocabulary.entries import check_names, check_references, check_skills, sets_of
from jobmatch.vocabulary.rows import Finding, read, shown
from jobmatch.vocabulary.tables import check_tables


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and how much there is: lines by kind of file, and forms (0 where they could not be made)."""

    findings: tuple[Finding, ...]
    lines: Counter[str]
    forms: int


def check(folders: list[Path]) -> Checked:
    """Return all that is wrong with folders of vocabulary, in the order of files and lines."""
    lexicon = Lexicon(folders, cached=False)
    findings: list[Finding] = []
    lines = read(folders, findings)
    findings += check_skills([line for line in lines if line.kind == "skills"], sets_of(lines))
    findings += check_references(lines)
    findings += check_tables(lines, folders)
    claims = _claims(lexicon)
    if claims:
        findings += _check_forms(lexicon, claims)
    return Checked(tuple(sorted(findings, key=_order)), Counter(line.kind for line in lines), len({c.key for c in claims}))


def _claims(lexicon: Lexicon) -> list[Claim]:
    """Return the forms of all skills; none where a line is too broken to make them."""
    try:
        return [
            Claim(" ".join(key), form, written, where)
            for skill in lexicon.entries.values()
            for where in [shown(skill.where)]
            for key, form, written in forms(skill, lexicon.sets)
        ]
    except (LexiconError, AttributeError, KeyError, TypeError):
        return []  # the line is among the findings


def _check_forms(lexicon: Lexicon, claims: list[Claim]) -> list[Finding]:
    import spacy

    own: dict[str, dict[str, str]] = {}
    for claim in claims:
        own.setdefault(claim.form.skill, {})[claim.key] = claim.form.alias
    findings = [
        finding
        for skill in lexicon.entries.values()
        if skill.rules or skill.weak
        for finding in check_names(skill, shown(skill.where), own[skill.id], lexicon.sets)
    ]
    return [*findings, *check_claims(claims, lexicon, spacy.blank("en")), *check_traps(lexicon)]


def _order(finding: Finding) -> tuple[str, int]:
    path, _, line = finding.where.rpartition(":")
    return (path, int(line)) if line.isdigit() else (finding.where, 0)
