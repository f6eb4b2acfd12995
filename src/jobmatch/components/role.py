"""Role: what the job is, from its duties and skills, by the distinctions of lexicons/distinctions.jsonl.

Sets `doc.cats` (probabilities of the four roles) and `doc.spans["role"]`: the words that show a distinction,
`label_` its id. `doc.user_data["role"]` holds what each distinction adds to the decision, in log-odds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jobmatch import scratch, words
from jobmatch.distinctions import Distinctions, Shown
from jobmatch.factories import factory
from jobmatch.lexicon import Lexicon, load
from jobmatch.role_notes import LANGUAGE_NOTE, REASONS, abstains, conflict, is_english, profession
from jobmatch.roles import Decision, RoleModel
from jobmatch.types import ROLES, Evidence, Mention, Role
from jobmatch.words import Page

MOST_PLACES = 3  # a distinction is shown at so many places
CLOSE = 0.25  # probability from which the runner-up is named
DIGITS = 4
PRIOR = "prior"
TITLE_LINES, TITLE_WORDS = 3, 10  # where a text that came without a title may state it
FIELD = "titled-data-field"  # a line with no more than this may well be no title
Mentioner = Callable[[int, int, int], Mention]  # characters start to end, and the first word


class RoleClassifier:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.distinctions = Distinctions(lexicon)
        self.model = RoleModel.from_dict(lexicon.document("role_weights"))

    def __call__(self, doc: Page) -> Page:
        """Decide and write the role."""
        view, given = words.view(doc), doc.user_data.get("title", "")
        title = given or self.title_line(doc)
        shown, known = self.shown(doc, title), self.distinctions.all
        if reason := abstains(view, shown, known, titled=bool(given)):
            self.abstain(doc, reason)
            return doc
        decision = self.model.decide({known[i].id: s.strength for i, s in shown.items()})
        note: str | None = LANGUAGE_NOTE
        if is_english(view):
            note = conflict(self.model, view, shown, known, title) or profession(decision, shown, known)
        self.write(doc, decision, shown, note)
        return doc

    def shown(self, doc: Page, title: str) -> dict[int, Shown]:
        """Return the distinctions that a page and its title show."""
        sections, skills, duties = scratch.sections(doc), scratch.skills(doc), scratch.rows(doc, "duties")
        return self.distinctions.read(words.view(doc), sections, skills, duties, title)

    def title_line(self, doc: Page) -> str:
        """Return the first short line of the text that names a job, as many pasted postings begin; "" for none."""
        view = words.view(doc)
        for seg in scratch.sections(doc)[:TITLE_LINES]:
            line = view.text[view.starts[seg.start] : view.end(seg.end - 1)]
            if seg.end - seg.start <= TITLE_WORDS and line[-1] != "?" and self._names_a_job(line):
                return line
        return ""

    def _names_a_job(self, line: str) -> bool:
        """Return whether a line names one of the three roles, or in capitalised words another job."""
        found = [self.distinctions.all[i] for i in self.distinctions.titled(line)]
        if any(d.roles != ("other",) for d in found):
            return True
        return any(d.id != FIELD for d in found) and _is_capitalised(line)

    def abstain(self, doc: Page, reason: str) -> None:
        """Set that no role can be told: all are as likely."""
        doc.cats = {label: 1 / len(ROLES) for label in ROLES}
        doc.user_data["role"] = {"abstained": reason, "note": f"undecided: {REASONS[reason]}"}
        scratch.write(doc, "role", [])

    def write(self, doc: Page, decision: Decision, shown: dict[int, Shown], note: str | None) -> None:
        """Set the role, what each distinction adds, and where it is shown."""
        known = self.distinctions.all
        doc.cats = {label: decision.probabilities[label] for label in ROLES}
        scratch.write(doc, "role", [(*place, known[i].id, "", "") for i, s in shown.items() for place in s.places[:MOST_PLACES]])
        doc.user_data["role"] = {
            "label": decision.label, "runner_up": decision.runner_up, "note": note, "prior": decision.prior,
            "points": {d.id: (decision.points[d.id], d.statement, d.source) for d in known if decision.points.get(d.id)},
        }  # fmt: skip


def _is_capitalised(line: str) -> bool:
    """Return whether the words of a line begin with capitals, small ones left aside."""
    return all(word[0].isupper() for word in line.split() if len(word) > 3 and word.isalpha())


def to_role(doc: Page, mention: Mentioner) -> Role:
    """Return the role that the component found."""
    found: dict[str, Any] = doc.user_data.get("role", {})
    if "label" not in found:
        return Role("other", dict(doc.cats), note=found.get("note"), abstained=found.get("abstained"))
    second = found["runner_up"] if doc.cats[found["runner_up"]] >= CLOSE else None
    evidence = _evidence(doc, found, mention)
    log_odds = round(sum(e.weight for e in evidence), DIGITS)
    return Role(found["label"], dict(doc.cats), second, evidence, found["note"], log_odds)


def _evidence(doc: Page, found: dict[str, Any], mention: Mentioner) -> tuple[Evidence, ...]:
    """Return all that spoke, strongest first; the rounded weights still add up to the log-odds."""
    view = words.view(doc)
    places: dict[str, list[Mention]] = {}
    for start, end, name, _, _ in scratch.rows(doc, "role"):
        places.setdefault(name, []).append(mention(view.starts[start], view.end(end - 1), start))
    out = [
        Evidence(name, statement, round(points, DIGITS), source, tuple(places.get(name, ())))
        for name, (points, statement, source) in found["points"].items()
    ]
    total = found["prior"] + sum(points for points, _, _ in found["points"].values())
    rest = round(total - sum(e.weight for e in out), DIGITS)
    out.append(Evidence(PRIOR, "How common such postings are", rest, "learned"))
    return tuple(sorted(out, key=lambda e: -abs(e.weight)))


def _make(nlp: Any, name: str, lexicons: list[str] | None) -> RoleClassifier:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return RoleClassifier(load(*(lexicons or ())))


__getattr__ = factory("role", _make, requires=["doc.spans"], assigns=["doc.cats"], default_config={"lexicons": None})
