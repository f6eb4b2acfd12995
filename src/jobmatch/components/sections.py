"""Sections: cuts the text into headings, bullets and sentences, and says what each is about.

Writes `doc.spans["sections"]`: one span a heading, bullet or sentence, in order, without overlap.
`label_` is the section (requirements, preferred, duties, company, benefits, legal, facts, apply, other),
`id_` the form (heading, bullet, sentence, or next: a further sentence of the same bullet or paragraph),
`kb_id_` why: `heading` where a heading decided, else the cue that did.
Also writes `doc.spans["cues"]`: every cue phrase of lexicons/cues.jsonl, `label_` its id.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from jobmatch import words
from jobmatch.components.segments import Segment, segment
from jobmatch.lexicon import Lexicon, Tree, load

ASKING = ("requirements", "preferred")
MAX_HEADING_WORDS = 12


@dataclass(slots=True)
class Cue:
    """A cue phrase: words start to end (exclusive), and its id."""

    start: int
    end: int
    id: str


class Sections:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.headings: dict[tuple[str, ...], str] = {}
        self.stems: list[tuple[str, str]] = []
        for row in lexicon.table("sections"):
            for heading in row["headings"]:
                self.headings[_bare(words.phrase(heading))] = row["id"]
            self.stems += [(" ".join(words.phrase(w)), row["id"]) for w in row["words"]]
        self.stems.sort(key=lambda s: SECTION_ORDER.index(s[1]))
        self.cues = cue_tree(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        view = words.view(doc)
        cues = find_cues(self.cues, view.folded)
        segments = segment(view, self.heading_length)
        found = self.label(view, segments, cues)
        self.write(doc, found, cues)
        return doc

    def write(self, doc: Doc, found: list[tuple[Segment, str, str]], cues: list[Cue]) -> None:
        """Set the two span groups."""
        spans = [Span(doc, s.start, s.end, label=label, kb_id=why, span_id=s.form) for s, label, why in found]
        doc.spans["sections"] = SpanGroup(doc, name="sections", spans=spans)
        doc.spans["cues"] = SpanGroup(doc, name="cues", spans=[Span(doc, c.start, c.end, label=c.id) for c in cues])

    def label(self, view: words.View, segments: list[Segment], cues: list[Cue]) -> list[tuple[Segment, str, str]]:
        """Give each segment its section: from the heading above it, or from what it does."""
        out, current, at = [], "other", 0
        for seg in segments:
            while at < len(cues) and cues[at].start < seg.start:
                at += 1
            inside = []
            for cue in cues[at:]:
                if cue.start >= seg.end:
                    break
                inside.append(cue)
            if seg.form == "heading":
                current = self.heading(view, seg) or current
                out.append((seg, current, "heading"))
            else:
                label, why = sentence_section(current, seg, inside)
                out.append((seg, label, why))
        return out

    def heading(self, view: words.View, seg: Segment) -> str | None:
        """Return the section that a heading opens, by its wording or by the words in it."""
        key = _bare(tuple(view.folded[seg.start : seg.end]))
        if key in self.headings:
            return self.headings[key]
        joined = " ".join(key)
        return next((section for stem, section in self.stems if stem in joined), None)

    def heading_length(self, view: words.View, start: int, end: int, own_line: bool) -> int:
        """Return how many words from `start` are a heading, 0 for none.

        `own_line`: the words start..end are a whole line; else only a known wording before a colon,
        a glued word or a capital counts.
        """
        if own_line and self._is_heading_line(view, start, end):
            return end - start
        return self._inline_heading(view, start, end)

    def _is_heading_line(self, view: words.View, start: int, end: int) -> bool:
        line = view.folded[start:end]
        key = _bare(tuple(line))
        if not key or len(key) > MAX_HEADING_WORDS:
            return False
        if key in self.headings:
            return True
        first = next((t for t in view.texts[start:end] if t[0].isalpha()), "")
        if not first[:1].isupper() or line[-1] in (".", ";", ","):
            return False
        if line[-1] == ":":
            return True
        titled = sum(t[0].isupper() for t in view.texts[start:end] if t[0].isalpha())
        joined = " ".join(key)
        return len(key) <= 6 and titled >= len(key) - 2 and any(s in joined for s, _ in self.stems)

    def _inline_heading(self, view: words.View, start: int, end: int) -> int:
        if not view.texts[start][:1].isupper():
            return 0
        key: list[str] = []
        best = 0
        for i in range(start, min(end, start + 10)):
            word = view.folded[i]
            if word.isalpha() or "'" in word:
                key.append(word)
            elif word not in ("and", "/", "-", ",", "(", ")"):
                break
            if tuple(key) in self.headings and self._closes(view, i + 1, end, len(key)):
                best = i + 1 - start
        if best and start + best < end and view.folded[start + best] in (":", "-"):
            best += 1
        return best

    def _closes(self, view: words.View, after: int, end: int, length: int) -> bool:
        """Whether what follows shows that a heading ended: a colon, lost space, or a bullet."""
        if after >= end:
            return length > 1
        following = view.texts[after]
        if following == ":":
            return True
        glued = not view.spaces[after - 1] and (following[0].isupper() or following[0].isdigit())
        return glued or (length > 1 and following[0].isupper() and view.texts[after - 1][0].isupper() and length < 5)


WORD_LISTS = ("name_cue", "duty_verb")  # asked word by word by one component, not found in text
SECTION_ORDER = ("legal", "preferred", "benefits", "apply", "company", "requirements", "duties", "facts")


def _bare(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in key if (w[0].isalpha() or w[0] == "'") and w != "and")


def cue_tree(lexicon: Lexicon) -> Tree:
    """Return the tree of all cue phrases; a phrase may carry several ids."""
    tree: Tree = {}
    for row in lexicon.table("cues"):
        if row["id"] in WORD_LISTS:
            continue
        for text in row["phrases"]:
            node = tree
            for word in words.phrase(text):
                node = node.setdefault(word, {})
            node.setdefault("", []).append(row["id"])
    return tree


def find_cues(tree: Tree, folded: list[str]) -> list[Cue]:
    """Return the longest cue phrase of each id at each word."""
    out = []
    for i, word in enumerate(folded):
        node = tree.get(word)
        if node is None:
            continue
        best: dict[str, int] = {}
        j = i
        while node is not None:
            j += 1
            for cue in node.get("", ()):
                best[cue] = j
            node = node.get(folded[j]) if j < len(folded) else None
        out += [Cue(i, end, cue) for cue, end in best.items()]
    return out


def sentence_section(current: str, seg: Segment, cues: list[Cue]) -> tuple[str, str]:
    """Return (section, why) of a sentence under a heading of `current`."""
    ids = {c.id for c in cues}
    if "legal" in ids and (current not in ASKING or _count(cues, "legal") > 1):
        return "legal", "legal"
    if current in ("legal", "benefits", "apply", "facts"):
        return current, "heading"
    if "benefits" in ids and _count(cues, "benefits") > (1 if current in ASKING else 0):
        return "benefits", "benefits"
    if current in ASKING:
        return current, "heading"
    if "demand" in ids and not _opens(seg, cues, "duty_open"):
        return "requirements", "demand"
    if current == "duties":
        return current, "heading"
    if _opens(seg, cues, "duty_open"):
        return "duties", "duty_open"
    if _opens(seg, cues, "company_open"):
        return "company", "company_open"
    return current, "heading"


def _count(cues: list[Cue], cue: str) -> int:
    return sum(c.id == cue for c in cues)


def _opens(seg: Segment, cues: list[Cue], cue: str) -> bool:
    """Whether such a cue stands near the start of the sentence."""
    return any(c.id == cue and c.start - seg.start <= 6 for c in cues)


@Language.factory(
    "jobmatch_sections", assigns=["doc.spans"], default_config={"lexicons": None}
)
def create_sections(nlp: Language, name: str, lexicons: list[str] | None) -> Sections:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Sections(load(*(lexicons or ())))
