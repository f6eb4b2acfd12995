"""What pays nothing: repeating a skill, spelling it otherwise, listing everything."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.fit import Fitter, fit
from jobmatch.fit.fitting import MANY
from jobmatch.lexicon import load
from jobmatch.readers.spellings import spellings
from jobmatch.types import Analysis, Facts, Posting, Profile, ProfileSkill, Role, Skill
from tests.fit.conftest import candidate, posting

SHIPPED = load()
TOOLS = sorted(e.id for e in SHIPPED.entries.values() if e.kind == "tool" and e.aliases and "{" not in "".join(e.aliases))


def asking(ids):
    skills = [Skill(i, i, SHIPPED.entries[i].kind, "", "required", None, None, (), "") for i in ids]
    return Analysis(Posting("p", ""), Role("other", {}), tuple(skills), (), (), Facts())


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_the_spelling_of_a_skill_does_not_matter(seed):
    draw = random.Random(seed)
    ids = draw.sample(TOOLS, 6)
    resolver = spellings(SHIPPED)

    def spelt(skill, text):
        """The text's reading, where it names the skill alone; else the skill itself."""
        found = resolver.resolve(text)
        return found[0] if [s.id for s in found] == [skill] and not found[0].level else ProfileSkill(skill, text)

    plain = Profile("me", tuple(ProfileSkill(i, SHIPPED.entries[i].name) for i in ids[:4]))
    other = Profile("me", tuple(spelt(i, draw.choice(SHIPPED.entries[i].aliases).upper()) for i in ids[:4]))
    asked = asking(ids[2:])
    assert fit(asked, other, SHIPPED).score == fit(asked, plain, SHIPPED).score


def test_names_in_any_case_are_read_as_their_skill():
    resolver = spellings(SHIPPED)
    missed = [i for i in random.Random(1).sample(TOOLS, 300) if resolver.resolve(SHIPPED.entries[i].name.lower())[0].id is None]
    assert not missed


def test_repeating_a_skill_earns_nothing(lexicon):
    asked = posting("python", "sql", "airflow")
    assert fit(asked, candidate(*["python"] * 50), lexicon) == fit(asked, candidate("python"), lexicon)


def test_listing_the_whole_lexicon_is_called_out():
    everything = Profile("me", tuple(ProfileSkill(i, i) for i in SHIPPED.entries))
    found = fit(asking(TOOLS[:5]), everything, SHIPPED)
    assert any("more than one can vouch for" in note for note in found.notes)
    honest = Profile("me", tuple(ProfileSkill(i, i) for i in TOOLS[: MANY // 2]))
    assert not any("vouch" in note for note in fit(asking(TOOLS[:5]), honest, SHIPPED).notes)


@pytest.mark.parametrize("entry", ["Python", "python, PYTHON", "Python (expert)"])
def test_a_posting_does_not_gain_from_how_often_a_profile_says_it(entry):
    skills = tuple(s for text in entry.split(",") for s in spellings(SHIPPED).resolve(text))
    fitter = Fitter(Profile("me", skills), SHIPPED)
    assert fitter.fit(asking(["python", "sql"])).score == 50
