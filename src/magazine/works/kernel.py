"""What the kernel can do and Python has no name for: exchange two names at once, and see one disk's writing through to its end."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

_HERE: Final = -100
"""``AT_FDCWD``: paths are meant from the current folder on (linux/fcntl.h)."""
_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE`` of Linux's renameat2(2), and ``RENAME_SWAP`` of macOS's renamex_np(2)."""
_CANNOT: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders of one disk take each other's names, so that at no moment either name is missing.

    Returns:
        False, with nothing done, where this system or this kind of disk cannot (NFS, FAT; ext4, XFS, Btrfs, tmpfs and APFS can).

    Raises:
        OSError: where the disk refuses for another reason.
    """
    sys.audit("magazine.exchange", str(one), str(other))
    if (call := _exchange_call()) is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def flush(handle: int) -> None:
    """Wait until all that was written to a disk since ``handle`` was opened on it is there to stay.

    One call for the disk, not one for each of some thousand files (docs/safe-builds.md has the times).

    Raises:
        OSError: where any of it could not be written (Linux says so from 5.8 on, syncfs(2)).
    """
    sys.audit("magazine.flush", handle)
    if hasattr(_library(), "syncfs"):
        if _library().syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    else:
        os.sync()


@cache
def _library() -> Any:
    return ctypes.CDLL(None, use_errno=True)


@cache
def _exchange_call() -> Any:
    """Give a function of two names, or None."""
    if hasattr(_library(), "renameat2"):  # glibc 2.28
        return lambda one, other: _library().renameat2(_HERE, one, _HERE, other, _EXCHANGE)
    if hasattr(_library(), "renamex_np"):
        return lambda one, other: _library().renamex_np(one, other, _EXCHANGE)
    return None
