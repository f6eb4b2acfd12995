"""What stands beside a role: why the tool abstains, and where title and duties disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jobmatch.distinctions import Distinction, Shown
from jobmatch.roles import Decision, RoleModel
from jobmatch.scratch import Section
from jobmatch.words import View

LEAST_WORDS = 25
SAMPLE = 400  # words that tell the language
LEAST_ENGLISH = 0.12  # share of words that are ENGLISH; postings in English have .2 to .45, lists of names down to .15
ENGLISH = frozenset(
    "the a an and of to in with for you your our we will be is are on as or at by this that from have who".split()
)
HEADING_WORDS = 8  # a line with no more words than this may be the heading of an advert
SURE = 0.6  # probability from which the duties contradict a title
NAMES = {
    "ml-engineer": "ML engineer",
    "data-scientist": "data scientist",
    "data-engineer": "data engineer",
    "other": "another profession",
}
LANGUAGE_NOTE = "the text is not in English: the role rests on its title and on names"
REASONS = {
    "too-little-text": "too little text to tell",
    "another-language": "the text is in another language than English",
    "several-adverts": "several adverts stand in this text: give them one by one",
}


def abstains(view: View, sections: Iterable[Section], shown: Mapping[int, Shown], known: list[Distinction]) -> str | None:
    """Return the reason not to name a role (a key of REASONS), or None."""
    called = any("named" in known[i].cues or "titles" in known[i].cues for i in shown)
    words = [w for w in view.folded if w[0].isalpha()]
    if len(words) < LEAST_WORDS and not called:
        return "too-little-text"
    if not called and not is_english(words):
        return "another-language"
    return "several-adverts" if _adverts(view, sections, shown, known) > 1 else None


def is_english(words: list[str]) -> bool:
    """Return whether enough of the folded words are the small words of English."""
    sample = words[:SAMPLE]
    return len(sample) < LEAST_WORDS or sum(w in ENGLISH for w in sample) >= LEAST_ENGLISH * len(sample)


def _adverts(view: View, sections: Iterable[Section], shown: Mapping[int, Shown], known: list[Distinction]) -> int:
    """Return how many different roles head a part of the text: a short line in capitals or with a number before it."""
    headings = set()
    names = [(s, e) for i, x in shown.items() if "named" in known[i].cues for s, e in x.places]
    for start, end in names:
        first, last = _line(view, start)
        numbered = view.texts[first].isdigit() or view.texts[first] in "#"
        if last - first <= HEADING_WORDS and (numbered or view.texts[start].isupper()) and last < len(view.texts) - LEAST_WORDS:
            headings.add(" ".join(view.folded[start:end]))
    return len(headings)


def _line(view: View, word: int) -> tuple[int, int]:
    first = last = word
    while first > 0 and "\n" not in view.texts[first - 1]:
        first -= 1
    while last < len(view.texts) and "\n" not in view.texts[last]:
        last += 1
    return first, last


def conflict(model: RoleModel, shown: Mapping[int, Shown], known: list[Distinction], title: str) -> str | None:
    """Return a note where the title promises one role and the rest of the text is another."""
    promised = {r for i in shown if "titles" in known[i].cues for r in known[i].roles}
    if len(promised) != 1:
        return None
    strengths = {known[i].id: s.strength for i, s in shown.items() if not known[i].cues.keys() & {"titles", "named"}}
    read = model.decide(strengths)
    if read.label in promised or read.probabilities[read.label] < SURE:
        return None
    return f"titled {title.strip()}, reads as {NAMES[read.label]}: {strongest(read, known)}"


def strongest(decision: Decision, known: list[Distinction]) -> str:
    """Return the statement that speaks most for the label."""
    best = max(decision.points, key=decision.points.__getitem__)
    statement = next(d.statement for d in known if d.id == best)
    return statement[0].lower() + statement[1:]
