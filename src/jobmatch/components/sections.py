"""Sections: cuts the text into headings, bullets and sentences, and says what each is about.

Writes `doc.spans["sections"]`: one span a heading, bullet or sentence, in order, without overlap.
`label_` is the section (requirements, preferred, duties, company, benefits, legal, facts, apply, other),
`id_` the form (heading, bullet, sentence, or next: a further sentence of the same bullet or paragraph),
`kb_id_` why: the section of the heading above where it decided, else the feature that weighed most.
Also keeps the cue phrases of lexicons/cues.jsonl for the next components (see scratch.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from jobmatch import scratch, words
from jobmatch.components.headings import Headings
from jobmatch.components.segments import Segment, Segmenter
from jobmatch.lexicon import Lexicon, load
from jobmatch.linear import Handfuls, Key, Linear, Names
from jobmatch.scratch import Cue, Section

WORD_LISTS = ("name_cue", "duty_verb", "first_word")  # asked word by word, not found in text
SILENT = ("benefits", "legal", "apply", "facts")
NEAR_START = 6
NEAR = 4  # sentences on either side
VERBAL = ("verb", "verbing", "noun of verb")
NO_DUTY_AFTER_TO = frozenset("be apply all the our succeed learn this a an join your us his her view see".split())
NOUNS_OF_VERBS = ("tion", "ment", "ance", "sion", "ing", "analysis")
MAX_FACT_WORDS = 6
ENDS = frozenset(".?!:;")
TELLING = frozenset(("you", "we", "our", "will", "your", "year", "team", "company", "client", "they"))
Tree = dict[str, Any]  # folded word -> next node; under "" the ids of the cues that end there


@dataclass(slots=True)
class Surroundings:
    """What a sentence is judged by besides its words.

    `verbs` and `asks`: how many of the sentences near it under the same heading begin with a verb, and ask, in quarters.
    """

    heading: str
    cues: list[Cue]
    opening: str = ""
    verbs: int = 0
    asks: int = 0


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
        self.model = Handfuls(Linear.from_dict(lexicon.document("sentence_weights")), HANDFULS)

    def __call__(self, doc: Doc) -> Doc:
        """Find and write, see the module."""
        view = words.view(doc)
        cues = find_cues(self.cues, view.folded)
        segments = self.label(view, self.segmenter.segment(view), cues)
        scratch.write(doc, "sections", [Section(seg.start, seg.end, label, seg.form, why) for seg, label, why in segments])
        scratch.keep(doc, "cues", cues)
        return doc

    def label(self, view: words.View, segments: list[Segment], cues: list[Cue]) -> list[tuple[Segment, str, str]]:
        """Give each segment its section: from the heading above it and from what it does."""
        out = []
        for seg, around in self.context(view, segments, cues):
            if seg.form == "heading":
                out.append((seg, around.heading, "heading"))
            else:
                does = self.model.best(_keys(view, seg, around, self.first_words))
                out.append((seg, *section_of(does, around.heading)))
        return out

    def context(self, view: words.View, segments: list[Segment], cues: list[Cue]) -> list[tuple[Segment, Surroundings]]:
        """Return each segment with the section that the last heading opened, its cues, and what its block is like."""
        out: list[tuple[Segment, Surroundings]] = []
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
                if heading == "facts" and (seg.end - seg.start > MAX_FACT_WORDS or _asks(around)):
                    heading = before_facts  # "Title: ..." and such last for a line, not until the next heading
            around.heading = heading
            out.append((seg, around))
        _count_near(out[block:])
        return out


def _asks(around: Surroundings) -> bool:
    return "demand" in [c.id for c in around.cues]


def _count_near(block: list[tuple[Segment, Surroundings]]) -> None:
    """Set the shares of verbs and of asking among the neighbours of each sentence of a block."""
    verbs = list(accumulate((a.opening in VERBAL for _, a in block), initial=0))
    asks = list(accumulate((_asks(a) for _, a in block), initial=0))
    for i, (_, around) in enumerate(block):
        first, last = max(0, i - NEAR), min(len(block), i + NEAR + 1)
        around.verbs = 4 * (verbs[last] - verbs[first]) // (last - first)
        around.asks = 4 * (asks[last] - asks[first]) // (last - first)


def section_of(does: str, heading: str) -> tuple[str, str]:
    """Return (section, why) from what a sentence does (ask, duty, none) and the heading above it."""
    if does == "ask":
        return ("preferred" if heading == "preferred" else "requirements"), heading if heading in (
            "requirements",
            "preferred",
        ) else "asks"
    if does == "duty":
        return "duties", heading if heading == "duties" else "does"
    if heading in SILENT:
        return heading, heading
    return ("company" if heading == "company" else "other"), heading


def features(view: words.View, seg: Segment, around: Surroundings, first_words: frozenset[str]) -> list[str]:
    """Return the named features by which a sentence is judged to ask, to state a duty, or neither."""
    keys = _keys(view, seg, around, first_words)
    return [name for names, key in zip(HANDFULS, keys, strict=True) for name in names(*key)]


def _keys(view: words.View, seg: Segment, around: Surroundings, first_words: frozenset[str]) -> tuple[Key, ...]:
    """Return what the names of each handful are made of."""
    start, folded, length = seg.start, view.folded[seg.start : seg.end], seg.end - seg.start
    last, second = folded[-1], folded[1] if length > 1 else ""
    ids = frozenset([c.id for c in around.cues])
    near = frozenset([c.id for c in around.cues if c.start - start <= NEAR_START])
    return (
        (around.heading, seg.form, around.opening),
        (
            min(length // 6, 6),
            last if last in ENDS else "",
            second if second in first_words else "",
            view.texts[start][0].isupper(),
        ),
        (around.heading, ids, near),
        (TELLING.intersection(folded),),
        (around.verbs, around.asks, around.opening),
    )


def _of_opening(heading: str, form: str, opening: str) -> Names:
    return (
        f"head={heading}",
        f"form={form}",
        f"head={heading}&form={form}",
        f"first={opening}",
        f"head={heading}&first={opening}",
    )


def _of_shape(length: int, end: str, second: str, capital: bool) -> Names:
    names = (f"length={length}", f"end={end}", f"second={second}")
    return names if capital else (*names, "lower")


def _of_cues(heading: str, ids: frozenset[str], near: frozenset[str]) -> Names:
    return tuple(f for c in sorted(ids) for f in (f"cue={c}", f"head={heading}&cue={c}")) + tuple(
        f"cue0={c}" for c in sorted(near)
    )


def _of_words(telling: frozenset[str]) -> Names:
    return tuple(f"has={w}" for w in sorted(telling))


def _of_near(verbs: int, asks: int, opening: str) -> Names:
    return (f"near verbs={verbs}", f"near asks={asks}", f"near={verbs}{asks}&first={opening}")


HANDFULS: tuple[Callable[..., Names], ...] = (_of_opening, _of_shape, _of_cues, _of_words, _of_near)


def opening_of(folded: list[str], seg: Segment, verbs: frozenset[str], first_words: frozenset[str]) -> str:
    """Return what a sentence begins with: a verb, a noun made of one, one of the first words, a figure, or else."""
    at = seg.start
    if at + 1 < seg.end and (folded[at] == "to" or folded[at].endswith("ly")) and folded[at + 1] in verbs:
        at += 1  # "To design ...", "Proactively identify ..."
    elif seg.form == "bullet" and folded[at] == "to" and at + 1 < seg.end and folded[at + 1] not in NO_DUTY_AFTER_TO:
        return "verb"
    first = folded[at]
    if first in verbs:
        return "verbing" if first.endswith("ing") else "verb"
    if first in first_words:
        return first
    if len(first) > 6 and first.endswith(NOUNS_OF_VERBS) and at + 1 < seg.end and folded[at + 1] in ("of", "and", "with"):
        return "noun of verb"  # "Development of ...", "Orchestration of ..."
    return "digit" if first[0].isdigit() else "else"


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
    out, last = [], len(folded)
    for i in [i for i, word in enumerate(folded) if word in tree]:  # two words in three begin no cue
        node, j = tree[folded[i]], i + 1
        best: dict[str, int] = {}
        while node is not None:
            for cue in node.get("", ()):
                best[cue] = j
            node = node.get(folded[j]) if j < last else None
            j += 1
        for cue, end in best.items():
            out.append(Cue(i, end, cue))
    return out


@Language.factory("jobmatch_sections", assigns=["doc.spans"], default_config={"lexicons": None})
def create_sections(nlp: Language, name: str, lexicons: list[str] | None) -> Sections:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return Sections(load(*(lexicons or ())))
