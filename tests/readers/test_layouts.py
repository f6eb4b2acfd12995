"""Each table layout has a sample: how many postings, which columns are said to be what, and what its last row gives."""

import gzip
from pathlib import Path

import pyarrow as pa
import pytest

from jobmatch.readers.files import read_file
from jobmatch.types import Salary

TABLES = Path(__file__).parents[2] / "samples" / "tables"
PLAIN = "text = description, title = title, company = company, location = location, id = id"
LAST = ("p-4", "Head Chef", "Café Zoë", "Lyon")
# file: postings, columns, the last one's (id, title, company, location), and what else it states
LAYOUTS = {
    "glassdoor.csv": (5, "text = Job Description, title = Job Title, company = Company Name", None, {}),
    "linkedin.csv": (4, "salary_median = med_salary, salary_currency = currency, salary_per = pay_period", None, {}),
    "jobspy.csv": (4, "JobSpy: text = description", None, {"date": "2026-02-04"}),
    "job-summary.csv": (2, "text = job_summary, title = job_title, company = company, location = job_location, date = first_seen",
                        ("job-summary-2", "Data Engineer", "Hill Trams", "Porto, Portugal"), {"date": "2024-01-14", "workplace": "hybrid"}),
    "position.csv": (2, "text = description, title = position", ("position-2", "Data Engineer", "Hill Trams", "Porto"), {}),
    "name-description.csv": (2, "text = Description, title = Name, id = row number", ("name-description-2", "Data Engineer", None, None), {}),
    "job-geo.csv": (1, "location = jobGeo", ("job-geo-1", "Data Scientist", "Flour & Sons", "Sweden"),
                    {"date": "2024-05-02", "salary": Salary(52000, 61000, "EUR", "year"), "employment": "full-time"}),
    "jd.csv": (2, "text = jd, id = row number", ("jd-2", None, None, None), {}),
    "text.csv": (2, "text = text, id = row number", ("text-2", None, None, None), {}),
    "plain.csv": (4, PLAIN, LAST, {}), "plain.jsonl": (4, PLAIN, LAST, {}), "plain.parquet": (4, PLAIN, LAST, {}),
    "plain.csv.gz": (4, PLAIN, LAST, {}), "plain.jsonl.zst": (4, PLAIN, LAST, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sample_of_each_layout(name):
    told: list[str] = []
    found = list(read_file(str(TABLES / name), tell=told.append))
    count, columns, head, more = LAYOUTS[name]
    last = found[-1][0]
    assert len(found) == count and columns in told[0] and len(told) == 1
    assert head is None or (last.id, last.title, last.company, last.location) == head
    assert {field: getattr(last, field) for field in more} == more


def test_every_sample_is_tried():
    assert {p.name for p in TABLES.iterdir()} == LAYOUTS.keys()


@pytest.mark.parametrize("name", ["plain.jsonl", "plain.parquet", "plain.csv.gz", "plain.jsonl.zst"])
def test_a_table_reads_the_same_in_every_form(name):
    plain, other = ([(p.id, p.text) for p, _ in read_file(str(TABLES / n))] for n in ("plain.csv", name))
    assert plain == other


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("name", ["plain.parquet", "jobspy.csv", "plain.jsonl"])
def test_any_table_may_be_packed(tmp_path, name, suffix):
    data = (TABLES / name).read_bytes()
    packed = tmp_path / f"{name}{suffix}"
    packed.write_bytes(gzip.compress(data) if suffix == ".gz" else pa.compress(data, "zstd", asbytes=True))
    plain, other = ([(p.id, p.text, p.salary) for p, _ in read_file(str(path))] for path in (TABLES / name, packed))
    assert plain == other


def test_html_in_a_cell_becomes_lines_with_bullets():
    ((posting, _),) = read_file(str(TABLES / "job-geo.csv"))
    assert posting.text.split("\n")[-2:] == ["- Python and pandas", "- Two years with SQL"]
