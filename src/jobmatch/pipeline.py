"""The pipeline: the components in order, and from a Doc to an Analysis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from jobmatch.analysis import Reader
from jobmatch.components import duties, facts, requirements, role, sections, skills, tokenizer  # noqa: F401  registers the factories
from jobmatch.components.role import to_role
from jobmatch.lexicon import Lexicon, load
from jobmatch.types import Analysis, Posting

COMPONENTS = ("sections", "skills", "requirements", "duties", "facts", "role")
NO_LEXICON = ("requirements", "facts")  # components that need no vocabulary of their own
ZONE = 300  # postings a memory zone: what spaCy remembers of their words is then given back


def build(*folders: Path | str) -> Language:
    """Return the spaCy pipeline; `folders` add to the vocabulary or override it."""
    extra = [str(f) for f in folders]
    config = {"nlp": {"tokenizer": {"@tokenizers": "jobmatch.Tokenizer.v1", "lexicons": extra}}}
    nlp = spacy.blank("en", config=config)
    for name in COMPONENTS:
        nlp.add_pipe(f"jobmatch_{name}", config={} if name in NO_LEXICON else {"lexicons": extra})
    return nlp


class Analyser:
    """Reads postings: text in, `Analysis` out. Made by `jobmatch.load()`."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self.nlp = nlp
        self.lexicon = lexicon

    def analyse(self, posting: Posting | str) -> Analysis:
        """Read one posting; a bare text gets the id `text`."""
        if isinstance(posting, str):
            posting = Posting(id="text", text=posting)
        text = posting.text.encode("utf-8", "replace").decode() if _has_surrogates(posting.text) else posting.text
        doc = self.nlp.make_doc(text)
        doc.user_data.update(title=posting.title or "", company=posting.company or "")
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        reader = Reader(doc, self.lexicon)
        return reader.analysis(posting, to_role(doc, reader.mention))

    def analyse_many(self, postings: Iterable[Posting | str]) -> Iterator[Analysis]:
        """Read postings one after the other in bounded memory."""
        stream = iter(postings)
        while chunk := list(islice(stream, ZONE)):
            with self.nlp.memory_zone():
                done = [self.analyse(p) for p in chunk]
            yield from done


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def load_analyser(*folders: Path | str) -> Analyser:
    """Return an Analyser over the shipped lexicons and further folders of them."""
    return Analyser(build(*folders), load(*folders))
