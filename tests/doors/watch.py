"""Trying a door: in a process of its own, under a limit of memory and of time for each input, with the input kept that broke it."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from typing import Self

CPU_S: Final = 10.0
"""Seconds of the processor that one input may take: what the issue calls a hang."""
WAIT_S: Final = 60.0
"""Seconds by the clock: a door that waits for a pipe or a lock uses no processor. Wide, because other work may run beside."""
MEMORY: Final = 1_000_000_000
"""Bytes that the whole process may hold at any moment."""
NET: Final = 3 * MEMORY // 2
"""Bytes of data after which the system refuses more, so that a failing input does not take the machine with it."""
KEPT: Final = "input"
ANSWER: Final = "answer.json"


class TooSlow(Exception):  # noqa: N818 - a verdict
    """An input took too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a worker has to say.

    Attributes:
        inputs: how many were tried.
        passed: how many were taken in without an error.
        rules: how often each rule was found.
        slowest: seconds of the processor of the slowest input.
        memory: the largest number of bytes that the process held.
        fault: what went wrong, with the smallest input that shows it; empty where nothing did.
    """

    inputs: int
    passed: int
    rules: dict[str, int]
    slowest: float
    memory: int
    fault: str


def start(door: str, seed: int, inputs: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start a worker on a door."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "said").write_bytes(b"")
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)]), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "tests.doors.trial", door, str(seed), str(inputs), str(folder)]
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT, cwd=root)


def wait_for(process: subprocess.Popen[bytes], folder: Path) -> Trial:
    """Wait for a worker; one that no longer moves is ended, and the input that it stuck in is named."""
    fault = _until_its_end(process, folder)
    return _dead(folder, fault) if fault else Trial(**json.loads((folder / ANSWER).read_text(encoding="utf-8")))


def wait_for_all(process: subprocess.Popen[bytes], folder: Path) -> dict[str, Trial]:
    """Wait for a worker that tries several doors one after the other, and give the trial of each."""
    fault = _until_its_end(process, folder)
    if fault:
        raise AssertionError(_dead(folder, fault).fault)
    told = json.loads((folder / ANSWER).read_text(encoding="utf-8"))
    return {name: Trial(**answer) for name, answer in told.items()}


def _until_its_end(process: subprocess.Popen[bytes], folder: Path) -> str:
    """Wait, and give what is wrong where no answer came."""
    while process.poll() is None:
        time.sleep(0.1)
        beats = [beat.stat().st_mtime for beat in (*folder.glob(KEPT), *folder.glob(f"*/{KEPT}"))]
        if beats and time.time() - max(beats) > 2 * WAIT_S:
            process.kill()
            process.wait()
            return f"no answer after {2 * WAIT_S:g} s, not even to the alarm"
    return "" if (folder / ANSWER).exists() else f"the process ended with {process.returncode}"


def _dead(folder: Path, what: str) -> Trial:
    beats = sorted((*folder.glob(KEPT), *folder.glob(f"*/{KEPT}")), key=lambda beat: beat.stat().st_mtime)
    last = beats[-1].read_bytes()[:2_000] if beats else b""
    said = (folder / "said").read_bytes()[-3_000:].decode("utf-8", "replace")
    return Trial(
        inputs=0,
        passed=0,
        rules={},
        slowest=0,
        memory=0,
        fault=f"{what}\ninput kept in {beats[-1] if beats else folder}: {last!r}\n{said}",
    )


def confine() -> None:
    """Set this process's limit of memory."""
    resource.setrlimit(resource.RLIMIT_DATA, (NET, NET))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak() -> int:
    """Give the largest number of bytes that this process has held; what it was started from does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


class Clock:
    """Ends what takes too long, by processor time and by the clock on the wall."""

    def __init__(self) -> None:
        signal.signal(signal.SIGPROF, self._ring)
        signal.signal(signal.SIGALRM, self._ring)
        self.spent = 0.0
        self._before = 0.0

    def _ring(self, number: int, _frame: Any) -> None:
        raise TooSlow(
            f"more than {CPU_S:g} s of the processor"
            if number == signal.SIGPROF
            else f"more than {WAIT_S:g} s by the clock"
        )

    def __enter__(self) -> Self:
        self._before = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, CPU_S)
        signal.setitimer(signal.ITIMER_REAL, WAIT_S)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        self.spent = time.process_time() - self._before
