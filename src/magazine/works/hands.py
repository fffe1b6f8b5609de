"""Workers: processes that do one job after another and write the results into the store themselves.

A worker is started afresh (``spawn``), never forked from a process that has run Sphinx, WeasyPrint or V8. It speaks to the
workshop through a pipe: a job comes in, ``None`` (done) or the exception that stopped it goes back. When the workshop is gone, however it
went, so is the worker, in the middle of a job too; what it leaves unfinished lies where the next command clears up.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
import time
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from magazine.constants import WORKER_GOODBYE_SECONDS, WORKER_MAX_BYTES
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from magazine.issue.job import Job


class Hand:
    """One worker process, seen from the workshop.

    Attributes:
        job: what it is doing, or None.
        line: the pipe to it.
        original: the picture of its last job, whose pixels it may still have; empty for what was made here.
        until: the moment, on the steady clock, at which its job has taken too long.
    """

    def __init__(self, store: Store) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.job: Job | None = None
        self.original = ""
        self.until = 0.0
        self._process = context.Process(target=_work, args=(theirs, store.folder, store.unfinished), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def sentinel(self) -> int:
        """What becomes ready when the process ends."""
        return self._process.sentinel

    def take(self, job: Job, seconds: float) -> None:
        """Hand over a job and start its clock."""
        self.job = job
        self.original = job.original
        self.until = time.monotonic() + seconds
        with contextlib.suppress(OSError):  # a worker that died is seen by its sentinel
            self.line.send(job)

    def answer(self) -> BaseException | None:
        """Give what the worker says of its job: None where it is done.

        Raises:
            EOFError: where the worker died.
        """
        try:
            said: BaseException | None = self.line.recv()
        except OSError as error:
            raise EOFError from error
        return said

    def dismiss(self) -> None:
        """End the worker: kindly where it is idle, at once where it is busy."""
        self.line.close()
        if self.job is not None:
            self._process.kill()
        self._process.join(WORKER_GOODBYE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def is_out_of_time(self) -> bool:
        """Say of a worker that died whether the processor had worked on its job for as long as it may."""
        self._process.join(WORKER_GOODBYE_SECONDS)
        return self._process.exitcode == -_OUT_OF_TIME


_OUT_OF_TIME: Final = getattr(signal, "SIGPROF", 0)  # Windows has none: there the clock alone ends a job


def perform(job: Job, store: Store) -> None:
    """Do a job and keep its result."""
    store.put(job.key, job.work(*job.arguments))


def _work(line: Connection, folder: Path, unfinished: Path | None) -> None:
    """Do jobs until the pipe ends; an interruption is the workshop's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep_within_memory()
    threading.Thread(target=_end_with_the_workshop, daemon=True).start()
    if unfinished is not None:  # for libraries and the programs that they start
        tempfile.tempdir = os.environ["TMPDIR"] = str(unfinished)
    store = Store(folder, unfinished)
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(_said_of(line.recv_bytes(), store))


def _keep_within_memory() -> None:
    """Have the system refuse this process more memory than any job needs, where it can (Linux counts so since 4.7)."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    least = WORKER_MAX_BYTES if most == resource.RLIM_INFINITY else min(most, WORKER_MAX_BYTES)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (least, most))


def _end_with_the_workshop() -> None:
    """Wait until the workshop's process has ended, and end at once: nobody waits for the job any more."""
    workshop = multiprocessing.parent_process()
    if workshop is not None:
        wait([workshop.sentinel])
        os._exit(1)


def _said_of(message: bytes, store: Store) -> Exception | None:
    try:
        job = pickle.loads(message)  # noqa: S301 - our own bytes
        with _within(job.processor_seconds):
            perform(job, store)
    except Exception as error:  # noqa: BLE001 - whatever it is, the workshop decides
        return _portable(error)
    return None


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Have the system end this process where the processor works longer than that: a decoder in C asks nobody meanwhile."""
    if not _OUT_OF_TIME or seconds == math.inf:
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _portable(error: Exception) -> Exception:
    """Give the error itself where it survives the pipe, else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - a foreign exception's pickling can fail in any way
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
