"""Records whose values are of any kind at all: they are read or set aside, and end nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.errors import InputError
from jobmatch.readers.files import fields_in
from jobmatch.readers.layouts import LAYOUTS, layout_of, records_in
from jobmatch.readers.records import posting_of
from jobmatch.types import Posting

KEYS = {
    "Greenhouse": "content absolute_url title company_name location id updated_at first_published pay_input_ranges",
    "Lever": "text hostedUrl categories country workplaceType createdAt lists description descriptionPlain additional salaryRange id",
    "Ashby": "descriptionHtml descriptionPlain jobUrl compensation isRemote workplaceType location title publishedAt employmentType",
    "JSON Resume job": "title responsibilities qualifications skills location remote salary experience date type company description",
    "schema.org JobPosting": "@type description hiringOrganization jobLocation jobLocationType baseSalary identifier title datePosted "
    "employmentType skills qualifications responsibilities experienceRequirements educationRequirements salaryCurrency estimatedSalary",
}
INNER = ("name", "value", "address", "text", "content", "min", "minValue", "min_cents", "keywords", "location", "unitText",
         "summaryComponents", "compensationType", "credentialCategory", "monthsOfExperience", "addressLocality", "@type")  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(["-1", "<p>SQL</p>", "Salary"])
)
VALUES = st.recursive(
    SCALARS, lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(INNER), x, max_size=3), max_leaves=8
)


def test_every_layout_is_tried() -> None:
    assert {layout.name for layout in LAYOUTS} == KEYS.keys()


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(KEYS)).flatmap(
        lambda name: st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS[name].split(), VALUES))
    )
)
def test_no_record_of_a_known_layout_breaks_its_reader(record: dict[str, Any]) -> None:
    layout = layout_of(record)
    if layout:
        posting = posting_of(layout.read(record), "x", "x.json")
        assert isinstance(posting, Posting) and isinstance(posting.text, str)
        assert all(isinstance(getattr(posting, n), str | None) for n in ("title", "company", "location", "date", "employment"))
    records_in([record, {"jobs": [record]}])


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_no_json_breaks_what_is_pasted(value: Any) -> None:
    text = json.dumps(value)
    if text.strip('" '):
        assert list(fields_in(text.encode(), "standard input", ""))


HEADS = st.sampled_from(
    ["Subject: =?utf-8?q?Zo=C3=AB?= x", "Subject:", "MIME-Version: 1.0", "Content-Type: text/html; charset=klingon", "From: a@b",
     "Content-Type: multipart/mixed; boundary=x", "Content-Transfer-Encoding: base64", "Content-Disposition: attachment; filename=a.pdf",
     "--x", "--x--", "", "Content-Type: text/plain; charset=utf-7", "%PDF-1.4", "<p>SQL</p>"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(HEADS, st.text(max_size=12)), max_size=12))
def test_no_mail_breaks_its_reader(lines: list[str]) -> None:
    with suppress(InputError):
        for fields in fields_in("\n".join(lines).encode("utf-8", "replace"), "m.eml", "m.eml"):
            assert isinstance(fields.get("text") or "", str)


TAGS = st.sampled_from(
    ["<html>", "<body>", "<main>", "<ul>", "<li>", "</ul>", "<nav>", "<h1>", "</h1>", "<br>", "<table><tr><td>", "<pre>", "<!--", "-->",
     "<script type='application/ld+json'>", '{"@type": "JobPosting", "description": "<p>x"}', "</script>", "<p hidden>", "<a href=x>", "&amp;"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=8)), max_size=20))
def test_no_page_breaks_its_reader(parts: list[str]) -> None:
    for fields in fields_in("".join(parts).encode("utf-8", "replace"), "a.html", "a.html"):
        assert isinstance(posting_of(fields, "a", "a.html").text, str)
