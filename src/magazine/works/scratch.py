"""Where unfinished things lie while a command works: one folder in the cache, so that what a killed command left is known as such.

Each command that needs one has a folder of its own, and holds the kernel's lock on a file of the same name as long as it lives. A folder
whose lock is free belongs to nobody any more: the next command takes it away.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from filelock import FileLock, Timeout

from magazine.works.places import cleared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "unfinished"
_LOCK: Final = ".lock"
_current: ContextVar[Path | None] = ContextVar("scratch", default=None)


@contextmanager
def scratch(cache: Path) -> Iterator[Path]:
    """Give a folder for what is unfinished, and take away those whose commands have died.

    Args:
        cache: the cache folder, on whose disk it lies.

    Raises:
        OSError: where the disk refuses, or a link stands where that folder belongs.
    """
    home = cleared_folder(cache, FOLDER)
    home.mkdir(parents=True, exist_ok=True)
    sweep(cache)
    folder = home / uuid4().hex
    lock = _lock(folder)
    lock.acquire()
    token = _current.set(folder)
    try:
        folder.mkdir()
        yield folder
    finally:
        _current.reset(token)
        _clear(folder, lock)
        sweep(cache)  # again: a helper program of a killed command may have written on while this one began


def sweep(cache: Path) -> None:
    """Take away the folders of commands that have died; one that has no lock was made by a helper program that outlived its command."""
    for folder in sorted({item.with_suffix("") for item in (cache / FOLDER).glob("*")}):
        lock = _lock(folder)
        with suppress(Timeout, OSError):  # somebody's, or already gone
            lock.acquire(timeout=0)
            _clear(folder, lock)


@contextmanager
def passing_folder(cache: Path | None = None) -> Iterator[Path]:
    """Give an empty folder for the time of one step.

    Args:
        cache: the cache folder, for a command that has no folder of its own yet; where neither is, or the cache cannot be written to, the
            system's place for such folders serves.
    """
    with ExitStack() as opened:
        if cache is not None and _current.get() is None:
            with suppress(OSError):
                opened.enter_context(scratch(cache))
        name = TemporaryDirectory(prefix="magazine-", dir=_current.get(), ignore_cleanup_errors=True)
        yield Path(opened.enter_context(name))


def _lock(folder: Path) -> FileLock:
    return FileLock(
        folder.with_name(f"{folder.name}{_LOCK}"),
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,  # it goes last, while it is still held
    )


def _clear(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
