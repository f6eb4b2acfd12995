"""What the verbs about candidates share: the profile option, its warnings, and fitting postings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from jobmatch.types import Posting, Profile, ProfileSkill

if TYPE_CHECKING:
    from jobmatch.fit.weights import Weights
    from jobmatch.pipeline import Analyser
    from jobmatch.reports.fit import Scored

MOST_WARNINGS = 8


def profile_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --profile and --weights to a verb."""
    for option in (
        click.option("--weights", type=click.Path(), metavar="FILE", help="YAML or JSON that changes the table of weights."),
        click.option("-p", "--profile", required=True, metavar="FILE[#NAME]",
                     help="The candidate: YAML, JSON, CSV or a plain list of skills; - is standard input."),
    ):  # fmt: skip
        function = option(function)
    return function


def load_weights(name: str | None) -> Weights:
    """Return the table of weights, changed by the file where one is named."""
    from jobmatch.errors import InputError, ProfileError
    from jobmatch.fit.weights import DEFAULT, from_config
    from jobmatch.readers.profiles import load_data

    if not name:
        return DEFAULT
    try:
        data = load_data(name)
    except ProfileError as error:
        raise InputError(f"{str(error).split(';')[0]}; weights are YAML or JSON, as {{shared: 0.25}}") from None
    if not isinstance(data, dict):
        raise InputError(f"{name}: holds no mapping; weights are YAML or JSON, as {{shared: 0.25}}")
    try:
        return from_config(data)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None


def warn_unknown(profile: Profile, name: str) -> None:
    """Tell on stderr which entries the lexicon does not know, with near misses; of a CV that it is one."""
    if len(profile.unknown) > max(MOST_WARNINGS, len(profile.ids)):
        told = f"{len(profile.unknown)} of {len(profile.skills)} entries are no skills that the lexicon knows"
        click.echo(f"{name}: {told}; if it is a CV, make a profile of it first: jobmatch profile {name} -o me.yaml", err=True)
        return
    for skill in profile.unknown[:MOST_WARNINGS]:
        near = f"; did you mean {' or '.join(skill.near)}?" if skill.near else ""
        click.echo(f"{name}: {skill.given!r} is no skill that the lexicon knows{near} (kept, earns nothing)", err=True)
    if (more := len(profile.unknown) - MOST_WARNINGS) > 0:
        click.echo(f"{name}: and {more} more unknown entries", err=True)


def resolve_learned(texts: tuple[str, ...], analyser: Analyser) -> list[ProfileSkill]:
    """Return the skills of --with; raise UsageError for one that the lexicon does not know."""
    from jobmatch.readers.spellings import spellings

    found = [s for text in texts for s in spellings(analyser.lexicon).resolve(text)]
    for skill in found:
        if skill.id is None:
            near = f"; did you mean {' or '.join(skill.near)}?" if skill.near else ""
            raise click.UsageError(f"--with {skill.given}: no skill that the lexicon knows{near}")
    return found


def fit_postings(
    postings: Iterable[Posting], profile: Profile, analyser: Analyser, weights: Weights, learned: list[ProfileSkill] | None = None
) -> Iterator[Scored]:
    """Yield each posting's fit, and the fit with `learned` where that is not empty."""
    from jobmatch.fit import Fitter
    from jobmatch.fit.whatif import with_skills
    from jobmatch.reports.fit import Scored

    fitter = Fitter(profile, analyser.lexicon, weights)
    later = Fitter(with_skills(profile, learned), analyser.lexicon, weights) if learned else None
    names = tuple(analyser.lexicon.entries[s.id].name for s in learned or () if s.id)
    for analysis in analyser.analyse_many(postings):
        yield Scored(analysis, fitter.fit(analysis), profile, later.fit(analysis) if later else None, names)
