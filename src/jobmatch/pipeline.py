"""The pipeline: the components in order, and from a Doc to an Analysis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobmatch.analysis import Reader
from jobmatch.components.duties import Duties
from jobmatch.components.facts import FactFinder
from jobmatch.components.requirements import Requirements
from jobmatch.components.role import RoleClassifier, to_role
from jobmatch.components.sections import Sections
from jobmatch.components.skills import Skills
from jobmatch.components.tokenizer import Tokenizer
from jobmatch.lexicon import Lexicon, load
from jobmatch.types import Analysis, Posting
from jobmatch.words import Sheet

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("sections", "skills", "requirements", "duties", "facts", "role")
OURS = (Sections, Skills, Requirements, Duties, FactFinder, RoleClassifier)
NO_LEXICON = ("requirements", "facts")  # components that need no vocabulary of their own
ZONE = 300  # postings a memory zone: what spaCy remembers of their words is then given back


def build(*folders: Path | str) -> Language:
    """Return the spaCy pipeline; `folders` add to the vocabulary or override it."""
    import spacy

    extra = [str(f) for f in folders]
    config = {"nlp": {"tokenizer": {"@tokenizers": "jobmatch.Tokenizer.v1", "lexicons": extra}}}
    nlp = spacy.blank("en", config=config)
    for name in COMPONENTS:
        nlp.add_pipe(f"jobmatch_{name}", config={} if name in NO_LEXICON else {"lexicons": extra})
    return nlp


class Analyser:
    """Reads postings: text in, `Analysis` out. Made by `jobmatch.load()`.

    Without a pipeline of spaCy's it reads by components of its own, and spaCy is not imported until `nlp` is asked for.
    """

    def __init__(self, nlp: Language | None, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._nlp = nlp
        self._own: dict[str, Any] = {} if nlp else _components(lexicon)
        self._cut = nlp.tokenizer if nlp else Tokenizer(None, lexicon)

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline; from the first use on it is what reads, with whatever is added to it."""
        if self._nlp is None:
            self._nlp = build(*self.lexicon.folders[1:])
            self._cut = self._nlp.tokenizer
        return self._nlp

    def analyse(self, posting: Posting | str) -> Analysis:
        """Read one posting; a bare text gets the id `text`."""
        if isinstance(posting, str):
            posting = Posting(id="text", text=posting)
        page = self.read(posting)
        reader = Reader(page, self.lexicon)
        return reader.analysis(posting, to_role(page, reader.mention))

    def read(self, posting: Posting, *names: str) -> Any:
        """Return the posting's words with what the components found; only those of COMPONENTS that are named, or all."""
        text = posting.text.encode("utf-8", "replace").decode() if _has_surrogates(posting.text) else posting.text
        steps = [dict(self._parts())[f"jobmatch_{name}"] for name in names] or self.steps()
        page = self._page(text, steps)
        page.user_data.update(title=posting.title or "", company=posting.company or "")
        for step in steps:
            page = step(page)
        return page

    def steps(self) -> list[Any]:
        """Return the components in order."""
        return [component for _, component in self._parts()]

    def _parts(self) -> Iterable[tuple[str, Any]]:
        return self._nlp.pipeline if self._nlp else self._own.items()

    def _page(self, text: str, steps: list[Any]) -> Any:
        """Return a Sheet where all components are ours, which can do without a Doc, else a Doc."""
        if isinstance(self._cut, Tokenizer) and all(isinstance(step, OURS) for step in steps):
            return Sheet(self._cut.view(text))
        return self.nlp.make_doc(text)

    def analyse_many(self, postings: Iterable[Posting | str]) -> Iterator[Analysis]:
        """Read postings one after the other in bounded memory."""
        stream = iter(postings)
        while chunk := list(islice(stream, ZONE)):
            with self.zone():
                done = [self.analyse(p) for p in chunk]
            yield from done

    def zone(self) -> AbstractContextManager[Any]:
        """Return the context in which ZONE postings are read: what spaCy remembers of their words is given back after it."""
        return self._nlp.memory_zone() if self._nlp else nullcontext()


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def load_analyser(*folders: Path | str) -> Analyser:
    """Return an Analyser over the shipped lexicons and further folders of them."""
    return Analyser(None, load(*folders))


def _components(lexicon: Lexicon) -> dict[str, Any]:
    made = (kind() if name in NO_LEXICON else kind(lexicon) for name, kind in zip(COMPONENTS, OURS, strict=True))
    return dict(zip((f"jobmatch_{name}" for name in COMPONENTS), made, strict=True))
