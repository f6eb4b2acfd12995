"""Each layout has a sample; the texts and fields that come out of it."""

import gzip
import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice
from jobmatch.readers.files import fields_in, files_in, read_file
from jobmatch.readers.text import read_posting
from jobmatch.types import Salary

SAMPLES = Path(__file__).parents[2] / "samples" / "files"
NORWEGIAN = "Bergen, NO; Cork, Munster, IE; Remote"
# file: id, title, company, location, pay, and some lines of its text
WANTED = {
    "jobposting.json": ("jobposting", "Data Engineer", "Harbour & Finch", NORWEGIAN, Salary(62000, 78000, "EUR", "year"),
                        ["- Apache Airflow or Dagster", "  - one week in three", "- Terraform", "Nice to have: Apache Kafka"]),
    "page-with-jsonld.html": ("page-with-jsonld", "Data Engineer", "Harbour & Finch", NORWEGIAN, Salary(62000, 78000, "EUR", "year"),
                              ["- Apache Airflow or Dagster", "Qualifications"]),
    "page.html": ("page", "Machine Learning Engineer", None, None, None,
                  ["- Deploy vision models with Docker and Kubernetes", "- PyTorch — or TensorFlow", "Place | Jena"]),
    "page-latin1.html": ("page-latin1", "Data Scientist", None, None, None, ["- Statistics “by heart”", "Salary: £48,000 a year"]),
    "lever.json": ("lever", "Machine Learning Engineer", None, "Lisbon, PT, Hybrid", Salary(50000, 65000, "EUR", "year"),
                   ["Cork & Co. sorts corks with cameras.", "Requirements", "- Python and PyTorch", "- ONNX"]),
    "ashby.json": ("ashby", "Analytics Engineer", None, "Toronto, Remote", Salary(95000, 120000, "CAD", "year"), ["- dbt and SQL"]),
    "job-schema.json": ("job-schema", "Data Engineer", "Peat & Heather", "Inverness, Highland, GB, Hybrid", Salary(45000, 45000, None, "year"),
                        ["Responsibilities", "- Run the image pipeline", "- Cloud: AWS, Terraform"]),
    "posting.eml": ("posting", "Data Engineer in Köln", None, None, None, ["- Python, SQL and Airflow", "- 3+ years of experience"]),
    "posting.pdf": ("posting", None, None, None, None, ["Data Scientist", "- Two years of experience with forecasting"]),
    "posting.docx": ("posting", None, None, None, None, ["Requirements", "- C++ and Python", "Place | Gdynia"]),
}  # fmt: skip
UNWANTED = {"page.html": ["Java", "COBOL", "Haskell", "Erlang", "Oracle", "WordPress", "Scala"],
            "page-with-jsonld.html": ["PHP", "Ruby", "Kubernetes", "Loading"], "posting.eml": ["program"]}  # fmt: skip


def one(path):
    ((posting, problem),) = read_file(str(path))
    assert problem is None
    return posting


@pytest.mark.parametrize("name", WANTED)
def test_a_sample_of_each_layout(name):
    if name.endswith((".pdf", ".docx")):
        pytest.importorskip("pdfplumber" if name.endswith(".pdf") else "docx")
    found, (*fields, lines) = one(SAMPLES / name), WANTED[name]
    assert [found.id, found.title, found.company, found.location, found.salary] == fields
    assert set(lines) <= set(found.text.split("\n"))
    assert not [word for word in UNWANTED.get(name, []) if word in found.text]


def test_every_sample_is_tried():
    assert {p.name for p in SAMPLES.iterdir()} == {*WANTED, "greenhouse.json", "page-with-graphs.html"}


def test_a_board_gives_all_its_postings_with_their_own_ids():
    found = [posting for posting, _ in read_file(str(SAMPLES / "greenhouse.json"))]
    assert [(p.id, p.title, p.company, p.location) for p in found] == [
        ("7001", "Data Scientist", "Polder Analytics", "Utrecht, Netherlands"), ("7002", "Gardener", "Polder Analytics", "Remote"),
    ]  # fmt: skip
    assert found[0].salary == Salary(54000, 69000, "EUR", "year")
    assert "care & says why" in found[0].text and "- A master’s degree in statistics" in found[0].text


def test_postings_in_graphs_inside_lists_inside_graphs():
    first, second = (posting for posting, _ in read_file(str(SAMPLES / "page-with-graphs.html")))
    assert (first.id, first.title, first.company, first.location) == ("FS-1", "Data Scientist", "Flour & Sons", "Malmö, SE")
    assert (first.salary, first.date, first.employment) == (Salary(310, 310, "SEK", "hour"), "2026-02-10", "part-time")
    assert "Flour & Sons bakes" in first.text and "- Python and pandas" in first.text  # its description is escaped HTML
    assert (second.id, second.company, second.location, second.workplace) == ("2042", "Hill Trams", "Remote", "remote")


DATED = {
    "jobposting.json": ("2026-03-02", "full-time", "remote"), "lever.json": ("2026-01-09", "full-time", "hybrid"),
    "ashby.json": ("2026-01-20", "full-time", "remote"), "job-schema.json": ("2026-01", "full-time", "hybrid"),
}  # fmt: skip


@pytest.mark.parametrize("name", DATED)
def test_day_employment_and_place_of_work_are_taken_as_stated(name):
    found = one(SAMPLES / name)
    assert (found.date, found.employment, found.workplace) == DATED[name]


@pytest.mark.parametrize("name", ["page.html", "greenhouse.json", "posting.eml"])
def test_what_is_packed_reads_the_same(tmp_path, name):
    data = (SAMPLES / name).read_bytes()
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(data))
    (tmp_path / f"{name}.zst").write_bytes(pa.compress(data, "zstd", asbytes=True))
    plain = [(p.id, p.text, p.title) for p, _ in read_file(str(SAMPLES / name))]
    for packed in (tmp_path / f"{name}.gz", tmp_path / f"{name}.zst"):
        assert [(p.id, p.text, p.title) for p, _ in read_file(str(packed))] == plain


TEXTS = [
    b"Data\r\nEngineer\r\n\r\n\tSQL  ",
    b"<p>Python</p><br>",
    b'{"@type": "JobPosting"}',
    "Zoë \u00a0 x\u2028y".encode(),
    b"a,b\n1,2\n",
    b"\xef\xbb\xbfSQL",
]


@pytest.mark.parametrize("data", TEXTS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_plain_text_stands_character_for_character_whatever_is_in_it(tmp_path, data, suffix):
    path = tmp_path / f"t{suffix}"
    path.write_bytes(data)
    assert one(path).text == read_posting(str(path)).text == data.decode()


PASTED = [
    (b"<html><body><h1>Cook</h1><p>Soup</p></body></html>", "Cook\n\nSoup"),
    (b'{"@type": "JobPosting", "description": "<p>Soup</p>"}', "Soup"),
    (b'{"broken": ', '{"broken": '),
    (b'[{"a": 1}]', '[{"a": 1}]'),
    (b"Just a text", "Just a text"),
]


@pytest.mark.parametrize(("data", "text"), PASTED)
def test_what_is_pasted_is_told_by_what_is_in_it(data, text):
    assert [f["text"] for f in fields_in(data, "standard input", "")] == [text]


def test_a_json_table_with_columns_of_its_own(tmp_path):
    (tmp_path / "t.json").write_text(
        '[{"Full advert": "<p>SQL &amp; R</p>", "Job Title": "Cook"}, {"Full advert": "", "Job Title": "Dean"}]'
    )
    found = list(read_file(str(tmp_path / "t.json"), Choice(text="full advert")))
    assert [(p.id, p.title, p.text, bool(problem)) for p, problem in found] == [
        ("t-1", "Cook", "SQL & R", False),
        ("t-2", "Dean", "", True),
    ]


def test_a_folder_gives_its_files_in_order(tmp_path):
    for name in ("page.html", "greenhouse.json"):
        shutil.copy(SAMPLES / name, tmp_path)
    (tmp_path / "a.txt").write_text("Python")
    (tmp_path / ".hidden.txt").write_text("Perl")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "about.json").write_text('{"price": 3}')
    assert [p.id for p, _ in read_file(str(tmp_path))] == ["a", "7001", "7002", "page"]
    assert [p.name for p in files_in(tmp_path, (".html",))] == ["page.html"]


def test_the_attachment_of_a_mail_that_says_little(tmp_path):
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "Re: FW: a posting"
    message.set_content("See attached.")
    message.add_attachment((SAMPLES / "page.html").read_bytes(), maintype="text", subtype="html", filename="job.html")
    (tmp_path / "m.eml").write_bytes(bytes(message))
    found = one(tmp_path / "m.eml")
    assert found.title == "Machine Learning Engineer" and "PyTorch" in found.text


REFUSED = [
    ("a.json", b'{"title": ', "not valid JSON"),
    ("a.json", b'{"price": 3}', "no column looks like the posting's text; there are price"),
    ("a.pdf", b"%PDF-1.4 nothing", "cannot be read as a PDF"),
    ("a.docx", b"PK\x03\x04 word/ nothing", "cannot be read as a DOCX"),
    ("a.txt", b"", "is empty"),
    ("a", b"\x00\x01\x02\xff" * 9, "is binary"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_what_cannot_be_read_is_one_line(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message) as error:
        list(read_file(str(tmp_path / name)))
    assert "\n" not in str(error.value) and name in str(error.value)


def test_a_page_without_text_is_set_aside(tmp_path):
    (tmp_path / "a.html").write_text("<html><body><script>x</script></body></html>")
    ((_, problem),) = read_file(str(tmp_path / "a.html"))
    assert problem == "the text is empty"
    with pytest.raises(InputError, match=r"a\.html: the text is empty"):
        read_posting(str(tmp_path / "a.html"))


def test_one_posting_is_asked_for_and_there_are_several():
    with pytest.raises(InputError, match="holds several postings"):
        read_posting(str(SAMPLES / "greenhouse.json"))
