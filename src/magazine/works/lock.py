"""The lock on an output folder: two works on it at once would mix what they make.

It is the kernel's lock on a small file beside the folder (``flock``, through filelock): when its holder ends, however it ends, the kernel
lets go of it, so that nothing a dead process left behind can bar the way. What the file says (who, where, since when, what for) is for
people to read and decides nothing.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.held import no_file, refuse_unlockable
from magazine.works.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENDING: Final = ".lock"
_LOOK_AGAIN_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who works on a folder.

    Attributes:
        process: its number.
        host: name of the machine.
        since: when it began, ISO 8601.
        work: what it does, as its command would be typed.
    """

    process: int
    host: str
    since: str
    work: str

    def __str__(self) -> str:
        return f"`{self.work}`, process {self.process} on {self.host}, since {self.since}"


def lock_file(out: Path) -> Path:
    """Name the file that is locked while somebody works on a folder."""
    return out.with_name(f"{out.name}{ENDING}")


@contextmanager
def locked(
    out: Path, work: str, *, patience: float = 0, tell: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Keep everybody else from working on an output folder; the same process may not lock it twice.

    Args:
        out: the output folder, there or not yet.
        work: what is done, in the words of the command that does it: others are told so while they wait.
        patience: how many seconds to wait for another who holds it.
        tell: called with a line that says for whom is waited.

    Raises:
        Stop: ``busy-folder``, where another still holds it when patience ends; ``machine-refused``, at once, where no such file can be.
        OSError: where the disk refuses the file, or knows no locks.
    """
    own = Holder(process=os.getpid(), host=socket.gethostname(), since=f"{now():%Y-%m-%dT%H:%M:%SZ}", work=work)
    file = lock_file(out)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except FileNotFoundError as error:
        raise Stop(no_file(file)) from error
    lock = FileLock(
        file,
        poll_interval=_LOOK_AGAIN_SECONDS,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,  # it is taken away below, while nobody else can hold it
        on_acquired=lambda handle: _sign(handle, own),
    )
    try:
        lock.acquire(timeout=0)
    except Timeout:
        refuse_unlockable(file)
        if patience > 0:
            tell(f"waiting up to {patience:g} s for {holder(out) or 'another'}")
        try:
            lock.acquire(timeout=patience)
        except Timeout:
            raise Stop(_busy(out)) from None
    try:
        yield
    finally:
        # Whoever waits has this very file open, sees that it has lost its name, and opens the next one (filelock looks).
        with suppress(OSError):
            file.unlink(missing_ok=True)
        lock.release()


def holder(out: Path) -> Holder | None:
    """Say who works on a folder, or worked on it when it was killed; None where that cannot be read."""
    try:
        return Holder(**json.loads(lock_file(out).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _sign(handle: int, own: Holder) -> None:
    """Write into the locked file who holds it; a full disk does not hinder the lock."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(asdict(own)).encode(), 0)


def _busy(out: Path) -> Finding:
    return Finding(
        rule="busy-folder",
        where=Location(path=out.name),
        what=f"another works on this folder now: {holder(out) or 'it does not say who'}",
        remedy="try again when it has ended, wait longer with `--wait SECONDS`, or build into another folder with `--out DIR`",
    )
