"""Postings in PDF and DOCX (extra `documents`)."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

from jobmatch.errors import InputError
from jobmatch.readers.documents import EXTRA, page_text


def pdf_text(data: bytes, name: str) -> str:
    """Return the text of a PDF, columns one after the other; raises InputError where it has none."""
    try:
        import pdfplumber
    except ImportError:
        raise InputError(f"{name}: is a PDF, which needs {EXTRA}") from None
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            text = "\n".join(page_text(page.extract_words(x_tolerance=1.5)) for page in pdf.pages)
    except Exception as error:  # pdfminer raises whatever a broken file leads it to
        raise InputError(f"{name}: cannot be read as a PDF ({_reason(error)}); save it anew, without a password") from None
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    if not text.strip():
        raise InputError(f"{name}: holds no text (a scanned page?); save it with its text")
    return text


def docx_text(data: bytes, name: str) -> str:
    """Return the text of a DOCX, a bullet an item of a list, an empty line before a heading."""
    try:
        import docx
    except ImportError:
        raise InputError(f"{name}: is a DOCX, which needs {EXTRA}") from None
    try:
        text = "\n".join(_blocks(docx.Document(io.BytesIO(data)))).strip()
    except Exception as error:  # python-docx raises whatever a broken archive leads it to
        raise InputError(f"{name}: cannot be read as a DOCX ({_reason(error)}); save it anew") from None
    if not text:
        raise InputError(f"{name}: holds no text; a posting needs text")
    return text


def _blocks(container: Any) -> Iterator[str]:
    """Yield the lines of a document or of a cell, in order."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            yield from map(_row, block.rows)
        elif block.text.strip():
            style = (block.style.name or "").lower() if block.style is not None else ""
            numbered = block._p.pPr is not None and block._p.pPr.numPr is not None
            listed = numbered or style.startswith("list")
            yield ("- " if listed else "\n" if style.startswith(("heading", "title")) else "") + block.text.strip()
        else:
            yield ""


def _row(row: Any) -> str:
    cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}  # a merged cell stands in several places
    return " | ".join(text for text in cells.values() if text)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
