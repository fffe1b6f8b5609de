"""Kills, and faults of the disk: run as a program of its own, so that builds can be forked off a process that has imported all.

``python -m tests.works.killing WORK KIND [NUMBER…]`` makes the tiny magazine in the folder WORK, builds it, changes an article, and then, for each
NUMBER, kills or hinders the build of the change, looks whether the last build is whole, builds again, and looks whether that is what a build from
nothing gives, and whether anything is left behind. It prints a line of JSON for each.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import importlib.metadata
import json
import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from tests.works.trial import Trial, difference, ended, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED: Final = 20190105
FAULTS: Final = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EDQUOT)
CALLS: Final = (
    ("posix/io/rw/write", errno.ENOSPC),
    ("posix/io/oc/open", errno.EROFS),
    ("posix/io/rw/read", errno.EIO),
    ("posix/io/dir/rename", errno.ENOSPC),
    ("posix/io/rw/write", errno.EIO),
    ("posix/io/dir/unlink", errno.EROFS),
    ("posix/io/oc/open", errno.EACCES),
    ("posix/io/sync/fsync", errno.EIO),
)
"""Points at which libfiu lets a call of the C library fail, and with what."""


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(number: int) -> Callable[[], None]:
    """Give what fails as the disk would."""

    def strike() -> None:
        raise OSError(number, os.strerror(number))

    return strike


def killed_at_changes(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Kill a build just before some of its changes of the disk, or each."""
    moments, total = trial.moments(numbers)
    for at in moments:
        trial.restore()
        code = trial.struck(at, kill_self)
        wrong = list(trial.faults())
        yield {"what": f"killed at change {at} of {total}", "code": code, "wrong": wrong}


def refused_changes(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Let a change of the disk fail; the error goes round."""
    moments, total = trial.moments(numbers)
    for turn, at in enumerate(moments):
        number = FAULTS[turn % len(FAULTS)]
        trial.restore()
        code = trial.struck(at, refuse(number))
        wrong = [f"it ended with {code}"] if code not in (0, 3) else []
        yield {
            "what": f"{errno.errorcode[number]} at change {at} of {total}",
            "code": code,
            "wrong": wrong + list(trial.faults()),
        }


def killed_at_random(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Kill a build with workers, or one of its workers, at a random moment; even numbers the build, odd ones a worker."""
    trial.restore()
    began = time.monotonic()
    ended(trial.fork(lambda: trial.build(alone=False)))
    whole = time.monotonic() - began
    for number in numbers:
        chance = random.Random(SEED + number)
        trial.restore()
        build = trial.fork(lambda: trial.build(alone=False))
        moment = chance.uniform(0, whole)
        time.sleep(moment)
        victim = build if number % 2 == 0 else _worker(build)
        if victim is not None:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        code = ended(build)
        name = "the build" if number % 2 == 0 else "a worker" if victim else "no worker, there was none any more"
        fit = code in (0, -signal.SIGKILL) if number % 2 == 0 else code in (0, 3)
        wrong = [] if fit else [f"it ended with {code}"]
        yield {
            "what": f"{number}: {name} killed after {moment:.2f} s",
            "code": code,
            "wrong": wrong + list(trial.faults()),
        }


def _worker(build: int) -> int | None:
    """Wait for a worker of a build, and give its number; None where the build ends without."""
    while True:
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, IndexError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == build and b"spawn_main" in (folder / "cmdline").read_bytes():
                    return int(folder.name)
        if Path(f"/proc/{build}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return None
        time.sleep(0.01)


def two_at_once(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Build twice at once: with even numbers the second waits, with odd ones it says at once that it cannot."""
    for number in numbers:
        trial.restore()
        patience = 600 if number % 2 == 0 else 0
        builds = [trial.fork(functools.partial(trial.build, alone=False, patience=patience)) for _ in range(2)]
        codes = sorted(map(ended, builds))
        # Where neither waits, the second may still come when the first has ended; then both build.
        wrong = [] if codes == [0, 0] or (patience == 0 and codes == [0, 3]) else [f"they ended with {codes}"]
        if (standing := snapshot(trial.project / "build")) != trial.after:
            wrong.append(f"not what a build from nothing gives: {difference(trial.after, standing)}")
        wrong += [f"left behind: {each}" for each in trial.left()]
        yield {"what": f"pair {number}, patience {patience} s", "code": codes[-1], "wrong": wrong}


def failing_calls(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Let calls of the C library fail from a moment on, until one has (libfiu; to be run by ``fiu-run -x``)."""
    library = ctypes.CDLL(None)
    moments, total = trial.moments(numbers)
    for turn, at in enumerate(moments):
        point, number = CALLS[turn % len(CALLS)]

        def strike(point: str = point, number: int = number) -> None:
            library.fiu_enable(point.encode(), 1, ctypes.c_void_p(number), 1)  # 1: FIU_ONETIME

        trial.restore()
        code = trial.struck(at, strike)
        wrong = [] if code in (0, 3) else [f"it ended with {code}"]
        yield {
            "what": f"{point} fails with {errno.errorcode[number]} from change {at} of {total} on",
            "code": code,
            "wrong": wrong + list(trial.faults()),
        }


def noticed_mutants(trial: Trial, _: Sequence[int]) -> Iterator[dict[str, object]]:
    """Break the program, kill, and find that this is noticed: what is never wrong in a broken program proves nothing."""
    from magazine.works import stage  # noqa: PLC0415

    def two_renames() -> None:
        mock.patch.object(stage, "exchange", return_value=False).start()

    log = trial.changes(two_renames)
    between = next(
        number for number, change in enumerate(log, 1) if change.startswith("os.rename") and change.endswith(".next")
    )
    trial.restore()
    code = trial.struck(between, kill_self, two_renames)
    found = list(trial.faults())
    yield {"what": f"two renames: {found}", "code": code, "wrong": [] if found else ["nobody noticed"]}
    trial.restore()
    trial.struck(len(log) // 2, kill_self)
    left = trial.left()
    yield {
        "what": f"before anybody clears up: {len(left)} things",
        "code": 0,
        "wrong": [] if left else ["nobody noticed"],
    }
    trial.restore()
    (trial.project / "build/site/robots.txt").unlink()
    (trial.project / "build/site/robots.txt").touch()
    yield {"what": "a file of no bytes", "code": 0, "wrong": [] if next(trial.faults(), None) else ["nobody noticed"]}


KINDS: Final[dict[str, Callable[[Trial, Sequence[int]], Iterator[dict[str, object]]]]] = {
    "changes": killed_at_changes,
    "calls": failing_calls,
    "mutants": noticed_mutants,
    "refusals": refused_changes,
    "random": killed_at_random,
    "pairs": two_at_once,
}


def main() -> None:
    work, *orders = sys.argv[1:]
    importlib.metadata.version = functools.cache(importlib.metadata.version)  # asked for 171 times a build
    import magazine.works.build  # noqa: F401, PLC0415 - before anything is forked

    trial = Trial(Path(work))
    for order in orders:
        kind, _, numbers = order.partition("=")
        for result in KINDS[kind](trial, [int(each) for each in numbers.split(",")]):
            print(json.dumps({"kind": kind, **result}), flush=True)
    wrong = [] if snapshot(trial.base / "build") == trial.before else ["a build wrote into a file of the one before"]
    print(json.dumps({"kind": "end", "what": "the magazine that all were copied from", "code": 0, "wrong": wrong}))


if __name__ == "__main__":
    main()
