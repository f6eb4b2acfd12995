import pytest

from jobmatch.errors import ProfileError
from jobmatch.readers.documents import read_document
from tests.readers.pdf import FI, FL, pdf

pytest.importorskip("pdfplumber")
docx = pytest.importorskip("docx")


@pytest.fixture
def save(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    return write


def test_two_columns_come_one_after_the_other(save):
    left = ["Skills", "Python and SQL", "Machine", "learning", "Docker", "Tableau"]
    right = ["Experience", "Analyst at Northwind, built", "reports for twelve shops", "in SQL and Excel", "Studies", "Physics"]
    lines = [(60, 40, "Noor Haddad, data analyst in Rotterdam, open to hybrid work and travel now and then")]
    lines += [(60, 80 + 16 * i, text) for i, text in enumerate(left)] + [(260, 80 + 16 * i, text) for i, text in enumerate(right)]
    assert read_document(save("cv.pdf", pdf(lines))).split("\n") == [lines[0][2], *left, *right]


def test_one_column_with_dates_at_the_right_stays_as_it_is(save):
    rows = [("Analyst, Northwind", "2019 - 2021"), ("Built reports", ""), ("Trainee, South", "2017 - 2019"), ("Excel", "")] * 2
    lines = [(60, 40 + 16 * i, left) for i, (left, _) in enumerate(rows)]
    lines += [(460, 40 + 16 * i, right) for i, (_, right) in enumerate(rows) if right]
    assert read_document(save("cv.pdf", pdf(lines))).split("\n") == [f"{a} {b}".strip() for a, b in rows]


def test_ligatures_are_letters_again(save):
    text = read_document(save("cv.pdf", pdf([(60, 40, f"Air{FL}ow and scienti{FI}c work{FL}ows")])))
    assert text.strip() == "Airflow and scientific workflows"
    assert read_document(save("cv.txt", "Airﬂow, ﬁne-tuning, soft\u00adware")) == "Airflow, fine-tuning, software"


def test_docx_in_order_with_tables_cell_by_cell(save, tmp_path):
    document = docx.Document()
    document.add_paragraph("Noor Haddad")
    row = document.add_table(rows=2, cols=2).rows
    for cell, text in zip([*row[0].cells, *row[1].cells], ["Skills", "Python, SQL", "Languages", "Dutch"], strict=True):
        cell.text = text
    document.add_paragraph("References on request")
    path = tmp_path / "cv.docx"
    document.save(str(path))
    assert read_document(str(path)).split("\n") == [
        "Noor Haddad", "Skills", "Python, SQL", "Languages", "Dutch", "References on request",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cv.pdf", b"%PDF-1.4 broken", "cannot be read as a PDF"),
        ("cv.docx", b"PK\x03\x04 broken", "cannot be read as a DOCX"),
        ("cv.pdf", pdf([]), "holds no text"),
        ("cv.txt", "", "is empty; a CV needs text"),
    ],
)
def test_what_cannot_be_read(save, name, data, said):
    with pytest.raises(ProfileError, match=said) as caught:
        read_document(save(name, data))
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path):
    with pytest.raises(ProfileError, match="no such file"):
        read_document(str(tmp_path / "none.pdf"))


@pytest.mark.parametrize(("name", "module"), [("cv.pdf", "pdfplumber"), ("cv.docx", "docx")])
def test_a_missing_extra_is_named(save, monkeypatch, name, module):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    data = pdf([(60, 40, "x")]) if name.endswith("pdf") else b"PK\x03\x04"
    with pytest.raises(ProfileError, match=r"pip install 'jobmatch\[documents\]'"):
        read_document(save(name, data))
