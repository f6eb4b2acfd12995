"""A small vocabulary of its own, so that the sums below hold whatever the shipped lexicon grows to."""

import json

import pytest

from jobmatch.lexicon import Lexicon
from jobmatch.types import Analysis, Facts, Group, Mention, Posting, Profile, ProfileSkill, Role, Skill

SKILLS = [
    {"id": "python", "name": "Python", "kind": "tool", "broader": ["programming"]},
    {"id": "pandas", "name": "pandas", "kind": "tool", "broader": ["python"]},
    {"id": "sql", "name": "SQL", "kind": "tool"},
    {"id": "postgresql", "name": "PostgreSQL", "kind": "tool", "broader": ["sql"], "related": {"mysql": 0.6}},
    {"id": "mysql", "name": "MySQL", "kind": "tool", "broader": ["sql"]},
    {"id": "aws", "name": "AWS", "kind": "tool", "broader": ["cloud"], "related": {"azure": 0.5, "cloud": 0.9}},
    {"id": "azure", "name": "Azure", "kind": "tool", "broader": ["cloud"]},
    {"id": "airflow", "name": "Airflow", "kind": "tool", "area": "orchestration", "related": {"dagster": 0.6}},
    {"id": "dagster", "name": "Dagster", "kind": "tool", "area": "orchestration"},
    {"id": "prefect", "name": "Prefect", "kind": "tool", "area": "orchestration"},
    {"id": "pytorch", "name": "PyTorch", "kind": "tool", "broader": ["deep-learning"]},
    {"id": "deep-learning", "name": "Deep learning", "kind": "method", "broader": ["machine-learning"]},
    {"id": "machine-learning", "name": "Machine learning", "kind": "method", "related": {"sql": 0.3}},
    {"id": "training", "name": "Model training", "kind": "method", "broader": ["machine-learning"]},
    {"id": "programming", "name": "Programming", "kind": "method"},
    {"id": "cloud", "name": "Cloud", "kind": "method"},
    {"id": "communication", "name": "Communication", "kind": "soft"},
    {"id": "teamwork", "name": "Teamwork", "kind": "soft"},
    {"id": "german", "name": "German", "kind": "language"},
]


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lexicons")
    (folder / "skills").mkdir()
    lines = [json.dumps({"area": "any", **skill}) for skill in SKILLS]
    (folder / "skills" / "all.jsonl").write_text("\n".join(lines))
    (folder / "practice.jsonl").write_text('{"field": "machine-learning", "covers": {"training": 0.9, "pytorch": 0.9}}')
    return Lexicon([folder])


KINDS = {skill["id"]: skill["kind"] for skill in SKILLS}
NAMES = {skill["id"]: skill["name"] for skill in SKILLS}


def posting(*asked, text="", **facts):
    """Make an Analysis of "python", "mysql?" (a plus), "aws." (context) or "airflow|dagster" (any of these)."""
    skills, groups = [], []
    for entry in asked:
        level = {"?": "preferred", ".": "context"}.get(entry[-1], "required")
        ids = entry.rstrip("?.").split("|")
        group = f"g{len(groups) + 1}" if len(ids) > 1 else None
        if group:
            need = int(ids.pop(0)) if ids[0].isdigit() else 1
            groups.append(Group(group, need, tuple(ids)))
        for skill in ids:
            name, _, years = skill.partition(":")
            at = text.find(NAMES[name])
            mentions = (Mention(at, at + len(NAMES[name]), NAMES[name], "requirements"),) if at >= 0 else ()
            number = float(years) if years else None
            skills.append(Skill(name, NAMES[name], KINDS[name], "any", level, group, number, mentions, ""))
    return Analysis(Posting("p", text), Role("other", {}), tuple(skills), tuple(groups), (), Facts(**facts))


def candidate(*skills, **about):
    """Make a Profile of "python" or "python basic" or "python 3" (years)."""
    return Profile("me", tuple(map(entry, skills)), **about)


def entry(text):
    name, _, grade = text.partition(" ")
    years = float(grade) if grade.isdigit() else None
    return ProfileSkill(name if name in KINDS else None, name, None if years is not None else grade or None, years)
