"""Memory of one process over many postings: it must not grow with their number.

    python benchmarks/memory.py [FILE ...] [--postings 10000]

FILE is whatever `jobmatch` reads; the postings come again and again, each time with a word that was never met before
in every tenth place. Prints the resident memory now and then (Linux only).
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import jobmatch
from jobmatch.readers.files import read_file

SAMPLES = Path(__file__).parents[1] / "samples" / "postings"
STEPS = 10
TENTH = 10


def resident() -> float:
    """Return the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def changed(texts: list[str]) -> Iterator[str]:
    """Yield the texts for ever, each with new words."""
    for turn in count():
        for number, text in enumerate(texts):
            words = text.split(" ")
            words[::TENTH] = [f"{word}x{turn}y{number}" for word in words[::TENTH]]
            yield " ".join(words)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=[str(SAMPLES)])
    parser.add_argument("--postings", type=int, default=10_000)
    options = parser.parse_args()
    texts = [posting.text for file in options.files for posting, problem in read_file(file) if not problem]
    analyser = jobmatch.load()
    print(f"{'loaded':>10s} {resident():6.0f} MB")
    step = max(1, options.postings // STEPS)
    found = analyser.analyse_many(text for _, text in zip(range(options.postings), changed(texts), strict=False))
    for number, _ in enumerate(found, 1):
        if number % step == 0:
            print(f"{number:10d} {resident():6.0f} MB")


if __name__ == "__main__":
    main()
