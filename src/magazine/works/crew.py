"""Those who do the jobs: one worker in this process, or several beside it.

Both look into the store first, do a job that is asked for twice only once, and remember what they made and what they found, so
that the build report can say what was made again.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from magazine.constants import DECODING_MAX_SECONDS, JOB_MAX_SECONDS
from magazine.issue.finding import Finding, Location, Stop, in_order
from magazine.works.hands import Hand, perform
from magazine.works.machine import machine_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from magazine.issue.job import Job
    from magazine.works.store import Store


DECODING: Final = {"picture", "cover", "card", "print"}
"""The kinds of jobs that decode an original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A job as the build report lists it."""

    kind: str
    name: str
    key: str


class _StoreCrew(ABC):
    """What both crews share.

    Attributes:
        made: the jobs done, in the order in which they were asked for.
        reused: the jobs whose results lay in the store.
    """

    def __init__(self, store: Store, tell: Callable[[int, int, str], None] | None = None) -> None:
        self.store = store
        self.made: list[Record] = []
        self.reused: list[Record] = []
        self._tell = tell

    def make(self, jobs: Sequence[Job]) -> list[Path]:
        """Do the jobs that the store has no result of and give all results, in the jobs' order.

        All jobs are tried before it stops, so that one build names every fault.

        Raises:
            Stop: with the findings of all jobs that stopped, died, failed or took too long.
        """
        wanted = {job.key: job for job in jobs}
        files = {key: self.store.get(key) for key in wanted}
        missing = [job for key, job in wanted.items() if files[key] is None]
        self.reused += [_record(job) for key, job in wanted.items() if files[key] is not None]
        done: set[str] = set()
        findings: list[Finding] = []
        for count, (job, error) in enumerate(self._do(missing), start=1):
            if error is None:
                done.add(job.key)
            else:
                findings += _findings(job, error)
            if self._tell is not None:
                self._tell(count, len(missing), job.name)
        self.made += [_record(job) for job in missing if job.key in done]
        if findings:
            raise Stop(*in_order(findings))
        return [self.store.path(job.key) for job in jobs]

    @abstractmethod
    def _do(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, BaseException | None]]:
        """Do jobs and yield each as it ends, with what went wrong."""


class SoloCrew(_StoreCrew):
    """Does every job in this process: for tests, and for plain ``sphinx-build``."""

    def _do(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, BaseException | None]]:
        for job in jobs:
            try:
                perform(job, self.store)
            except Exception as error:  # noqa: BLE001 - named in a finding
                yield job, error
            else:
                yield job, None


class Workshop(_StoreCrew):
    """Does jobs in worker processes, which are started when there is something to make.

    Use it as a context manager; leaving it ends the workers.

    Args:
        store: where results are kept.
        workers: how many processes at most.
        tell: called as ``tell(done, total, name)`` after each job.
        seconds: how long one job may take.
    """

    def __init__(
        self,
        store: Store,
        workers: int,
        tell: Callable[[int, int, str], None] | None = None,
        seconds: float = JOB_MAX_SECONDS,
    ) -> None:
        super().__init__(store, tell)
        self._workers = max(1, workers)
        self._seconds = seconds
        self._hands: list[Hand] = []
        self._given_up: dict[str, Stop] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers; the next job starts new ones."""
        while self._hands:
            self._hands.pop().dismiss()

    def _do(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, BaseException | None]]:
        waiting = deque(jobs)
        try:
            while waiting or any(hand.job for hand in self._hands):
                yield from self._hopeless(waiting)
                self._hand_out(waiting)
                if not any(hand.job for hand in self._hands):
                    return
                yield from self._collect()
        except BaseException:  # an interruption must not leave jobs running that nobody waits for
            self.close()
            raise

    def _hopeless(self, waiting: deque[Job]) -> Iterator[tuple[Job, BaseException]]:
        """Take out the jobs of originals that have taken too long once: there may be a dozen, and each would again."""
        for job in [job for job in waiting if job.original in self._given_up]:
            waiting.remove(job)
            yield job, self._given_up[job.original]

    def _hand_out(self, waiting: deque[Job]) -> None:
        while waiting:
            hand = next((hand for hand in self._hands if hand.job is None), None)
            if hand is None and len(self._hands) < self._workers:
                hand = Hand(self.store)
                self._hands.append(hand)
            if hand is None:
                return
            job = self._fitting(waiting, hand)
            waiting.remove(job)
            hand.take(job, self._patience(job))

    def _fitting(self, waiting: deque[Job], hand: Hand) -> Job:
        """Choose a worker's next job: one of the picture that it has at hand, else of a picture that no other has, else the first.

        A worker keeps the pixels of its last original, so that a picture is decoded or drawn once for all that is made of it.
        """
        own = next((job for job in waiting if job.original and job.original == hand.original), None)
        if own is not None:
            return own
        others = {one.original for one in self._hands if one is not hand and one.job is not None} - {""}
        return next((job for job in waiting if job.original not in others), waiting[0])

    def _patience(self, job: Job) -> float:
        """Say how many seconds a job may take: fewer where an original is decoded, which may have been made to take for ever."""
        return min(self._seconds, DECODING_MAX_SECONDS) if job.kind in DECODING else self._seconds

    def _collect(self) -> Iterator[tuple[Job, BaseException | None]]:
        """Wait until something happens, and yield the jobs that ended by it."""
        busy = [hand for hand in self._hands if hand.job is not None]
        patience = max(0.0, min(hand.until for hand in busy) - time.monotonic())
        ready = set(wait([line for hand in busy for line in (hand.line, hand.sentinel)], patience))
        for hand in busy:
            job = hand.job
            if job is None:
                continue
            if hand.line in ready or hand.sentinel in ready:
                yield job, self._heard(hand, job)
            elif time.monotonic() >= hand.until:
                self._let_go(hand)
                yield job, self._give_up(job, f"{self._patience(job):g} seconds")

    def _heard(self, hand: Hand, job: Job) -> BaseException | None:
        try:
            said = hand.answer()
        except EOFError:
            out_of_time = hand.is_out_of_time()
            self._let_go(hand)
            return (
                self._give_up(job, f"{job.processor_seconds:g} seconds of the processor")
                if out_of_time
                else Stop(_died(job))
            )
        hand.job = None
        return said

    def _give_up(self, job: Job, time_taken: str) -> Stop:
        stop = Stop(_too_long(job, time_taken))
        if job.original:
            self._given_up[job.original] = stop
        return stop

    def _let_go(self, hand: Hand) -> None:
        self._hands.remove(hand)
        hand.dismiss()


def _record(job: Job) -> Record:
    return Record(kind=job.kind, name=job.name, key=job.key)


def _findings(job: Job, error: BaseException) -> tuple[Finding, ...]:
    if isinstance(error, Stop):
        return error.findings
    fault = machine_fault(error, place=job.name)
    if fault is not None:
        return (replace(fault, what=f"{job.kind}: {fault.what}"),)
    words = next(iter(f"{type(error).__name__}: {error}".splitlines()))
    return (_finding(job, "job-failed", f"making it failed ({words})", "report this with the file that it happens to"),)


def _died(job: Job) -> Finding:
    return _finding(
        job, "worker-died", "the process that was making it died",
        "try again with fewer workers (`--jobs 1`); if it dies again, the file is at fault or the machine has too little memory",
    )  # fmt: skip


def _too_long(job: Job, time_taken: str) -> Finding:
    return _finding(
        job, "job-too-long", f"making it took more than {time_taken} and was given up",
        f"simplify {job.original} (fewer layers, masks, filters and shapes), or hand it in as a plain PNG or JPEG" if job.original
        else "make the article or chart simpler, or split it",
    )  # fmt: skip


def _finding(job: Job, rule: str, what: str, remedy: str) -> Finding:
    return Finding(rule=rule, where=Location(path=job.name), what=f"{job.kind}: {what}", remedy=remedy)
