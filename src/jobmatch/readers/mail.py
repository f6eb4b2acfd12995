"""E-mails (.eml): the body, HTML rather than its plain copy; else the first attachment that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from jobmatch.errors import InputError
from jobmatch.readers.fields import Fields
from jobmatch.readers.html import html_text

LEAST = 200  # characters; a shorter body only points to its attachment
_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.I)


def mail_fields(data: bytes, read: Callable[[bytes, str], Iterator[Fields]]) -> Fields:
    """Return what an e-mail says; `read` reads an attachment from its bytes and name."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    text = _body(message)
    attached: Fields = {}
    if len(text) < LEAST:
        attached = next(_attached(message, read), {})
    subject = _FORWARDED.sub("", str(message["subject"] or "")).strip()
    return {"title": subject or None, "text": text, **attached}


def _body(message: EmailMessage) -> str:
    found = {kind: _content(part) for kind in ("html", "plain") if (part := message.get_body((kind,))) is not None}
    rich = html_text(found["html"]) if "html" in found else ""
    plain = found.get("plain", "").replace("\r\n", "\n").strip()
    return rich if len(rich) >= len(plain) / 2 else plain


def _content(part: Any) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # a character set that nobody knows
        return bytes(part.get_payload(decode=True)).decode("cp1252", "replace")


def _attached(message: EmailMessage, read: Callable[[bytes, str], Iterator[Fields]]) -> Iterator[Fields]:
    """Yield what the attachments say that can be read."""
    for part in message.iter_attachments():
        data = part.get_payload(decode=True)
        try:
            found = list(read(data, part.get_filename() or "attachment")) if isinstance(data, bytes) else []
        except InputError:
            continue
        yield from ({k: v for k, v in fields.items() if v} for fields in found)
