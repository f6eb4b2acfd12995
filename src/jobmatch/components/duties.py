"""Duties: the statements of what the person will do.

Writes `doc.spans["duties"]`: `label_` the kind (an id of lexicons/duties.jsonl, or "other"),
`kb_id_` why the statement is a duty (its section, or the cue that opened it).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from jobmatch import words
from jobmatch.lexicon import Lexicon, load

MIN_WORDS = 3
NONE = frozenset(("legal", "benefits", "apply", "facts"))


class Duties:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("duties")
        self.kinds = {words.phrase(cue): row["id"] for row in rows for cue in row["cues"]}
        self.longest = max((len(k) for k in self.kinds), default=0)
        verbs = next((row["phrases"] for row in lexicon.table("cues") if row["id"] == "duty_verb"), [])
        self.verbs = frozenset(words.fold(v) for v in verbs)

    def __call__(self, doc: Doc) -> Doc:
        view = words.view(doc)
        cues = [(s.start, s.end, s.label_) for s in doc.spans["cues"]]
        spans = []
        for seg in doc.spans["sections"]:
            if seg.id_ == "heading" or seg.label_ in NONE or seg.end - seg.start < MIN_WORDS:
                continue
            own = {c[2] for c in cues if seg.start <= c[0] < seg.end}
            opens = any(c[2] == "duty_open" and seg.start <= c[0] <= seg.start + 8 for c in cues)
            if why := self.why(view, seg, own, opens):
                spans.append(Span(doc, seg.start, seg.end, label=self.kind(view, seg), kb_id=why))
        doc.spans["duties"] = SpanGroup(doc, name="duties", spans=spans)
        return doc

    def why(self, view: words.View, seg: Span, cues: set[str], opens: bool) -> str:
        """Return what makes the sentence a duty, or ""."""
        verb = view.folded[seg.start] in self.verbs
        if seg.label_ == "duties":
            states = "company_open" in cues and not opens and not verb
            return "" if states else "section"
        if seg.label_ in ("requirements", "preferred"):
            asks = cues & {"ask", "demand", "preferred", "required", "degree_context"}
            return "verb" if verb and not asks else ""
        return "duty_open" if opens else "verb" if verb and "demand" not in cues else ""

    def kind(self, view: words.View, seg: Span) -> str:
        """Return the kind whose cue is the longest in the statement."""
        folded = view.folded
        for length in range(self.longest, 0, -1):
            for i in range(seg.start, seg.end - length + 1):
                if kind := self.kinds.get(tuple(folded[i : i + length])):
                    return kind
        return "other"


@Language.factory("jobmatch_duties", requires=["doc.spans"], assigns=["doc.spans"], default_config={"lexicons": None})
def create_duties(nlp: Language, name: str, lexicons: list[str] | None) -> Duties:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Duties(load(*(lexicons or ())))
