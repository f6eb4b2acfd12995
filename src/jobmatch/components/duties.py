"""Duties: the statements of what the person will do.

Writes `doc.spans["duties"]`: `label_` the kind (an id of lexicons/duties.jsonl, or "other"),
`kb_id_` why the statement is a duty (the section of its heading, or that it reads as one).
"""

from __future__ import annotations

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
        self.kinds: dict[str, list[tuple[list[str], str]]] = {}  # by the first word of the cue
        for key, kind in kinds.items():
            self.kinds.setdefault(key[0], []).append((list(key), kind))

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
        folded, longest, found = view.folded, 0, "other"
        for i in range(seg.start, seg.end):
            for key, kind in self.kinds.get(folded[i], ()):
                size = len(key)
                if size > longest and i + size <= seg.end and folded[i : i + size] == key:
                    longest, found = size, kind
        return found


def _make(nlp: Any, name: str, lexicons: list[str] | None) -> Duties:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Duties(load(*(lexicons or ())))


__getattr__ = factory("duties", _make, requires=["doc.spans"], assigns=["doc.spans"], default_config={"lexicons": None})
