"""Pages: self-contained HTML out of templates; every text is escaped, nothing is fetched, no script runs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jobmatch import __version__

if TYPE_CHECKING:
    from jinja2 import Environment


def page(template: str, *, nested: bool = False, **context: Any) -> str:
    """Return the page that a template of `templates/` makes of the context; `nested` is a piece inside another page."""
    style = files("jobmatch.reports").joinpath("templates", "style.css").read_text(encoding="utf-8")
    if nested:  # inside a rule of its own, & is what holds the piece
        style = style.replace(":root {", "& {").replace("body {", "& {")
    return environment().get_template(template).render(style=style, version=__version__, **context)


@cache
def environment() -> Environment:
    """Return the templates' environment: all that is put into a page is escaped, a name that is missing raises."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("jobmatch.reports", "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"figure": figure, "percent": percent, "lines": one_line}
    return made


def figure(value: float | None, digits: int = 2) -> str:
    """Return a number with its thousands apart, a dash where there is none."""
    return "–" if value is None else f"{value:,.{digits}f}"


def percent(value: float | None, digits: int = 0) -> str:
    """Return a share as a percentage, a dash where there is none."""
    return "–" if value is None else f"{value:.{digits}%}"


def one_line(text: str) -> str:
    """Return a text with its white space as single spaces."""
    return " ".join(text.split())
