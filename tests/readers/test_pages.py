import pytest

from jobmatch.readers.pages import decode_page, page_fields
from jobmatch.readers.schema_org import fields_of, is_posting, postings_in, script_data

LONG = "You keep the tables of a small museum in order and answer what visitors ask of them. " * 3


def page(body, head=""):
    return f"<!DOCTYPE html><html><head><title>Data Engineer - Acme | Jobs</title>{head}</head><body>{body}</body></html>"


def read(markup):
    return next(page_fields(markup))


SURROUNDINGS = [
    "<nav>Perl</nav>", "<footer>Perl</footer>", "<aside>Perl</aside>", "<div role='navigation'>Perl</div>",
    "<div class='main-nav'>Perl</div>", "<div id='cookie-banner'>Perl</div>", "<section class='similar jobs'>Perl</section>",
    "<ul><li><a href='1'>Perl</a></li><li><a href='2'>PHP</a></li><li><a href='3'>Ada</a></li></ul>", "<header>Perl</header>",
]  # fmt: skip


@pytest.mark.parametrize("around", SURROUNDINGS)
def test_what_surrounds_the_posting_is_left_out(around):
    said = read(page(f"{around}<h1>Data Engineer</h1><p>{LONG}</p>"))
    assert "museum" in said["text"] and "Perl" not in said["text"]


def test_what_holds_most_of_the_text_is_kept_whatever_its_name():
    assert "museum" in read(page(f"<div class='popup'><p>{LONG}</p></div><p>Bye</p>"))["text"]
    assert "museum" in read(page(f"<form><aside><p>{LONG}</p></aside></form>"))["text"]


MAIN = [
    f"<p>Perl</p><main><p>{LONG}</p></main>", f"<p>Perl</p><article><p>{LONG}</p></article>",
    f"<p>Perl</p><div itemprop='description'>{LONG}</div>", f"<p>Perl</p><div class='x job-description'>{LONG}</div>",
    f"<main><p>Perl</p><div id='jobDescriptionText'>{LONG}</div></main>",
]  # fmt: skip


@pytest.mark.parametrize("body", MAIN)
def test_the_main_text_is_what_says_so(body):
    said = read(page(body))
    assert "museum" in said["text"] and "Perl" not in said["text"]


TITLES = [
    (page(f"<h1>Data <b>Engineer</b></h1><p>{LONG}</p>"), "Data Engineer"),
    (page(f"<p>{LONG}</p>"), "Data Engineer"),
    (page(f"<p>{LONG}</p>", "<meta property='og:title' content='Senior Data Engineer – Acme'>"), "Senior Data Engineer"),
    (f"<p>{LONG}</p>", None),
]


@pytest.mark.parametrize(("markup", "title"), TITLES)
def test_the_title_is_the_heading_else_what_the_page_calls_itself(markup, title):
    assert read(markup)["title"] == title


DECODED = [
    ("<meta charset=windows-1251><p>Инженер данных</p>", "cp1251"),
    ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>“Zoë” – € 5</p>", "cp1252"),
    ("<?xml version='1.0' encoding='iso-8859-2'?><p>Inżynier danych</p>", "iso8859-2"),
    ("<meta charset='utf-8'><p>Zoë</p>", "utf-8"),
    ("<p>Zoë</p>", "utf-16"),
    ("\ufeff<p>Zoë</p>", "utf-8"),
]


@pytest.mark.parametrize(("markup", "encoding"), DECODED)
def test_the_character_set_is_what_the_page_declares(markup, encoding):
    assert decode_page(markup.encode(encoding)) == markup.lstrip("\ufeff")


def test_a_character_set_that_is_declared_wrongly():
    assert decode_page("<meta charset=iso-8859-1><p>Zoë</p>".encode()) == "<meta charset=iso-8859-1><p>Zoë</p>"
    assert "Zo" in decode_page("<meta charset=klingon><p>Zoë et le café à la crème</p>".encode("cp1252"))


SCRIPTS = ['{"a": 1}', '<!-- {"a": 1} -->', '//<![CDATA[\n{"a": 1}\n//]]>', ' {"a": 1}\n']


@pytest.mark.parametrize("text", SCRIPTS)
def test_scripts_in_their_usual_wrappings(text):
    assert script_data(text) == {"a": 1}


def test_line_breaks_inside_values_and_broken_scripts():
    assert script_data('{"a": "x\ny"}') == {"a": "x\ny"}
    assert script_data('{"a": ') is None and script_data("[" * 100_000) is None


POSTING = {"@type": "JobPosting", "title": "Data Engineer", "description": f"<p>{LONG}</p>"}
NESTED = [
    POSTING,
    [POSTING],
    {"@graph": [{"@type": "WebSite"}, POSTING]},
    {"mainEntity": {"itemListElement": [{"item": POSTING}]}},
]


@pytest.mark.parametrize("data", NESTED)
def test_a_posting_is_found_wherever_it_is(data):
    assert list(postings_in(data)) == [POSTING]


@pytest.mark.parametrize("kind", ["JobPosting", ["Thing", "JobPosting"], "schema:JobPosting", "http://schema.org/JobPosting"])
def test_a_type_is_written_in_many_ways(kind):
    assert is_posting({"@type": kind})


def test_other_records_are_no_postings():
    assert not is_posting({"@type": "Organization", "description": "x"})
    assert not is_posting({"title": "x", "company": "y", "description": "z", "employmentType": "full"})


PLACES = [
    ("Oslo", "Oslo"), ({"address": "Oslo"}, "Oslo"), ({"address": {"addressLocality": "Oslo", "addressCountry": {"name": "NO"}}}, "Oslo, NO"),
    ([{"address": {"addressLocality": "Oslo"}}, {"address": [{"addressLocality": "Bergen"}]}], "Oslo; Bergen"), (None, None), ([], None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "place"), PLACES)
def test_a_place_is_a_text_an_object_or_a_list(value, place):
    assert fields_of({**POSTING, "jobLocation": value})["location"] == place


PAY = [
    ({"currency": "USD", "value": {"minValue": 90, "maxValue": 120, "unitText": "HOUR"}}, (90, 120, "USD", "HOUR")),
    ({"currency": "USD", "value": {"value": "85000", "unitText": "YEAR"}}, ("85000", "85000", "USD", "YEAR")),
    ({"currency": "USD", "value": 85000}, (85000, 85000, "USD", None)),
    ({"currency": "EUR", "minValue": 1, "maxValue": 2, "unitText": "MONTH"}, (1, 2, "EUR", "MONTH")),
    ([{"currency": "EUR", "value": [{"minValue": 1, "maxValue": 2}]}], (1, 2, "EUR", None)),
]


@pytest.mark.parametrize(("value", "pay"), PAY)
def test_pay_is_a_number_an_object_or_a_list(value, pay):
    said = fields_of({**POSTING, "baseSalary": value})
    assert tuple(said[f"salary_{k}"] for k in ("min", "max", "currency", "per")) == pay


def test_a_part_that_the_description_holds_is_not_said_twice():
    said = fields_of({**POSTING, "responsibilities": LONG, "skills": "dbt, SQL", "qualifications": ["Python", {"name": "R"}]})
    assert said["text"].count("museum") == 3
    assert said["text"].endswith("Qualifications\n- Python\n- R\n\nSkills\ndbt, SQL")


def test_a_page_with_several_postings_gives_them_all():
    import json

    both = json.dumps([POSTING, {**POSTING, "title": "Cook"}])
    found = list(page_fields(page("", f"<script type='application/ld+json'>{both}</script>")))
    assert [f["title"] for f in found] == ["Data Engineer", "Cook"]


def test_a_posting_without_its_text_takes_that_of_the_page():
    script = (
        '<script type=\'application/ld+json\'>{"@type": "JobPosting", "title": "Cook", "hiringOrganization": "Zoë\'s"}</script>'
    )
    said = read(page(f"<main><p>{LONG}</p></main>", script))
    assert (said["title"], said["company"]) == ("Cook", "Zoë's") and "museum" in said["text"]


def test_an_empty_page_says_nothing():
    assert [f.get("text") for f in page_fields("")] == []
    assert [f.get("text") for f in page_fields("<html></html>")] == [None]
