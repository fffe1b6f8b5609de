"""Disks that fill up, turn read-only, or lose their power: run as root in a mount namespace of its own (``unshare --mount``).

``python -m tests.works.failing_disks WORK KIND [NUMBER…]``; it answers like ``tests.works.killing``.
"""

from __future__ import annotations

import fcntl
import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from tests.works.trial import Trial, ended, switch_of

from magazine.constants import EXIT_MACHINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHUT_DOWN: Final = 0x8004587D
"""``EXT4_IOC_SHUTDOWN`` (linux/fs/ext4/ext4.h): the disk answers no more, as after a power cut."""
LOSE_THE_JOURNAL: Final = 2
"""``EXT4_GOING_FLAGS_NOLOGFLUSH``: what has not been written through is lost, the journal's own entries too."""
FOLDERS: Final = (".", ".magazine", "build", ".magazine/store", ".magazine/readings")
DISK_BYTES: Final = 96 * 1024 * 1024


def power_cuts(disk: Path, image: Path, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Cut the power of an ext4 disk at changes by number (see ``Trial.moments``), and let its journal be read at the next start."""
    _run("mkfs.ext4", "-q", "-F", str(image))
    _run("mount", "-o", "loop", str(image), str(disk))
    (disk / "lost+found").rmdir()
    trial = Trial(disk)
    moments, total = trial.moments(numbers)
    for at in moments:
        yield _cut(trial, disk, image, at, total, lambda: None)
    found = _cut(trial, disk, image, switch_of(trial.changes()) + 1, total, _without_flush)
    yield {**found, "what": f"without a flush: {found['wrong']}", "wrong": [] if found["wrong"] else ["nobody noticed"]}
    _run("umount", str(disk))


def _without_flush() -> None:
    from magazine.works import stage  # noqa: PLC0415

    mock.patch.object(stage, "flush", return_value=None).start()


def _cut(trial: Trial, disk: Path, image: Path, at: int, total: int, first: Callable[[], None]) -> dict[str, object]:  # noqa: PLR0917
    trial.restore()
    os.sync()
    handle = os.open(disk, os.O_RDONLY)

    def strike() -> None:
        fcntl.ioctl(handle, SHUT_DOWN, struct.pack("I", LOSE_THE_JOURNAL))

    code = trial.struck(at, strike, first)
    os.close(handle)
    _run("umount", str(disk))
    _run("mount", "-o", "loop", str(image), str(disk))
    trial.passing.mkdir(exist_ok=True)
    wrong = [] if code in (0, 3) else [f"it ended with {code}"]
    return {"what": f"power cut at change {at} of {total}", "code": code, "wrong": wrong + list(trial.faults())}


def full_disks(disk: Path, _: Path, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Leave so many thousands of bytes on a disk; a build of the change takes about 2,000."""
    _run("mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(disk))
    trial = Trial(disk)
    for thousands in numbers:
        trial.restore()
        ballast = disk / "ballast"
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, free - thousands * 1000)
        code = ended(trial.fork(lambda: trial.build(alone=True)))
        ballast.unlink()
        wrong = [] if code in (0, 3) else [f"it ended with {code}"]
        yield {"what": f"{thousands} kB were left", "code": code, "wrong": wrong + list(trial.faults())}


def read_only_folders(disk: Path, _: Path, numbers: Sequence[int]) -> Iterator[dict[str, object]]:
    """Mount folders of the magazine so that they can only be read, by their numbers in ``FOLDERS``."""
    trial = Trial(disk)
    for number in numbers:
        trial.restore()
        folder = trial.project / FOLDERS[number]
        _run("mount", "--bind", str(folder), str(folder))
        _run("mount", "-o", "remount,bind,ro", str(folder))
        code = ended(trial.fork(lambda: trial.build(alone=True)))
        _run("umount", str(folder))
        # What cannot be kept of a reading hinders no build.
        wrong = [] if code in ((0,) if folder.name == "readings" else (EXIT_MACHINE,)) else [f"it ended with {code}"]
        yield {"what": f"{folder.name} is read-only", "code": code, "wrong": wrong + list(trial.faults())}


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


KINDS: Final = {"power": power_cuts, "full": full_disks, "readonly": read_only_folders}


def main() -> None:
    work, order = Path(sys.argv[1]), sys.argv[2]
    kind, _, numbers = order.partition("=")
    disk, image = work / "disk", work / "image"
    disk.mkdir()
    with image.open("wb") as file:
        file.truncate(3 * DISK_BYTES)
    import magazine.works.build  # noqa: F401, PLC0415 - before anything is forked

    for result in KINDS[kind](disk, image, [int(each) for each in numbers.split(",")]):
        print(json.dumps({"kind": kind, **result}), flush=True)
    print(json.dumps({"kind": "end", "what": "the end", "code": 0, "wrong": []}), flush=True)


if __name__ == "__main__":
    main()
