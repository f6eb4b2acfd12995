"""Candidates and many postings as DataFrames: a ranking, what to learn, several candidates compared.

Postings are a frame (columns are found by their names, or named), or an iterable of texts, Postings and
Analyses; the index of a frame stays with its rows. What cannot be read stands last, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jobmatch.batch.reading import row_maker
from jobmatch.fit import comparison, ranking
from jobmatch.fit.fitting import Fitter
from jobmatch.fit.learning import outlook
from jobmatch.fit.market import Market
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.pipeline import Analyser
from jobmatch.readers.columns import recognise
from jobmatch.readers.records import Judged, read_record
from jobmatch.readers.tables import Row
from jobmatch.types import Analysis, MarketGap, Posting, Profile

if TYPE_CHECKING:
    import pandas as pd

    Postings = pd.DataFrame | Iterable[str | Posting | Analysis]


class Given(NamedTuple):
    """One posting as it came: its label in the index, and its analysis or why there is none."""

    label: Any
    analysis: Analysis | None
    posting: Posting
    problem: str | None = None


def rank(
    postings: Postings, profile: Profile, *, folded: bool = True, weights: Weights = DEFAULT, analyser: Analyser | None = None,
    **columns: str | None,
) -> pd.DataFrame:  # fmt: skip
    """Return the postings by how the profile fits them, best first, near-duplicates folded into one.

    `columns`: text, title and id of a frame whose columns are not recognised.
    """
    import pandas as pd

    reader = analyser or row_maker().analyser
    fitter = Fitter(profile, reader.lexicon, weights)
    given = list(_given(postings, reader, columns))
    labels = {id(g.analysis): g.label for g in given}
    found = ranking.rank(((g.analysis, fitter.fit(g.analysis)) for g in given if g.analysis), folded=folded)
    aside = [g for g in given if g.analysis is None]
    rows = [r.to_row() for r in found] + [_unread(g) for g in aside]
    index = [labels[id(r.analysis)] for r in found] + [g.label for g in aside]
    return pd.DataFrame(rows, columns=list(ranking.COLUMNS), index=index)


def gaps(
    postings: Postings, profile: Profile, *, roles: Iterable[str] = (), threshold: float = 70, weights: Weights = DEFAULT,
    analyser: Analyser | None = None, **columns: str | None,
) -> pd.DataFrame:  # fmt: skip
    """Return the skills that the profile lacks over the postings, by the points that each would add on average.

    `step` numbers the best five together in the order to learn them; `roles` keeps postings of these roles.
    """
    import pandas as pd

    reader, wanted = analyser or row_maker().analyser, frozenset(roles)
    market = Market(profile, reader.lexicon, weights)
    for given in _given(postings, reader, columns):
        if given.analysis and (not wanted or given.analysis.role.label in wanted):
            market.add(given.analysis)
    found = outlook(market, threshold, most=None)
    frame = pd.DataFrame([g.to_dict() for g in found.gaps], columns=list(MarketGap.__annotations__)).set_index("skill")
    frame["step"] = pd.Series({s.skill: n for n, s in enumerate(found.together, 1)}, dtype="Int64")
    return frame


def compare(
    posting: str | Posting | Analysis, profiles: Iterable[Profile], *, weights: Weights = DEFAULT,
    analyser: Analyser | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Return how several candidates fit one posting, the best first."""
    import pandas as pd

    reader = analyser or row_maker().analyser
    analysis = posting if isinstance(posting, Analysis) else reader.analyse(posting)
    pairs = [(p, Fitter(p, reader.lexicon, weights).fit(analysis)) for p in profiles]
    rows = [comparison.to_row(*pair) for pair in sorted(pairs, key=lambda pair: comparison.order(*pair))]
    return pd.DataFrame(rows, columns=list(comparison.COLUMNS))


def _given(postings: Postings, analyser: Analyser, columns: dict[str, str | None]) -> Iterator[Given]:
    """Yield every posting, read where that can be done."""
    if hasattr(postings, "columns"):
        for label, (posting, problem) in _of_frame(cast("pd.DataFrame", postings), columns):
            yield Given(label, None if problem else analyser.analyse(posting), posting, problem)
        return
    for number, item in enumerate(postings):
        if isinstance(item, Analysis):
            yield Given(number, item, item.posting)
        else:
            posting = Posting(f"posting-{number + 1}", item) if isinstance(item, str) else item
            yield Given(number, analyser.analyse(posting), posting)


def _of_frame(frame: pd.DataFrame, columns: dict[str, str | None]) -> Iterator[tuple[Any, Judged]]:
    known = recognise([str(c) for c in frame.columns], "the frame", **columns)
    records = frame.rename(columns=str)[known.used].to_dict("records")
    for number, (label, record) in enumerate(zip(frame.index, records, strict=True), 1):
        yield label, read_record(Row(number, {str(k): v for k, v in record.items()}), known, "row", "frame")


def _unread(given: Given) -> dict[str, Any]:
    """Return the row of a posting that could not be read."""
    p = given.posting
    about = {"id": p.id, "title": p.title, "company": p.company, "location": p.location}
    return {**about, "copies": 0, "gaps": [], "not_met": [], "reason": given.problem}
