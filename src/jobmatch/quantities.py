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
    rf"(?<![\w$€£.,-])(?P<a>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\+?\s*\))?\s*(?:\+|plus|or more|or greater)?"
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


_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD",
             "rs": "INR", "rs.": "INR", "inr": "INR", "usd": "USD", "eur": "EUR", "gbp": "GBP", "cad": "CAD",
             "aud": "AUD", "chf": "CHF", "sgd": "SGD", "s$": "SGD"}  # fmt: skip
_MONEY = r"(?:(?P<c{0}>US\$|CA\$|C\$|A\$|S\$|[$€£₹]|USD|EUR|GBP|CAD|AUD|CHF|SGD|INR|Rs\.?)\s*)?(?P<n{0}>\d{{1,3}}(?:[,.\s]\d{{3}})+(?:\.\d{{1,2}})?|\d+(?:\.\d{{1,2}})?)\s?(?P<k{0}>[kK]\b|[kK](?=\s*[-–]))?"
_PAY = re.compile(
    _MONEY.format(1)
    + r"(?:\s*(?:USD|EUR|GBP|CAD|AUD)\b)?(?:\s*(?:/|per|an?|p\.?)?\s*(?:year|yr|annum|hour|hr|annually))?"
    + r"(?:\s*(?:-|–|—|to|and|up to)\s*" + _MONEY.format(2) + r")?"
    + r"\s*(?P<c3>USD|EUR|GBP|CAD|AUD|CHF|SGD|INR)?"
    + r"(?P<tail>.{0,48})",
    re.DOTALL,
)
_PER = (
    (re.compile(r"^[\s/,()*]*(?:per|an?|/|p\.?)?\s*-?\s*(?:hour|hr|hourly)\b", re.I), "hour"),
    (re.compile(r"^[\s/,()*]*(?:per|an?|/|p\.?)?\s*(?:day|daily|diem)\b", re.I), "day"),
    (re.compile(r"^[\s/,()*]*(?:per|an?|/|p\.?)?\s*(?:week|weekly)\b", re.I), "week"),
    (re.compile(r"^[\s/,()*]*(?:per|an?|/|p\.?)?\s*(?:month|monthly|pcm)\b", re.I), "month"),
    (re.compile(r"^[\s/,()*]*(?:per|an?|/|p\.?)?\s*(?:year|yr|annum|annual|annually|pa\b|p\.a|yearly)", re.I), "year"),
)
_PAY_WORDS = re.compile(
    r"salar|\bpay\b|compensation|\bwage|hourly|\brate\b|per hour|/\s?h|per annum|per year|a year|an hour|annual|remunerat|\bctc\b|\bote\b|base\b|earn",
    re.I,
)
_NOT_PAY = re.compile(
    r"revenue|fund|billion|million|invest|raised|valuation|market|assets|bonus of|referral|sign-?on|stipend|reimburse|401|insurance|customers|savings|sales of|budget|grant|\bARR\b|coverage|deductible|allowance|donat|lottery|credit|voucher|home office|wellbeing|wellness|learning",
    re.I,
)
LEAST = {"hour": (5, 500), "day": (50, 5_000), "week": (200, 20_000), "month": (500, 60_000), "year": (9_000, 2_000_000)}


def pay_in(text: str) -> Salary | None:
    """Return the first pay that the text states; revenue, funding and bonuses are none."""
    if not any(sign in text for sign in "$€£₹") and not re.search(r"USD|EUR|GBP|CAD|INR|salary", text, re.I):
        return None
    for match in _PAY.finditer(text):
        if salary := _salary(text, match):
            return salary
    return None


def _salary(text: str, m: re.Match[str]) -> Salary | None:
    sign = m["c1"] or m["c2"] or m["c3"]
    context = text[max(0, m.start() - 80) : m.start()]
    tail = m["tail"] or ""
    if sign is None or re.match(r"\s*(?:m\b|mm\b|b\b|bn\b|million|billion|\+?\s*(?:million|billion))", tail, re.I):
        return None
    if _NOT_PAY.search(context[-45:]) or _NOT_PAY.search(tail):
        return None
    if not (_PAY_WORDS.search(context) or _PAY_WORDS.search(m.group(0))):
        return None
    low, high = _amount(m["n1"], m["k1"] or m["k2"]), _amount(m["n2"], m["k2"] or m["k1"]) if m["n2"] else None
    per = _per(m, max(low, high or 0))
    floor, ceiling = LEAST[per]
    if not floor <= low <= ceiling or (high is not None and not low <= high <= ceiling):
        return None
    return Salary(low, high if high is not None else low, _CURRENCY.get(sign.lower()), per)


def _amount(number: str, thousand: str | None) -> float:
    plain = re.sub(r"[,\s](?=\d{3})|\.(?=\d{3}(?:\D|$))", "", number)
    return float(plain) * (1000 if thousand else 1)


def _per(m: re.Match[str], amount: float) -> str:
    matched = m.group(0)[: len(m.group(0)) - len(m["tail"] or "")]
    for pattern, per in _PER:
        if pattern.search(m["tail"] or ""):
            return per
    if re.search(r"hour|hr\b", matched, re.I):
        return "hour"
    return "hour" if amount < 500 else "month" if amount < 9_000 else "year"
