"""What components hand on: the same from the plain rows as from the spans of a Doc that lost them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from jobmatch import scratch


@pytest.fixture
def doc() -> Doc:
    return spacy.blank("en")("You know Python or R .")


SKILLS = [(2, 3, "tool", "python", "name"), (4, 5, "tool", "r", "list")]
ASKED = [(2, 3, "required", "1:1", "must"), (4, 5, "required", "1:1", "must")]


def forget(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes(exclude=["user_data"]))


@pytest.mark.parametrize("keep", [lambda doc: doc, forget], ids=["rows", "spans"])
def test_rows_come_back_as_written(keep: object, doc: Doc) -> None:
    assert callable(keep)
    scratch.write(doc, "skills", SKILLS)
    scratch.write(doc, "requirements", ASKED)
    scratch.write(doc, "sections", [(0, 6, "requirements", "bullet", "asks")])
    scratch.write(doc, "duties", [])
    kept = keep(doc)
    assert [(s.start, s.end, s.kind, s.skill, s.rule) for s in scratch.skills(kept)] == SKILLS
    assert [(r.start, r.end, r.level, r.group, r.why) for r in scratch.requirements(kept)] == ASKED
    assert [(s.label, s.form, s.why) for s in scratch.sections(kept)] == [("requirements", "bullet", "asks")]
    assert scratch.rows(kept, "duties") == []


def test_spans_carry_all_five(doc: Doc) -> None:
    scratch.write(doc, "skills", SKILLS)
    assert [(s.start, s.end, s.label_, s.id_, s.kb_id_) for s in doc.spans["skills"]] == SKILLS


def test_a_doc_that_nobody_cut_is_one_section(doc: Doc) -> None:
    assert [(s.start, s.end, s.label) for s in scratch.sections(doc)] == [(0, 6, "other")]
    assert scratch.sections(Doc(doc.vocab)) == []
    assert scratch.skills(doc) == scratch.cues(doc) == scratch.rows(doc, "years") == []
