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
import select
import signal
import sys
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from filelock import FileLock
from tests.works.trial import Trial, compile_once, difference, ended, snapshot, switch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED: Final = 20190105
STARTING_SECONDS: Final = 1.5
"""What a build with workers takes longer, about, than one that does all itself."""
MOST_TURNS: Final = 12
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
        wrong = [] if code == -signal.SIGKILL else [f"it was not killed, it ended with {code}"]
        yield {"what": f"killed at change {at} of {total}", "code": code, "wrong": wrong + list(trial.faults())}


def refused_changes(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Let a change of the disk fail; the error goes round."""
    moments, total = trial.moments(numbers)
    for turn, at in enumerate(moments):
        number = FAULTS[turn % len(FAULTS)]
        trial.restore()
        code = trial.struck(at, refuse(number))
        wrong = [] if code in (0, 3) else [f"it ended with {code}"]
        wrong += [] if trial.hit else ["nothing failed"]
        yield {
            "what": f"{errno.errorcode[number]} at change {at} of {total}",
            "code": code,
            "wrong": wrong + list(trial.faults()),
        }


def killed_at_random(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Kill a build with workers, or one of its workers, at a random moment; even numbers the build, odd ones a worker.

    A build that had ended before, or had no worker any more, is done again and struck earlier, until a kill has struck.
    """
    whole = STARTING_SECONDS + trial.seconds
    for number in numbers:
        chance = random.Random(SEED + number)
        name, kill = ("the build", kill_build) if number % 2 == 0 else ("a worker", kill_worker)
        for turn in range(MOST_TURNS):
            trial.restore()
            began = time.monotonic()
            build = trial.fork(lambda: trial.build(alone=False))
            moment = chance.uniform(0, whole * 0.8**turn)
            time.sleep(moment)
            struck = kill(build)
            code = ended(build)
            if struck:
                break
            whole = min(whole, time.monotonic() - began)
        fit = code == -signal.SIGKILL if number % 2 == 0 else code in (0, 3)
        wrong = [] if struck else [f"no kill struck in {MOST_TURNS} turns"]
        wrong += [] if fit else [f"it ended with {code}"]
        yield {
            "what": f"{number}: {name} killed after {moment:.2f} s",
            "code": code,
            "struck": struck,
            "turns": turn + 1,
            "wrong": wrong + list(trial.faults()),
        }


def kill_build(build: int) -> bool:
    """Kill a build; False where it had ended."""
    return _killed(build)


def kill_worker(build: int) -> bool:
    """Wait for a worker of a build and kill it; False where there is none any more."""
    worker = _worker(build)
    return worker is not None and _killed(worker)


def _killed(process: int) -> bool:
    """Kill a process; False where it was dead already. It is stopped first: what has been seen to stop dies of nothing but the kill."""
    with suppress(ProcessLookupError, FileNotFoundError):
        os.kill(process, signal.SIGSTOP)
        while (state := _state(process)) not in {"T", "Z", "X"}:
            time.sleep(0.001)
        os.kill(process, signal.SIGKILL)
        return state == "T"
    return False


def _state(process: int) -> str:
    """Give the kernel's letter for what a process does (proc(5)): T is stopped, Z has ended."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def _worker(build: int) -> int | None:
    """Wait for a worker of a build, and give its number; None where the build ends without."""
    while _state(build) != "Z":
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, IndexError):
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                if (
                    int(parent) == build
                    and state not in {"Z", "X"}
                    and b"spawn_main" in (folder / "cmdline").read_bytes()
                ):
                    return int(folder.name)
        time.sleep(0.01)
    return None


def two_at_once(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Build twice at once: with even numbers the second waits, with odd ones it says at once that it cannot; see ``_pair``."""
    for number in numbers:
        patience = 600 if number % 2 == 0 else 0
        codes, wrong = _pair(trial, patience, alone=number % 4 < 2)
        if (standing := snapshot(trial.project / "build")) != trial.after:
            wrong.append(f"not what a build from nothing gives: {difference(trial.after, standing)}")
        wrong += [f"left behind: {each}" for each in trial.left()]
        yield {"what": f"pair {number}, patience {patience} s", "code": codes[-1], "wrong": wrong}


def _pair(
    trial: Trial, patience: int, *, alone: bool, first: Callable[[], None] = lambda: None
) -> tuple[list[int], list[str]]:
    """Start two builds at the same moment, stop the one that holds the lock until the other has said what it does, and give how they ended.

    Returns:
        Their exit codes in order, and what is wrong: each time one must have waited, or said that it cannot.
    """
    trial.restore()
    ours, theirs = os.pipe()

    def work() -> int:
        first()
        return trial.build(alone=alone, patience=patience, tell=lambda line: _write(theirs, line))

    builds = [trial.fork(work) for _ in range(2)]
    os.close(theirs)
    waits = False
    if (held := _stopped_holder(trial, builds)) is not None:
        (other,) = set(builds) - {held}
        waits = _waits(ours, other)
        os.kill(held, signal.SIGCONT)
    while os.read(ours, 4096):  # to the end of both
        pass
    os.close(ours)
    codes = sorted(map(ended, builds))
    wrong = [] if held is not None else ["neither held the lock"]
    wrong += [] if waits or not patience else ["neither waited"]
    wrong += [] if codes == ([0, 0] if patience else [0, 3]) else [f"they ended with {codes}"]
    return codes, wrong


def _waits(line: int, build: int) -> bool:
    """Listen until a build says that it waits; False where it ends without."""
    heard = b""
    while b"waiting up to" not in heard:
        if select.select([line], [], [], 0.05)[0]:
            heard += os.read(line, 4096)
        elif _state(build) == "Z":
            return False
    return True


def _write(handle: int, line: str) -> None:
    os.write(handle, f"{line}\n".encode())


def _stopped_holder(trial: Trial, builds: Sequence[int]) -> int | None:
    """Stop the build that the lock file names as soon as it does; None where both end without."""
    from magazine.works.lock import holder  # noqa: PLC0415

    while any(_state(build) != "Z" for build in builds):
        found = holder(trial.project / "build")
        if found is not None and found.process in builds and _state(found.process) != "Z":
            os.kill(found.process, signal.SIGSTOP)
            return found.process
        time.sleep(0.002)
    return None


def failing_calls(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Let calls of the C library fail from a moment on, until one has (libfiu; to be run by ``fiu-run -x``).

    Where no such call comes after that moment, it is an earlier one.
    """
    library = ctypes.CDLL(None)
    moments, total = trial.moments(numbers)
    for turn, at in enumerate(moments):
        point, number = CALLS[turn % len(CALLS)]

        def strike(point: str = point, number: int = number) -> None:
            library.fiu_enable(point.encode(), 1, ctypes.c_void_p(number), 1)  # 1: FIU_ONETIME

        def felt(point: str = point) -> bool:
            return not library.fiu_fail(point.encode())  # it fails once: when it has, it fails no more

        trial.hit = False
        while not trial.hit and at:
            trial.restore()
            struck_at, code = at, trial.struck(at, strike, felt=felt)
            at //= 2  # noqa: PLW2901 - an earlier moment
        wrong = [] if code in (0, 3) else [f"it ended with {code}"]
        wrong += [] if trial.hit else ["nothing failed"]
        yield {
            "what": f"{point} fails with {errno.errorcode[number]} from change {struck_at} of {total} on",
            "code": code,
            "wrong": wrong + list(trial.faults()),
        }


def noticed_mutants(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Break the program, or the test, and find that this is noticed: what is never wrong where something is broken proves nothing."""
    for number in numbers:
        for what, found in MUTANTS[number](trial):
            yield {"what": f"{what}: {found}", "code": 0, "wrong": [] if found else ["nobody noticed"]}


def broken_switches(trial: Trial) -> Iterator[tuple[str, object]]:
    """Switch by two renames; clear nothing up; empty a file."""
    from magazine.works import stage  # noqa: PLC0415

    def two_renames() -> None:
        mock.patch.object(stage, "exchange", return_value=False).start()

    trial.moments([-2])
    trial.restore()
    trial.struck(switch_of(trial.log) + 1, kill_self, two_renames)
    yield "before anybody clears up", trial.left()
    yield "two renames", next(trial.faults(), None)
    trial.restore()
    (trial.project / "build/site/robots.txt").unlink()
    (trial.project / "build/site/robots.txt").touch()
    yield "a file of no bytes", next(trial.faults(), None)


def builds_without_a_lock(trial: Trial) -> Iterator[tuple[str, object]]:
    """Let two builds work on a folder that nothing locks, or that a lock guards which all may have at once."""
    from magazine.works import build as works  # noqa: PLC0415
    from magazine.works import lock  # noqa: PLC0415

    def unlocked() -> None:
        mock.patch.object(works, "locked", return_value=nullcontext()).start()

    def shared() -> None:
        def take(self: FileLock, **_: object) -> None:
            handle = os.open(self.lock_file, os.O_RDWR | os.O_CREAT)
            lock._sign(handle, lock.Holder(process=os.getpid(), host="", since="", work=""))  # noqa: SLF001

        mock.patch.object(FileLock, "acquire", take).start()

    for patience in (600, 0):
        for mutant in (unlocked, shared):
            yield f"{mutant.__name__}, patience {patience} s", _pair(trial, patience, alone=True, first=mutant)[1]


def kills_that_kill_nobody(trial: Trial) -> Iterator[tuple[str, object]]:
    """Let the killing and failing itself be broken."""
    for number, name in enumerate(("kill_build", "kill_worker")):
        with (
            mock.patch.object(sys.modules[__name__], name, return_value=False),
            mock.patch(f"{__name__}.MOST_TURNS", 1),
        ):
            (answer,) = killed_at_random(trial, [number])
        yield name, answer["wrong"]
    trial.moments([-2])
    trial.restore()
    trial.struck(len(trial.log) * 2, kill_self)
    yield "after the end", [] if trial.hit else ["nothing failed"]


MUTANTS: Final = (broken_switches, builds_without_a_lock, kills_that_kill_nobody)
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

    compile_once()
    trial = Trial(Path(work))
    for order in orders:
        kind, _, numbers = order.partition("=")
        for result in KINDS[kind](trial, [int(each) for each in numbers.split(",")]):
            print(json.dumps({"kind": kind, **result}), flush=True)
    wrong = [] if snapshot(trial.base / "build") == trial.before else ["a build wrote into a file of the one before"]
    print(json.dumps({"kind": "end", "what": "the magazine that all were copied from", "code": 0, "wrong": wrong}))


if __name__ == "__main__":
    main()
