"""Many postings: a table in, one row a posting out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobmatch.batch.frames import SPARK_SCHEMA, analyse_frame, analyse_frames

__all__ = ["SPARK_SCHEMA", "analyse_frame", "analyse_frames"]


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: they bring spaCy."""
    if name not in __all__:
        raise AttributeError(f"module 'jobmatch.batch' has no attribute {name!r}")
    from jobmatch.batch import frames

    return getattr(frames, name)
