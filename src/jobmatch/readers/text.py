"""Plain text and Markdown: one file, one posting."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.types import Posting

PLAIN = (".txt", ".text", ".md", ".markdown", ".rst")  # read as they stand, whatever is in them
MAX_BYTES = 5_000_000  # the longest real posting is 20 kB; a larger file is a table or an archive
_BINARY = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP, DOCX or XLSX", b"PAR1": "a Parquet table (use jobmatch batch)", b"\x1f\x8b": "gzip",
}  # fmt: skip


def read_posting(name: str) -> Posting:
    """Read a posting from a file, or from standard input where the name is `-`.

    Plain text and Markdown come as they stand, character for character. Raises InputError where there is none, or several.
    """
    path = Path(name)
    if name.lower().endswith(PLAIN) and path.is_file():
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return Posting(id=path.stem, text=decode(data, name), source=name)
    return _read_other(name)


def _read_other(name: str) -> Posting:
    from jobmatch.readers.files import read_file  # knows the other kinds of file, and this module

    if Path(name).is_dir():
        raise InputError(f"{name}: is a folder; name files, as {name}/*.txt")
    found = list(islice(read_file(name), 2))
    if len(found) != 1:
        what = "several postings; use jobmatch batch" if found else "no posting"
        raise InputError(f"{name}: holds {what}")
    posting, problem = found[0]
    if problem:
        raise InputError(f"{name}: {problem}; a posting needs text")
    return posting


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in whatever encoding it is in; offsets count its characters as they stand."""
    if len(data) > MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        raise InputError(f"{name}: larger than {size}, which is no single posting; use jobmatch batch for a table")
    if not data.strip():
        raise InputError(f"{name}: is empty; a posting needs text")
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise InputError(f"{name}: is {what}, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, name)


def _decode_other(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: is binary, not text")
    guess = from_bytes(data[:200_000]).best()
    if guess is None:
        raise InputError(f"{name}: is neither UTF-8 nor any encoding that can be recognised; save it as UTF-8")
    return data.decode(guess.encoding, "replace")
