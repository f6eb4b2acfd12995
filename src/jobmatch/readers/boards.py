"""Postings as the boards' own interfaces give them: Greenhouse, Lever, Ashby; and JSON Resume's job schema."""

from __future__ import annotations

from typing import Any

from jobmatch.readers.fields import Fields, joined, mapping, objects, sections, words_of


def is_greenhouse(data: dict[str, Any]) -> bool:
    """Return whether an object is a job of Greenhouse."""
    return {"content", "absolute_url"} <= data.keys()


def greenhouse(data: dict[str, Any]) -> Fields:
    """Return what a job of Greenhouse says; its content is escaped HTML."""
    pay = mapping(data.get("pay_input_ranges"))
    return {
        "text": sections([(None, data.get("content"))]),
        "title": words_of(data.get("title")),
        "company": words_of(data.get("company_name")),
        "location": words_of(data.get("location")),
        "id": words_of(data.get("id")),
        "date": words_of(data.get("first_published") or data.get("updated_at")),
        "salary_min": _cents(pay.get("min_cents")),
        "salary_max": _cents(pay.get("max_cents")),
        "salary_currency": pay.get("currency_type"),
    }


def is_lever(data: dict[str, Any]) -> bool:
    """Return whether an object is a posting of Lever."""
    return "text" in data and bool({"hostedUrl", "descriptionPlain", "lists"} & data.keys()) and "categories" in data


def lever(data: dict[str, Any]) -> Fields:
    """Return what a posting of Lever says: description, lists under their headings, and the rest; `text` is the title."""
    categories = mapping(data.get("categories"))
    where = (words_of(categories.get("location")), words_of(data.get("country")), _remote(data.get("workplaceType")))
    pay = mapping(data.get("salaryRange"))
    lists = [(words_of(part.get("text")), part.get("content")) for part in objects(data.get("lists"))]
    return {
        "text": sections(
            [
                (None, data.get("description") or data.get("descriptionPlain")),
                *((heading, f"<ul>{content}</ul>" if content else None) for heading, content in lists),
                (None, data.get("additional") or data.get("additionalPlain")),
            ]
        ),
        "title": words_of(data.get("text")),
        "location": joined([place for place in where if place]),
        "id": words_of(data.get("id")),
        "date": data.get("createdAt"),
        "employment": categories.get("commitment"),
        "workplace": data.get("workplaceType"),
        "salary_min": pay.get("min"),
        "salary_max": pay.get("max"),
        "salary_currency": pay.get("currency"),
        "salary_per": pay.get("interval"),
    }


def is_ashby(data: dict[str, Any]) -> bool:
    """Return whether an object is a job of Ashby."""
    return "descriptionHtml" in data and bool({"jobUrl", "publishedAt", "employmentType", "isRemote"} & data.keys())


def ashby(data: dict[str, Any]) -> Fields:
    """Return what a job of Ashby says."""
    compensation = mapping(data.get("compensation"))
    parts = [p for p in objects(compensation.get("summaryComponents")) if p.get("compensationType") == "Salary"]
    pay = mapping(parts)
    remote = "Remote" if data.get("isRemote") else _remote(data.get("workplaceType"))
    return {
        "text": sections([(None, data.get("descriptionHtml") or data.get("descriptionPlain"))]),
        "title": words_of(data.get("title")),
        "location": joined([p for p in (words_of(data.get("location")), remote) if p]),
        "id": words_of(data.get("id")),
        "date": words_of(data.get("publishedAt")),
        "employment": data.get("employmentType"),
        "workplace": data.get("workplaceType") or data.get("isRemote"),
        "salary_min": pay.get("minValue"),
        "salary_max": pay.get("maxValue"),
        "salary_currency": pay.get("currencyCode"),
        "salary_per": pay.get("interval"),
    }


def is_resume_job(data: dict[str, Any]) -> bool:
    """Return whether an object follows JSON Resume's job schema."""
    own = any(isinstance(data.get(key), list) for key in ("responsibilities", "qualifications"))
    return own and "title" in data and "@type" not in data


def resume_job(data: dict[str, Any]) -> Fields:
    """Return what a job of JSON Resume's schema says."""
    place = data.get("location")
    keys = ("city", "region", "countryCode")
    located = joined([p for key in keys if (p := words_of(place.get(key)))]) if isinstance(place, dict) else words_of(place)
    remote = "Remote" if data.get("remote") == "Full" else "Hybrid" if data.get("remote") == "Hybrid" else None
    named = [(key.capitalize(), data.get(key)) for key in ("experience", "responsibilities", "qualifications", "skills")]
    return {
        "text": sections([(None, data.get("description")), *named]),
        "title": words_of(data.get("title")),
        "company": words_of(data.get("company")),
        "location": joined([p for p in (located, remote) if p]),
        "date": words_of(data.get("date")),
        "employment": data.get("type"),
        "workplace": data.get("remote"),
        "salary_min": data.get("salary") if str(data.get("salary") or "").replace(",", "").isdigit() else None,
        "salary": data.get("salary"),
    }


def _cents(value: Any) -> float | None:
    return value / 100 if isinstance(value, (int, float)) else None


def _remote(workplace: Any) -> str | None:
    word = str(workplace or "").lower()
    return "Remote" if "remote" in word else "Hybrid" if "hybrid" in word else None
