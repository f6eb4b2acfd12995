"""The pipeline: a posting reads the same with a spaCy Doc and without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from jobmatch.pipeline import Analyser
from tests.conftest import ROOT

SAMPLES = sorted(p for p in (ROOT / "samples" / "postings").iterdir() if p.suffix in (".txt", ".md"))
ODD = ["", " ", "\n\n", "Python", "ExperienceMinimum of SQLMUST be", "a  b\t c\r\n\n• d",
       "mail me@example.org  or www.example.org "]  # fmt: skip


class Extended(Analyser):
    """An analyser to whose pipeline somebody added a step of their own."""

    def __init__(self, analyser: Analyser) -> None:
        super().__init__(analyser.nlp, analyser.lexicon)
        self.docs = 0

    def steps(self) -> list[object]:
        return [*super().steps(), self.count]

    def count(self, doc: Doc) -> Doc:
        assert isinstance(doc, Doc)
        assert len(doc.spans["sections"]) > 0 or not doc.text.strip()
        self.docs += 1
        return doc


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_sample_reads_the_same_with_a_doc(path: Path, analyser: Analyser) -> None:
    text = path.read_text(encoding="utf-8")
    extended = Extended(analyser)
    assert extended.analyse(text) == analyser.analyse(text)
    assert extended.docs == 1


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_read_the_same_with_a_doc(text: str, analyser: Analyser) -> None:
    assert Extended(analyser).analyse(text) == analyser.analyse(text)


@pytest.mark.parametrize("text", ODD)
def test_the_words_join_to_the_text(text: str, analyser: Analyser) -> None:
    doc = analyser.nlp.make_doc(text)
    view = analyser.nlp.tokenizer.view(text)
    assert doc.text == text
    assert [(t.text, t.idx, bool(t.whitespace_)) for t in doc] == list(zip(view.texts, view.starts, view.spaces, strict=True))
