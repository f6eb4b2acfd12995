"""Pages: whole, closed off from the network, with every text of a posting escaped."""

from __future__ import annotations

import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.fit import Fitter
from jobmatch.pipeline import Analyser
from jobmatch.reports.fit import Scored
from jobmatch.reports.html import figure, percent
from jobmatch.reports.html_posting import extract_page, score_page
from jobmatch.reports.html_text import passages
from jobmatch.types import Analysis, Duty, Facts, Fit, Mention, Posting, Profile, ProfileSkill, Role, Skill

EVIL = """<script>alert("x")</script> & <img src=x onerror=alert(1)> Data Engineer "><b>

You will build and run data pipelines with Airflow & Python.

Requirements
- Python & SQL </div></main></body>
- Experience with <b>Kafka</b> or Flink
Nice to have: Terraform
"""
PROFILE = Profile("<i>Mia</i>", (ProfileSkill("python", "Python"), ProfileSkill(None, "</ul><script>1</script>")))


@pytest.fixture(scope="module")
def pages(analyser: Analyser) -> dict[str, str]:
    posting = Posting("e", EVIL, title='<script>"T"</script>', company="A&B", location="<u>Oslo</u>", source="x'.txt")
    analysis = analyser.analyse(posting)
    fit = Fitter(PROFILE, analyser.lexicon).fit(analysis)
    return {"extract": extract_page([analysis]), "score": score_page([Scored(analysis, fit, PROFILE)])}


KINDS = ["extract", "score"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_posting_holds_shows_as_text(pages: dict[str, str], kind: str) -> None:
    page = pages[kind]
    tree = lxml.html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //u | //i | //b[not(ancestor::main)] | //@onerror")
    assert tree.xpath("string(//*[@class='text'])") == EVIL
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fetched_and_no_script_may_run(pages: dict[str, str], kind: str) -> None:
    tree = lxml.html.document_fromstring(pages[kind])
    links = [str(link) for link in tree.xpath("//@href | //@src | //@action")]
    assert all(link.startswith(("#", "data:")) for link in links)
    assert not re.search(r"url\(|@import", str(tree.xpath("string(//style)")))
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("kind", KINDS)
def test_highlights_stand_at_their_offsets_and_say_why(pages: dict[str, str], kind: str) -> None:
    tree = lxml.html.document_fromstring(pages[kind])
    marks = tree.xpath("//mark")
    assert len(marks) >= 5
    for mark in marks:
        assert EVIL[int(mark.get("data-start")) : int(mark.get("data-end"))] == mark.text_content()
        assert mark.get("data-why") and mark.get("tabindex") == "0" and mark.get("aria-description")
    levels = {mark.text_content(): mark.get("class").split()[0] for mark in marks}
    assert levels["Terraform"] == "preferred" and levels["SQL"] == "required"


def test_the_page_of_a_score_holds_its_sums(pages: dict[str, str]) -> None:
    tree = lxml.html.document_fromstring(pages["score"])
    rows = tree.xpath("//table[@class='waterfall']/tbody/tr[not(@class='level')]")
    points = [float(row.xpath("string(td[1])")) for row in rows]
    total = float(tree.xpath("string(//tfoot//td[1])"))
    begins = [float(re.search(r"left:([\d.]+)%", row.xpath(".//span[@class='full']/@style")[0])[1]) for row in rows]  # type: ignore[index]
    assert round(sum(points), 2) == total > 0
    assert begins == [round(sum(points[:i]), 2) for i in range(len(points))]
    assert tree.xpath("//svg/@aria-label") == [f"Fit {total:.2f} of 100"]


def test_every_id_is_there_once_and_every_label_points_to_one(pages: dict[str, str]) -> None:
    tree = lxml.html.document_fromstring(pages["score"])
    ids = [str(i) for i in tree.xpath("//@id")]
    assert len(ids) == len(set(ids)) and set(tree.xpath("//@aria-labelledby")) <= set(ids)


def test_a_posting_without_score_says_why(analyser: Analyser) -> None:
    analysis = analyser.analyse("Come and see us on Monday at the old harbour.")
    fit = Fitter(PROFILE, analyser.lexicon).fit(analysis)
    page = score_page([Scored(analysis, fit, PROFILE)])
    assert fit.reason and fit.reason in page and "waterfall" not in page.partition("</style>")[2]


ROLE = Role("other", {"other": 1.0})
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda x: (min(x), max(x))), max_size=6)


def made(text: str, skills: list[tuple[int, int]], duties: list[tuple[int, int]]) -> Analysis:
    found = tuple(
        Skill(f"s{i}", f"S{i}", "tool", "x", "required", None, None, (Mention(a, b, text[a:b], "other"),), "why")
        for i, (a, b) in enumerate(skills) if a < b <= len(text)
    )  # fmt: skip
    kept = tuple(Duty(a, b, text[a:b], None) for a, b in duties if a < b <= len(text))
    return Analysis(Posting("p", text), ROLE, found, (), kept, Facts())


@settings(deadline=None)
@given(st.text(max_size=40), SPANS, SPANS)
def test_the_pieces_make_the_text_whatever_overlaps(
    text: str, skills: list[tuple[int, int]], duties: list[tuple[int, int]]
) -> None:
    pieces = [piece for passage in passages(made(text, skills, duties)) for piece in passage.pieces]
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text == text[piece.start : piece.end] for piece in pieces)
    assert [p.start for p in pieces[1:]] == [p.end for p in pieces[:-1]]


def test_skills_at_one_place_share_a_mark_that_names_both() -> None:
    (passage,) = passages(made("use SQL here", [(4, 7), (4, 7)], []))
    (mark,) = [piece.mark for piece in passage.pieces if piece.mark]
    assert "S0" in mark.why and "S1" in mark.why


def test_a_notebook_shows_an_analysis_and_a_fit(analyser: Analyser) -> None:
    analysis = analyser.analyse(Posting("e", EVIL, title="<u>T</u>"))
    fit = Fitter(PROFILE, analyser.lexicon).fit(analysis)
    for shown in (analysis._repr_html_(), fit._repr_html_()):
        tree = lxml.html.fragment_fromstring(shown)
        assert tree.get("class") == "jobmatch" and not tree.xpath("//script | //u | //link")
        style = tree.xpath("string(.//style)").strip()
        assert style.startswith(".jobmatch {") and ":root" not in style and "body {" not in style
    assert len(lxml.html.fragment_fromstring(analysis._repr_html_()).xpath(".//mark")) >= 5
    assert f"Fit {fit.score:.2f} of 100" in fit._repr_html_()
    assert fit.score != Fit(None, None, None, reason="x").score and "no score" in Fit(None, None, None, reason="x")._repr_html_()


def test_figures() -> None:
    assert (figure(1234.5), figure(None), percent(0.123, 1), percent(None)) == ("1,234.50", "–", "12.3%", "–")
