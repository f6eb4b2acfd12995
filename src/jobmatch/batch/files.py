"""Files that are there whole or not at all, whatever ends the program."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jobmatch.errors import InputError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write to; the file takes its own name when all is on the disk. Raises InputError with the cause."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")  # machines of a cluster may share process numbers
    try:
        yield part
        sync(part)
        part.replace(path)
        sync(path.parent)
    except OSError as error:
        raise InputError(cannot(path, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def signed(path: Path) -> Iterator[None]:
    """Leave an empty file while the block runs; only a sudden death leaves it for ever."""
    try:
        path.touch()
    except OSError as error:
        raise InputError(cannot(path, error)) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until the file, or the names in the folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def cannot(path: Path, error: OSError) -> str:
    """Return what to say of a file that could not be written, and the mend."""
    return f"{path}: cannot be written ({error.strerror or error}); mend that, and give the same command again to go on"


def make_folder(folder: Path) -> None:
    """Make the folder where it is not there."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(cannot(folder, error)) from error


def check_folder(folder: Path) -> None:
    """Raise InputError, with the mend, where no file can be made in the folder."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; make it, or write elsewhere")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"{folder}: cannot be written to; change its rights, or write elsewhere")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second batch out of the folder; raises InputError where one is at work there."""
    try:
        import fcntl
    except ImportError:  # Windows: two batches at once write the same bytes, and the later one fails at the end
        yield
        return
    try:
        file = (folder / "lock").open("w")
    except OSError as error:
        raise InputError(cannot(folder, error)) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(f"{folder}: another batch is at work there; wait for it, or write elsewhere") from None
        except OSError:  # a file system without locks
            pass
        yield


def clear(folder: Path, *patterns: str) -> None:
    """Remove the files of a folder that have such names."""
    for pattern in patterns:
        for file in folder.glob(pattern):
            file.unlink(missing_ok=True)
