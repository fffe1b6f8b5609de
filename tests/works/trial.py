"""One magazine on which builds are struck: restored before each strike, and looked at after it."""

from __future__ import annotations

import atexit
import functools
import hashlib
import importlib
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

from jinja2 import Environment, FileSystemBytecodeCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CHANGING: Final = frozenset(
    (
        "os.rename", "os.mkdir", "os.link", "os.remove", "os.rmdir", "os.symlink", "os.truncate", "os.chmod", "os.utime",
        "magazine.exchange", "magazine.flush",
    )
)  # fmt: skip
"""Events of Python (PEP 578) before a call that changes a disk; ``open`` for writing is one more."""
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

    Attributes:
        hit: whether the last build was struck: what is never struck proves nothing.
        seconds: how long the last build took that nothing hindered.

    Args:
        work: an empty folder.
        editions: that are built.
    """

    hit = False
    seconds = 0.0

    def __init__(self, work: Path, editions: Sequence[str] = ("web",)) -> None:
        self.watch = Watch()
        self.log: list[str] = []
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
        shutil.rmtree(self.project)
        write_tiny(self.project)
        self._succeed(OLD, NEW)
        self._succeed(NEW)  # so that names wait for the next build, as they do in life
        self.before = snapshot(self.project / "build")
        write_article(self.project, SECOND)
        self.project.rename(self.base)
        if self.before == self.after:
            raise AssertionError("the change changes nothing")

    def _succeed(self, *issues: str) -> None:
        names = self.passing.with_name("modules")

        def work() -> int:
            code = self.build(issues, alone=True)
            names.write_text("\n".join(sys.modules), encoding="utf-8")
            return code

        began = time.monotonic()
        code = ended(self.fork(work))
        if code:
            raise AssertionError(f"a build that nothing hinders ended with {code}")
        self.seconds = time.monotonic() - began
        for name in names.read_text(encoding="utf-8").split():  # so that no copy of this process need import them again
            with suppress(ImportError):
                importlib.import_module(name)
        names.unlink()

    def restore(self) -> None:
        """Let the magazine stand again as it was before the build of the change."""
        from magazine.works.spare import link_tree  # noqa: PLC0415

        shutil.rmtree(self.project, ignore_errors=True)
        shutil.rmtree(self.passing)
        self.passing.mkdir()
        link_tree(str(self.base), str(self.project))

    def build(
        self,
        issues: Sequence[str] = (),
        *,
        alone: bool,
        patience: float = 0,
        tell: Callable[[str], None] = lambda line: print(line, file=sys.stderr),
    ) -> int:
        """Build, as the command does, and give its exit code.

        Args:
            issues: to build; the new one where none is named.
            alone: True where jobs are done in this process, so that what they change on the disk is counted.
            patience: how many seconds to wait for another build.
            tell: called with a line of progress.
        """
        from datetime import UTC, datetime  # noqa: PLC0415

        from tests.works.single import SingleHanded  # noqa: PLC0415

        from magazine.issue.edition import Edition  # noqa: PLC0415
        from magazine.issue.finding import Stop  # noqa: PLC0415
        from magazine.works import build as works  # noqa: PLC0415
        from magazine.works.crew import Workshop  # noqa: PLC0415
        from magazine.works.machine import exit_code  # noqa: PLC0415
        from magazine.works.order import BuildOrder  # noqa: PLC0415

        mock.patch.object(works, "Workshop", SingleHanded if alone else Workshop).start()
        order = BuildOrder(
            project=self.project,
            issues=tuple(issues) or (self.new,),
            out=self.project / "build",
            as_of=datetime(2026, 1, 1, tzinfo=UTC),
            editions=frozenset(map(Edition, self.editions)),
            patience=patience,
        )
        try:
            works.build(order, tell)
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

    def struck(
        self,
        at: int,
        strike: Callable[[], None],
        first: Callable[[], None] = lambda: None,
        felt: Callable[[], bool] = lambda: True,
    ) -> int:
        """Build alone, and strike at a change of the disk; give how it ended. ``hit`` says afterwards whether the build came so far.

        Args:
            at: number of the change, from 1.
            strike: what is done just before it.
            first: what is done before the build: a change of the program, to prove that the test would notice.
            felt: asked when the build has ended, and lived, whether what was done made a difference.
        """
        ours, theirs = os.pipe()

        def strike_and_tell() -> None:
            os.write(theirs, b"!")
            strike()

        def work() -> int:
            first()
            self.watch.root, self.watch.at, self.watch.strike = str(self.project), at, strike_and_tell
            self.watch.log.clear()
            code = self.build(alone=True)
            if not felt():
                os.write(theirs, b"?")
            return code

        child = self.fork(work)
        os.close(theirs)
        with os.fdopen(ours, "rb") as line:
            self.hit = line.read() == b"!"
        return ended(child)

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
        """Give numbers of changes by per mille of all; -1 stands for every change, -2 for the switch and the one after it."""
        self.log = self.log or self.changes()
        log = self.log
        switch = switch_of(log)
        chosen: list[int] = []
        for number in numbers:
            match number:
                case -1:
                    chosen += range(1, len(log) + 1)
                case -2:
                    chosen += range(switch, switch + 2)
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
            path.name
            for path in cache.iterdir()
            if path.name not in {"audit", "store", "readings", "spare", "unfinished"}
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


def compile_once() -> None:
    """Let page templates be compiled, and packages be asked for their versions, once for all builds of this process and its copies."""
    from magazine.works.toolset import own_code, toolset_key  # noqa: PLC0415

    toolset_key()
    own_code()
    folder = tempfile.mkdtemp(prefix="magazine-templates-")
    atexit.register(shutil.rmtree, folder)  # copies of this process leave without it
    Environment.__init__ = functools.partialmethod(  # type: ignore[method-assign, assignment]
        Environment.__init__, bytecode_cache=FileSystemBytecodeCache(folder)
    )


def switch_of(log: Sequence[str]) -> int:
    """Give the number of the change by which a new build takes its place."""
    return next(
        number
        for number, each in enumerate(log, 1)
        if each.startswith("magazine.exchange") and each.endswith("/build.next/new")
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
