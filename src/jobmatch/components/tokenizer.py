"""Tokenizer: words with exact offsets, also where the spaces between them were lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from jobmatch import words
from jobmatch.lexicon import Lexicon, load


class Tokenizer:
    """Makes the Doc in one pass of a regular expression, which costs a fifth of spaCy's own tokenizer.

    `doc.text` is the text, character for character. Words that were glued together
    (`experienceMinimum`, `SQLMUST`) become tokens of their own with no space between.
    """

    def __init__(self, vocab: Vocab, lexicon: Lexicon) -> None:
        self.vocab = vocab
        self.unglue = lexicon.unglue

    def __call__(self, text: str) -> Doc:
        texts, spaces = self.cut(text)
        doc = Doc(self.vocab, words=texts, spaces=spaces)
        words.remember(doc, text, texts, spaces)
        return doc

    def cut(self, text: str) -> tuple[list[str], list[bool]]:
        """Return the words and whether a space follows each."""
        found = words.split(text)
        if not found:
            return [], []
        texts, blanks = map(list, zip(*found, strict=True))
        spaces = [blank == " " for blank in blanks]
        glued = [i for i, t in enumerate(texts) if not t.islower() and words.MAY_BE_GLUED(t)]
        for i in reversed(glued):  # one word in twenty; from the end, so that the places before stay right
            parts = self.unglue.pieces(texts[i])
            # CapCenter, written twice, is a name; two words do not lose the space between them twice
            if len(parts) > 1 and (texts[i][0].islower() or texts.count(texts[i]) == 1):
                texts[i : i + 1] = parts
                spaces[i : i + 1] = [False] * (len(parts) - 1) + [spaces[i]]
        return texts, spaces

    # spaCy saves tokenizers by these four; ours holds nothing but the lexicon, which the config names.
    def to_disk(self, path: Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, path: Path, **_: Any) -> Tokenizer:
        """Read nothing."""
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> Tokenizer:
        """Read nothing."""
        return self


def create_tokenizer(lexicons: list[str] | None = None) -> Callable[[Language], Tokenizer]:
    """Return the factory that spaCy calls with the pipeline; `lexicons` are further folders."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, load(*(lexicons or ())))

    return create
