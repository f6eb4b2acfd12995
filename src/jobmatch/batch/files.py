"""Files that are there whole or not at all, whatever ends the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jobmatch.errors import InputError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write to; the file takes its own name when all is on the disk. Raises InputError with the cause."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        sync(part)
        part.replace(path)
        sync(path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until the file, or the names in the folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def check_writable(path: Path) -> None:
    """Raise InputError, with the mend, where the file could not be written."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file in it, as {path}/roles.parquet")
    folder = path.parent
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; make it, or write elsewhere")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"{folder}: cannot be written to; change its rights, or write elsewhere")
