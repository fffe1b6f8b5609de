"""A command that is told to end (``kill``, a terminal that is closed) ends as by Ctrl-C: what it holds is let go of.

Locks of this machine and of servers go with their holder; one in an object store stays until its holder takes it away.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from magazine.constants import EXIT_SIGNAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS: Final = ("SIGTERM", "SIGHUP")
"""By name, for Windows has not all of them."""


@contextmanager
def ended_kindly() -> Iterator[None]:
    """Let a signal to end unwind what is being done; a second one ends it at once. One that is ignored (``nohup``) stays so."""
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    ours = threading.current_thread() is threading.main_thread()
    heard = [number for number in numbers if ours and signal.getsignal(number) == signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(EXIT_SIGNAL + number)
