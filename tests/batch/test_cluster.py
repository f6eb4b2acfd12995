"""The batch on a Dask cluster of this machine whose workers are killed."""

import os
import random
import signal
import threading
from pathlib import Path

import pandas as pd
import pytest

from jobmatch.batch.crews import Cluster
from jobmatch.batch.inputs import Inputs
from jobmatch.batch.run import Batch
from jobmatch.batch.target import Target
from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice

distributed = pytest.importorskip("distributed")


@pytest.fixture
def cluster():
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


def test_a_cluster_whose_workers_are_killed_gives_the_same_table(tmp_path, monkeypatch, tables, cluster):
    monkeypatch.chdir(tmp_path)
    rows = pd.read_csv(tables / "plain.csv")
    rows.loc[list(rows.index) * 100].to_csv("t.csv", index=False)

    def batch(out):
        return Batch(Inputs(Path("t.csv"), Choice()), Target.named(out), part_rows=10)

    over, killed, chance = threading.Event(), [], random.Random(3)

    def kill():
        while len(killed) < 2 and not over.wait(chance.uniform(0.05, 0.3)):
            nanny = chance.choice(list(cluster.workers.values()))
            if nanny.process and nanny.process.pid:
                killed.append(nanny.process.pid)
                os.kill(nanny.process.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        batch("out.csv").run(Cluster(cluster.scheduler_address))
    finally:
        over.set()
        killer.join()
    batch("wanted.csv").run()
    assert killed and Path("out.csv").read_bytes() == Path("wanted.csv").read_bytes()


def test_where_no_scheduler_answers():
    with pytest.raises(InputError, match="no Dask scheduler answers there"):
        Cluster("tcp://127.0.0.1:9", timeout=1)
