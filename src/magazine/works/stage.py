"""Building beside, then switching over: what was built last stays whole until the new build is.

A file that came out with the same bytes stays the very file that it was, with its time, so that whoever compares times (rsync, web
servers and caches, shops that fetch) sees a change only where there is one.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from magazine.works.removal import Removal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

BESIDE: Final = ".same"
"""Ending of a name under which an old file waits to take its place; no name of an output ends so."""


@contextmanager
def stage(out: Path, stays: Collection[str] = ()) -> Iterator[Path]:
    """Give a fresh folder beside ``out``; it takes ``out``'s place at the end, and vanishes if anything is raised.

    Args:
        out: the last build's folder, or where one will stand.
        stays: files and folders of the last build that come over as they are, at the end; looked at then, so it may grow until then.
    """
    fresh = out.with_name(f"{out.name}.next")
    old = out.with_name(f"{out.name}.last")
    removal = Removal(old, fresh, out.with_name(f"{out.name}.moves"))
    _bring_back(old, out, removal)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        keep_unchanged(out, fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    try:
        if out.exists():
            out.rename(old)
            removal.move(stays)
        fresh.rename(out)
        removal.finish()
    except BaseException:
        _bring_back(old, out, removal)
        raise
    shutil.rmtree(old, ignore_errors=True)


def keep_unchanged(built: Path, fresh: Path) -> None:
    """Put the last build's own files in the place of those that came out with the same bytes.

    Names change places, bytes are only compared: the last build is whole at every moment.

    Args:
        built: the last build, or where one would stand.
        fresh: the new one, finished.
    """
    filecmp.clear_cache()  # it goes by names and times, which come again in a long-lived process
    for new in sorted(fresh.rglob("*")):
        last = built / new.relative_to(fresh)
        if _same(last, new):
            _stand_in(last, new)


def carry_over(built: Path, fresh: Path, places: set[str]) -> None:
    """Bring earlier results into the fresh folder by hard links; they are never written to again, only replaced.

    Args:
        built: the last build.
        fresh: the folder being filled.
        places: files and folders, relative, to bring along where they exist.
    """
    for place in sorted(places):
        source, target = built / place, fresh / place
        if source.is_dir():
            shutil.copytree(source, target, copy_function=_link, dirs_exist_ok=True)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(str(source), str(target))


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except FileExistsError:  # brought along already, with the folder around it
        pass
    except OSError:
        shutil.copyfile(source, target)
    return target


def clear(fresh: Path, files: Iterable[str]) -> None:
    """Take out files that are made again, so that nothing is written through a link into the last build."""
    for name in files:
        (fresh / name).unlink(missing_ok=True)


def _bring_back(old: Path, out: Path, removal: Removal) -> None:
    """Bring the last build back where a build was cut off between the steps of switching over, now or before a power cut."""
    if old.is_dir() and not out.exists():
        removal.undo()
        old.rename(out)
    removal.finish()


def _same(last: Path, new: Path) -> bool:
    """Say whether two plain files are two, with the same bytes; sizes are looked at first."""
    plain = all(file.is_file() and not file.is_symlink() for file in (last, new))
    return plain and not last.samefile(new) and filecmp.cmp(last, new, shallow=False)


def _stand_in(last: Path, new: Path) -> None:
    beside = new.with_name(f"{new.name}{BESIDE}")
    try:
        beside.hardlink_to(last)
    except OSError:  # a disk without hard links: the time at least stays
        shutil.copystat(last, new)
    else:
        beside.replace(new)
