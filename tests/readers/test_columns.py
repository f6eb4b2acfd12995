import pytest

from jobmatch.errors import InputError
from jobmatch.readers.columns import recognise

LAYOUTS = [
    ("Glassdoor", "Job Title,Salary Estimate,Job Description,Rating,Company Name,Location",
     {"text": "Job Description", "title": "Job Title", "company": "Company Name", "salary": "Salary Estimate"}),
    ("LinkedIn", "job_id,company_name,title,description,max_salary,pay_period,location,med_salary,min_salary,currency",
     {"text": "description", "title": "title", "company": "company_name", "id": "job_id", "salary_min": "min_salary",
      "salary_median": "med_salary", "salary_per": "pay_period"}),
    ("JobSpy", "id,site,job_url,title,company,location,interval,min_amount,max_amount,currency,description,company_description",
     {"text": "description", "company": "company", "salary_min": "min_amount", "salary_per": "interval"}),
    ("summary", "job_title,company,job_location,job_summary", {"text": "job_summary", "location": "job_location"}),
    ("position", "position,company,description,reviews,location", {"text": "description", "title": "position"}),
    ("bare", "Name,Description", {"text": "Description", "title": "Name"}),
    ("camel", "jobTitle,companyName,jobGeo,jobDescription", {"text": "jobDescription", "location": "jobGeo"}),
    ("jd", "jd", {"text": "jd", "title": None}),
    ("text", "label,text", {"text": "text"}),
    ("spaces", " JOB DESCRIPTION ,Title", {"text": " JOB DESCRIPTION ", "title": "Title"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "header", "wanted"), LAYOUTS, ids=[layout[0] for layout in LAYOUTS])
def test_a_known_layout_is_recognised_in_any_order(name, header, wanted):
    for columns in (header.split(","), header.split(",")[::-1]):
        found = recognise(columns, "t.csv")
        assert {field: getattr(found, field) for field in wanted} == wanted


def test_without_a_text_column_the_error_names_the_columns_and_the_mend():
    with pytest.raises(InputError, match=r"t\.csv: no column .* there are title, price; name one with --text-column"):
        recognise(["title", "price"], "t.csv")


def test_a_named_column_wins_and_is_taken_in_any_spelling():
    assert recognise(["description", "Full Advert"], "t.csv", text="full_advert").text == "Full Advert"


def test_an_unknown_named_column_is_refused_with_a_near_miss():
    with pytest.raises(InputError, match="did you mean 'headline'"):
        recognise(["text", "headline"], "t.csv", title="headlin")


def test_the_text_column_is_not_taken_as_the_title_too():
    found = recognise(["title", "company"], "t.csv", text="title")
    assert found.text == "title" and found.title is None


def test_the_mapping_is_told_in_one_line():
    assert recognise(["jd", "Job Title"], "t").describe() == "text = jd, title = Job Title, id = row number"
