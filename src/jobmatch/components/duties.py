"""Duties: the statements of what the person will do.

Writes `doc.spans["duties"]`: `label_` the kind (an id of lexicons/duties.jsonl, or "other"),
`kb_id_` why the statement is a duty (the section of its heading, or that it reads as one).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from jobmatch import scratch, words
from jobmatch.lexicon import Lexicon, load
from jobmatch.scratch import Section

MIN_WORDS = 3


class Duties:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.kinds: dict[tuple[str, ...], str] = {
            words.phrase(cue): row["id"] for row in lexicon.table("duties") for cue in row["cues"]
        }
        self.lengths = sorted({len(k) for k in self.kinds}, reverse=True)

    def __call__(self, doc: Doc) -> Doc:
        """Find the duties and write them."""
        view = words.view(doc)
        found = [
            (seg.start, seg.end, self.kind(view, seg), "", seg.why)
            for seg in scratch.sections(doc)
            if seg.label == "duties" and seg.form != "heading" and seg.end - seg.start >= MIN_WORDS
        ]
        scratch.write(doc, "duties", found)
        return doc

    def kind(self, view: words.View, seg: Section) -> str:
        """Return the kind whose cue is the longest in the statement."""
        folded = view.folded[seg.start : seg.end]
        for length in self.lengths:
            for i in range(len(folded) - length + 1):
                if kind := self.kinds.get(tuple(folded[i : i + length])):
                    return kind
        return "other"


@Language.factory("jobmatch_duties", requires=["doc.spans"], assigns=["doc.spans"], default_config={"lexicons": None})
def create_duties(nlp: Language, name: str, lexicons: list[str] | None) -> Duties:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Duties(load(*(lexicons or ())))
