"""A profile that was read from a CV, as YAML or JSON to be corrected by hand; places stand in comments."""

from __future__ import annotations

import json
from collections.abc import Iterator

from jobmatch.lexicon import Lexicon
from jobmatch.readers.cv import Reading
from jobmatch.readers.spellings import spellings
from jobmatch.types import ProfileSkill

WIDEST = 60  # characters of a quoted line


def to_yaml(reading: Reading, lexicon: Lexicon, source: str) -> str:
    """Return the profile as YAML, each entry with the lines of the CV that it comes from."""
    profile = reading.profile
    head = f"# Read from {source}: correct what is wrong, add what is missing, then use it with --profile."
    lines = [head, f"name: {_text(profile.name)}"]
    if profile.years is not None:
        lines.append(f"years: {profile.years:g}  # {reading.about['years']}")
    if profile.degree:
        lines.append(f"degree: {profile.degree}  # {_cut(reading.about['degree'])}")
    if profile.languages:
        lines.append(f"languages: [{', '.join(_text(lexicon.entries[i].name) for i in profile.languages)}]")
    listed = [s for s in profile.skills if s.id not in profile.languages]
    entries = [(_entry(s, lexicon), _places(reading, s)) for s in listed]
    width = min(48, max((len(e) for e, _ in entries), default=0))
    return "\n".join([*lines, "skills:", *(f"  - {e:<{width}}  # {why}" if why else f"  - {e}" for e, why in entries)]) + "\n"


def to_json(reading: Reading, lexicon: Lexicon) -> str:
    """Return the profile as JSON; `places` are [line, words] of the CV."""
    profile = reading.profile
    skills = [
        {"skill": _name(s, lexicon), "level": s.level, "years": s.years, "places": list(map(list, reading.of(s)))}
        for s in profile.skills
    ]
    about = {"name": profile.name, "years": profile.years, "degree": profile.degree, "languages": list(profile.languages)}
    return json.dumps({**about, "skills": skills}, ensure_ascii=False, indent=2) + "\n"


def _entry(skill: ProfileSkill, lexicon: Lexicon) -> str:
    name = _text(_name(skill, lexicon))
    if skill.level is None and skill.years is None:
        return name
    level = f", level: {skill.level}" if skill.level else ""
    years = f", years: {skill.years:g}" if skill.years is not None else ""
    return f"{{skill: {name}{level}{years}}}"


def _name(skill: ProfileSkill, lexicon: Lexicon) -> str:
    """Return the skill's name where that is read as the same skill again, else its id."""
    if skill.id is None:
        return skill.given
    name = lexicon.entries[skill.id].name
    return name if [s.id for s in spellings(lexicon).resolve(name)] == [skill.id] else skill.id


def _places(reading: Reading, skill: ProfileSkill) -> str:
    places = reading.of(skill)
    if not places:
        return ""
    numbers = ", ".join(str(n) for n, _ in places[:4]) + (" ..." if len(places) > 4 else "")
    return f"line{'s' if len(places) > 1 else ''} {numbers}: {_cut(places[0][1])}"


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1].rstrip() + "…"


def _text(value: str) -> str:
    """Return a YAML scalar, in quotes where it needs them."""
    plain = all(c.isalnum() or c in " +-_./" for c in value) and value[:1].isalpha()
    word = value.lower() in ("yes", "no", "on", "off", "true", "false", "null", "y", "n", "r#")
    return value if plain and not word and value == value.strip() else json.dumps(value, ensure_ascii=False)


def summary(reading: Reading) -> Iterator[str]:
    """Yield what a person should look at."""
    profile = reading.profile
    graded = sum(s.level is not None or s.years is not None for s in profile.skills)
    yield f"{len(profile.skills)} skills, {graded} with level or years; check them, above all what the CV only mentions"
