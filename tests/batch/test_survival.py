"""The batch under SIGKILL: of workers, and of the whole program, at random moments."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from jobmatch.batch.crews import Processes
from jobmatch.batch.inputs import Inputs
from jobmatch.batch.run import Batch
from jobmatch.batch.target import Target
from jobmatch.readers.columns import Choice

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers through /proc")
COPIES = 100
PROGRAM = "from jobmatch.cli.main import main; main()"
COMMAND = [sys.executable, "-c", PROGRAM, "batch", "t.csv", "-o", "out.csv", "--part-rows", "10"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, tables):
    monkeypatch.chdir(tmp_path)
    rows = pd.read_csv(tables / "plain.csv")
    rows.loc[list(rows.index) * COPIES].to_csv("t.csv", index=False)


def batch(out):
    return Batch(Inputs(Path("t.csv"), Choice()), Target.named(out), part_rows=10)


@pytest.fixture
def undisturbed():
    batch("wanted.csv").run()
    return Path("wanted.csv").read_bytes()


def wait_for_a_part(process):
    limit = time.monotonic() + 120
    while not Path("out.csv.parts/done.jsonl").exists():
        assert process.poll() is None, process.stderr.read() if process.stderr else "ended by itself"
        assert time.monotonic() < limit
        time.sleep(0.05)


def wait_for_the_end_of(workers):
    """Workers leave by themselves when their parent is gone."""
    limit = time.monotonic() + 60
    while alive := {p for p in workers if Path(f"/proc/{p}").exists()}:
        assert time.monotonic() < limit, alive
        time.sleep(0.1)


def children(pid):
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                found.add(int(stat.parent.name))
        except OSError:
            continue
    return found


def test_killed_workers_cost_nothing(undisturbed):
    mine, over, killed = children(os.getpid()), threading.Event(), []
    chance = random.Random(1)

    def kill():
        while not over.wait(chance.uniform(0.1, 0.4)):
            workers = [p for p in children(os.getpid()) - mine if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]
            if workers and len(killed) < 4:
                killed.append(chance.choice(workers))
                os.kill(killed[-1], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        run = batch("out.csv")
        run.run(Processes(2))
    finally:
        over.set()
        killer.join()
    assert killed and run.meter.tally.aside == 0
    assert Path("out.csv").read_bytes() == undisturbed


def test_the_program_killed_again_and_again_ends_with_the_same_table(undisturbed):
    command = [*COMMAND, "-q", "--workers", "2"]
    chance = random.Random(2)
    for _ in range(2):
        process = subprocess.Popen(command)
        wait_for_a_part(process)
        time.sleep(chance.uniform(0, 1.5))
        workers = children(process.pid)
        process.kill()
        process.wait()
        wait_for_the_end_of(workers)
    assert subprocess.run(command, check=False).returncode == 0
    assert Path("out.csv").read_bytes() == undisturbed
    assert sorted(p.name for p in Path().iterdir()) == ["out.csv", "t.csv", "wanted.csv"]


def test_ctrl_c_finishes_the_part_says_how_to_go_on_and_exits_with_130(undisturbed):
    process = subprocess.Popen([*COMMAND, "--workers", "2"], stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for_a_part(process)
    os.killpg(process.pid, signal.SIGINT)
    error = process.communicate(timeout=60)[1]
    assert process.returncode == 130 and "Traceback" not in error
    assert "parts are done; give the same command again to go on" in error
    batch("out.csv").run()
    assert Path("out.csv").read_bytes() == undisturbed
