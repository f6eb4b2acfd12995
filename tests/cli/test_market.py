"""jobmatch market on the samples: every format, and that figures agree between them."""

import csv
import io
import json
import re
from pathlib import Path

import lxml.html
import pyarrow.parquet as pq
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
TABLE = SAMPLES / "tables" / "plain.csv"


def test_the_formats_say_the_same(jobmatch):
    code, out, err = jobmatch("market", str(TABLE), "-f", "json")
    found = json.loads(out)
    assert code == 0 and found["schema"] == "jobmatch.market/1" and found["postings"] == 4 and "text = description" in err
    rows = list(csv.DictReader(io.StringIO(jobmatch("market", str(TABLE), "-f", "csv")[1])))
    skills = {(g["name"], s["skill"]): s["share"] for g in (found["whole"], *found["groups"]) for s in g["skills"]}
    assert {(r["group"], r["skill"]): float(r["share"]) for r in rows} == skills
    jobmatch("market", str(TABLE), "-o", "m.parquet")
    assert [r["skill"] for r in pq.read_table("m.parquet").to_pylist()] == [r["skill"] for r in rows]
    text, page = (jobmatch("market", str(TABLE), "-f", f)[1] for f in ("table", "markdown"))
    assert "data engineer" in text and "| Python |" in page


def test_a_page(jobmatch):
    code, out, _ = jobmatch("market", str(TABLE), "--quiet", "-o", "m.html")
    page = Path("m.html").read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring(page)
    assert (code, out) == (0, "") and tree.xpath("string(//h1)") == "What postings ask"
    widths = [float(w) for w in re.findall(r"width:(-?[\d.]+)%", page)]
    assert len(widths) > 20 and all(0 <= w <= 100 for w in widths)


def test_an_excel_file(jobmatch):
    pytest.importorskip("xlsxwriter")
    import zipfile

    assert jobmatch("market", str(TABLE), "-o", "m.xlsx")[0] == 0
    sheet = zipfile.ZipFile("m.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") > 20


def test_a_batch_as_an_excel_file(jobmatch):
    pytest.importorskip("xlsxwriter")
    import zipfile

    assert jobmatch("batch", str(TABLE), "-o", "b.xlsx", "--part-rows", "2", "-q")[0] == 0
    book = zipfile.ZipFile("b.xlsx")
    texts, sheet = (book.read(f"xl/{name}.xml").decode() for name in ("sharedStrings", "worksheets/sheet1"))
    assert sheet.count("<row ") == 5 and all(f"<t>p-{n}</t>" in texts for n in (1, 2, 3, 4)) and not Path("b.xlsx.parts").exists()


def test_change_since_another_file(jobmatch):
    code, out, _ = jobmatch("market", str(TABLE), "--before", str(SAMPLES / "tables" / "linkedin.csv"), "-f", "json")
    found = json.loads(out)
    assert code == 0 and found["before"] == "linkedin.csv (4)" and found["after"] == "plain.csv (4)"


def test_role_kind_and_top(jobmatch):
    found = json.loads(jobmatch("market", str(TABLE), "--role", "data-engineer", "--kind", "tool", "-f", "json")[1])
    assert [g["name"] for g in found["groups"]] == ["data-engineer"] and {s["kind"] for s in found["whole"]["skills"]} == {"tool"}
    out = jobmatch("market", str(TABLE), "--top", "2", "-f", "markdown")[1]
    first = out.split("### ")[1]
    assert len([line for line in first.splitlines() if line.startswith("| ")]) == 3


def test_years_and_places(jobmatch):
    found = json.loads(jobmatch("market", str(SAMPLES / "files"), "--by", "year", "-q", "-f", "json")[1])
    assert [g["name"] for g in found["groups"]] == ["2026", "not stated"]
    found = json.loads(jobmatch("market", str(TABLE), "--by", "place", "-q", "-f", "json")[1])
    assert sum(g["postings"] for g in found["groups"]) == 4


def test_what_cannot_be_read_is_listed(jobmatch):
    table = SAMPLES / "tables" / "jobspy.csv"
    code, _, err = jobmatch("market", str(table), "--rejects", "bad.csv", "-f", "csv")
    bad = list(csv.DictReader(io.StringIO(Path("bad.csv").read_text(encoding="utf-8"))))
    assert (
        code == 0
        and "set aside" in err
        and [(b["row"], b["id"], b["reason"]) for b in bad] == [("3", "in-2", "the text is empty")]
    )


def test_wrong_use_is_one_line(jobmatch):
    code, out, err = jobmatch("market", "none.csv")
    assert (code, out) == (2, "") and err == "jobmatch: none.csv: no such file\n"
