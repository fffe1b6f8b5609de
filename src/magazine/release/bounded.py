"""A stranger's file is opened in a process of its own, with a limit on time and memory: what it does there does no harm here.

Windows has no such limits for a process from within (``resource`` is POSIX's): there the process is ended when its time is over, and its
memory is what the machine gives. The manual says so.
"""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext

MAX_SECONDS: Final = 60.0  # a signed PDF of 10 MB takes 0.1
MAX_MEMORY_BYTES: Final = (
    1_500_000_000  # of address space; a signed PDF of 10 MB takes 300 MB of it, the libraries included
)
PRELOADED: Final = ["magazine.release.within"]
"""Imported once, for all processes to come: it takes a second."""

try:
    import resource
except ImportError:  # Windows
    LIMITED = False
else:
    LIMITED = True
"""Whether the system knows limits of memory and time."""

_Answer = TypeVar("_Answer")


class GaveUpError(Exception):
    """The work took too long, too much, or its process ended without an answer."""


def bounded(work: Callable[..., _Answer], *arguments: object, seconds: float = MAX_SECONDS) -> _Answer:
    """Do work in a process of its own.

    Args:
        work: a function at the top of a module.
        arguments: what it is given; picklable.
        seconds: how long it may take.

    Raises:
        GaveUpError: where it did not come to an answer.
    """
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, work, arguments, seconds), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise GaveUpError("time")
        answer: _Answer = ours.recv()
    except EOFError as error:
        raise GaveUpError("memory") from error
    finally:
        process.kill()
        process.join()
        ours.close()
    return answer


def _context() -> ForkServerContext | SpawnContext:
    """Give the quickest way to a new process that inherits nothing: another machine than POSIX has one alone."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _do(line: Connection, work: Callable[..., object], arguments: tuple[object, ...], seconds: float) -> None:
    """Work within limits, and send the answer; where there is none, end in silence."""
    _keep_within(int(seconds) + 1)
    with suppress(MemoryError, RecursionError):
        line.send(work(*arguments))
    line.close()


def _keep_within(seconds: int) -> None:
    """Have the system refuse this process more than it should need, where it can; a limit that is narrower already stays."""
    if not LIMITED:
        return
    limits = {
        resource.RLIMIT_AS: (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES),
        resource.RLIMIT_CPU: (seconds, seconds + 1),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, wanted in limits.items():
        _, most = resource.getrlimit(kind)
        soft, hard = (each if most == resource.RLIM_INFINITY else min(each, most) for each in wanted)
        with suppress(OSError, ValueError):  # macOS knows no limit of the address space
            resource.setrlimit(kind, (soft, hard))
