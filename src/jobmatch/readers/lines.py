"""Lines of a text file, decoded one by one, with the byte at which reading can go on."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jobmatch.readers.compression import compression, open_bytes

SAMPLE = 200_000  # bytes from which the encoding is found
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


class Lines:
    """Opens a text file, of whatever encoding and compression, as often as wanted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_bytes(path) as file:
            sample = file.read(SAMPLE)
        self.encoding = detect(sample)
        # UTF-16 and the line ends of old Macs hold no b"\n" that ends a line: Python's own reader copes with them.
        self.binary = self.encoding != "utf-16" and (b"\n" in sample or b"\r" not in sample)
        self.can_seek = self.binary and compression(path) is None

    def open(self, byte: int = 0) -> Stream:
        """Return the lines from a byte on, which must begin a line."""
        file = open_bytes(self.path)
        if byte:
            file.seek(byte)
        return Stream(self, file, byte)


class Stream:
    """An iterator of lines with their ends as they stand; `byte` is where the next one begins."""

    def __init__(self, lines: Lines, file: BinaryIO, byte: int) -> None:
        self.file = file
        self.byte = byte
        self._lines = self._decode(lines.encoding) if lines.binary else self._wrapped(lines.encoding)

    def __iter__(self) -> Iterator[str]:
        return self._lines

    def __next__(self) -> str:
        return next(self._lines)

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def _decode(self, encoding: str) -> Iterator[str]:
        utf8 = encoding in ("utf-8", "utf-8-sig", "ascii")
        for line in self.file:
            text = line.removeprefix(codecs.BOM_UTF8) if self.byte == 0 else line
            self.byte += len(line)
            yield _decode_utf8(text) if utf8 else text.decode(encoding, "replace")

    def _wrapped(self, encoding: str) -> Iterator[str]:
        return iter(io.TextIOWrapper(self.file, encoding, errors="replace", newline=""))


def _decode_utf8(line: bytes) -> str:
    """Return a line of a UTF-8 file; one that is no UTF-8 has come from Windows."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
