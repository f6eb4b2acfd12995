"""Marks: wordings that give away seniority, kind of employment and place of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Value, words of which one must be in the text for the pattern to be tried, pattern over lower case.
# A pattern that begins with a letter, and looks back for the word's begin, is sought as fast as the letter: with a
# `\b` in front the frequent ones (internal, senior) cost three times as much.
_WHO = "engineer|scientist|developer|analyst|architect|consultant"
_SENIORITY = (
    ("intern", ("intern",), r"intern(?<=\bintern)(?<!non-intern)(?<!non intern)(?:ship)?\b"),
    ("junior", ("junior", "jr", "entry-level", "entry level", "graduate role", "graduate program", "graduate scheme", "new grad"),
     r"\b(?:junior|jr\.?|entry[- ]level|graduate (?:role|program|scheme)|new grad)\b"),
    ("principal", ("principal",), r"principal(?<=\bprincipal) (?:\w+ ){0,3}(?:engineer|scientist|architect)"),
    ("staff", ("staff",), r"staff(?<=\bstaff) (?:\w+ ){0,3}(?:engineer|scientist)"),
    ("lead", ("lead data", "lead m", "lead ai", "lead engineer", "lead scientist", "lead soft", "lead dev", "lead analyst", "team lead",
              "lead big", "lead bi"), r"\blead (?:\w+ ){0,3}(?:engineer|scientist|developer|analyst)|\bteam lead"),
    ("senior", ("senior", "sr"), rf"(?:senior(?<=\bsenior)|sr(?<=\bsr)\.?) (?:\w+ ){{0,4}}(?:{_WHO})"),
    ("manager", ("director", "head of"), r"\b(?:director|head) of (?:data|engineering|analytics|machine)"),
    ("mid", ("mid-", "mid "), r"\bmid[- ](?:level|senior)\b"),
)  # fmt: skip
_EMPLOYMENT = (
    ("internship", ("internship",), r"internship(?<=\binternship)(?<!non-internship)(?<!non internship)\b"),
    ("contract", ("contract", "c2c", "corp-to", "corp to"),
     r"\b(?:job type:? contract|contract (?:role|position|to hire|length)|c2c|corp[- ]to[- ]corp|contract-to-hire|\d+[- ]months? contract)\b"),
    ("part-time", ("part-time", "part time"), r"\bpart[- ]time\b"),
    ("full-time", ("full-time", "full time", "fulltime"), r"full[- ]?time\b"),
    ("temporary", ("temporary",), r"\btemporary (?:role|position|contract)\b"),
)  # fmt: skip
_WORKPLACE = (
    ("hybrid", ("hybrid",),
     r"\bhybrid (?:work|role|position|schedule|model|remote|office)|\bhybrid\b(?=[ ,.;)]*(?:\(|\d|$|role|in\b))|#li-hybrid"),
    ("remote", ("remote", "work from"),
     r"\b(?:fully[- ]remote|100% remote|remote[- ](?:first|friendly|work|role|position|job|opportunity|only|in|within|across|based)"
     r"|remotely(?!:? no)|work from home|work from anywhere|location:? remote|remote - )|#li-remote|\(remote\)"),
    ("on-site", ("on-site", "onsite", "in-office", "in office", "in-person", " days a week in ", " days per week in "),
     r"\b(?:on-?site (?:role|position|work|in|at|only)|in[- ]office|in-person role|\d days (?:a|per) week in (?:the|our) office)|#li-onsite"),
)  # fmt: skip
_MARKS = tuple(
    (label, value, needles, re.compile(pattern))
    for label, table in (("seniority", _SENIORITY), ("employment", _EMPLOYMENT), ("workplace", _WORKPLACE))
    for value, needles, pattern in table
)


def marks_in(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, fact, value): the first wording of each of seniority, employment and workplace."""
    low = text.lower()
    first: dict[str, tuple[int, int, str, str]] = {}
    for label, value, needles, pattern in _MARKS:
        if any(n in low for n in needles) and (m := pattern.search(low)):
            mark = (m.start(), m.end(), label, value)
            first[label] = min(first.get(label, mark), mark)
    yield from first.values()
