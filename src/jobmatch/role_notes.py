"""What stands beside a role: why the tool abstains, and where title and duties disagree."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress

from jobmatch.distinctions import Distinction, Extent, Shown
from jobmatch.roles import Decision, RoleModel
from jobmatch.words import LETTER, View

LEAST_WORDS = 25  # with fewer, and no name of a role, nothing can be told
SAMPLE = 400  # words that tell the language
LEAST_ENGLISH = 0.12  # share of words that are ENGLISH; postings in English have .2 to .45, lists of names down to .15
ENGLISH = frozenset(
    [*"a an and are as at be by for from have in is of on or our that the this to we who will with you your".split()]
)
HEADING_WORDS = 8  # a line with no more words than this may be the heading of an advert
SURE = 0.6  # probability from which the duties contradict a title
NAMES = {
    "ml-engineer": "ML engineer", "data-scientist": "data scientist", "data-engineer": "data engineer",
    "other": "another profession",
}  # fmt: skip
LANGUAGE_NOTE = "the text is not in English: the role rests on its title and on names"
REASONS = {
    "too-little-text": "too little text to tell",
    "another-language": "the text is in another language than English",
    "several-adverts": "several adverts stand in this text: give them one by one",
}


def abstains(view: View, shown: Mapping[int, Shown], known: list[Distinction], titled: bool) -> str | None:
    """Return the reason not to name a role (a key of REASONS), or None; `titled` where a title came beside the text."""
    named = [known[i].cues.keys() for i in shown]
    called = any("named" in ways or "titles" in ways for ways in named)
    if not called and sum(w[0].isalpha() for w in view.folded) < LEAST_WORDS:
        return "too-little-text"
    if not called and not is_english(view):
        return "another-language"
    return "several-adverts" if not titled and _adverts(view, shown, known) > 1 else None


def is_english(view: View) -> bool:
    """Return whether enough of the words are the small words of English; a few words count as English."""
    sample = list(compress(view.folded[: 2 * SAMPLE], map(LETTER.__and__, view.shapes)))[:SAMPLE]
    return len(sample) < LEAST_WORDS or sum(map(ENGLISH.__contains__, sample)) >= LEAST_ENGLISH * len(sample)


def _adverts(view: View, shown: Mapping[int, Shown], known: list[Distinction]) -> int:
    """Return how many lines are the heading of an advert, each for another role."""
    lines: dict[str, Extent] = {}
    for i, x in shown.items():
        if "named" in known[i].cues:
            for start, end in x.places:
                if line := _heading(view, start):
                    lines.setdefault(" ".join(view.folded[start:end]), line)
    return len(set(lines.values()))


def _heading(view: View, word: int) -> Extent | None:
    """Return the line of a name of a role where it is short, numbered or in capitals, and text follows."""
    first = last = word
    lowest, highest = max(0, word - HEADING_WORDS), min(len(view.texts), word + HEADING_WORDS)
    while first > lowest and "\n" not in view.texts[first - 1]:
        first -= 1
    while last < highest and "\n" not in view.texts[last]:
        last += 1
    marked = view.texts[first].isdigit() or view.texts[first] == "#" or view.texts[word].isupper()
    short = last - first <= HEADING_WORDS and last < len(view.texts) - LEAST_WORDS
    return (first, last) if marked and short else None


def conflict(model: RoleModel, view: View, shown: Mapping[int, Shown], known: list[Distinction], title: str) -> str | None:
    """Return a note where the title promises one role and the rest of the text, if there is enough, is another."""
    promised = {r for i in shown if "titles" in known[i].cues for r in known[i].roles}
    if len(promised) != 1 or len(view.folded) < LEAST_WORDS:
        return None
    strengths = {known[i].id: s.strength for i, s in shown.items() if not known[i].cues.keys() & {"titles", "named"}}
    read = model.decide(strengths)
    if read.label in promised or read.probabilities[read.label] < SURE:
        return None
    points = model.points(strengths, read.label, promised.pop())
    return f"titled {title.strip()}, reads as {NAMES[read.label]}: {strongest(points, known)}"


def profession(decision: Decision, shown: Mapping[int, Shown], known: list[Distinction]) -> str | None:
    """Return what the work is where it is surely none of the three roles."""
    if decision.label != "other" or decision.probabilities["other"] < SURE:
        return None
    work = {known[i].id: s.strength for i, s in shown.items() if s.places and _is_work_of_others(known[i])}
    return f"{NAMES['other']}: {strongest(work, known)}"


def _is_work_of_others(distinction: Distinction) -> bool:
    return distinction.roles == ("other",) and not distinction.cues.keys() & {"titles", "named"}


def strongest(points: Mapping[str, float], known: list[Distinction]) -> str:
    """Return the statement that speaks most, leaving out what is only absent."""
    said = {d.id: d.statement for d in known if "absent" not in d.cues}
    best = max(said.keys() & points.keys(), key=points.__getitem__, default="")
    return said[best][0].lower() + said[best][1:] if best else "little else is said"
