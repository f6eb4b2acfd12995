"""Quantities in text: years of experience and pay."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobmatch.types import Salary

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_NUMBER = r"(?:\d{1,2}(?:\.\d)?|" + "|".join(NUMBERS) + r")"
_YEARS = re.compile(
    rf"(?<![\d$€£.,-])(?<!(?-i:[A-Z_]))(?P<a>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\+?\s*\))?\s*(?:\+|plus|or more|or greater)?"
    rf"\s*(?:(?:-|–|—|to|or|/)\s*(?P<b>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\))?\s*\+?)?"
    rf"\s*(?:\+|plus)?\s*(?:or more\s*)?(?:full\s*)?-?\s*(?:years?|yrs?|yoe)\b\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Years:
    """A figure of years at characters start to end; `least` is the lower end of a range."""

    start: int
    end: int
    least: float


def years_in(text: str) -> list[Years]:
    """Return every figure of years (3+ years, 3-5 yrs, five (5) years), in order."""
    return [Years(m.start(), m.end(), _number(m["a"])) for m in _YEARS.finditer(text)]


def _number(text: str) -> float:
    return float(NUMBERS.get(text.lower()) or text)


_CURRENCY = {
    "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "s$": "SGD",
    "rs": "INR", "rs.": "INR", "inr": "INR", "usd": "USD", "eur": "EUR", "gbp": "GBP", "cad": "CAD", "aud": "AUD",
    "chf": "CHF", "sgd": "SGD",
}  # fmt: skip
_SIGN = r"US\$|CA\$|C\$|A\$|S\$|[$€£₹]|USD|EUR|GBP|CAD|AUD|CHF|SGD|INR|Rs\.?"
_CODE = "USD|EUR|GBP|CAD|AUD|CHF|SGD|INR"
_AMOUNT = r"\d{1,3}(?:[,.\s]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_PERIOD = r"(?:\s*(?:/|per|an?|p\.?)?\s*(?:year|yr|annum|hour|hr|annually))?"
_PAY = re.compile(
    rf"(?:(?P<c1>{_SIGN})\s*)?(?P<n1>{_AMOUNT})\s?(?P<k1>[kK]\b|[kK](?=\s*[-–]))?(?:\s*(?P<c3>{_CODE})\b)?{_PERIOD}"
    rf"(?:(?:[^\S\n]*[-–—]|\s*(?:to|and|up to))\s*(?:(?P<c2>{_SIGN})\s*)?(?P<n2>{_AMOUNT})\s?(?P<k2>[kK]\b)?)?"
    rf"(?:\s*(?P<c4>{_CODE}))?(?P<tail>.{{0,48}})",
    re.DOTALL,
)
# Pay is sought only where a currency stands: trying every figure of a posting costs ten times that. Every alternative
# begins with its letter, so that `re` passes over all others at once: this took four fifths off the search.
_MONEY = re.compile(r"US\$|USD|CA\$|CAD|C\$|CHF|A\$|AUD|S\$|SGD|\$|€|£|₹|EUR|GBP|INR|Rs\.?")
_BEHIND = re.compile(rf"(?<=\d)\s(?:{_CODE})\b")
_FIGURE = r"(?:\d{1,3}(?:\s\d{3})+|\d[\d,.]*)\s?[kK]?\s?"
_BEFORE_CODE = re.compile(rf"(?:{_FIGURE}(?:-|–|to)\s?)?{_FIGURE}$")
_PER = tuple(
    (re.compile(rf"^[\s/,()*]*(?:per|an?|/|p\.?)?\s*-?\s*(?:{pattern})", re.I), per)
    for pattern, per in (
        (r"hour\b|hr\b|hourly\b", "hour"), (r"day\b|daily\b|diem\b", "day"), (r"week\b|weekly\b", "week"),
        (r"month\b|monthly\b|pcm\b", "month"), (r"year|yr|annum|annual|annually|pa\b|p\.a|yearly", "year"),
    )
)  # fmt: skip
_PAY_WORDS = re.compile(
    r"salar|\bpay\b|compensation|\bwage|hourly|\brate\b|per hour|/\s?h|per annum|per year|a year|an hour|annual|remunerat"
    r"|\bctc\b|\bote\b|base\b|\bearn(?:s|ings?)?\b",
    re.I,
)
_NOT_PAY = re.compile(
    r"revenue|fund|billion|million|invest|raised|valuation|market|assets|bonus of|referral|sign-?on|stipend|reimburse|401"
    r"|insurance"
    r"|customers|savings|sales of|budget|grant|\bARR\b|coverage|deductible|allowance|allotment|donat|lottery|credit|voucher|home office"
    r"|wellbeing|wellness|(?<!machine )learning",
    re.I,
)
_SENTENCE_END = re.compile(r"\n|[.;](?=\s|[A-Z])")
# $5 million, $401(k)
_NO_EARNINGS = re.compile(r"\s*(?:m\b|mm\b|b\b|bn\b|\+?\s*(?:million|billion))|\(k\)", re.I)
# What a person can earn: (least, most) a period; anything else is another figure.
LIMITS = {"hour": (5, 500), "day": (50, 5_000), "week": (200, 20_000), "month": (500, 60_000), "year": (9_000, 2_000_000)}


def pay_in(text: str) -> Salary | None:
    """Return the first pay that the text states; revenue, funding and bonuses are none."""
    found = find_pay(text)
    return found[2] if found else None


def find_pay(text: str) -> tuple[int, int, Salary] | None:
    """Return (start, end, pay) of the first pay that the text states."""
    read = 0
    for money in _MONEY.finditer(text):
        start = money.start()
        if start < read:
            continue
        start -= start > 0 and _BEHIND.match(text, start - 1) is not None
        if text[start].isspace() or text[start : start + 3].isupper():  # a code may stand behind its figure
            behind = _BEFORE_CODE.search(text, max(0, start - 24), start)
            start = behind.start() if behind else start
        match = _PAY.match(text, start)
        if match and (salary := _salary(text, match)):
            return match.start(), match.end() - len(match["tail"]), salary
        read = match.end("n2") if match else 0  # the upper end of a range that is no pay is none either
    return None


def _salary(text: str, m: re.Match[str]) -> Salary | None:
    sign = m["c1"] or m["c2"] or m["c3"] or m["c4"]
    context = text[max(0, m.start() - 80) : m.start()]
    stated = m.group(0)[: len(m.group(0)) - len(m["tail"])]
    beside = _SENTENCE_END.split(context[-45:])[-1], _SENTENCE_END.split(m["tail"])[0]
    if sign is None or _NO_EARNINGS.match(m["tail"]) or any(map(_NOT_PAY.search, beside)):
        return None
    if not (_PAY_WORDS.search(context) or _PAY_WORDS.search(m.group(0))):
        return None
    low = _amount(m["n1"], m["k1"] or m["k2"])
    high = _amount(m["n2"], m["k2"] or m["k1"]) if m["n2"] else low
    per = _per(stated, m["tail"], max(low, high))
    least, most = LIMITS[per]
    return Salary(low, high, _CURRENCY.get(sign.lower()), per) if least <= low <= high <= most else None


def _amount(number: str, thousand: str | None) -> float:
    plain = re.sub(r"[,\s](?=\d{3})|\.(?=\d{3}(?:\D|$))", "", number)
    return float(plain) * (1000 if thousand else 1)


def _per(stated: str, tail: str, amount: float) -> str:
    for pattern, per in _PER:
        if pattern.search(tail):
            return per
    if said := re.search(r"(hour|hr\b)|year|yr\b|annu", stated, re.I):
        return "hour" if said[1] else "year"
    return "hour" if amount < 500 else "month" if amount < 9_000 else "year"
