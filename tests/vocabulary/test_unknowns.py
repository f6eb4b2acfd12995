"""Unknown terms: where they stand, what is none, and what is printed of them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jobmatch.cli.main import cli
from jobmatch.pipeline import Analyser, load_analyser
from jobmatch.reports.unknowns import render
from jobmatch.types import Posting
from jobmatch.vocabulary.entries import slug
from jobmatch.vocabulary.unknowns import Miner, Unknown

HEAD = "Requirements:\n- "


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser()


def mine(analyser: Analyser, *texts: str, least: int = 1, company: bool = True) -> dict[str, Unknown]:
    """Return the unknown terms of some adverts, each of an employer of its own."""
    miner = Miner(analyser)
    miner.read(Posting(f"p{i}", HEAD + text, company=f"Employer{i} Ltd" if company else None) for i, text in enumerate(texts))
    return {u.name: u for u in miner.result(least)}


def both(analyser: Analyser, text: str) -> dict[str, Unknown]:
    return mine(analyser, text, text)


@pytest.mark.parametrize(
    ("text", "term", "place"),
    [
        ("Python, Quillflow and SQL", "Quillflow", "tools"),
        ("Airflow/Quillflow", "Quillflow", "tools"),
        ("Statistics, quill weaving and clustering", "quill weaving", "list"),
        ("Experience with Quillflow", "Quillflow", "asked"),
        ("SQL, Quillflow preferred", "Quillflow", "tools"),
        ("Proficiency in quill weaving", "quill weaving", "asked"),
        ("You have run Quill.js on servers", "Quill.js", "name"),
        ("Knowledge of the trade, and of Zorpix DB 3", "Zorpix DB", "name"),
        ("SQL, pelorus-based quilling, Python", "pelorus-based quilling", "tools"),
    ],
)
def test_terms_where_skills_stand(analyser: Analyser, text: str, term: str, place: str) -> None:
    found = both(analyser, text)
    assert place in found[term].places


@pytest.mark.parametrize(
    "text",
    [
        "Python, SQL and Spark",  # known
        "Python, good experience, SQL",  # plain words
        "Python, e.g. SQL",  # an abbreviation
        "BS/MS or Ph.D. and Python",  # degrees
        "Python in Pasadena, CA, and SQL",  # a place
        "Python, CISSP and SQL",  # a certificate
        "Python, Quillflow certification and SQL",
        "Python, Bachelor in Quillery and SQL",
        "Python, quill engineers and SQL",  # people
        "Python, Quillhaven University and SQL",  # an organization
        "Python, SQL, quillishly and R",  # an adverb
        "Python, SQL #Quillflow",  # a hashtag
        "Python, Quillflow****, SQL",  # masked
        "PythonQuillMust have",  # half of a glued word
        "Experience with what you find most interesting",  # a clause
    ],
)
def test_what_is_no_term(analyser: Analyser, text: str) -> None:
    assert [u.name for u in both(analyser, text).values() if u.strong] == []


def test_the_employer_is_no_term(analyser: Analyser) -> None:
    texts = [Posting(f"p{i}", HEAD + "Experience with Quillco", company="Quillco") for i in range(3)]
    miner = Miner(analyser)
    miner.read(texts)
    assert miner.result() == []


def test_what_only_one_employer_says_is_no_term(analyser: Analyser) -> None:
    miner = Miner(analyser)
    miner.read(Posting(f"p{i}", HEAD + "Python, Quillflow", company="Acme") for i in range(3))
    assert miner.result() == []


def test_counts_are_of_postings_and_contexts_are_kept(analyser: Analyser) -> None:
    found = mine(analyser, "Python, Quillflow and Quillflow", "SQL or quillflow", "We like Quillflow", company=False)
    unknown = found["Quillflow"]
    assert (unknown.count, unknown.strong) == (3, 2)
    assert len(unknown.contexts) == 3 and "Quillflow" in unknown.contexts[0]


def test_listed_terms_come_before_names_in_capitals(analyser: Analyser) -> None:
    texts = ["We met Zorpix on Sunday", "We met Zorpix on Sunday", "Python, quillery", "SQL, quillery"]
    assert next(iter(mine(analyser, *texts, least=2))) == "quillery"


def test_copied_adverts_count_less_than_others(analyser: Analyser) -> None:
    copied = ["Python, Zorpix and SQL"] * 4
    varied = ["Java, Quillflow and Perl", "Experience with Quillflow", "Scala, Quillflow"]
    assert list(mine(analyser, *copied, *varied)) == ["Quillflow", "Zorpix"]


def test_a_word_that_also_stands_elsewhere_comes_later_and_gets_a_rule(analyser: Analyser) -> None:
    listed = ["Python, Zorpix and SQL", "Perl, Zorpix and Go", "Python, Quillflow", "Perl and Quillflow"]
    elsewhere = ["Python\n\nBenefits:\n- our zorpix is free"] * 6
    quillflow, zorpix = mine(analyser, *listed, *elsewhere, least=2).values()
    assert (quillflow.name, zorpix.name) == ("Quillflow", "Zorpix")
    assert (quillflow.share, zorpix.share) == (1.0, 0.25)
    assert quillflow.line().get("rules") is None
    assert zorpix.line()["rules"] == {"Zorpix": {"case": True, "evidence": True}}


def test_a_posting_in_another_language_has_none(analyser: Analyser) -> None:
    text = "Python, Quillflow. " + "Wir suchen eine Person mit Freude an Daten und gutem Gespür für Zahlen. " * 4
    assert both(analyser, text) == {}


@pytest.mark.parametrize(
    ("name", "id_"), [("Quill.js", "quill-js"), ("C++ Zorp", "c-plus-plus-zorp"), ("Zorp#", "zorp-sharp"), ("É", "e")]
)
def test_slug(name: str, id_: str) -> None:
    assert slug(name) == id_


def test_jsonl_has_lexicon_lines(analyser: Analyser) -> None:
    (line,) = render(list(both(analyser, "Python, Quillflow").values()), "jsonl").splitlines()
    note = "2 postings, 2 list it or ask for it: …Requirements: - Python, Quillflow… | …Requirements: - Python, Quillflow…"
    row = {"id": "quillflow", "name": "Quillflow", "kind": "tool", "area": "unsorted", "aliases": [], "note": note}
    assert json.loads(line) == row


def test_what_is_printed_can_be_imported_and_is_then_known(tmp_path: Path) -> None:
    for i in range(2):
        (tmp_path / f"{i}.txt").write_text(HEAD + "Python, Quillflow and SQL\n", encoding="utf-8")
    files = [str(tmp_path / f"{i}.txt") for i in range(2)]
    result = CliRunner().invoke(cli, ["unknowns", *files, "-q", "-o", str(tmp_path / "new.jsonl")])
    assert result.exit_code == 0, result.output
    result = CliRunner().invoke(cli, ["lexicon", "import", str(tmp_path / "new.jsonl"), "-o", str(tmp_path / "ours")])
    assert result.exit_code == 0, result.output
    result = CliRunner().invoke(cli, ["unknowns", *files, "-q", "--lexicons", str(tmp_path / "ours")])
    assert "Nothing that the vocabulary does not know" in result.stdout


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_tables_hold_a_row_a_term(analyser: Analyser, format_: str) -> None:
    pandas = pytest.importorskip("pandas")
    found = render(list(both(analyser, "Python, Quillflow").values()), format_)
    data = io.BytesIO(found if isinstance(found, bytes) else found.encode())
    frame = {"csv": pandas.read_csv, "parquet": pandas.read_parquet}[format_](data)
    assert frame.term.tolist() == ["Quillflow"] and frame["where"].str.contains("Quillflow").all()
