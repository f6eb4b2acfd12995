"""Tokenizer: words with exact offsets, also where the spaces between them were lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from jobmatch import words
from jobmatch.lexicon import Lexicon, load
from jobmatch.words import GLUED, View

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MOST_KEPT = 50_000  # pieces of text that are remembered: a million postings bring ever new ones
Word = tuple[str, str, bool, int]  # text, folded, whether a space follows, shape
NOT_GLUED = bytes(shape for shape in range(256) if not shape & GLUED)


class Known(dict[str, Word]):
    """What there is to know of a piece of text, remembered: nineteen words in twenty were met before.

    One look-up in place of five calls a word took two thirds off the making of a View.
    """

    def __init__(self, unglue: words.Unglue) -> None:
        super().__init__()
        self.unglue = unglue

    def __missing__(self, piece: str) -> Word:
        text, space = words.token(piece)
        shape = words.shape(text)
        if shape & GLUED and len(self.unglue.pieces(text)) == 1:
            shape -= GLUED
        found = (intern(text), words.fold(text), bool(space), shape)
        if len(self) < MOST_KEPT:
            self[piece] = found
        return found


class Tokenizer:
    """Cuts a text in one pass of a regular expression, which costs a tenth of spaCy's own tokenizer.

    `doc.text` is the text, character for character. Words that were glued together
    (`experienceMinimum`, `SQLMUST`) become tokens of their own with no space between.
    """

    def __init__(self, vocab: Vocab | None, lexicon: Lexicon) -> None:
        self.vocab = vocab
        self.unglue = lexicon.unglue
        self.known = Known(self.unglue)

    def __call__(self, text: str) -> Doc:
        """Return the words of a text as a Doc."""
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        view = self.view(text)
        doc = Doc(self.vocab or Vocab(), words=view.texts, spaces=view.spaces)
        words.remember(doc, view)
        return doc

    def view(self, text: str) -> View:
        """Return the words of a text."""
        pieces = words.pieces(text)
        found, sizes = list(map(self.known.__getitem__, pieces)), list(map(len, pieces))
        shapes = bytes([word[3] for word in found])
        if shapes.translate(None, NOT_GLUED):
            self._unglue(found, sizes)
            shapes = bytes([word[3] for word in found])
        starts = list(accumulate(sizes, initial=0))
        starts.pop()
        return View(text, [word[0] for word in found], [word[1] for word in found], [word[2] for word in found], shapes, starts)

    def _unglue(self, found: list[Word], sizes: list[int]) -> None:
        """Cut the words that lost the space between them."""
        texts = Counter([word[0] for word in found])
        for i in range(len(found) - 1, -1, -1):  # from the end, so that the places before stay right
            text, _, space, shape = found[i]
            # CapCenter, written twice, is a name; two words do not lose the space between them twice
            if shape & GLUED and (text[0].islower() or texts[text] == 1):
                parts = [self.known[part] for part in self.unglue.pieces(text)]
                lengths = [len(part[0]) for part in parts]
                lengths[-1] += space
                parts[-1] = (*parts[-1][:2], space, parts[-1][3])
                found[i : i + 1], sizes[i : i + 1] = parts, lengths

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
