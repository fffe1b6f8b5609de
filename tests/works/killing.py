"""Kills, and faults of the disk: run as a program of its own, so that builds can be forked off a process that has imported all.

``python -m tests.works.killing WORK KIND [NUMBER…]`` makes the tiny magazine in the folder WORK, builds it, changes an article, and then, for each
NUMBER, kills or hinders the build of the change, looks whether the last build is whole, builds again, and looks whether that is what a build from
nothing gives, and whether anything is left behind. It prints a line of JSON for each.
"""

from __future__ import annotations

import errno
import functools
import hashlib
import importlib.metadata
import json
import os
import random
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED: Final = 20190105
CHANGING: Final = frozenset(
    (
        "os.rename", "os.mkdir", "os.link", "os.remove", "os.rmdir", "os.symlink", "os.truncate", "os.chmod", "os.utime",
        "magazine.exchange", "magazine.flush",
    )
)  # fmt: skip
"""Events of Python (PEP 578) before a call that changes a disk; ``open`` for writing is one more."""
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
DIED: Final = 70
"""Exit code of a build that ended with an exception that no editor should see."""


class Watch:
    """Counts what a process changes on the disk, and strikes before the change of a certain number.

    Attributes:
        root: only what happens beneath counts.
        log: changes so far, with what is changed.
        strike: what is done at the change ``at``.
    """

    def __init__(self) -> None:
        self.root = ""
        self.log: list[str] = []
        self.at = 0
        self.strike: Callable[[], None] = lambda: None
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.root or not (event in CHANGING or (event == "open" and _writes(arguments))):
            return
        if event != "magazine.flush" and not any(str(each).startswith(self.root) for each in map(_path, arguments[:2])):
            return
        self.log.append(f"{event} {_path(arguments[0])}")
        if len(self.log) == self.at:
            self.strike()


def _path(argument: object) -> str:
    return os.fsdecode(argument) if isinstance(argument, (str, bytes, os.PathLike)) else ""


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) or any(letter in (mode or "") for letter in "wax+")


class Trial:
    """The tiny magazine, built once with its first text, and changed.

    Args:
        work: an empty folder.
        editions: that are built.
    """

    def __init__(self, work: Path, editions: Sequence[str] = ("web",)) -> None:
        self.watch = Watch()
        self.editions = editions
        self.base, self.project, self.passing = work / "base", work / "project", work / "tmp"
        self.passing.mkdir()
        os.environ["TMPDIR"] = str(self.passing)
        self._prepare()

    def _prepare(self) -> None:
        """Build both texts from nothing, and keep the magazine as it is when the change is still to be built."""
        from tests.works.tiny import NEW, OLD, SECOND, write_article, write_tiny  # noqa: PLC0415

        self.new = NEW
        write_tiny(self.project)
        write_article(self.project, SECOND)
        self._succeed(OLD, NEW)
        self.after = snapshot(self.project / "build")
        fonts = self.project / ".magazine/store"
        shutil.move(fonts, self.base.with_name("fonts"))
        shutil.rmtree(self.project)
        write_tiny(self.project)
        self._keep_fonts()
        self._succeed(OLD, NEW)
        self._succeed(NEW)  # so that names wait for the next build, as they do in life
        self.before = snapshot(self.project / "build")
        write_article(self.project, SECOND)
        self.project.rename(self.base)
        shutil.rmtree(self.base.with_name("fonts"))
        if self.before == self.after:
            raise AssertionError("the change changes nothing")

    def _keep_fonts(self) -> None:
        """Cutting fonts is nine tenths of a first build; every other job is done anew."""
        source = self.base.with_name("fonts")
        for file in source.rglob("*"):
            if file.is_file() and (file.stat().st_size > 8000 or file.name.endswith(".sha256")):
                target = self.project / ".magazine/store" / file.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(file, target)

    def _succeed(self, *issues: str) -> None:
        code = ended(self.fork(lambda: self.build(issues, alone=True)))
        if code:
            raise AssertionError(f"a build that nothing hinders ended with {code}")

    def restore(self) -> None:
        """Let the magazine stand again as it was before the build of the change."""
        from magazine.works.spare import link_tree  # noqa: PLC0415

        shutil.rmtree(self.project, ignore_errors=True)
        shutil.rmtree(self.passing)
        self.passing.mkdir()
        link_tree(str(self.base), str(self.project))

    def build(self, issues: Sequence[str] = (), *, alone: bool, patience: float = 0) -> int:
        """Build, as the command does, and give its exit code.

        Args:
            issues: to build; the new one where none is named.
            alone: True where jobs are done in this process, so that what they change on the disk is counted.
            patience: how many seconds to wait for another build.
        """
        from datetime import UTC, datetime  # noqa: PLC0415

        from magazine.issue.edition import Edition  # noqa: PLC0415
        from magazine.issue.finding import Stop  # noqa: PLC0415
        from magazine.works import build as works  # noqa: PLC0415
        from magazine.works.crew import Workshop  # noqa: PLC0415
        from magazine.works.machine import exit_code  # noqa: PLC0415
        from magazine.works.order import BuildOrder  # noqa: PLC0415
        from tests.works.single import SingleHanded  # noqa: PLC0415

        works.Workshop = SingleHanded if alone else Workshop  # type: ignore[misc,assignment]
        order = BuildOrder(
            project=self.project,
            issues=tuple(issues) or (self.new,),
            out=self.project / "build",
            as_of=datetime(2026, 1, 1, tzinfo=UTC),
            editions=frozenset(map(Edition, self.editions)),
            patience=patience,
        )
        try:
            works.build(order, lambda line: print(line, file=sys.stderr))
        except Stop as stop:
            print(stop, file=sys.stderr)
            return exit_code(stop.findings)
        return 0

    def fork(self, work: Callable[[], int]) -> int:
        """Do work in a copy of this process, and give its number; its exit code is what the work gives."""
        sys.stderr.flush()
        child = os.fork()
        if child:
            return child
        code = DIED
        try:
            code = work()
        except BaseException as error:  # noqa: BLE001 - told by the code
            import traceback  # noqa: PLC0415

            traceback.print_exception(error)
        finally:
            sys.stderr.flush()
            os._exit(code)

    def struck(self, at: int, strike: Callable[[], None], first: Callable[[], None] = lambda: None) -> int:
        """Build alone, and strike at a change of the disk; give how it ended.

        Args:
            at: number of the change, from 1.
            strike: what is done just before it.
            first: what is done before the build: a change of the program, to prove that the test would notice.
        """

        def work() -> int:
            first()
            self.watch.root, self.watch.at, self.watch.strike = str(self.project), at, strike
            self.watch.log.clear()
            return self.build(alone=True)

        return ended(self.fork(work))

    def changes(self, first: Callable[[], None] = lambda: None) -> list[str]:
        """List what a build of the change changes on the disk."""
        self.restore()
        ours, theirs = os.pipe()

        def work() -> int:
            first()
            self.watch.root, self.watch.at = str(self.project), 0
            self.watch.log.clear()
            code = self.build(alone=True)
            with os.fdopen(theirs, "w") as line:
                line.write("\n".join(self.watch.log))
            return code

        child = self.fork(work)
        os.close(theirs)
        with os.fdopen(ours) as line:
            log = line.read().splitlines()
        if ended(child):
            raise AssertionError("a build that nothing hinders did not end well")
        return log

    def moments(self, numbers: Sequence[int]) -> tuple[list[int], int]:
        """Give numbers of changes by per mille of all; -1 stands for every change, -2 for those around the switch."""
        log = self.changes()
        switch = switch_of(log)
        chosen: list[int] = []
        for number in numbers:
            match number:
                case -1:
                    chosen += range(1, len(log) + 1)
                case -2:
                    chosen += range(switch - 1, switch + 2)
                case _:
                    chosen.append(1 + number * (len(log) - 1) // 1000)
        return chosen, len(log)

    def faults(self) -> Iterator[str]:
        """Say what is wrong after a build that was struck: the last build must be whole, the next right, and nothing left."""
        standing = snapshot(self.project / "build")
        if standing not in (self.before, self.after):
            yield f"build/ is neither the last nor the new one: {difference(self.before, standing)}"
        code = ended(self.fork(lambda: self.build(alone=True)))
        if code:
            yield f"the next build ended with {code}"
        if (standing := snapshot(self.project / "build")) != self.after:
            yield f"the next build is not what a build from nothing gives: {difference(self.after, standing)}"
        yield from (f"left behind: {each}" for each in self.left())

    def left(self) -> list[str]:
        """Name what lies about that no build should leave."""
        known = {"issues", "build", ".magazine"}
        found = [path.name for path in self.project.iterdir() if path.name not in known]
        found += [str(path) for path in self.passing.rglob("*")]
        cache = self.project / ".magazine"
        found += [str(path) for path in (cache / "unfinished").rglob("*")]
        found += [str(path) for path in cache.rglob("*.part")]
        found += [
            path.name for path in cache.iterdir() if path.name not in {"store", "readings", "spare", "unfinished"}
        ]
        return found + [f"process {number}" for number in self.processes()]

    def processes(self) -> list[int]:
        """Name processes of builds that still run, which have a moment to see that they are alone."""
        for _ in range(100):
            found = [
                number for number, place in _environments() if place == str(self.passing) and number != os.getpid()
            ]
            if not found:
                return []
            time.sleep(0.1)
        return found


def _environments() -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            for line in (folder / "environ").read_bytes().split(b"\0"):
                if line.startswith(b"TMPDIR=") and (folder / "cmdline").read_bytes():
                    yield int(folder.name), os.fsdecode(line[7:])


def switch_of(log: Sequence[str]) -> int:
    """Give the number of the change by which a new build takes its place."""
    return next(
        number for number, each in enumerate(log, 1) if each.startswith("magazine.exchange") and each.endswith(".next")
    )


def ended(process: int) -> int:
    """Wait for a copy and give its exit code, or its signal as a negative number."""
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def snapshot(folder: Path) -> dict[str, str]:
    """Give every file and folder of a build, with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.rglob("*")
    }


def difference(wanted: dict[str, str], found: dict[str, str]) -> str:
    """Say in a few words in what two builds differ."""
    names = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    return f"{len(names)} of {len(wanted)}: {', '.join(names[:5])}"


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
        chance = random.Random(SEED + number)  # noqa: S311 - no secret
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
        builds = [trial.fork(lambda: trial.build(alone=False, patience=patience)) for _ in range(2)]
        codes = sorted(map(ended, builds))
        # Where neither waits, the second may still come when the first has ended; then both build.
        wrong = [] if codes == [0, 0] or (patience == 0 and codes == [0, 3]) else [f"they ended with {codes}"]
        if (standing := snapshot(trial.project / "build")) != trial.after:
            wrong.append(f"not what a build from nothing gives: {difference(trial.after, standing)}")
        wrong += [f"left behind: {each}" for each in trial.left()]
        yield {"what": f"pair {number}, patience {patience} s", "code": codes[-1], "wrong": wrong}


def failing_calls(trial: Trial, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Let calls of the C library fail from a moment on, until one has (libfiu; to be run by ``fiu-run -x``)."""
    import ctypes  # noqa: PLC0415

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
        stage.exchange = lambda *_: False  # type: ignore[assignment]

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
