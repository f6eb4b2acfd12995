import json
import shutil
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def run(jobmatch):
    return jobmatch


def test_offsets_refer_to_the_text_that_is_saved(run):
    code, out, _ = run("extract", SAMPLES / "files" / "page.html", "-f", "jsonl", "--save-text", "texts")
    text = Path("texts/page.txt").read_bytes().decode()
    mentions = [m for skill in json.loads(out)["skills"] for m in skill["mentions"]]
    assert code == 0 and mentions
    assert [m["text"] for m in mentions] == [text[m["start"] : m["end"]] for m in mentions]


def test_a_board_gives_an_object_a_posting(run):
    code, out, _ = run("extract", SAMPLES / "files" / "greenhouse.json", "-f", "jsonl")
    assert code == 0 and [json.loads(line)["posting"]["id"] for line in out.splitlines()] == ["7001", "7002"]


def test_a_table_tells_its_columns_and_what_is_set_aside_on_stderr(run):
    code, out, err = run("extract", SAMPLES / "tables" / "jobspy.csv", "-f", "jsonl")
    assert code == 0 and len(out.splitlines()) == 3
    assert "JobSpy: text = description" in err and "in-2: the text is empty (set aside)" in err


def test_columns_can_be_named(run):
    Path("t.csv").write_text("Advert,Ref\nPython and SQL required,x-9\n")
    code, out, _ = run("extract", "t.csv", "-f", "jsonl", "--text-column", "Advert", "--id-column", "Ref")
    assert code == 0 and json.loads(out)["posting"]["id"] == "x-9"


def test_a_file_that_gives_nothing_is_one_line(run):
    Path("a.html").write_text("<html></html>")
    assert run("extract", "a.html")[0] == 2
    code, _, err = run("extract", "none.html")
    assert code == 2 and err == "jobmatch: none.html: no such file\n"


def test_ids_that_are_no_file_names_are_saved_all_the_same(run):
    Path("t.jsonl").write_text('{"id": "../../a/b", "jd": "Python and SQL"}\n')
    code, _, _ = run("extract", "t.jsonl", "-f", "jsonl", "--save-text", "texts")
    assert code == 0 and len(list(Path("texts").iterdir())) == 1


def test_postings_with_one_id_are_all_saved(run):
    Path("t.jsonl").write_text('{"id": "a", "jd": "Python and SQL"}\n{"id": "a", "jd": "R and dbt"}\n')
    assert run("extract", "t.jsonl", "-f", "jsonl", "--save-text", "texts")[0] == 0
    assert {p.name: p.read_text() for p in Path("texts").iterdir()} == {"a.txt": "Python and SQL", "a-2.txt": "R and dbt"}


def test_several_verbs_read_every_layout(run):
    code, out, _ = run("classify", SAMPLES / "files", "-f", "csv")
    assert code == 0 and len(out.splitlines()) == 15
    profile = SAMPLES / "profiles" / "data-engineer.csv"
    code, out, _ = run("rank", SAMPLES / "files", "--profile", profile, "-f", "jsonl", "-q")
    assert code == 0 and {"lever", "page", "FS-1", "7002"} <= {json.loads(line)["id"] for line in out.splitlines()}


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_tables_come_out_as_files_too(run, kind):
    pytest.importorskip("xlsxwriter")
    table, profile = SAMPLES / "tables" / "plain.csv", SAMPLES / "profiles" / "data-engineer.csv"
    for verb, *more in (
        ("extract",),
        ("classify",),
        ("score", "--profile", profile),
        ("rank", "--profile", profile),
        ("gaps", "--profile", profile),
    ):
        assert run(verb, table, *more, "-o", f"{verb}.{kind}")[0] == 0
        assert Path(f"{verb}.{kind}").read_bytes().startswith(b"PK" if kind == "xlsx" else b"PAR1")


def test_a_folder_of_files_is_a_batch(run):
    shutil.copytree(SAMPLES / "files", "files")
    (Path("files") / "broken.json").write_text("{")
    code, _, err = run("batch", "files", "-o", "out.jsonl", "--part-rows", "3")
    found = {r["id"]: r for r in map(json.loads, Path("out.jsonl").read_text().splitlines())}
    assert code == 0 and "posting files" in err
    assert {"7001", "7002", "page", "lever", "posting", "broken"} <= found.keys()
    assert "not valid JSON" in found["broken"]["error"]
    assert (found["lever"]["salary_max"], found["lever"]["salary_currency"]) == (65000, "EUR")
    assert "broken" in Path("out.rejects.csv").read_text()


def test_the_output_does_not_lie_in_the_folder_that_is_read(run):
    shutil.copytree(SAMPLES / "files", "files")
    code, _, err = run("batch", "files", "-o", "files/out.csv")
    assert code == 2 and "lies in the folder that is read" in err
