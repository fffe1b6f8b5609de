"""A lock that is not to be had: because another holds it, or because there can be no file to lock."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from pathlib import Path

_MODE = 0o644


def refuse_unlockable(file: Path) -> None:
    """Make sure that a file which could not be locked is there or can be made, so that it can only be held by another.

    filelock takes it for somebody's doing where a file cannot be made in a folder that is there, and would wait for him: nobody can
    make files in ``/proc``, for one. A file that is made here stays: to take it away could be to take another's lock.

    Args:
        file: that is locked.

    Raises:
        Stop: ``machine-refused``, where no such file can be made.
        OSError: where the machine refuses it for a reason that has words of its own (rights, a full disk, a read-only one).
    """
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, _MODE))
    except FileNotFoundError as error:
        raise Stop(no_file(file)) from error


def no_file(file: Path) -> Finding:
    """Tell that a place holds no files of ours."""
    return Finding(
        rule="machine-refused",
        where=Location(path=str(file)),
        what="no file can be made there, so nothing can be kept apart from another's work",
        remedy="name a folder on a plain disk, where this user may make files",
    )
