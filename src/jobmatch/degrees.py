"""Degrees in text: which are named, whether they are wished for, and whether experience may replace them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A segment without any of these words names no degree; asking a set is a hundred times cheaper than the pattern.
WORDS = frozenset(
    "degree bachelor master phd ph bs ms b m ba ma msc bsc mba doctorate doctoral doctor associate graduate undergraduate "
    "postgraduate diploma college university school ged btech mtech tech eng".split()
)
_PHD = (r"ph\.?\s?d\.?s?\b", r"doctora(?:te|l)\w*", r"doctor(?:'s|’s)?\s+degree")
_MASTER = (
    r"masters?\b(?!\s+data)", r"master[’'`]?s\b", r"m\.\s?s\.?c?\b", r"msc\b", r"mba\b", r"m\.?eng\b", r"m\.?tech\b", r"m\.\s?a\.",
    r"graduate degree", r"advanced degree", r"higher degree", r"postgraduate",
)  # fmt: skip
_BACHELOR = (
    r"bachelor[’'`]?s?\b", r"b\.\s?s\.?c?\b", r"bsc\b", r"b\.\s?a\.", r"ba\b(?=\s*/|\s+(?:degree|in|or)\b)", r"b\.?tech\b",
    r"b\.?e\b(?=[/.])", r"undergraduate(?: degree|\s+or\b)", r"college degree", r"university degree", r"college graduate", r"degree level",
    r"(?:4|four)[- ]year (?:college |university )?degree", r"honours degree", r"university graduate", r"degree qualified",
)  # fmt: skip
_ASSOCIATE = (r"associate[’'`]?s?\s+degree", r"associates\b\s+(?:degree|in)", r"two[- ]year degree", r"associate \(required\)")
_NONE = (r"high school", r"\bged\b")
_NAMED = re.compile(
    r"\b(?:"
    + "|".join(
        f"(?P<{degree}>{'|'.join(patterns)})"
        for degree, patterns in (
            ("phd", _PHD), ("master", _MASTER), ("bachelor", _BACHELOR), ("associate", _ASSOCIATE), ("none", _NONE),
        )
    )
    + ")",
    re.IGNORECASE,
)  # fmt: skip
# In capitals only: "ms" is also milliseconds, "bs" more than one thing.
_ABBREVIATED = re.compile(
    r"(?<![A-Z.\d])(?:(?P<master>M\.?S\.?c?\.?|MSc|MBA|M\.Eng)|(?P<bachelor>B\.?S\.?c?\.?|BSc|B\.?A\.?|BTech|BE))(?=[\s/,(.)]|$)"
)
_NOT_MS = re.compile(
    r"\s*(?:office|excel|word|access|sql|azure|power|visio|project|teams|windows|dynamics|outlook|suite|server|ssis|dos)\b", re.I
)
# A degree of which no level is told is the first that there is.
_BARE = re.compile(
    r"\b(?:degrees?(?:\s+or\s+\w+)?\s+in\b|(?:relevant|technical|quantitative|science|related|stem|engineering)\s+degree|degree\b)",
    re.I,
)
_FIELDS = (
    "computer|stat|math|engineer|physics|a |an |the |any|data|econ|quant|relat|business|science|software|information|machine"
    r"|operations|electrical|applied|finance|cs\b"
)
_PLACE = re.compile(
    rf"degree|diploma|in\s+(?:{_FIELDS})|required|preferred|/|or\s+(?:equivalent|higher|phd|ph\.d|master)|education"
    r"|\bB\.?[SA]\b|\bM\.?S\b|level|or above|qualif|student|candidate|\bged\b|(?:college|university) graduate",
    re.I,
)
_SUBSTITUTE = "equivalent|relevant|related|comparable|similar|commensurate|practical|work|professional|industry"
_REPLACED = re.compile(
    rf"or\s+(?:an?\s+)?(?:the\s+)?(?:\w+\s+){{0,2}}?(?:{_SUBSTITUTE})\s+(?:\w+\s+){{0,4}}?(?:experience|work|training|combination|skills)"
    r"|equivalent\s+(?:\w+\s+){0,3}?experience|equivalent combination|in lieu|or experience|and/or\s+(?:\w+\s+)?experience"
    r"|experience\s+(?:may|can)\s+(?:be\s+)?substitut|may be substituted|or\s+\d+\+?\s+years"
    r"|or equivalent\b(?! (?:degree|field|in\b|quant|disc|tech))",
    re.I,
)
_JOINED = re.compile(r"(?:\bor|/)\s*(?:an?\s+)?$", re.I)  # a Bachelor's or a Master's: one wish speaks of both
WISHED = re.compile(r"prefer|desir|a plus|nice to have|ideal|bonus|advantage|typically|asset", re.I)


def degrees_in(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, degree) of each degree named; a bare "degree" where no level is."""
    found = False
    for m in (*_NAMED.finditer(sentence), *_ABBREVIATED.finditer(sentence)):
        near = sentence[max(0, m.start() - 40) : m.end() + 60]
        if _PLACE.search(near) and not _NOT_MS.match(sentence[m.end() :]):
            found = True
            yield m.start(), m.end(), m.lastgroup or "none"
    bare = None if found else _BARE.search(sentence)
    if bare:
        yield bare.start(), bare.end(), "bachelor"


def is_wished(sentence: str, start: int, end: int) -> bool:
    """Whether the words beside a degree at characters start to end only wish for it; the next degree ends its reach."""
    after = sentence[end : end + 60]
    others = (m for pattern in (_NAMED, _ABBREVIATED) for m in pattern.finditer(after))
    stops = [m.start() for m in others if not _JOINED.search(after[: m.start()])]
    if stop := re.search("[;.](?= )", after):
        stops.append(stop.start())
    return bool(WISHED.search(sentence[max(0, start - 25) : start]) or WISHED.search(after[: min(stops, default=60)]))


def is_replaceable(sentence: str) -> bool:
    """Whether experience will do in place of the degree."""
    return bool(_REPLACED.search(sentence))
