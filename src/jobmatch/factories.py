"""Factories: the components as spaCy makes them.

By its entry point spaCy asks a component's module for `create_NAME`. Only then is spaCy imported: a posting is read
without it, and its import takes longer than all else that stands before the first posting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def factory(name: str, make: Callable[..., Any], **about: Any) -> Callable[[str], Any]:
    """Return the `__getattr__` of a module that registers `make` as jobmatch_NAME when `create_NAME` is asked for."""

    def get(attribute: str) -> Any:
        if attribute != f"create_{name}":
            raise AttributeError(f"a component's module has no attribute {attribute!r}")
        from spacy.language import Language

        return Language.factory(f"jobmatch_{name}", func=make, **about)

    return get
