"""What holds for every posting and every profile."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch.fit import Fitter, fit
from jobmatch.fit.comparison import order
from jobmatch.types import Fit, Profile, ProfileSkill
from tests.fit.conftest import KINDS, SKILLS, posting

IDS = [s["id"] for s in SKILLS]
SCORED = [i for i in IDS if KINDS[i] != "language"]
FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@st.composite
def asked(draw):
    ids = draw(st.lists(st.sampled_from(SCORED), min_size=1, max_size=12, unique=True))
    out = []
    while ids:
        size = min(len(ids), draw(st.sampled_from([1, 1, 2, 3])))
        taken, ids = ids[:size], ids[size:]
        years = draw(st.sampled_from(["", ":2", ":5"])) if size == 1 else ""
        need = draw(st.sampled_from(["", "2|"])) if size == 3 else ""
        out.append(f"{need}{'|'.join(taken)}{years}{draw(st.sampled_from(['', '?', '.']))}")
    return posting(*out)


entries = st.builds(
    ProfileSkill, st.sampled_from(IDS), st.just("x"), st.sampled_from([None, "basic", "intermediate", "advanced", "expert"]),
    st.sampled_from([None, 0.0, 1.0, 3.0, 10.0]),
)  # fmt: skip
profiles = st.lists(entries, min_size=1, max_size=8).map(lambda s: Profile("me", tuple(s)))


@given(asked(), profiles)
@FIXTURE
def test_bounds_and_sum(lexicon, wanted, profile):
    found = fit(wanted, profile, lexicon)
    assert found.score is not None
    assert 0 <= found.low <= found.score <= found.high <= 100
    assert sum(round(line.points * 100) for line in found.ledger) == round(found.score * 100)
    assert sum(round(line.worth * 100) for line in found.ledger) == 10_000
    assert all(round((line.points + line.lost) * 100) == round(line.worth * 100) for line in found.ledger)
    assert round(sum(g.points for g in found.gaps) + found.score, 2) == 100


@given(asked(), profiles, st.lists(entries, min_size=1, max_size=4))
@FIXTURE
def test_more_skills_never_score_less(lexicon, wanted, profile, more):
    richer = Profile("me", (*profile.skills, *more))
    before, after = fit(wanted, profile, lexicon), fit(wanted, richer, lexicon)
    assert after.score >= before.score and after.low >= before.low
    assert order(richer, after) <= order(profile, before)  # among candidates it never comes later


@given(asked(), profiles, st.randoms())
@FIXTURE
def test_order_and_repeats_do_not_matter(lexicon, wanted, profile, random):
    shuffled = [*profile.skills, *profile.skills]
    random.shuffle(shuffled)
    assert fit(wanted, Profile("me", tuple(shuffled)), lexicon) == fit(wanted, profile, lexicon)


@given(st.lists(asked(), min_size=1, max_size=5), profiles)
@FIXTURE
def test_alone_and_in_a_batch_are_the_same(lexicon, postings, profile):
    fitter = Fitter(profile, lexicon)
    assert [fitter.fit(p) for p in postings] == [fit(p, profile, lexicon) for p in postings]


@given(asked(), profiles)
@FIXTURE
def test_json_round_trip(lexicon, wanted, profile):
    found = fit(wanted, profile, lexicon)
    assert Fit.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    assert Profile.from_dict(json.loads(json.dumps(profile.to_dict()))) == profile


@given(asked())
@FIXTURE
def test_who_has_everything_scores_100(lexicon, wanted):
    everyone = Profile("me", tuple(ProfileSkill(i, i, "expert", 30.0) for i in IDS))
    assert fit(wanted, everyone, lexicon).score == 100
