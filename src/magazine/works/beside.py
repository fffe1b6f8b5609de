"""Work done in a copy of this process while it goes on with other work."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_Answer = TypeVar("_Answer")


def beside(work: Callable[[], _Answer]) -> Callable[[], _Answer]:
    """Begin work in a copy of this process, and give what waits for its answer.

    Where no copy can be made safely (other threads run, or the system has none), the work is done when its answer is asked for; and also
    where the copy ends without one, so that whatever is wrong is raised here.
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1 or multiprocessing.parent_process():
        return work
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    copy = context.Process(target=_do, args=(work, theirs), daemon=True)
    copy.start()
    theirs.close()

    def answer() -> _Answer:
        try:
            answers: list[_Answer] = [ours.recv()]
        except EOFError:
            answers = []
        copy.join()
        return answers[0] if answers else work()

    return answer


def _do(work: Callable[[], object], theirs: Connection) -> None:
    """Do the work and send its answer; where it fails, say nothing: it is done again where the fault can be told."""
    try:
        theirs.send(work())
    except Exception:  # noqa: BLE001, S110 - see above
        pass
    finally:
        theirs.close()
