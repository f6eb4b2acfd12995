"""How long the command line takes to start, as a ratio to a bare import of what it cannot do without.

    python benchmarks/start.py [--rounds 7]

Each command runs in turn with its yardstick, round by round, after one round to warm up; wall time of the whole process.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
SPACY = ("-c", "import spacy; spacy.blank('en')")
CLICK = ("-c", "import click")
MAIN = ("-c", "from jobmatch.cli.main import main; main()")
POSTING, PROFILE = str(SAMPLES / "postings" / "data-engineer.md"), str(SAMPLES / "profiles" / "data-engineer.csv")
PAIRS = {
    "score FILE : spacy.blank('en')": ((*MAIN, "score", POSTING, "--profile", PROFILE), SPACY),
    "extract FILE : spacy.blank('en')": ((*MAIN, "extract", POSTING), SPACY),
    "--help : import click": ((*MAIN, "--help"), CLICK),
    "--version : import click": ((*MAIN, "--version"), CLICK),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """Return the wall seconds of a Python process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    print(f"{'':34s} seconds     ratio, median (spread)")
    for name, (ours, theirs) in PAIRS.items():
        times = [(seconds(ours), seconds(theirs)) for _ in range(rounds + 1)][1:]
        ratios = sorted(a / b for a, b in times)
        middle = statistics.median(a for a, _ in times)
        print(f"{name:34s} {middle:7.2f}     {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
