"""Runs the parts of a batch on any `concurrent.futures.Executor`, and outlives the death of its workers."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Protocol

from jobmatch.batch.inputs import Part
from jobmatch.batch.work import Done, Job, run_part, skip_part
from jobmatch.errors import InputError

DEATHS = 2  # a part that takes its worker with it so often, alone on it, is set aside
REASON = f"the worker died {DEATHS} times while it read this part"
HOPELESS = 10  # deaths in a row with nothing done: then it is not the parts


class Crew(Protocol):
    """Who does the work."""

    @property
    def size(self) -> int:
        """How many parts to give out at once."""

    def open(self) -> Executor:
        """Return a fresh executor."""

    def died(self, error: BaseException) -> bool:
        """Return whether the error means that a worker died, and not that something is wrong with the part."""


class Engine:
    """Runs parts; yields each when it is done, in whatever order.

    A worker's death ends all that its executor was doing. Which part was to blame shows only when each that had
    been begun is run again alone: one that kills then too, twice, is set aside.
    """

    def __init__(self, job: Job, crew: Crew, stop: Callable[[], bool] = lambda: False) -> None:
        self.job = job
        self.crew = crew
        self.stop = stop
        self.executor = crew.open()
        self.running: dict[Future[Done], Part] = {}
        self.suspects: deque[Part] = deque()
        self.alone = False  # a suspect is under way
        self.deaths: Counter[int] = Counter()
        self.in_vain = 0  # deaths since a part was done

    def run(self, parts: Iterable[Part]) -> Iterator[Done]:
        """Yield the parts as they are finished; once `stop` says so, only those under way."""
        waiting = iter(parts)
        try:
            while True:
                self._give_out(waiting)
                if not self.running:
                    return
                done, _ = wait(self.running, return_when=FIRST_COMPLETED)
                yield from self._take_in(done)
        finally:
            for future in self.running:
                future.cancel()
            self.executor.shutdown(wait=False)

    def _give_out(self, waiting: Iterator[Part]) -> None:
        while len(self.running) < (1 if self.suspects or self.alone else self.crew.size) and not self.stop():
            self.alone = bool(self.suspects)
            part = self.suspects.popleft() if self.suspects else next(waiting, None)
            if part is None:
                return
            self.running[self._submit(part)] = part

    def _submit(self, part: Part) -> Future[Done]:
        try:
            return self._start(part)
        except BrokenExecutor:  # a worker died while it had nothing to do
            self._renew()
            return self._start(part)

    def _start(self, part: Part) -> Future[Done]:
        if self.deaths[part.index] >= DEATHS:
            return self.executor.submit(skip_part, self.job, part, REASON)
        return self.executor.submit(run_part, self.job, part)

    def _take_in(self, futures: Iterable[Future[Done]]) -> Iterator[Done]:
        if any(f.cancelled() for f in futures):
            raise InputError("the scheduler is gone, or has dropped the work; give the same command again to go on")
        if any(isinstance(f.exception(), BrokenExecutor) for f in futures):
            wait(self.running)  # all that the executor was doing went down together
            futures = list(self.running)
            self._renew()
        alone, self.alone = self.alone or self.crew.size == 1, False
        for future in futures:
            part, error = self.running.pop(future), future.exception()
            if error is None:
                self.in_vain = 0
                yield future.result()
            elif self.crew.died(error):
                yield from self._bury(part, alone)
            else:
                raise error

    def _bury(self, part: Part, alone: bool) -> Iterator[Done]:
        """Decide what becomes of a part whose worker died."""
        begun = self.job.sign(part)
        self.deaths[part.index] += alone and begun.exists()
        begun.unlink(missing_ok=True)
        self.in_vain += 1
        if self.deaths[part.index] > DEATHS:  # even setting it aside killed
            yield skip_part(self.job, part, REASON, blind=True)
            return
        self.suspects.append(part)
        if self.in_vain >= HOPELESS:
            raise InputError("the workers die again and again; is there enough memory for so many (--workers)?")

    def _renew(self) -> None:
        self.executor.shutdown(wait=False)
        self.executor = self.crew.open()
