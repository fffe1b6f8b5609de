"""Two works on one folder at once are kept apart, and nobody is barred by a dead process."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import Timeout

from magazine.issue.finding import Stop
from magazine.works.lock import holder, lock_file, locked

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLD = """
import sys, time
from pathlib import Path
from magazine.works.lock import locked
with locked(Path(sys.argv[1]), "magazine build 2019-01"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build"


def hold(out: Path, seconds: float) -> subprocess.Popen[str]:
    """Let another process hold the lock for a time."""
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(out), str(seconds)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


@pytest.fixture
def other(out: Path) -> Iterator[subprocess.Popen[str]]:
    with hold(out, 600) as process:
        yield process
        process.kill()


def test_who_comes_second_is_told_who_holds_the_folder(out: Path, other: subprocess.Popen[str]) -> None:
    with pytest.raises(Stop) as stopped, locked(out, "magazine build"):
        pytest.fail("two hold it")
    (finding,) = stopped.value.findings
    assert finding.rule == "busy-folder"
    for word in ("`magazine build 2019-01`", f"process {other.pid}", f"on {socket.gethostname()}", "since 20"):
        assert word in finding.what


def test_a_killed_holder_bars_nobody_and_what_it_wrote_decides_nothing(out: Path, other: subprocess.Popen[str]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert lock_file(out).is_file()
    with locked(out, "magazine sign"):
        found = holder(out)
        assert found is not None
        assert (found.process, found.work) == (os.getpid(), "magazine sign")
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("words", ["", "{", '{"process": 1}', json.dumps([1]), "\x00" * 40])
def test_stale_or_broken_words_in_the_file_bar_nobody(out: Path, words: str) -> None:
    lock_file(out).write_text(words, encoding="utf-8")
    assert holder(out) is None
    with locked(out, "magazine build"):
        assert holder(out) is not None


def test_who_waits_is_told_for_whom_and_comes_when_the_other_has_ended(out: Path) -> None:
    told: list[str] = []
    with hold(out, 1) as other:
        began = time.monotonic()
        with locked(out, "magazine build", patience=60, tell=told.append):
            assert time.monotonic() - began < 50
            assert not out.exists()
        other.wait()
    (line,) = told
    assert line.startswith("waiting up to 60 s for `magazine build 2019-01`, process ")
    assert list(out.parent.iterdir()) == []


def test_patience_ends(out: Path, other: subprocess.Popen[str]) -> None:
    assert other.poll() is None
    began = time.monotonic()
    with pytest.raises(Stop), locked(out, "magazine build", patience=0.3):
        pytest.fail("two hold it")
    assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize("out", ["/proc/magazine", "/proc/magazine/build"])
def test_where_no_file_can_be_made_nobody_is_waited_for(out: str) -> None:
    began, told = time.monotonic(), list[str]()
    with pytest.raises(Stop) as stopped, locked(Path(out), "magazine build", patience=60, tell=told.append):
        pytest.fail("it is locked by nothing")
    assert time.monotonic() - began < 10
    (finding,) = stopped.value.findings
    assert (finding.rule, told) == ("machine-refused", [])


def test_a_lock_file_that_this_user_may_not_open_is_not_taken_for_a_busy_one(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object, *_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    def nobody(*_: object, **__: object) -> None:
        raise Timeout(str(lock_file(out)))

    monkeypatch.setattr("filelock.FileLock.acquire", nobody)
    with pytest.raises(Stop), locked(out, "magazine build"):
        pytest.fail("two hold it")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError), locked(out, "magazine build", patience=60):
        pytest.fail("it is locked by nothing")


def test_many_who_wait_come_one_after_the_other(out: Path, tmp_path: Path) -> None:
    """Each writes that it came and that it goes: in a file whose lines must come in pairs."""
    log = tmp_path / "log"
    code = """
import os, sys, time
from pathlib import Path
from magazine.works.lock import locked
for turn in range(5):
    with locked(Path(sys.argv[1]), "magazine build", patience=60):
        for word in ("comes", "goes"):
            with open(sys.argv[2], "a") as log:
                log.write(f"{os.getpid()} {word}\\n")
            time.sleep(0.01)
"""
    crowd = [subprocess.Popen([sys.executable, "-c", code, str(out), str(log)]) for _ in range(3)]
    assert [each.wait(60) for each in crowd] == [0, 0, 0]
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 30
    for comes, goes in zip(lines[::2], lines[1::2], strict=True):
        assert (comes.split()[0], comes.split()[1], goes.split()[1]) == (goes.split()[0], "comes", "goes")
