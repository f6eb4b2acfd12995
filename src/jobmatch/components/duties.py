"""Duties: the statements of what the person will do.

Writes `doc.spans["duties"]`: `label_` the kind (an id of lexicons/duties.jsonl, or "other"),
`kb_id_` why the statement is a duty (the section of its heading, or that it reads as one).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from jobmatch import scratch, words
from jobmatch.factories import factory
from jobmatch.lexicon import Lexicon, load
from jobmatch.scratch import Section
from jobmatch.words import Page

MIN_WORDS = 3


class Duties:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        kinds: dict[tuple[str, ...], str] = {}
        kinds.update((words.phrase(cue), row["id"]) for row in lexicon.table("duties") for cue in row["cues"])
        self.alone = {key[0]: kind for key, kind in kinds.items() if len(key) == 1}
        self.pairs: dict[tuple[str, ...], list[tuple[list[str], str]]] = {}  # longer cues, by their first two words
        for key, kind in kinds.items():
            if len(key) > 1:
                self.pairs.setdefault(key[:2], []).append((list(key), kind))

    def __call__(self, doc: Page) -> Page:
        """Find and write, see the module."""
        view = words.view(doc)
        found = [
            (seg.start, seg.end, self.kind(view, seg), "", seg.why)
            for seg in scratch.sections(doc)
            if seg.label == "duties" and seg.form != "heading" and seg.end - seg.start >= MIN_WORDS
        ]
        scratch.write(doc, "duties", found)
        return doc

    def kind(self, view: words.View, seg: Section) -> str:
        """Return the kind whose cue is the longest in the statement, the first of those as long."""
        folded, longest, found = view.folded[seg.start : seg.end], 0, ""
        for i, cues in enumerate(map(self.pairs.get, pairwise(folded))):
            for key, kind in cues or ():
                if len(key) > longest and folded[i : i + len(key)] == key:
                    longest, found = len(key), kind
        return found or next((self.alone[word] for word in folded if word in self.alone), "other")


def _make(nlp: Any, name: str, lexicons: list[str] | None) -> Duties:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Duties(load(*(lexicons or ())))


__getattr__ = factory("duties", _make, requires=["doc.spans"], assigns=["doc.spans"], default_config={"lexicons": None})
