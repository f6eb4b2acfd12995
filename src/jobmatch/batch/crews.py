"""Who does the parts: this process, processes of this machine, or a Dask cluster."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any

from jobmatch.batch.work import watch
from jobmatch.errors import InputError


class InProcess(Executor):
    """Does what it is given at once, here."""

    size = 1

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self.tell = tell

    def open(self) -> Executor:
        """Return itself."""
        watch(self.tell)
        return self

    def died(self, error: BaseException) -> bool:
        """Return False: this process cannot outlive itself."""
        return False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call the function; its result or error is in the future."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes:
    """Worker processes on this machine."""

    def __init__(self, size: int) -> None:
        self.size = size

    def open(self) -> Executor:
        """Return a pool; started fresh, because a fork would copy locks and threads in whatever state they are."""
        return ProcessPoolExecutor(self.size, mp_context=get_context("spawn"), initializer=_enter)

    def died(self, error: BaseException) -> bool:
        """Return whether the pool broke."""
        return isinstance(error, BrokenExecutor)


class Cluster:
    """The workers of a Dask scheduler; they must see the same files and have jobmatch installed."""

    AHEAD = 2  # parts given out per thread, so that none waits for the next

    def __init__(self, address: str, timeout: float = 10) -> None:
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise InputError("--scheduler needs Dask: pip install 'jobmatch[dask]'") from None
        try:
            self.client = Client(address, timeout=timeout, set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(f"{address}: no Dask scheduler answers there ({error})") from None
        self._killed = KilledWorker

    @property
    def size(self) -> int:
        """How many parts to give out; workers may come and go."""
        return max(1, self.AHEAD * sum(map(int, self.client.nthreads().values())))

    def open(self) -> Executor:
        """Return the cluster as an executor."""
        executor: Executor = self.client.get_executor(pure=False)
        return executor

    def died(self, error: BaseException) -> bool:
        """Return whether Dask gave up after several deaths of workers."""
        return isinstance(error, self._killed)


def _enter() -> None:
    """Prepare a worker: Ctrl-C is for the parent, whose end is also the worker's, however it came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
