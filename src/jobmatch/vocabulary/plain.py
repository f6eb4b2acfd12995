"""Plain: words that stand where skills stand and are none, by common_words.jsonl and no_skills.jsonl."""

from __future__ import annotations

from jobmatch import words
from jobmatch.lexicon import Lexicon
from jobmatch.vocabulary.places import BINDERS

# Words that no name of a skill has: an item with one of them is a clause.
CLAUSE = frozenset(
    """a an the to for from by at on as is are be been was were will would can may must should you your we our us they
    their them it its this that these those which who what when where how if then than not no any all each every some
    such more most other others etc ha have has had do does did into over under between within across about through per
    via while during including includes both either one two three plus least he she his her up out off down so
    now new""".split()
)
PLACES = ("whole", "first", "last", "any", "trimmed")


class Plain:
    """The words of a vocabulary that name no skill; `trimmed` are those that are cut from the ends of a term."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.common = {words.fold(w) for row in lexicon.table("common_words") for w in row["words"]}
        rows = lexicon.table("no_skills")
        self.none = {place: {" ".join(words.phrase(w)) for row in rows for w in row.get(place, ())} for place in PLACES}
        leads = (w for name in ("generic_leads", "generic_heads") for w in lexicon.sets.get(name, ()))
        self.trimmed = {*map(words.fold, leads), *self.none["trimmed"]}

    def is_plain(self, parts: list[str]) -> bool:
        """Whether the folded words of a term are everyday words, numbers, or name no skill."""
        if not any(sum(map(str.isalpha, part)) > 1 for part in parts) or self.names_none(parts):
            return True
        if len(parts) == 1 and parts[0].endswith("ly"):  # an adverb
            return True
        return all(p in self.common or p in CLAUSE or p in BINDERS or not p.isalpha() for p in parts)

    def names_none(self, parts: list[str]) -> bool:
        """Whether no_skills.jsonl names the whole term, its first or last word, or one inside."""
        none = self.none
        if " ".join(parts) in none["whole"] or "".join(parts) in none["whole"]:
            return True
        return parts[0] in none["first"] or parts[-1] in none["last"] or not none["any"].isdisjoint(parts)
