"""Import of other vocabularies: what is kept, what is guarded, and that the built-in skills stay as they are."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from jobmatch.cli.main import cli
from jobmatch.errors import InputError
from jobmatch.lexicon import Lexicon, load
from jobmatch.pipeline import load_analyser
from jobmatch.vocabulary.importing import Imported, Importer, write
from jobmatch.vocabulary.sources import Concept, read_concepts

URI = "http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000001"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def run(lexicon: Lexicon, *labels: str, source: str = "esco", kind: str = "method") -> Imported:
    return Importer(lexicon, source).run([Concept(labels, kind, "area", URI)])


def esco_file(folder: Path, *rows: tuple[str, str]) -> Path:
    path = folder / "skills_en.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["conceptType", "conceptUri", "skillType", "preferredLabel", "altLabels"])
        writer.writerows(["KnowledgeSkillCompetence", URI, "knowledge", *row] for row in rows)
    return path


def test_esco_labels_lose_their_qualifiers(tmp_path: Path) -> None:
    source, (concept,) = read_concepts(esco_file(tmp_path, ("Falconry (outdoor activities)", "hawking\nfalconry\n")))
    assert source == "esco"
    assert concept == Concept(("Falconry", "hawking", "falconry"), "method", "esco-knowledge", URI)


def test_onet_names_stand_once_and_are_tools(tmp_path: Path) -> None:
    path = tmp_path / "Technology Skills.txt"
    head = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
    path.write_text(head + "11-1011.00\tAcme Reader\t4\tDocument management software\tY\tN\n" * 2, encoding="utf-8")
    assert read_concepts(path) == ("onet", [Concept(("Acme Reader",), "tool", "onet-document-management-software")])


@pytest.mark.parametrize(
    ("name", "text", "concepts"),
    [
        ("list.txt", "- Zephyr Bench\n\n", [Concept(("Zephyr Bench",), "tool", "own")]),
        ("list.csv", "skill,aliases,kind\nQuillmark,QM;Quill,tool\n", [Concept(("Quillmark", "QM", "Quill"), "tool", "own")]),
        ("list.csv", "name;area\nquilling;crafts\n", [Concept(("quilling",), "tool", "crafts")]),
        ("list.jsonl", '{"name": "Quill", "aliases": ["QM"], "kind": "soft"}\n', [Concept(("Quill", "QM"), "soft", "own")]),
    ],
)  # fmt: skip
def test_own_lists_of_any_shape(tmp_path: Path, name: str, text: str, concepts: list[Concept]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_concepts(tmp_path / name) == ("own", concepts)


@pytest.mark.parametrize(
    ("text", "says"), [("a,b\n1,2\n", "no column of names among a, b"), ("name,kind\nX,thing\n", "kind 'thing' is unknown")]
)
def test_a_table_that_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_concepts(tmp_path / "list.csv")


@pytest.mark.parametrize("label", ["Python", "machine-learning", "Apache Spark", "data analyses"])
def test_what_is_known_is_not_taken_again(lexicon: Lexicon, label: str) -> None:
    assert run(lexicon, label) == Imported((), 1, 0)


@pytest.mark.parametrize(
    "label",
    ["use Python for falconry", "experience", "ETC", "train falcons by machine", "12", "x", "word cloud", "identify opportunities",
     "be curious about falcons", "and falconry rules",
     "one of the falcons that the keeper of the royal mews trains each and every morning"],
)  # fmt: skip
def test_what_would_get_in_the_way_is_left_out(lexicon: Lexicon, label: str) -> None:
    found = run(lexicon, label)
    assert (found.rows, found.known + found.left_out) == ((), 1)


def test_a_label_taken_once_is_not_taken_again(lexicon: Lexicon) -> None:
    importer = Importer(lexicon, "esco")
    found = importer.run([Concept(("falconry",), "method", "a"), Concept(("hawk flying", "Falconry"), "method", "a")])
    assert [(row["id"], row["aliases"]) for row in found.rows] == [("esco-falconry", []), ("esco-hawk-flying", [])]


@pytest.mark.parametrize(
    ("label", "source", "rules"),
    [
        ("falconry", "esco", {"falconry": {"evidence": True}}),
        ("Falconix", "onet", {"Falconix": {"case": True, "evidence": True}}),
        ("hawk flying", "esco", None),
        ("Falconix", "own", None),
        ("Advance", "own", {"Advance": {"case": True, "evidence": True}}),
    ],
)
def test_single_words_are_guarded(lexicon: Lexicon, label: str, source: str, rules: dict[str, Any] | None) -> None:
    (row,) = run(lexicon, label, source=source).rows
    assert row.get("rules") == rules


def test_further_names_of_one_word_are_left_out_but_of_own_lists(lexicon: Lexicon) -> None:
    labels = ("falconry hoods", "hoods", "falconry tethers")
    assert run(lexicon, *labels).rows[0]["aliases"] == ["falconry tethers"]
    assert run(lexicon, *labels, source="own").rows[0]["aliases"] == ["hoods", "falconry tethers"]


def test_ids_are_plain_and_unique(lexicon: Lexicon) -> None:
    concepts = [Concept((label,), "tool", "a") for label in ("Café Falcon", "Cafe Falcon", "Falcon C++", "Falcon C")]
    assert [r["id"] for r in Importer(lexicon, "own").run(concepts).rows] == [
        "own-cafe-falcon", "own-cafe-falcon-2", "own-falcon-c-plus-plus", "own-falcon-c",
    ]  # fmt: skip


def test_nothing_new_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="knows all of it"):
        write((), tmp_path, "esco")
    assert list(tmp_path.iterdir()) == []


def test_import_leaves_the_built_in_skills_alone_and_adds_the_rest(tmp_path: Path) -> None:
    path = esco_file(tmp_path, ("falconry", "hood birds of prey\nbird-of-prey machine"), ("Python (computer programming)", ""))
    result = CliRunner().invoke(cli, ["lexicon", "import", str(path), "-o", str(tmp_path / "esco")])
    assert result.exit_code == 0, result.output
    assert "2 concepts, 1 known already, 0 left out" in result.stderr
    rows = (tmp_path / "esco" / "skills" / "esco.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(r)["aliases"] for r in rows] == [["hood birds of prey"]]
    text = "You hood birds of prey. We ask for Python, machine learning and SQL.\n"
    plain, more = load_analyser().analyse(text), load_analyser(str(tmp_path / "esco")).analyse(text)
    assert {s.id for s in more.skills} - {"esco-falconry"} == {s.id for s in plain.skills}
