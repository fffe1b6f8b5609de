"""Where the works keep what is worth keeping."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from magazine.constants import CACHE_FOLDER
from magazine.works.toolset import toolset_key


def cache_folder(project: Path) -> Path:
    """Give the folder for results that need not be made twice; ``MAGAZINE_CACHE`` may name another, to share one."""
    return Path(os.environ.get("MAGAZINE_CACHE") or project / CACHE_FOLDER)


def cleared_folder(cache: Path, name: str) -> Path:
    """Give a folder of the cache that is emptied again and again: its own, for behind a link would lie what somebody else keeps.

    Args:
        cache: the cache folder, which may be a link itself.
        name: of the folder; also of one within another, which must be no link either.

    Raises:
        OSError: where a link stands in its place.
    """
    folder = cache
    for step in name.split("/"):
        folder /= step
        if folder.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
    return folder


def store_home(project: Path) -> Path:
    """Give the folder of the content-addressed store, for all toolsets."""
    return cache_folder(project) / "store"


def store_folder(project: Path) -> Path:
    """Give the folder of the store for the tools of this machine: what others made, with other native libraries, is never taken for one's own."""
    return store_home(project) / toolset_key()


def spare_folder(project: Path, out: Path) -> Path:
    """Give the folder for names that wait for the next build into ``out``; each output folder has its own.

    Raises:
        OSError: where a link stands in its place.
    """
    place = out.resolve()
    above = next(folder for folder in place.parents if folder.exists())
    name = hashlib.sha256(f"{above.stat().st_dev}:{place}".encode()).hexdigest()[:16]
    return cleared_folder(cache_folder(project), f"spare/{name}")
