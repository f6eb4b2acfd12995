"""The pipeline: the components in order, and from a Doc to an Analysis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from jobmatch.components import duties, facts, requirements, role, sections, skills, tokenizer  # noqa: F401  registers the factories
from jobmatch.lexicon import Lexicon, load
from jobmatch.types import LEVELS, Analysis, Degree, Duty, Facts, Group, Mention, Posting, Role, Salary, Skill

COMPONENTS = ("sections", "skills", "requirements", "duties", "facts", "role")
NO_LEXICON = ("requirements", "facts")  # components that need no vocabulary of their own
ZONE = 300  # postings a memory zone: what spaCy remembers of their words is then given back


def build(*folders: Path | str) -> Language:
    """Return the spaCy pipeline; `folders` add to the vocabulary or override it."""
    extra = [str(f) for f in folders]
    config = {"nlp": {"tokenizer": {"@tokenizers": "jobmatch.Tokenizer.v1", "lexicons": extra}}}
    nlp = spacy.blank("en", config=config)
    for name in COMPONENTS:
        nlp.add_pipe(f"jobmatch_{name}", config={} if name in NO_LEXICON else {"lexicons": extra})
    return nlp


class Analyser:
    """Reads postings: text in, `Analysis` out. Made by `jobmatch.load()`."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self.nlp = nlp
        self.lexicon = lexicon

    def analyse(self, posting: Posting | str) -> Analysis:
        """Read one posting; a bare text gets the id `text`."""
        if isinstance(posting, str):
            posting = Posting(id="text", text=posting)
        text = posting.text.encode("utf-8", "replace").decode() if _has_surrogates(posting.text) else posting.text
        doc = self.nlp.make_doc(text)
        doc.user_data.update(title=posting.title or "", company=posting.company or "")
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return to_analysis(doc, posting, self.lexicon)

    def analyse_many(self, postings: Iterable[Posting | str]) -> Iterator[Analysis]:
        """Read postings one after the other in bounded memory."""
        stream = iter(postings)
        while chunk := list(islice(stream, ZONE)):
            with self.nlp.memory_zone():
                done = [self.analyse(p) for p in chunk]
            yield from done


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def load_analyser(*folders: Path | str) -> Analyser:
    """Return an Analyser over the shipped lexicons and further folders of them."""
    return Analyser(build(*folders), load(*folders))


def to_analysis(doc: Doc, posting: Posting, lexicon: Lexicon) -> Analysis:
    """Turn the span groups of a Doc into plain records; the Doc may go afterwards."""
    found, groups = _skills(doc, lexicon)
    return Analysis(
        posting=posting,
        role=_role(doc),
        skills=found,
        groups=groups,
        duties=tuple(Duty(s.start_char, s.end_char, s.text, s.label_) for s in doc.spans["duties"]),
        facts=_facts(doc),
        notes=tuple(doc.user_data.get("notes", ())),
    )


def _skills(doc: Doc, lexicon: Lexicon) -> tuple[tuple[Skill, ...], tuple[Group, ...]]:
    sections = _section_of(doc)
    years = {s.start: float(s.label_) for s in doc.spans["years"]}
    by_id: dict[str, list[tuple[Span, Span]]] = {}
    for found, asked in zip(doc.spans["skills"], doc.spans["requirements"], strict=True):
        if asked.label_ != "excluded":
            by_id.setdefault(found.id_, []).append((found, asked))
    chosen = {skill: _choose_group(pairs) for skill, pairs in by_id.items()}
    members: dict[str, list[str]] = {}
    for skill, group in chosen.items():
        if group:
            members.setdefault(group, []).append(skill)
    names = {g: f"g{i}" for i, g in enumerate((g for g, m in members.items() if len(m) > 1), 1)}
    skills_ = tuple(_skill(lexicon, skill, pairs, names.get(chosen[skill]), sections, years) for skill, pairs in by_id.items())
    groups = tuple(Group(names[g], min(int(g.split(":")[1]), len(m)), tuple(m)) for g, m in members.items() if g in names)
    return skills_, groups


def _section_of(doc: Doc) -> list[tuple[int, str]]:
    return [(s.start, s.label_) for s in doc.spans["sections"]]


def _strongest(pairs: list[tuple[Span, Span]]) -> str:
    levels = {asked.label_ for _, asked in pairs}
    return next(level for level in LEVELS if level in levels)


def _choose_group(pairs: list[tuple[Span, Span]]) -> str:
    """The group of the strongest mention; none where the skill is also asked on its own."""
    level = _strongest(pairs)
    groups = [asked.id_ for _, asked in pairs if asked.label_ == level]
    return groups[0] if all(groups) else ""


def _skill(
    lexicon: Lexicon, skill: str, pairs: list[tuple[Span, Span]], group: str | None, sections: list[tuple[int, str]], years: dict[int, float]
) -> Skill:
    entry = lexicon.entries[skill]
    level = _strongest(pairs)
    found, asked = next(p for p in pairs if p[1].label_ == level)
    mentions = tuple(Mention(f.start_char, f.end_char, f.text, _label_at(sections, f.start)) for f, _ in pairs)
    asked_years = [years[f.start] for f, _ in pairs if f.start in years]
    return Skill(
        id=entry.id, name=entry.name, kind=entry.kind, area=entry.area, level=level, group=group,
        years=max(asked_years) if asked_years else None, mentions=mentions,
        why=f"'{found.text}' by {found.kb_id_}; {level} by {asked.kb_id_}",
    )  # fmt: skip


def _label_at(sections: list[tuple[int, str]], word: int) -> str:
    label = "other"
    for start, name in sections:
        if start > word:
            break
        label = name
    return label


def _facts(doc: Doc) -> Facts:
    found = {s.label_: s for s in doc.spans["facts"]}
    years, degree, pay = found.get("years"), found.get("degree"), found.get("salary")
    salary = None
    if pay is not None:
        low, high = pay.id_.split("-")
        currency, per = pay.kb_id_.split("/")
        salary = Salary(float(low), float(high), currency, per)
    texts = {k: found[k].id_ if k in found else None for k in ("seniority", "employment", "workplace")}
    return Facts(
        years=float(years.id_) if years is not None else None,
        degree=Degree(degree.id_, degree.kb_id_ == "required") if degree is not None else None,
        salary=salary,
        **texts,
    )


def _role(doc: Doc) -> Role:
    ranked = sorted(doc.cats, key=lambda r: -doc.cats[r])
    return Role(label=ranked[0], probabilities=dict(doc.cats))
