"""The sample postings against the golden files beside them (pytest --update-golden rewrites these)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobmatch.pipeline import Analyser
from jobmatch.readers.text import read_posting
from jobmatch.types import Analysis, Skill
from tests.conftest import ROOT

FOLDER = ROOT / "samples" / "postings"
POSTINGS = sorted(p for p in FOLDER.iterdir() if p.suffix in (".md", ".txt"))


@pytest.fixture(params=POSTINGS, ids=[p.stem for p in POSTINGS])
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def read(path: Path, analyser: Analyser) -> Analysis:
    return analyser.analyse(read_posting(str(path)))


def asked(skill: Skill) -> str:
    years = f"{skill.years:g} years" if skill.years else None
    return ", ".join(part for part in (skill.level, skill.group, years) if part)


def stable(analysis: Analysis) -> dict[str, Any]:
    """Reduce an analysis to what a reader can judge by eye; no probabilities, offsets or reasons."""
    out = analysis.to_json()
    return {
        "role": analysis.role.label,
        "facts": {k: v for k, v in out["facts"].items() if v is not None},
        "skills": {s.id: asked(s) for s in analysis.skills},
        "need": {g.id: g.need for g in analysis.groups if g.need != 1},
        "duties": [f"{d.kind or '?'}: {' '.join(d.text.split())}" for d in analysis.duties],
        "notes": [note for note in (analysis.role.note, *analysis.notes) if note],
    }


def at(found: dict[str, Any], place: str) -> Any:
    """Return what stands at skills/git, facts/years or role; for duties, whether one begins so."""
    key, _, name = place.partition("/")
    if key == "duties":
        return next((d for d in found["duties"] if d.partition(": ")[2].startswith(name)), None)
    return found[key].get(name) if name else found[key]


def still_wrong(known: list[dict[str, Any]], found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the known errors that still are; each states the place, what `is` there, what is `right`, and why."""
    return [k for k in known if at(found, k["at"]) == k["is"]]


def test_sample(path: Path, analyser: Analyser, update_golden: bool) -> None:
    golden = path.with_name(f"{path.stem}.expected.json")
    found = stable(read(path, analyser))
    wanted = json.loads(golden.read_text(encoding="utf-8")) if golden.exists() else {}
    known = wanted.pop("known", [])
    if update_golden:
        text = json.dumps(found | {"known": still_wrong(known, found)}, ensure_ascii=False, indent=1)
        golden.write_text(text + "\n", encoding="utf-8")
        return
    assert found == wanted, "read the difference; if it is right, pytest --update-golden"
    assert still_wrong(known, found) == known, "a known error is mended: pytest --update-golden"


def test_every_golden_file_has_its_posting() -> None:
    stems = {p.stem for p in POSTINGS}
    assert {p.name.removesuffix(".expected.json") for p in FOLDER.glob("*.expected.json")} == stems


def test_mentions_and_duties_stand_where_they_say(path: Path, analyser: Analyser) -> None:
    text = path.read_text(encoding="utf-8")
    analysis = read(path, analyser)
    places = [m for s in analysis.skills for m in s.mentions] + list(analysis.duties)
    assert places
    assert [text[p.start : p.end] for p in places] == [p.text for p in places]


def test_the_same_twice(path: Path, analyser: Analyser) -> None:
    assert read(path, analyser).to_json() == read(path, analyser).to_json()


# What three articles about the trade list (paraphrased in samples/postings/article-*): all of it must be found.
ARTICLES = {
    "article-two-hats.txt": (
        "machine-learning deep-learning software-engineering python mathematics real-analysis algebra probability "
        "statistics data-modeling model-evaluation algorithms databases cloud-computing api-development sql "
        "data-collection communication deployment model-monitoring drift-detection recommendation-systems",
        ["writes learning algorithms", "train deep neural networks", "putting models into", "monitors their performance"],
    ),
    "article-duties.md": (
        "r python data-structures computer-architecture data-modeling clustering correlation-analysis anomaly-detection "
        "algorithm-development cross-validation statistics probability sampling machine-learning deep-learning predictive-modeling",
        ["Develop, train and maintain", "Run statistical analyses", "Carry out machine learning experiments",
         "Build deep learning systems", "Implement AI algorithms"],
    ),
    "article-skills.txt": (
        "mathematics statistics linear-algebra calculus bayesian-statistics data-modeling data-architecture python r java "
        "c-plus-plus big-data apache-hadoop apache-spark apache-pig apache-hive apache-flume tensorflow keras "
        "scikit-learn theano matplotlib caffe communication collaboration",
        ["Study data science prototypes", "Design and develop machine", "Perform statistical analysis", "Find datasets",
         "Train and retrain", "Extend existing ML", "Develop machine learning", "Rank ML algorithms",
         "Explore and visualise data"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_about_ml_engineers(name: str, analyser: Analyser) -> None:
    analysis = read(FOLDER / name, analyser)
    skills, duties = ARTICLES[name]
    found = {s.id for s in analysis.skills}
    implied = {above for s in found for above in analyser.lexicon.implied(s)}
    assert set(skills.split()) - found - implied == set()
    texts = " | ".join(" ".join(d.text.split()) for d in analysis.duties)
    assert [d for d in duties if d not in texts] == []
    assert analysis.role.label == "ml-engineer"
    assert analysis.role.evidence
