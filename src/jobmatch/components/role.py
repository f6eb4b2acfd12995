"""Role: what the job is, from its duties and skills.

Sets `doc.cats` (probabilities of the four roles) and `doc.spans["role"]`: the evidence, `label_` the distinction.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from jobmatch.lexicon import Lexicon, load
from jobmatch.types import ROLES


class RoleClassifier:
    """See the module."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        doc.cats = {label: 0.25 for label in ROLES}
        doc.spans["role"] = SpanGroup(doc, name="role", spans=[])
        return doc


@Language.factory("jobmatch_role", requires=["doc.spans"], assigns=["doc.cats"], default_config={"lexicons": None})
def create_role(nlp: Language, name: str, lexicons: list[str] | None) -> RoleClassifier:
    """Make the component; `lexicons` are further folders of vocabulary."""
    return RoleClassifier(load(*(lexicons or ())))
