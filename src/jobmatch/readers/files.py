"""Any file that holds postings, told by what is in it: tables, JSON, pages, e-mails, documents, plain text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice, columns_of
from jobmatch.readers.compression import inner_name, open_bytes, stem
from jobmatch.readers.fields import Fields, plain
from jobmatch.readers.html import clean
from jobmatch.readers.layouts import layout_of, records_in
from jobmatch.readers.pages import decode_page, page_fields
from jobmatch.readers.records import Judged, posting_of, read_record
from jobmatch.readers.tables import open_table
from jobmatch.readers.text import PLAIN, decode

SINGLE = (".html", ".htm", ".xhtml", ".eml", ".pdf", ".docx")
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
POSTINGS = (*PLAIN, *SINGLE, ".json")
MAX_BYTES = 50_000_000  # of a page, an e-mail or a document, with the pictures in it
NO_CHOICE = Choice()
Tell = Callable[[str], None]


def silent(text: str) -> None:
    """Say nothing."""


def read_file(name: str, choice: Choice = NO_CHOICE, tell: Tell = silent) -> Iterator[Judged]:
    """Yield the postings of a file or folder, and why one must be set aside; `-` is standard input.

    The id is the file's stem, or that of the record. `tell` hears which column of a table was taken for what.
    Raises InputError where the file cannot be read at all.
    """
    path = Path(name)
    if name == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        yield from _postings(fields_in(data, "standard input", ""), "stdin", "-")
    elif not path.exists():
        raise InputError(f"{name}: no such file")
    elif path.is_dir():
        for file in posting_files(path, (*POSTINGS, *TABLES)):
            yield from read_file(str(file), choice, tell)
    elif inner_name(path).endswith(TABLES):
        yield from _records(path, choice, tell)
    else:
        yield from _postings(file_fields(path, choice), stem(path), name)


def file_fields(path: Path, choice: Choice = NO_CHOICE) -> Iterator[Fields]:
    """Yield what a file says of its posting, or of each; raises InputError with what is wrong."""
    if inner_name(path).endswith(".json"):
        table = open_table(path)
        columns = columns_of(table.columns, str(path), choice)
        for row in table.rows():
            fields = {name: row.values.get(column) for name, column in columns.taken.items()}
            yield {**fields, "text": clean(fields["text"]) if isinstance(fields["text"], str) else None}
        return
    with open_bytes(path) as file:
        data = file.read(MAX_BYTES + 1)
    yield from fields_in(data, str(path), inner_name(path))


def fields_in(data: bytes, where: str, name: str) -> Iterator[Fields]:
    """Yield what the bytes of a file say; `where` names it in errors, `name` is what its suffix is taken from."""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if len(data) > MAX_BYTES:
        raise InputError(f"{where}: larger than {MAX_BYTES // 1_000_000} MB, which is no single posting; use jobmatch batch")
    if name.endswith(PLAIN):
        yield {"text": decode(data, where)}
    elif data.startswith(b"%PDF") or (data.startswith(b"PK\x03\x04") and b"word/" in data):
        from jobmatch.readers.papers import docx_text, pdf_text

        yield {"text": (pdf_text if data.startswith(b"%PDF") else docx_text)(data, where)}
    elif name.endswith(".eml") or (b"mime-version:" in head and b"\nsubject:" in head):
        from jobmatch.readers.mail import mail_fields

        yield mail_fields(data, lambda content, attached: fields_in(content, where, attached.lower()))
    elif name.endswith(SINGLE) or head.startswith((b"<!doctype html", b"<html")) or b"<head" in head or b"<body" in head:
        yield from page_fields(decode_page(data))
    else:
        yield from _pasted(data, where)


def _pasted(data: bytes, where: str) -> Iterator[Fields]:
    """Yield the records of JSON in a known layout; anything else is text."""
    records = []
    if data.lstrip()[:1] in (b"{", b"["):
        try:
            records = records_in(json.loads(decode_page(data), strict=False))
        except (ValueError, RecursionError):
            records = []
    known = [layout.read(record) for record in records if (layout := layout_of(record))]
    yield from known or [{"text": decode(data, where)}]


def _postings(found: Iterator[Fields], fallback: str, source: str) -> Iterator[Judged]:
    """Yield the postings of a file; the only one of a file has the file's own name, by which its user knows it."""
    said = list(found)
    for number, fields in enumerate(said, 1):
        single = len(said) == 1
        name = fallback if single else f"{fallback}-{number}"
        problem = None if plain(fields.get("text")) else "the text is empty"
        yield posting_of({**fields, "id": None} if single else fields, name, source), problem


def _records(path: Path, choice: Choice, tell: Tell) -> Iterator[Judged]:
    table = open_table(path)
    columns = columns_of(table.columns, str(path), choice)
    tell(f"{path}: {f'{table.layout}: ' if table.layout else ''}{columns.describe()}")
    for row in table.rows(columns.used):
        yield read_record(row, columns, stem(path), str(path))


def files_in(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """Return the files of a folder and its folders that have such suffixes, packed or not, by name; hidden ones are left out."""
    found = (p for p in folder.rglob("*") if inner_name(p).endswith(suffixes) and p.is_file())
    return sorted(p for p in found if not any(part.startswith((".", "_")) for part in p.relative_to(folder).parts))


def posting_files(folder: Path, suffixes: tuple[str, ...] = POSTINGS) -> list[Path]:
    """Return the files of a folder that may hold postings; JSON that is about something else is left out."""
    return [path for path in files_in(folder, suffixes) if not (inner_name(path).endswith(".json") and _is_other_json(path))]


def _is_other_json(path: Path) -> bool:
    try:
        columns = open_table(path).columns
    except InputError:
        return False  # broken, which is to be told
    try:
        columns_of(columns, str(path), NO_CHOICE)
    except InputError:
        return True
    return False


def is_single(path: Path) -> bool:
    """Return whether a file's name says that it holds one posting and is no table."""
    return inner_name(path).endswith(SINGLE)
