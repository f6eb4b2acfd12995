"""Sections: cuts the text into headings, bullets and sentences, and says what each is about.

Writes `doc.spans["sections"]`: one span a heading, bullet or sentence, in order, without overlap.
`label_` is the section (requirements, preferred, duties, company, benefits, legal, facts, apply, other),
`id_` the form (heading, bullet, sentence, or next: a further sentence of the same bullet or paragraph),
`kb_id_` why: the section of the heading above where it decided, else the feature that weighed most.
Writes `doc.spans["cues"]`: the cue phrases of lexicons/cues.jsonl, `label_` the id of their line.
"""

from __future__ import annotations

from itertools import accumulate, compress
from typing import Any

from jobmatch import scratch, words
from jobmatch.components.headings import Headings
from jobmatch.components.segments import Segment, Segmenter
from jobmatch.components.sentences import TENTHS, Judged, Sentences, Surroundings, opening_of
from jobmatch.factories import factory
from jobmatch.lexicon import Lexicon, load
from jobmatch.scratch import Cue, Section
from jobmatch.words import Page

WORD_LISTS = ("name_cue", "duty_verb", "first_word")  # asked word by word, not found in text
SILENT = ("benefits", "legal", "apply", "facts")
NEAR = 4  # sentences on either side
VERBAL = ("verb", "verbing", "noun of verb")
MAX_FACT_WORDS = 6
Tree = dict[str, Any]  # folded word -> next node; under "" the ids of the cues that end there


class Sections:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = {
            row["id"]: frozenset(map(words.fold, row["phrases"])) for row in lexicon.table("cues") if row["id"] in WORD_LISTS
        }
        self.verbs, self.first_words = lists["duty_verb"], lists["first_word"]
        self.headings = Headings(lexicon)
        self.segmenter = Segmenter(self.headings, self.verbs, self.first_words)
        self.cues = cue_tree(lexicon)
        forms = lexicon.forms
        self.names = frozenset(w for w in forms.starts.alone if any(not form.weak for form in forms.found[w]))
        self.sentences = Sentences(lexicon.document("sentence_weights"), self.first_words)

    def __call__(self, doc: Page) -> Page:
        """Find and write, see the module."""
        view = words.view(doc)
        cues = find_cues(self.cues, view.folded)
        segments = self.label(view, self.segmenter.segment(view), cues)
        scratch.write(doc, "sections", [Section(seg.start, seg.end, label, seg.form, why) for seg, label, why in segments])
        scratch.write(doc, "cues", cues)
        return doc

    def label(self, view: words.View, segments: list[Segment], cues: list[Cue]) -> list[tuple[Segment, str, str]]:
        """Give each segment its section: from the heading above it and from what it does."""
        found = self.context(view, segments, cues)
        does = iter(self.sentences.judge(view, sentences(found)))
        return [
            (seg, around.heading, "heading") if seg.form == "heading" else (seg, *section_of(next(does), seg, around))
            for seg, around in found
        ]

    def context(self, view: words.View, segments: list[Segment], cues: list[Cue]) -> Judged:
        """Return each segment with the section that the last heading opened, its cues, and what its block is like."""
        out: Judged = []
        heading, before_facts, at, block = "other", "other", 0, 0
        for seg in segments:
            while at < len(cues) and cues[at].start < seg.start:
                at += 1
            begin = at
            while at < len(cues) and cues[at].start < seg.end:
                at += 1
            around = Surroundings(heading, cues[begin:at])
            if seg.form == "heading":
                _count_near(out[block:])
                opened = self.headings.section(view.folded[seg.start : seg.end]) or heading
                # a heading right below "Desired skills:" only divides it ("Technologies")
                divides = heading == "preferred" and opened == "requirements" and block == len(out)
                before_facts = heading if heading != "facts" else before_facts
                heading, block = heading if divides else opened, len(out) + 1
            else:
                around.opening = opening_of(view.folded, seg, self.verbs, self.first_words)
                around.names = sum(map(self.names.__contains__, view.folded[seg.start : seg.end]))
                if heading == "facts" and (seg.end - seg.start > MAX_FACT_WORDS or _asks(around)):
                    heading = before_facts  # "Title: ..." and such last for a line, not until the next heading
            around.heading = heading
            out.append((seg, around))
        _count_near(out[block:])
        _count_tenths(sentences(out))
        return out


def sentences(found: Judged) -> Judged:
    """Return the segments that are no headings."""
    return [item for item in found if item[0].form != "heading"]


def _count_tenths(found: Judged) -> None:
    for i, (_, around) in enumerate(found):
        around.tenth = i * TENTHS // len(found)


def _asks(around: Surroundings) -> bool:
    return "demand" in [c.id for c in around.cues]


def _count_near(block: Judged) -> None:
    """Set the shares of verbs and of asking among the neighbours of each sentence of a block."""
    verbs = list(accumulate((a.opening in VERBAL for _, a in block), initial=0))
    asks = list(accumulate((_asks(a) for _, a in block), initial=0))
    for i, (_, around) in enumerate(block):
        first, last = max(0, i - NEAR), min(len(block), i + NEAR + 1)
        around.verbs = 4 * (verbs[last] - verbs[first]) // (last - first)
        around.asks = 4 * (asks[last] - asks[first]) // (last - first)


def section_of(does: str, seg: Segment, around: Surroundings) -> tuple[str, str]:
    """Return (section, why) from what a sentence does (ask, duty, none) and the heading above it."""
    heading = around.heading
    if does == "none" and heading == "duties" and seg.form == "bullet" and around.opening == "verb":
        does = "duty"  # "- Mentor two colleagues" under "Responsibilities" is one, however few of its words are known
    if does == "ask" and (heading not in SILENT or around.cues):  # without any cue it is one more benefit
        why = heading if heading in ("requirements", "preferred") else "asks"
        return ("preferred" if heading == "preferred" else "requirements"), why
    if does == "duty":
        return "duties", heading if heading == "duties" else "does"
    if heading in SILENT:
        return heading, heading
    return ("company" if heading == "company" else "other"), heading


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
    out: list[Cue] = []
    last = len(folded) - 1
    for i in compress(range(last + 1), map(tree.__contains__, folded)):  # two words in three begin no cue
        node, j = tree[folded[i]], i + 1
        best = dict.fromkeys(node.get("", ()), j)
        while j <= last and folded[j] in node:
            node, j = node[folded[j]], j + 1
            if "" in node:
                best.update(dict.fromkeys(node[""], j))
        for cue, end in best.items():
            out.append(Cue(i, end, cue))
    return out


def _make(nlp: Any, name: str, lexicons: list[str] | None) -> Sections:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Sections(load(*(lexicons or ())))


__getattr__ = factory("sections", _make, assigns=["doc.spans"], default_config={"lexicons": None})
