"""Claims: every form finds its own skill when it is read by the matcher, and no trap or other skill takes it.

A form that several skills claim is told apart where each of them has a rule whose words decide: the matcher
must find each skill in one of the frames that its own rule allows. A form written out wins over the same
words out of a template, so a template may claim what another skill writes out; a template may also join two
skills ("Unix/Linux"), which are then read as the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from spacy.language import Language

from jobmatch import words
from jobmatch.components.skills import Skills
from jobmatch.components.tokenizer import Tokenizer
from jobmatch.forms import Form, expand, spellings
from jobmatch.lexicon import Lexicon
from jobmatch.scratch import Section
from jobmatch.vocabulary.rows import Finding, shown

FRAMES = ("{}", "Proficient in {}", "programming {} library", "Python, {}", "{}, Python, SQL")


class Claim(NamedTuple):
    """A form of a skill that stands at `where`; `written` out, or out of a template."""

    key: str
    form: Form
    written: bool
    where: str


class Prober:
    """Reads single forms as the pipeline does, without sections and the learned filter."""

    def __init__(self, lexicon: Lexicon, nlp: Language) -> None:
        self.lexicon = lexicon
        self.skills = Skills(lexicon)
        self.tokenizer = Tokenizer(nlp.vocab, lexicon)

    def finds(self, form: Form, key: str) -> bool:
        """Whether the matcher finds the form's own skill, alone or in a frame that its rule allows."""
        return self._is_certain(form, key) or any(form.skill in self.read(text) for text in frames(form))

    def _is_certain(self, form: Form, key: str) -> bool:
        """Whether the table alone decides: the skill comes first, without a rule, and no word would be cut."""
        found = self.lexicon.forms.found.get(key)
        if not found or found[0].skill != form.skill or found[0].rule is not None:
            return False
        if not words.MAY_BE_GLUED(form.alias):
            return True
        return all(len(self.lexicon.unglue.pieces(token)) == 1 for token, _ in words.split(form.alias))

    def read(self, text: str) -> set[str]:
        """Return the skills that the rules let count in a text."""
        doc = self.tokenizer(text)
        view, segments = words.view(doc), [Section(0, len(doc), "other", "sentence", "")]
        found = self.skills.match(view, segments)
        self.skills.apply_rules(view, found, segments)
        return {c.form.skill for c in found if c.why and c.form is not None}


def frames(form: Form) -> Iterator[str]:
    """Yield the form alone, with a general cue, in a list, and beside each cue of its own rule."""
    for frame in FRAMES:
        yield frame.format(form.alias)
    for cue in sorted(form.rule.cues) if form.rule else ():
        yield f"A {cue} {form.alias}"
        yield f"{form.alias} {cue}"


def check_claims(claims: list[Claim], lexicon: Lexicon, nlp: Language) -> Iterator[Finding]:
    """Yield the forms that do not find their own skill."""
    prober = Prober(lexicon, nlp)
    by_key: dict[str, list[Claim]] = {}
    for claim in claims:
        by_key.setdefault(claim.key, []).append(claim)
    said = set()
    for key, rivals in by_key.items():
        written = [c for c in rivals if c.written]
        for claim in written or (rivals if key in lexicon.forms.found else ()):
            if not prober.finds(claim.form, key):
                finding = _explain(claim, rivals, prober)
                if finding not in said:  # real-time and realtime fail together
                    yield finding
                said.add(finding)


def _explain(claim: Claim, rivals: list[Claim], prober: Prober) -> Finding:
    alias, own = claim.form.alias, claim.form.skill
    found = prober.lexicon.forms.found.get(claim.key)
    others = sorted({f"{c.form.skill!r} at {c.where}" for c in rivals if c.form.skill != own})
    if found == []:
        return Finding(claim.where, f"{alias!r} is hidden by a trap", "drop the trap or the alias")
    if others:
        mend = "leave it to one of them, or give each a rule with its own cues"
        return Finding(claim.where, f"{alias!r} is also claimed by {', '.join(others)}", mend)
    read = ", ".join(sorted(prober.read(alias))) or "nothing"
    if found is None:
        return Finding(claim.where, f"{alias!r} only joins two skills and is read as {read}", "drop it")
    return Finding(claim.where, f"{alias!r} does not find {own!r} but {read}", "write its words out as an alias, or drop it")


def check_traps(lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the traps that stand twice or in the way of nothing."""
    found = lexicon.forms.found
    starts = {start for key, forms in found.items() if forms for start in accumulate(key.split(" "), "{} {}".format)}
    seen: dict[str, str] = {}
    for row, where in lexicon.rows("traps.jsonl"):
        for text in expand(row["text"], lexicon.sets):
            key = " ".join(words.phrase(spellings(text)[0]))
            if key in seen:
                yield Finding(shown(where), f"trap {text!r} is also at {shown(seen[key])}", "drop one of them")
            elif not _in_the_way(key.split(" "), found, starts):
                yield Finding(shown(where), f"trap {text!r} is in the way of no skill", "drop it")
            seen.setdefault(key, where)


def _in_the_way(trap: list[str], found: dict[str, list[Form]], starts: set[str]) -> bool:
    """Whether a form stands inside the trap, or begins in it and goes on after it."""
    for i in range(len(trap)):
        if " ".join(trap[i:]) in starts or any(found.get(" ".join(trap[i:j])) for j in range(i + 1, len(trap) + 1)):
            return True
    return False
