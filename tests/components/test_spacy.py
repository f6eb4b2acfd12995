"""The components as citizens of spaCy: native spans, any tokenizer, any way of saving a Doc."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from jobmatch.analysis import Reader
from jobmatch.components.role import to_role
from jobmatch.pipeline import COMPONENTS, Analyser
from jobmatch.types import ROLES, Posting

TEXT = """Responsibilities:
- Build data pipelines with Kafka

Requirements:
- 3+ years of experience with Python or R
- Bachelor's degree in Computer Science
- Knowledge of SQL; no prior experience with Hadoop required

Nice to have:
- Airflow
"""
KEYS = {"sections", "cues", "skills", "requirements", "years", "duties", "facts", "role"}


def rows(doc: Doc) -> dict[str, list[tuple[int, int, str, str, str]]]:
    return {key: [(s.start, s.end, s.label_, s.id_, s.kb_id_) for s in doc.spans[key]] for key in sorted(KEYS)}


def test_every_finding_is_a_span(analyser: Analyser) -> None:
    doc = analyser.nlp(TEXT)
    assert set(doc.spans) == KEYS
    assert [(s.text, s.label_, s.id_) for s in doc.spans["skills"] if s.label_ == "tool"] == [
        ("Kafka", "tool", "apache-kafka"), ("Python", "tool", "python"), ("R", "tool", "r"), ("SQL", "tool", "sql"),
        ("Hadoop", "tool", "apache-hadoop"), ("Airflow", "tool", "apache-airflow"),
    ]  # fmt: skip
    levels = {s.text: r.label_ for s, r in zip(doc.spans["skills"], doc.spans["requirements"], strict=True)}
    assert levels["Kafka"] == "context"
    assert levels["Python"] == "required"
    assert levels["Hadoop"] == "excluded"
    assert levels["Airflow"] == "preferred"
    assert [(s.text, s.label_) for s in doc.spans["years"]] == [("Python", "3"), ("R", "3")]
    assert {s.label_ for s in doc.spans["facts"]} == {"years", "degree"}
    assert set(doc.cats) == set(ROLES)
    assert sum(doc.cats.values()) == pytest.approx(1)


def saved_in_a_bin(doc: Doc) -> Doc:
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    return again


def saved_bare(doc: Doc) -> Doc:
    (again,) = DocBin(docs=[doc]).get_docs(doc.vocab)
    return again


def saved_as_bytes(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


@pytest.mark.parametrize("save", [saved_in_a_bin, saved_bare, saved_as_bytes])
@pytest.mark.parametrize("done", range(1, len(COMPONENTS)))
def test_a_saved_doc_goes_on_where_it_was(save: object, done: int, analyser: Analyser) -> None:
    assert callable(save)
    doc = analyser.nlp.make_doc(TEXT)
    for name in COMPONENTS[:done]:
        doc = analyser.nlp.get_pipe(f"jobmatch_{name}")(doc)
    doc = save(doc)
    for name in COMPONENTS[done:]:
        doc = analyser.nlp.get_pipe(f"jobmatch_{name}")(doc)
    assert rows(doc) == rows(analyser.nlp(TEXT))


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's own tokenizer, and two components of ours."""
    nlp = spacy.blank("en")
    nlp.add_pipe("jobmatch_sections")
    nlp.add_pipe("jobmatch_skills")
    return nlp


@pytest.mark.parametrize("text", [TEXT, "Python, C++ and C#", "", "  \n", "Know R.\u00a0You’ll use Node.js"])
def test_any_tokenizer_will_do(text: str, plain: Language) -> None:
    doc = plain(text)
    assert doc.text == text
    assert all(s.text == text[s.start_char : s.end_char] for s in doc.spans["skills"])


def test_the_stock_tokenizer_finds_the_same_tools(plain: Language, analyser: Analyser) -> None:
    found = [
        [(s.start_char, s.id_) for s in doc.spans["skills"] if s.label_ == "tool"] for doc in (plain(TEXT), analyser.nlp(TEXT))
    ]
    assert found[0] == found[1] != []


def test_skills_alone_take_the_text_as_one_sentence() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("jobmatch_skills")
    doc = nlp("We ask for Python, SQL and Airflow")
    assert [s.id_ for s in doc.spans["skills"]] == ["python", "sql", "apache-airflow"]


def test_pipe_gives_what_single_calls_give(analyser: Analyser) -> None:
    texts = [TEXT, "Python", ""]
    assert [rows(doc) for doc in analyser.nlp.pipe(texts)] == [rows(analyser.nlp(text)) for text in texts]


def test_a_doc_reads_into_the_same_analysis(analyser: Analyser) -> None:
    reader = Reader(doc := analyser.nlp(TEXT), analyser.lexicon)
    posting = Posting("text", TEXT)
    assert reader.analysis(posting, to_role(doc, reader.mention)) == analyser.analyse(TEXT)


def test_spans_serve_the_scorer(analyser: Analyser) -> None:
    from spacy.scorer import Scorer
    from spacy.training import Example

    doc = analyser.nlp(TEXT)
    scores = Scorer.score_spans([Example(doc, doc)], "skills", getter=lambda d, key: d.spans[key], has_annotation=lambda d: True)
    assert scores["skills_f"] == 1.0
