"""Facts: total years, degree, pay, seniority, kind of employment and place of work.

Writes `doc.spans["facts"]`: `label_` the fact (years, degree, salary, seniority, employment, workplace),
`id_` its value, `kb_id_` a qualifier (degree: required or not; salary: currency and period).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from jobmatch.quantities import pay_in, years_in
from jobmatch.types import DEGREES

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
_SENIORITY = (
    ("intern", re.compile(r"\bintern(?:ship)?\b", re.I)), ("junior", re.compile(r"\b(?:junior|jr\.?|entry[- ]level|graduate (?:role|program|scheme)|new grad)\b", re.I)),
    ("principal", re.compile(r"\bprincipal (?:\w+ ){0,3}(?:engineer|scientist|architect)", re.I)), ("staff", re.compile(r"\bstaff (?:\w+ ){0,3}(?:engineer|scientist)", re.I)),
    ("lead", re.compile(r"\blead (?:\w+ ){0,3}(?:engineer|scientist|developer|analyst)|team lead", re.I)),
    ("senior", re.compile(r"\b(?:senior|sr\.?) (?:\w+ ){0,4}(?:engineer|scientist|developer|analyst|architect|consultant)", re.I)),
    ("manager", re.compile(r"\b(?:director|head) of (?:data|engineering|analytics|machine)", re.I)),
    ("mid", re.compile(r"\bmid[- ](?:level|senior)\b", re.I)),
)  # fmt: skip
_EMPLOYMENT = (
    ("internship", re.compile(r"\binternship\b", re.I)), ("contract", re.compile(r"\b(?:job type:? contract|contract (?:role|position|to hire|length)|c2c|corp[- ]to[- ]corp|contract-to-hire|6[- ]month contract|12[- ]month contract)\b", re.I)),
    ("part-time", re.compile(r"\bpart[- ]time\b", re.I)), ("full-time", re.compile(r"\bfull[- ]?time\b", re.I)), ("temporary", re.compile(r"\btemporary (?:role|position|contract)\b", re.I)),
)  # fmt: skip
_WORKPLACE = (
    ("hybrid", re.compile(r"\bhybrid (?:work|role|position|schedule|model|remote|office)|\bhybrid\b(?=[ ,.;)]*(?:\(|\d|$|role|in\b))|#li-hybrid", re.I)),
    ("remote", re.compile(r"\b(?:fully[- ]remote|100% remote|remote[- ](?:first|friendly|work|role|position|job|opportunity|only|in|within|across|based)|work(?:ing)? remotely|remotely|work from home|work from anywhere|location:? remote|#li-remote|\(remote\)|remote - )", re.I)),
    ("on-site", re.compile(r"\b(?:on-?site (?:role|position|work|in|at|only)|in[- ]office|in-person role|#li-onsite|\d days (?:a|per) week in (?:the|our) office)", re.I)),
)  # fmt: skip


class FactFinder:
    """See the module."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        segments = [(s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans["sections"]]
        facts = [*self.years(text, segments), *self.degree(text, segments), *self.salary(text), *self.marks(text)]
        spans = []
        for start, end, label, value, qualifier in facts:
            span = doc.char_span(start, end, label=label, kb_id=qualifier, span_id=value, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans["facts"] = SpanGroup(doc, name="facts", spans=spans)
        return doc

    def years(self, text: str, segments: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str, str]]:
        """Return the least total years asked of every candidate (at most one fact)."""
        found = []
        for start, end, section, _ in segments:
            if section not in ASKED or ("ear" not in text[start:end] and "yr" not in text[start:end].lower()):
                continue
            found += list(_asked_years(text, start, end))
        if not found:
            return []
        # Several figures each speak of one skill: who meets all of them has the longest.
        start, end, least = max(found, key=lambda f: (f[2], -f[0]))
        return [(start, end, "years", f"{least:g}", "")]

    def degree(self, text: str, segments: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str, str]]:
        """Return the lowest degree that suffices (at most one fact)."""
        best: tuple[tuple[bool, int], tuple[int, int, str, str, str]] | None = None
        for start, end, section, form in segments:
            if section in ("legal", "benefits", "apply", "company"):
                continue
            for at, to, degree in _degrees(text[start:end]):
                sentence = text[start:end]
                wished = section == "preferred" or bool(_WISHED.search(sentence[max(0, at - 25) : to + 60]))
                required = not wished and not _EQUIVALENT.search(sentence)
                key = (wished, DEGREES.index(degree))
                if best is None or key < best[0]:
                    best = key, (start + at, start + to, "degree", degree, "required" if required else "")
        return [best[1]] if best else []

    def salary(self, text: str) -> list[tuple[int, int, str, str, str]]:
        """Return the pay as `min-max` with `currency/per` (at most one fact)."""
        pay = pay_in(text)
        if pay is None:
            return []
        return [(0, 1, "salary", f"{pay.min:g}-{pay.max:g}", f"{pay.currency}/{pay.per}")]

    def marks(self, text: str) -> Iterator[tuple[int, int, str, str, str]]:
        """Yield seniority, employment and workplace where a wording gives them away."""
        for label, table in (("seniority", _SENIORITY), ("employment", _EMPLOYMENT), ("workplace", _WORKPLACE)):
            hits = [(m.start(), m.end(), value) for value, pattern in table if (m := pattern.search(text))]
            if hits:
                start, end, value = min(hits)
                yield start, end, label, value, ""


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
