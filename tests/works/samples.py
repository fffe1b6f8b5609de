"""Jobs for the tests of the crews; at the top of a module, so that worker processes find them."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.job import Job, content_key

if TYPE_CHECKING:
    from collections.abc import Callable


def job(work: Callable[..., bytes], *arguments: object, name: str = "sample") -> Job:
    key = content_key(work.__name__, *arguments)
    return Job(kind="sample", name=name, key=key, work=work, arguments=arguments)


def shout(text: str) -> bytes:
    return text.upper().encode()


def stop(what: str) -> bytes:
    raise Stop(Finding(rule="sample-fault", where=Location(path="crowd.jpg"), what=what, remedy="mend it"))


def die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def spin(turn: int) -> bytes:
    """Keep the processor busy for ever, where no exception reaches."""
    del turn
    hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)
    return b""


def sleep() -> bytes:
    time.sleep(600)
    return b""


def nap() -> bytes:
    time.sleep(0.5)
    return b"rested"


def tell_number(folder: str) -> bytes:
    """Write the worker's number, and never end."""
    beside = Path(folder) / "number.part"
    beside.write_text(str(os.getpid()), encoding="utf-8")
    beside.rename(Path(folder) / "number")
    return sleep()


def fill_the_disk() -> bytes:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/store/half")


def trip() -> bytes:
    raise EOFError("a picture ends early")
