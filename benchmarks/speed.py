"""Cost of reading a posting, as a ratio to stock spaCy on the same texts in the same run.

    python benchmarks/speed.py [TEXT ...] [--rounds 5]

Without files it reads samples/postings. The yardstick is `spacy.blank("en")` with a sentencizer and a
PhraseMatcher over the same names, spaCy's own tokenizer: what one writes first. Both run in turn, round by round,
on one core; CPU time, not wall time; the table shows the median and the spread of the ratio.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

import jobmatch

SAMPLES = Path(__file__).parents[1] / "samples" / "postings"


def stock(names: list[str]) -> Callable[[str], object]:
    """Return a reader made of stock parts."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for start in range(0, len(names), 10_000):
        matcher.add(f"names{start}", list(nlp.tokenizer.pipe(names[start : start + 10_000])))

    def read(text: str) -> object:
        return matcher(nlp(text), as_spans=True)

    return read


def seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """Return the CPU seconds that reading all texts takes."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = options.files or sorted(SAMPLES.glob("*.txt"))
    texts = [f.read_text(encoding="utf-8") for f in files]
    analyser = jobmatch.load()
    names = [form.alias for forms in analyser.lexicon.forms.found.values() for form in forms[:1]]
    readers = {"jobmatch, whole analysis": analyser.analyse, "stock spaCy + PhraseMatcher": stock(names)}
    for read in readers.values():
        seconds(read, texts)  # warm
    rounds = [{name: seconds(read, texts) for name, read in readers.items()} for _ in range(options.rounds)]
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} postings of {size:.0f} characters on average, {len(names)} names, {options.rounds} rounds")
    for name in readers:
        times = [1000 * r[name] / len(texts) for r in rounds]
        print(f"{name:30s} median {statistics.median(times):6.2f} ms a posting ({min(times):.2f} to {max(times):.2f})")
    ours, theirs = readers
    ratios = sorted(r[ours] / r[theirs] for r in rounds)
    print(f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
