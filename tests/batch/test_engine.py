"""The engine with an executor whose workers die as the table of cases says; parts are numbers here."""

from concurrent.futures import BrokenExecutor, Executor, Future, wait

import pytest

from jobmatch.batch import engine as module
from jobmatch.batch.crews import InProcess
from jobmatch.batch.engine import Engine
from jobmatch.batch.inputs import Part
from jobmatch.batch.tally import Tally
from jobmatch.batch.work import Done
from jobmatch.errors import InputError
from jobmatch.readers.tables import START


@pytest.fixture
def done(monkeypatch):
    """Let a part be done by name only, when the engine waits for it."""

    def skip(job, part, reason, blind=False):
        return Done(part.index, "skipped blind" if blind else "skipped", 0, Tally(), ())

    def wait_for(futures, **options):
        for pool in {future.pool for future in futures}:
            pool.resolve()
        return wait(futures, **options)

    monkeypatch.setattr(module, "run_part", lambda job, part: Done(part.index, "", 0, Tally(), ()))
    monkeypatch.setattr(module, "skip_part", skip)
    monkeypatch.setattr(module, "wait", wait_for)


class Crew:
    """`fatal` are the parts that kill, with how often; all under way go down with them, `size` at once."""

    def __init__(self, size, fatal):
        self.size, self.fatal, self.most = size, dict(fatal), 0

    def open(self):
        return Pool(self)

    def died(self, error):
        return isinstance(error, BrokenExecutor)


class Pool(Executor):
    """Does what it was given when `resolve` is called: all of it, or none where something kills."""

    def __init__(self, crew):
        self.crew, self.under_way, self.broken = crew, [], False

    def submit(self, fn, job, part, *more):
        if self.broken:
            raise BrokenExecutor
        future = Future()
        future.pool = self
        self.under_way.append((future, fn, part, more))
        self.crew.most = max(self.crew.most, len(self.under_way))
        return future

    def resolve(self):
        under_way, self.under_way = self.under_way, []
        killers = [part.index for _, _, part, _ in under_way if self.crew.fatal.get(part.index)]
        for killer in killers:
            self.crew.fatal[killer] -= 1
        for future, fn, part, more in under_way:
            if killers:
                self.broken = True
                future.set_exception(BrokenExecutor())
            else:
                future.set_result(fn(None, part, *more))


class Signs:
    """A job all of whose parts had been begun, but those that `early` names."""

    def __init__(self, folder, early=()):
        self.folder, self.early = folder, early

    def sign(self, part):
        path = self.folder / str(part.index)
        if part.index not in self.early:
            path.touch()
        return path


def run(job, size, count, fatal):
    crew = Crew(size, fatal)
    parts = [Part(i, "t.csv", START, 1) for i in range(count)]
    return {d.index: d.file for d in Engine(job, crew).run(parts)}, crew


CASES = [
    (1, {}, {}), (3, {}, {}),
    (1, {2: 1}, {}), (3, {2: 1}, {}), (3, {0: 1, 5: 1, 9: 1}, {}), (3, {2: 2}, {}),
    (1, {2: 2}, {2: "skipped"}), (3, {2: 3}, {2: "skipped"}), (1, {2: 3}, {2: "skipped blind"}),
    (3, {2: 9}, {2: "skipped blind"}),
    (3, {2: 9, 3: 9, 7: 1}, {2: "skipped blind", 3: "skipped blind"}),
]  # fmt: skip


@pytest.mark.parametrize(("size", "fatal", "wanted"), CASES)
def test_every_part_is_done_but_those_that_kill_twice_alone(done, tmp_path, size, fatal, wanted):
    found, crew = run(Signs(tmp_path), size, 10, fatal)
    assert crew.most == size
    assert found == {i: wanted.get(i, "") for i in range(10)}


def test_a_part_that_had_not_been_begun_is_not_to_blame(done, tmp_path):
    found, _ = run(Signs(tmp_path, early=[2]), 2, 10, {2: 5})
    assert set(found.values()) == {""}


def test_workers_that_die_whatever_they_read_end_the_batch(done, tmp_path):
    with pytest.raises(InputError, match="workers die again and again"):
        run(Signs(tmp_path), 2, 10, dict.fromkeys(range(10), 99))


def test_an_error_of_ours_ends_the_batch(monkeypatch):
    def full(job, part):
        raise InputError("no space")

    monkeypatch.setattr(module, "run_part", full)
    with pytest.raises(InputError, match="no space"):
        list(Engine(None, InProcess(lambda row: None)).run([Part(0, "t", START, 1)]))


def test_a_stop_gives_out_no_more(done):
    asked = []
    crew = Crew(1, {})
    seen: list[int] = []
    for part in Engine(None, crew, lambda: bool(asked)).run([Part(i, "t", START, 1) for i in range(9)]):
        seen.append(part.index)
        if part.index == 3:
            asked.append(1)
    assert seen == [0, 1, 2, 3]
