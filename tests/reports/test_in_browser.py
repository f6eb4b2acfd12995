"""The pages in a real browser: no error, no request, nothing wider than the screen, letters that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jobmatch.demand.count import Counts
from jobmatch.demand.figures import demand
from jobmatch.fit import Fitter
from jobmatch.pipeline import Analyser
from jobmatch.readers.profiles import read_profile
from jobmatch.readers.text import read_posting
from jobmatch.reports.fit import Scored
from jobmatch.reports.html_demand import market_page
from jobmatch.reports.html_posting import extract_page, score_page
from jobmatch.types import Posting
from tests.browser import Browser, browser
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
POSTING = SAMPLES / "postings" / "data-engineer.md"
SCREENS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
# Contrast of each element that holds text of its own against the nearest background that is painted (WCAG 2).
CONTRAST = """
const number = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m };
const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 });
                     return .2126 * r + .7152 * g + .0722 * b };
const behind = e => { for (; e; e = e.parentElement) { const c = number(getComputedStyle(e).backgroundColor); if (c[3] > .99) return c }
                      return [255, 255, 255] };
const poor = [];
for (const e of document.querySelectorAll('body *')) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('svg') || e.classList.contains('skip')) continue;
  const a = light(number(getComputedStyle(e).color).slice(0, 3)), b = light(behind(e).slice(0, 3));
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) poor.push([e.className || e.tagName, e.textContent.slice(0, 30), ratio]);
}
return poor;
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture(scope="module")
def pages(analyser: Analyser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    profile = read_profile(str(SAMPLES / "profiles" / "data-engineer.csv"), analyser.lexicon)
    analyses = [analyser.analyse(read_posting(str(path))) for path in (POSTING, SAMPLES / "postings" / "glued.txt")]
    fitter = Fitter(profile, analyser.lexicon)
    made = {
        "extract": extract_page(analyses),
        "score": score_page([Scored(analyses[0], fitter.fit(analyses[0]), profile)]),
        "market": market_page(demand(counts(analyser))),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


def counts(analyser: Analyser) -> Counts:
    """Counts of the sample postings, twice a year, with pay; enough for every part of the page."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "postings").glob("*.md"))]
    dated = [
        replace(analyser.analyse(text), posting=Posting(f"{year}-{i}-{n}", text, date=year))
        for year, chosen in (("2020", texts[:3]), ("2026", texts[1:])) for i, text in enumerate(chosen) for n in range(10)
    ]  # fmt: skip
    return Counts("year", folded=False).extend(dated)


@pytest.mark.parametrize("name", ["extract", "score", "market"])
@pytest.mark.parametrize(("width", "mode"), SCREENS)
def test_a_page_on_every_screen(opened: Browser, pages: dict[str, Path], name: str, width: int, mode: str) -> None:
    opened.open(pages[name], width, mode)
    assert (opened.complaints, opened.requests) == ([], [])
    assert opened.run("return document.documentElement.scrollWidth") <= width
    assert opened.run(CONTRAST) == []


def test_the_highlights_match_the_offsets(opened: Browser, pages: dict[str, Path]) -> None:
    text = POSTING.read_text(encoding="utf-8")
    opened.open(pages["score"])
    assert opened.run("return document.querySelector('.text').textContent") == text
    marks = opened.run(
        "return [...document.querySelectorAll('mark')].map(m => [+m.dataset.start, +m.dataset.end, m.textContent])"
    )
    assert len(marks) > 20 and all(text[start:end] == shown for start, end, shown in marks)


def test_the_reason_shows_inside_the_window_when_a_mark_is_reached_by_keyboard(opened: Browser, pages: dict[str, Path]) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    opened.open(pages["score"], 390)
    for _ in range(2):  # past the link that skips to the content
        opened.driver.find_element(By.CSS_SELECTOR, "body").send_keys(Keys.TAB)
    reached = opened.run("return [document.activeElement.tagName, getComputedStyle(document.activeElement, '::after').content]")
    assert reached[0] == "MARK" and len(reached[1]) > 20
    before = opened.run("return getComputedStyle(document.querySelectorAll('mark')[5], '::after').content")
    assert before in ("none", "normal")


def test_light_and_dark_differ(opened: Browser, pages: dict[str, Path]) -> None:
    shades = set()
    for mode in ("light", "dark"):
        opened.open(pages["score"], 1280, mode)
        shades.add(opened.run("return getComputedStyle(document.body).backgroundColor"))
    assert len(shades) == 2
