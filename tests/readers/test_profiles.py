import json
from pathlib import Path

import pytest

from jobmatch.errors import ProfileError
from jobmatch.lexicon import load
from jobmatch.readers.profiles import read_profile, read_profiles
from jobmatch.types import Profile

SAMPLES = Path(__file__).parents[2] / "samples" / "profiles"
LEXICON = load()


def read(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_profile(str(path), LEXICON)


def told(profile):
    return [(s.id, s.level, s.years) for s in profile.skills]


SAME = [("python", "advanced", 4.0), ("sql", None, None)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "- {skill: Python, level: advanced, years: 4}\n- SQL\n"),
        ("b.yaml", "skills:\n  Python: {level: advanced, years: 4}\n  SQL:\n"),
        ("c.yaml", "Python: {level: advanced, years: 4}\nSQL: null\n"),
        ("d.yml", 'name: Mia\nskills: ["Python (advanced, 4 years)", SQL]\n'),
        ("e.json", json.dumps([{"skill": "Python", "level": "advanced", "years": 4}, "SQL"])),
        ("f.json", json.dumps({"skills": {"Python": {"level": "Advanced", "years": "4 years"}, "SQL": None}})),
        ("g.csv", "skill,level,years\nPython,advanced,4\nSQL,,\n"),
        ("h.csv", "years;skill;proficiency\n4;Python;strong\n;SQL;\n"),
        ("i.tsv", "Skill\tLevel\tYears\nPython\tadvanced\t4\nSQL\t\t\n"),
        ("j.txt", "Python (advanced, 4 years), SQL"),
        ("k.txt", "# my skills\n- Python: advanced, 4 years\n- SQL\n"),
        ("l", "skill,level,years\nPython,advanced,4\nSQL,,\n"),
        ("m", '[{"skill": "Python", "level": "advanced", "years": 4}, "SQL"]'),
        ("n", "[Python (advanced 4 years), SQL]".replace("[", "").replace("]", "")),
        ("o.csv", "Python (advanced; 4 years)\nSQL\n"),
        ("p.yaml", "Python - advanced 4 years\nSQL\n"),
    ],
)
def test_one_candidate_in_many_shapes(tmp_path, name, text):
    assert told(read(tmp_path, name, text)) == SAME


def test_what_else_a_profile_says(tmp_path):
    about = "name: Mia\nyears: 6\ndegree: M.Sc. Physics\nlanguages: [English C1, German, Python]\nwork: on-site\n"
    profile = read(tmp_path, "me.yaml", f"{about}skills: [SQL]")
    assert (profile.name, profile.years, profile.degree) == ("Mia", 6, "master")
    assert profile.languages == ("english", "german") and profile.workplaces == ("onsite",)
    assert profile.ids == {"sql", "python"}
    assert Profile.from_dict(profile.to_dict()) == profile


def test_headings_inside_skills_are_merged(tmp_path):
    profile = read(tmp_path, "me.yaml", "skills:\n  languages: [Python, SQL]\n  cloud: [AWS]\n")
    assert profile.ids == {"python", "sql", "aws"}


def test_several_candidates(tmp_path):
    path = tmp_path / "team.yaml"
    path.write_text("ann: [Python]\nben: [{skill: SQL, years: 2}]\n")
    assert [(p.name, told(p)) for p in read_profiles(str(path), LEXICON)] == [
        ("ann", [("python", None, None)]), ("ben", [("sql", None, 2.0)]),
    ]  # fmt: skip
    assert read_profile(f"{path}#Ben", LEXICON).ids == {"sql"}
    with pytest.raises(ProfileError, match=r"holds 2 candidates; name one as .*team.yaml#ann"):
        read_profile(str(path), LEXICON)
    with pytest.raises(ProfileError, match="no candidate 'eve'; there are ann, ben"):
        read_profile(f"{path}#eve", LEXICON)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "", "is empty"),
        ("a.yaml", " \n", "is empty"),
        ("a.yaml", "skills: []\n", "lists no skills"),
        ("a.yaml", "name: Mia\nskills:\n", "lists no skills"),
        ("a.yaml", "- [\n", r"a.yaml:2: not valid YAML"),
        ("a.json", '{"skills": [', "not valid JSON"),
        ("a.json", "17", "holds a int"),
        ("a.json", "{}", "lists no skills"),
        ("a.json", "[17]", "skill 17 is no text"),
        ("a.txt", "\n# nothing\n", "lists no skills"),
        ("a.txt", b"\x00\x01\x02\xff" * 50, "is binary"),
    ],
)
def test_what_is_no_profile(tmp_path, name, text, said):
    with pytest.raises(ProfileError, match=said) as caught:
        read(tmp_path, name, text)
    assert name in str(caught.value) and "\n" not in str(caught.value)


def test_missing_and_folder(tmp_path):
    with pytest.raises(ProfileError, match="no such file"):
        read_profile(str(tmp_path / "none.yaml"), LEXICON)
    with pytest.raises(ProfileError, match="is a folder"):
        read_profile(str(tmp_path), LEXICON)


def test_other_encodings(tmp_path):
    profile = read(tmp_path, "me.txt", "Python\nGerman\nrésumé writing, café tools, naïve Bayes à la carte\n".encode("latin-1"))
    assert "python" in profile.ids


def test_the_samples_are_read():
    found = {p.name: p for path in SAMPLES.iterdir() for p in read_profiles(str(path), LEXICON)}
    assert len(found) == 7
    assert {"Pyton", "frobnication of widgets"} <= {s.given for s in found["rough"].unknown}
    assert found["Aiko Tanabe"].years == 6 and found["Aiko Tanabe"].ids >= {"amazon-s3", "aws", "kubernetes"}
    assert not found["data-engineer"].unknown and not found["data-engineer"].years
