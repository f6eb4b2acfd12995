"""Reads postings one after the other: a row each, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from jobmatch.batch.rows import row_of, set_aside
from jobmatch.fit import DEFAULT, Fitter, Weights
from jobmatch.pipeline import ZONE, Analyser, load_analyser
from jobmatch.readers.records import Judged
from jobmatch.types import Posting, Profile

_kept: list[tuple[object, RowMaker]] = []  # the one that was used last; loading costs a second


class RowMaker:
    """Makes output rows with one analyser, and one candidate where there is one."""

    def __init__(self, analyser: Analyser, profile: Profile | None = None, weights: Weights = DEFAULT) -> None:
        self.analyser = analyser
        self.fitter = Fitter(profile, analyser.lexicon, weights) if profile else None

    def rows(self, postings: Iterable[Judged]) -> Iterator[dict[str, Any]]:
        """Yield a row a posting, in order and in bounded memory."""
        stream = iter(postings)
        while chunk := list(islice(stream, ZONE)):
            with self.analyser.zone():
                done = [self.row(posting, problem) for posting, problem in chunk]
            yield from done

    def row(self, posting: Posting, problem: str | None) -> dict[str, Any]:
        """Return the row of one posting; whatever goes wrong with it is its reason, and ends no batch."""
        if problem:
            return set_aside(posting, problem)
        try:
            analysis = self.analyser.analyse(posting)
            return row_of(analysis, self.fitter.fit(analysis) if self.fitter else None)
        except Exception as error:  # a fault of ours in one posting must not cost the others
            return set_aside(posting, f"could not be read ({type(error).__name__}: {error})")


def row_maker(lexicons: tuple[str, ...] = (), profile: Profile | None = None, weights: Weights = DEFAULT) -> RowMaker:
    """Return what makes rows with these settings; it is kept until others are asked for."""
    key = (lexicons, profile, weights)
    if not _kept or _kept[0][0] != key:
        _kept[:] = [(key, RowMaker(load_analyser(*lexicons), profile, weights))]
    return _kept[0][1]
