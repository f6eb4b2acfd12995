"""Files as they lie, or unpacked on the way where they are gzip or zstd."""

from __future__ import annotations

import gzip
import io
from pathlib import Path, PurePath
from typing import BinaryIO, cast

PACKED = (".gz", ".zst")
MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


def compression(path: Path) -> str | None:
    """Return gzip, zstd or None, by the first bytes of the file."""
    with path.open("rb") as file:
        head = file.read(4)
    return next((name for magic, name in MAGIC.items() if head.startswith(magic)), None)


def open_bytes(path: Path) -> BinaryIO:
    """Open for reading; what is compressed comes out plain."""
    kind = compression(path)
    if kind == "gzip":
        return cast(BinaryIO, gzip.open(path, "rb"))
    if kind == "zstd":
        import pyarrow as pa  # brings zstd, which Python itself has only from 3.14 on

        return cast(BinaryIO, io.BufferedReader(pa.input_stream(str(path), compression="zstd")))
    return path.open("rb")


def inner_name(path: PurePath) -> str:
    """Return the name in small letters, without .gz or .zst."""
    name = path.name.lower()
    return next((name.removesuffix(packed) for packed in PACKED if name.endswith(packed)), name)


def stem(path: PurePath) -> str:
    """Return the name without its suffixes, .html.gz and the like."""
    return PurePath(path.name[: len(inner_name(path))]).stem
