"""jobmatch reads job postings: what the job is, what it asks, and how a candidate fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobmatch.pipeline import load_analyser as load

__version__ = "0.1.0"

# Public name -> where it lives. Imported when first used, so that `import jobmatch` costs nothing.
_HOMES = {
    "load": ("jobmatch.pipeline", "load_analyser"),
    "read_profile": ("jobmatch.readers.profiles", "read_profile"),
    "fit": ("jobmatch.fit", "fit"),
    "with_skills": ("jobmatch.fit.whatif", "with_skills"),
    "analyse_frame": ("jobmatch.batch.frames", "analyse_frame"),
    "rank": ("jobmatch.batch.fits", "rank"),
    "gaps": ("jobmatch.batch.fits", "gaps"),
    "compare": ("jobmatch.batch.fits", "compare"),
    "Analyser": ("jobmatch.pipeline", "Analyser"),
    "Analysis": ("jobmatch.types", "Analysis"),
    "Fit": ("jobmatch.types", "Fit"),
    "Posting": ("jobmatch.types", "Posting"),
    "Profile": ("jobmatch.types", "Profile"),
    "JobmatchError": ("jobmatch.errors", "JobmatchError"),
}
__all__ = [
    "Analyser", "Analysis", "Fit", "JobmatchError", "Posting", "Profile", "analyse_frame", "compare", "fit", "gaps", "load",
    "rank", "read_profile", "with_skills",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'jobmatch' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
