"""Character sets of tables: found from a sample, decoded line by line."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def detect(sample: bytes) -> str:
    """Return the encoding of a text from its first bytes; UTF-8 where nothing else is sure."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut off at the end is no error
        return "utf-8"
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        guess = from_bytes(sample).best()
        return guess.encoding if guess else "cp1252"


def decode_lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield the lines with their ends as they stand; a line that is no UTF-8 in a UTF-8 file is read as Windows-1252."""
    if encoding == "utf-16":
        yield from io.TextIOWrapper(file, encoding, errors="replace", newline="")
        return
    for number, line in enumerate(file):
        yield decode_line(line, "utf-8-sig" if number == 0 and encoding.startswith("utf-8") else encoding)


def decode_line(line: bytes, encoding: str) -> str:
    """Return one line as text."""
    try:
        return line.decode("utf-8" if encoding == "utf-8-sig" and not line.startswith(codecs.BOM_UTF8) else encoding)
    except UnicodeDecodeError:
        return line.decode("cp1252" if encoding.startswith("utf-8") else encoding, "replace")
