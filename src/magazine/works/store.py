"""The store: results on disk by the key of what they were made from.

An entry is two files, the result and its SHA-256 beside it. A result whose digest is missing or does not agree counts as absent,
so a writer that was killed, a full disk or a flipped bit costs one job and never a wrong page. Any number of processes may
read and write the same folder.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import tempfile
import time
from typing import TYPE_CHECKING, Final

from magazine.constants import JOB_MAX_SECONDS
from magazine.release.outlets.inventory import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PART: Final = ".part"


class Store:
    """A folder of results.

    Args:
        folder: made when the first result is put there.
        unfinished: where results lie while they are written, on the same disk; beside their place where it is not given.

    Attributes:
        taken: keys of the results that were there when they were asked for.
    """

    def __init__(self, folder: Path, unfinished: Path | None = None) -> None:
        self.folder = folder
        self.unfinished = unfinished
        self.taken: set[str] = set()

    def path(self, key: str) -> Path:
        """Say where the result of a key lies, or would lie."""
        return self.folder / key[:2] / key

    def get(self, key: str) -> Path | None:
        """Give the file of a result, or None where there is none, or none that is whole."""
        path = self.path(key)
        try:
            stated = _digest_file(path).read_text("ascii")
            if digest_of(path) != stated:
                return None
        except (OSError, UnicodeDecodeError):
            return None
        self.taken.add(key)
        return path

    def put(self, key: str, data: bytes) -> Path:
        """Keep a result and give its file. A whole entry that is there already stays as it is.

        Raises:
            OSError: where the disk refuses.
        """
        path = self.path(key)
        digest = hashlib.sha256(data).hexdigest()
        if self.get(key) is not None:
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write(path, data)
        self._write(_digest_file(path), digest.encode())
        return path

    def drop(self, keys: Iterable[str]) -> None:
        """Take results away, so that they are made again. Digests go first: half of a result is none.

        Raises:
            OSError: where the disk refuses.
        """
        for path in map(self.path, keys):
            _digest_file(path).unlink(missing_ok=True)
            path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Take away halves of results whose writers have died: none is written for longer than a job may take."""
        for part in self.folder.glob(f"*/.*{_PART}"):
            with contextlib.suppress(OSError):
                if time.time() - part.stat().st_mtime > JOB_MAX_SECONDS:
                    part.unlink()

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file so that its name never stands for half of it."""
        try:
            _write_by_way_of(self.unfinished or path.parent, path, data)
        except OSError as refusal:
            if refusal.errno != errno.EXDEV:
                raise
            _write_by_way_of(path.parent, path, data)  # the store lies on a disk of its own


def _write_by_way_of(folder: Path, path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=_PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(
                data
            )  # not waited for: what a power cut halves, its digest tells, and a build is flushed as a whole
        os.replace(temporary, path)  # noqa: PTH105 - mkstemp gives a plain name
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - likewise
        raise


def _digest_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")
