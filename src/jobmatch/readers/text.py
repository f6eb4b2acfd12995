"""Plain text and Markdown: one file, one posting."""

from __future__ import annotations

import sys
from pathlib import Path

from jobmatch.errors import InputError
from jobmatch.types import Posting

MAX_BYTES = 5_000_000  # the longest real posting is 20 kB; a larger file is a table or an archive
_BINARY = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP, DOCX or XLSX", b"PAR1": "a Parquet table (use jobmatch batch)", b"\x1f\x8b": "gzip",
}  # fmt: skip


def read_posting(name: str) -> Posting:
    """Read a posting from a file, or from standard input where the name is `-`."""
    if name == "-":
        return Posting(id="stdin", text=decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"), source="-")
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: is a folder; name files, as {name}/*.txt")
    if not path.exists():
        raise InputError(f"{name}: no such file")
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return Posting(id=path.stem, text=decode(data, name), source=name)


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
