"""Cost of reading a posting, as a ratio to stock spaCy on the same texts in the same run.

    python benchmarks/speed.py [FILE ...] [--rounds 5] [--first 600] [--lexicons DIR] [--profile FILE]

FILE is whatever `jobmatch` reads: texts, pages, tables, folders; without any, samples/postings. The yardstick is
`spacy.blank("en")` with a sentencizer and a PhraseMatcher over the same names, spaCy's own tokenizer: what one writes
first. All rows run in turn, round by round, on one core; CPU time, not wall time; the table shows the median and the
spread of the ratio. Of many texts each round takes ones that nobody has read before, after a slice to warm up with:
what a reader remembers of a text must not count.

`--lexicons DIR` adds a row with that vocabulary as well, `--profile FILE` one with the fit of a candidate.
flashtext, where it is installed, matches the same names and does nothing else.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.matcher import PhraseMatcher

import jobmatch
from jobmatch.fit.fitting import Fitter
from jobmatch.readers.files import read_file
from jobmatch.readers.profiles import read_profile

SAMPLES = Path(__file__).parents[1] / "samples" / "postings"
LEAST = 20  # texts a round, for each round to have its own
STOCK = "stock spaCy + PhraseMatcher"
Reader = Callable[[str], object]


def stock(names: list[str], cache: int | None = None) -> Reader:
    """Return a reader made of stock parts, its tokenizer's cache raised to so many words."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for start in range(0, len(names), 10_000):
        matcher.add(f"names{start}", list(nlp.tokenizer.pipe(names[start : start + 10_000])))
    if cache:
        nlp.tokenizer.max_cache_size = cache

    def read(text: str) -> object:
        return matcher(nlp(text), as_spans=True)

    return read


def flashtext(names: list[str]) -> Iterator[tuple[str, Reader]]:
    """Yield FlashText over the names, where it is installed."""
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        return
    processor = KeywordProcessor()
    processor.add_keywords_from_list(names)
    yield "FlashText, matching alone", processor.extract_keywords


def fitted(analyser: Any, profile: str) -> Reader:
    """Return a reader that also scores a candidate."""
    fitter = Fitter(read_profile(profile, analyser.lexicon), analyser.lexicon)
    return lambda text: fitter.fit(analyser.analyse(text))


def readers(options: argparse.Namespace) -> dict[str, Reader]:
    """Return what runs, by the names of the rows."""
    analyser = jobmatch.load()
    names = [form.alias for forms in analyser.lexicon.forms.found.values() for form in forms[:1]]
    print(f"{len(names)} names")
    found: dict[str, Reader] = {"jobmatch, whole analysis": analyser.analyse}
    if options.profile:
        found["jobmatch, analysis and fit"] = fitted(analyser, options.profile)
    if options.lexicons:
        more = jobmatch.load(options.lexicons)
        found[f"jobmatch, {len(more.lexicon.forms.found)} names"] = more.analyse
    return {**found, STOCK: stock(names), "the same, its cache raised": stock(names, 1_000_000), **dict(flashtext(names))}


def seconds(read: Reader, texts: list[str]) -> float:
    """Return the CPU seconds that reading all texts takes."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def slices(texts: list[str], rounds: int) -> list[list[str]]:
    """Return the texts to warm up with and those of each round; few texts serve every round."""
    size = len(texts) // (rounds + 1)
    return [texts[i * size : (i + 1) * size] for i in range(rounds + 1)] if size >= LEAST else [texts] * (rounds + 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=[str(SAMPLES)])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--first", type=int, default=600, help="texts to take")
    parser.add_argument("--lexicons", help="a further folder of vocabulary, for a row of its own")
    parser.add_argument("--profile", help="a candidate, for a row with the fit")
    options = parser.parse_args()
    judged = (pair for file in options.files for pair in read_file(file))
    texts = [posting.text for posting, problem in itertools.islice(judged, options.first) if not problem]
    rows = readers(options)
    warm, *rounds = slices(texts, options.rounds)
    for read in rows.values():
        seconds(read, warm)
    times = [{name: 1000 * seconds(read, part) / len(part) for name, read in rows.items()} for part in rounds]
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} postings of {size:.0f} characters on average, {options.rounds} rounds of {len(rounds[0])}")
    print(f"{'':30s} CPU ms a posting     ratio to stock, median (spread)")
    for name in rows:
        ratios = sorted(t[name] / t[STOCK] for t in times)
        cost = statistics.median(t[name] for t in times)
        print(f"{name:30s} {cost:16.2f}     {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
