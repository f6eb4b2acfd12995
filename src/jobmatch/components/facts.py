"""Facts: total years, degree, pay, seniority, kind of employment and place of work.

Writes `doc.spans["facts"]`: `label_` the fact (years, degree, salary, seniority, employment, workplace),
`id_` its value, `kb_id_` a qualifier (degree: required or not; salary: currency and period).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from jobmatch import scratch, words
from jobmatch.quantities import pay_in, years_in
from jobmatch.types import DEGREES

UNSCHOOLED = ("legal", "benefits", "apply", "company")
ASKED = ("requirements", "duties", "other", "facts", "company")
_EXPERIENCE = re.compile(
    r"experience|exp\b|background|track record|similar|industry|in the field|work|professional|\w+ing\b|\bin\b|\bwith\b|\bof\b|required", re.I
)
_NOT_EXPERIENCE = re.compile(
    r"(?:years? old|ago|\bfor (?:over|more than|nearly|almost|the (?:last|past))|(?:past|last|next|first|every|each|within|previous|after|the)\s*|history(?: of)?|anniversary|in business|since|celebrat\w*|vesting|contract\D{0,15}|founded|\bage|growing|aged?|over the|duration\W*)\s*$", re.I
)
_NOT_AFTER = re.compile(r"\s*(?:old|ago|in business|of age|in a row|contract|vesting|history|running|later|we|our|term|fixed|degree|college|university|consecutive|warranty|anniversary|of growth|of innovation|of service\b)", re.I)
_DEGREE = re.compile(
    r"\b(?:(?P<phd>ph\.?\s?d\.?s?\b|doctora(?:te|l)\w*|doctor(?:'s|’s)?\s+degree)"
    r"|(?P<master>masters?\b(?!\s+data)|master[’'`]?s\b|m\.\s?s\.?c?\b|msc\b|mba\b|m\.?eng\b|m\.?tech\b|graduate degree|advanced degree|higher degree|postgraduate|m\.\s?a\.)"
    r"|(?P<bachelor>bachelor[’'`]?s?\b|b\.\s?s\.?c?\b|bsc\b|b\.\s?a\.|\bba\b(?=\s*/|\s+(?:degree|in|or)\b)|b\.?tech\b|b\.?e\b(?=[/.])|undergraduate degree|college degree|university degree|4[- ]year (?:college |university )?degree|four[- ]year (?:college )?degree|college graduate|degree level|honours degree|university graduate|degree qualified)"
    r"|(?P<associate>associate[’'`]?s?\s+degree|associates\b\s+(?:degree|in)|two[- ]year degree|associate \(required\))"
    r"|(?P<none>high school|\bged\b))",
    re.IGNORECASE,
)  # fmt: skip
# In capitals only: "ms" is also milliseconds, "bs" more than one thing.
_ABBREVIATED = re.compile(r"(?<![\w.])(?:(?P<master>M\.?S\.?c?\.?|MSc|MBA|M\.Eng)|(?P<bachelor>B\.?S\.?c?\.?|BSc|B\.?A\.?|BTech|BE))(?=[\s/,(.)]|$)")
_NOT_MS = re.compile(r"\s*(?:office|excel|word|access|sql|azure|power|visio|project|teams|windows|dynamics|outlook|suite|server|ssis|dos)\b", re.I)
# A degree of which no level is told is the first that there is.
_BARE = re.compile(r"\b(?:degrees?(?:\s+or\s+\w+)?\s+in\b|(?:relevant|technical|quantitative|science|related|stem|engineering|university|college)\s+degree|degree\b)", re.I)
_DEGREE_PLACE = re.compile(r"degree|diploma|in\s+(?:computer|stat|math|engineer|physics|a |an |the |any|data|econ|quant|relat|business|science|software|information|machine|operations|electrical|applied|finance|cs\b)|required|preferred|/|or\s+(?:equivalent|higher|phd|ph\.d|master)|education|\bB\.?[SA]\b|\bM\.?S\b|level|or above|qualif|student|candidate", re.I)
_EQUIVALENT = re.compile(
    r"or\s+(?:an?\s+)?(?:the\s+)?(?:\w+\s+){0,2}?(?:equivalent|relevant|related|comparable|similar|commensurate|practical|work|professional|industry)\s+(?:\w+\s+){0,4}?(?:experience|work|training|combination|skills)"
    r"|equivalent\s+(?:\w+\s+){0,3}?experience|equivalent combination|in lieu|or experience|and/or\s+(?:\w+\s+)?experience|experience\s+(?:may|can)\s+(?:be\s+)?substitut|or\s+\d+\+?\s+years|or equivalent\b(?! (?:degree|field|in\b|quant|disc|tech))", re.I)
_WISHED = re.compile(r"prefer|desir|a plus|nice to have|ideal|bonus|advantage|typically|asset", re.I)
# Marks: value, words of which one must be in the text for the pattern to be tried, pattern over lower case.
_SENIORITY = (
    ("intern", ("intern",), r"\bintern(?:ship)?\b"),
    ("junior", ("junior", " jr", "entry-level", "entry level", "graduate role", "graduate program", "graduate scheme", "new grad"), r"\b(?:junior|jr\.?|entry[- ]level|graduate (?:role|program|scheme)|new grad)\b"),
    ("principal", ("principal",), r"\bprincipal (?:\w+ ){0,3}(?:engineer|scientist|architect)"),
    ("staff", ("staff",), r"\bstaff (?:\w+ ){0,3}(?:engineer|scientist)"),
    ("lead", ("lead data", "lead machine", "lead ml", "lead ai", "lead engineer", "lead scientist", "lead soft", "lead dev", "lead analyst", "team lead", "lead big", "lead bi"), r"\blead (?:\w+ ){0,3}(?:engineer|scientist|developer|analyst)|\bteam lead"),
    ("senior", ("senior", "sr"), r"\b(?:senior|sr\.?) (?:\w+ ){0,4}(?:engineer|scientist|developer|analyst|architect|consultant)"),
    ("manager", ("director", "head of"), r"\b(?:director|head) of (?:data|engineering|analytics|machine)"),
    ("mid", ("mid-", "mid "), r"\bmid[- ](?:level|senior)\b"),
)
_EMPLOYMENT = (
    ("internship", ("internship",), r"\binternship\b"),
    ("contract", ("contract", "c2c", "corp-to", "corp to"), r"\b(?:job type:? contract|contract (?:role|position|to hire|length)|c2c|corp[- ]to[- ]corp|contract-to-hire|\d+[- ]months? contract)\b"),
    ("part-time", ("part-time", "part time"), r"\bpart[- ]time\b"),
    ("full-time", ("full-time", "full time", "fulltime"), r"full[- ]?time\b"),
    ("temporary", ("temporary",), r"\btemporary (?:role|position|contract)\b"),
)
_WORKPLACE = (
    ("hybrid", ("hybrid",), r"\bhybrid (?:work|role|position|schedule|model|remote|office)|\bhybrid\b(?=[ ,.;)]*(?:\(|\d|$|role|in\b))|#li-hybrid"),
    ("remote", ("remote", "work from", "working remotely"), r"\b(?:fully[- ]remote|100% remote|remote[- ](?:first|friendly|work|role|position|job|opportunity|only|in|within|across|based)|work(?:ing)? remotely|remotely|work from home|work from anywhere|location:? remote|#li-remote|remote - )|\(remote\)"),
    ("on-site", ("on-site", "onsite", "in-office", "in office", "in-person", " days a week in ", " days per week in "), r"\b(?:on-?site (?:role|position|work|in|at|only)|in[- ]office|in-person role|\d days (?:a|per) week in (?:the|our) office)|#li-onsite"),
)
_MARKS = tuple(
    (label, value, needles, re.compile(pattern))
    for label, table in (("seniority", _SENIORITY), ("employment", _EMPLOYMENT), ("workplace", _WORKPLACE))
    for value, needles, pattern in table
)
# A segment without any of these words names no degree; asking a set is a hundred times cheaper than the pattern.
_DEGREE_WORDS = frozenset(
    "degree bachelor master phd ph bs ms b m ba ma msc bsc mba doctorate doctoral doctor associate graduate undergraduate postgraduate "
    "diploma college university school ged btech mtech tech eng bachelor's master's".split()
)
_YEAR_WORDS = frozenset(("year", "yr", "yoe"))


Extent = tuple[int, int, str]  # characters start to end, section
Fact = tuple[int, int, str, str, str]  # characters start to end, label, value, qualifier


class FactFinder:
    """See the module."""

    def __call__(self, doc: Doc) -> Doc:
        view = words.view(doc)
        text = view.text
        dated: list[Extent] = []
        schooled: list[Extent] = []
        for start, end, section, _, _ in scratch.sections(doc):
            own = view.folded[start:end]
            extent = (view.starts[start], view.end(end - 1), section)
            if section in ASKED and not _YEAR_WORDS.isdisjoint(own):
                dated.append(extent)
            if section not in UNSCHOOLED and not _DEGREE_WORDS.isdisjoint(own):
                schooled.append(extent)
        facts = [*self.years(text, dated), *self.degree(text, schooled), *self.salary(text), *self.marks(text)]
        scratch.write(doc, "facts", [_in_words(view.starts, fact) for fact in facts])
        return doc

    def years(self, text: str, extents: list[Extent]) -> list[Fact]:
        """Return the least total years asked of every candidate (at most one fact)."""
        found = [f for start, end, _ in extents for f in _asked_years(text, start, end)]
        if not found:
            return []
        # Several figures each speak of one skill: who meets all of them has the longest.
        start, end, least = max(found, key=lambda f: (f[2], -f[0]))
        return [(start, end, "years", f"{least:g}", "")]

    def degree(self, text: str, extents: list[Extent]) -> list[Fact]:
        """Return the lowest degree that suffices (at most one fact)."""
        best: tuple[tuple[bool, int], Fact] | None = None
        for start, end, section in extents:
            for at, to, degree in _degrees(text[start:end]):
                sentence = text[start:end]
                wished = section == "preferred" or bool(_WISHED.search(sentence[max(0, at - 25) : to + 60]))
                required = not wished and not _EQUIVALENT.search(sentence)
                key = (wished, DEGREES.index(degree))
                if best is None or key < best[0]:
                    best = key, (start + at, start + to, "degree", degree, "required" if required else "")
        return [best[1]] if best else []

    def salary(self, text: str) -> list[Fact]:
        """Return the pay as `min-max` with `currency/per` (at most one fact)."""
        pay = pay_in(text)
        if pay is None:
            return []
        return [(0, 1, "salary", f"{pay.min:g}-{pay.max:g}", f"{pay.currency}/{pay.per}")]

    def marks(self, text: str) -> Iterator[Fact]:
        """Yield seniority, employment and workplace where a wording gives them away: the first of each."""
        low = text.lower()
        first: dict[str, Fact] = {}
        for label, value, needles, pattern in _MARKS:
            if any(n in low for n in needles) and (m := pattern.search(low)):
                fact = (m.start(), m.end(), label, value, "")
                first[label] = min(first.get(label, fact), fact)
        yield from first.values()


def _in_words(starts: list[int], fact: Fact) -> tuple[int, int, str, str, str]:
    start, end, label, value, qualifier = fact
    first = max(0, bisect_right(starts, start) - 1)
    return first, max(first + 1, bisect_left(starts, end)), label, value, qualifier


def _asked_years(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, least) of each figure of years that is asked of the candidate."""
    sentence = text[start:end]
    for figure in years_in(sentence):
        before, after = sentence[max(0, figure.start - 40) : figure.start], sentence[figure.end : figure.end + 60]
        if _NOT_EXPERIENCE.search(before) or _NOT_AFTER.match(after) or figure.least > 20:
            continue
        if _WISHED.search(before) or _WISHED.match(after[1:14]) or not _EXPERIENCE.search(sentence[:60] + before + after):
            continue
        yield start + figure.start, start + figure.end, figure.least


def _degrees(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, degree) of each degree named; a bare "degree" where no level is."""
    found = False
    for m in (*_DEGREE.finditer(sentence), *_ABBREVIATED.finditer(sentence)):
        near = sentence[max(0, m.start() - 40) : m.end() + 60]
        if _DEGREE_PLACE.search(near) and not _NOT_MS.match(sentence[m.end() :]):
            found = True
            yield m.start(), m.end(), m.lastgroup or "none"
    if not found and (m := _BARE.search(sentence)):
        yield m.start(), m.end(), "bachelor"


@Language.factory("jobmatch_facts", requires=["doc.spans"], assigns=["doc.spans"])
def create_facts(nlp: Language, name: str) -> FactFinder:
    """Make the component."""
    return FactFinder()
