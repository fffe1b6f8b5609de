"""Folders that stay as they are: the new build and the last one have them both, at every moment, as names of the same files.

A hundred old issues are tens of thousands of files. Other names for them are quickly made, but slowly taken away: on the machine of
``docs/safe-builds.md`` 2 s against 20. So the names of the build that was replaced are not thrown away: they are put aside,
folder by folder, and serve the next build, which looks through them (folders alone are read, no file) and mends what is not as it is now. What is
put aside holds no bytes of its own.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

_NO_LINKS: Final = frozenset({errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV})
"""How a disk says that it gives no second names, or no more of this file, or none across disks."""


class Spare:
    """Names put aside.

    Args:
        folder: where they lie; on the disk of the builds, or they do not last. None: nothing is put aside.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def bring(self, places: Iterable[str], built: Path, fresh: Path) -> None:
        """Give the new build what stays of the last one, where that has it; what the new build has made itself stays its own.

        Args:
            places: files and folders, relative.
            built: the last build.
            fresh: the new one.

        Raises:
            OSError: where the disk refuses.
        """
        for place in sorted(set(places)):
            for each in _steps(place, built, fresh):
                (fresh / each).parent.mkdir(parents=True, exist_ok=True)
                if (built / each).is_dir():
                    self._bring_folder(each, built, fresh)
                else:
                    link(str(built / each), str(fresh / each))

    def _bring_folder(self, place: str, built: Path, fresh: Path) -> None:
        kept = None if self._folder is None else self._folder / place
        if kept is not None and kept.is_dir():
            _mend(str(built / place), str(kept))
            with suppress(OSError):  # another disk
                kept.rename(fresh / place)
                return
        link_tree(str(built / place), str(fresh / place))

    def put_aside(self, places: Iterable[str], tree: Path) -> None:
        """Take the folders that stay out of a tree that is done with."""
        if self._folder is None:
            return
        for place in sorted(set(places)):
            kept = self._folder / place
            if (tree / place).is_dir() and not kept.exists():
                with suppress(OSError):  # what cannot be put aside is made anew
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    (tree / place).rename(kept)

    def keep_only(self, places: Collection[str]) -> None:
        """Take away what is put aside and stays no longer."""
        if self._folder is not None:
            _keep_only(self._folder, frozenset(places))


def link_tree(source: str, target: str) -> None:
    """Make a folder of the same files under other names; folders that are there already are filled.

    Raises:
        OSError: where the disk refuses.
    """
    os.makedirs(target, exist_ok=True)  # noqa: PTH103 - plain names are quicker by half, and there are many
    with os.scandir(source) as entries:
        for entry in entries:
            beneath = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                link_tree(entry.path, beneath)
            else:
                link(entry.path, beneath)


def link(source: str, target: str) -> None:
    """Give a file another name; a copy with its time, on a disk without hard links.

    Raises:
        OSError: where the disk refuses.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:  # brought along already, with the folder around it
        pass
    except OSError as refusal:
        if refusal.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target)


def _steps(place: str, built: Path, fresh: Path) -> list[str]:
    """Part a place into what the new build does not have: mostly one, the whole folder."""
    old, new = built / place, fresh / place
    if not old.exists():
        return []
    if not new.exists():
        return [place]
    if not (old.is_dir() and new.is_dir()):
        return []
    return [step for child in sorted(old.iterdir()) for step in _steps(f"{place}/{child.name}", built, fresh)]


def _mend(live: str, kept: str) -> None:
    """Let a folder put aside hold the very files of the living one again: what is another file, or none, is replaced."""
    wanted, found = _entries(live), _entries(kept)
    for name in found.keys() - wanted.keys():
        _remove(found[name])
    for name, entry in wanted.items():
        there = found.get(name)
        if entry.is_dir(follow_symlinks=False):
            if there is not None and there.is_dir(follow_symlinks=False):
                _mend(entry.path, there.path)
                continue
            if there is not None:
                _remove(there)
            link_tree(entry.path, f"{kept}/{name}")
        elif there is None or not _same(entry, there):
            if there is not None:
                _remove(there)
            link(entry.path, f"{kept}/{name}")


def _entries(folder: str) -> dict[str, os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return {entry.name: entry for entry in entries}


def _same(one: os.DirEntry[str], other: os.DirEntry[str]) -> bool:
    """Say whether two names are of one file, or of a file and its copy on a disk without hard links."""
    if one.inode() == other.inode():
        return True
    if other.is_symlink() or other.is_dir(follow_symlinks=False):
        return False
    first, second = one.stat(), other.stat()
    alike = (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
    return alike and filecmp.cmp(one.path, other.path, shallow=False)


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        os.unlink(entry.path)  # noqa: PTH108 - a plain name


def _keep_only(folder: Path, places: frozenset[str]) -> None:
    """Take away what is put aside and no longer wanted."""
    above = {place[:end] for place in places for end in range(len(place)) if place[end] == "/"}

    def thin(beneath: Path, prefix: str) -> None:
        with suppress(OSError):
            for child in list(beneath.iterdir()):
                place = f"{prefix}{child.name}"
                if place in above and child.is_dir():
                    thin(child, f"{place}/")
                elif place not in places:
                    shutil.rmtree(child)
            beneath.rmdir()

    thin(folder, "")
