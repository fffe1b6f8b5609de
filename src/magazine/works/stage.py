"""Building beside, then switching over: what was built last stays whole until the new build is.

The new build grows in a folder beside, ``build.next``. When it is finished and written through to the disk, the two folders exchange their
names in one step of the kernel: at every moment, a power cut's too, ``build`` is either the last build or the new one, whole. What is called
``build.next`` can be thrown away at any time, and is: at the end, and at the start of the next build.

A file that came out with the same bytes stays the very file that it was, with its time, so that whoever compares times (rsync, web
servers and caches, shops that fetch) sees a change only where there is one.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from magazine.works.kernel import exchange, flush
from magazine.works.lock import locked
from magazine.works.spare import Spare, link, link_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

BESIDE: Final = ".same"
"""Ending of a name under which an old file waits to take its place; no name of an output ends so."""
FRESH: Final = ".next"
LAST: Final = ".last"
"""Ending of the last build's name while two renames stand for an exchange, on disks that know none."""


@contextmanager
def stage(out: Path, stays: Collection[str] = (), spare: Path | None = None) -> Iterator[Path]:
    """Give a fresh folder beside ``out``; it takes ``out``'s place at the end, and vanishes if anything is raised.

    Whoever calls holds the folder's lock (``locked``).

    Args:
        out: the last build's folder, or where one will stand; where it is a symbolic link, the folder that it leads to is replaced.
        stays: files and folders of the last build that come over as they are, at the end; looked at then, so it may grow until then.
        spare: a folder on the same disk in which names of what stays may wait for the next build.

    Raises:
        OSError: where the disk refuses; the last build is untouched then.
    """
    out = out.resolve()
    fresh, last = out.with_name(f"{out.name}{FRESH}"), out.with_name(f"{out.name}{LAST}")
    aside = Spare(spare)
    bring_back(out)
    _discard(fresh, stays, aside)
    shutil.rmtree(last, ignore_errors=True)
    fresh.mkdir(parents=True)
    disk = os.open(out.parent, os.O_RDONLY)  # opened now, so that the kernel tells of all that it could not write since
    try:
        try:
            yield fresh
            keep_unchanged(out, fresh)
            aside.bring(stays, out, fresh)
            flush(disk)
            _switch(fresh, out, last)
        except BaseException:
            bring_back(out)
            _discard(fresh, stays, aside)
            raise
        with suppress(OSError):  # the new build stands; a disk that has no sync for folders has written what it will
            os.fsync(disk)
    finally:
        os.close(disk)
    for done_with in (fresh, last):
        _discard(done_with, stays, aside)
    aside.keep_only(stays)


@contextmanager
def revise(
    out: Path, work: str, *, patience: float = 0, tell: Callable[[str], None] = lambda _: None
) -> Iterator[Path]:
    """Give a copy of the last build to change; it takes the last build's place at the end, or vanishes if anything is raised.

    The copy is of other names of the same files: never write into one of them, replace it (``replace_file``).

    Args:
        out: the last build's folder.
        work: what is done, in the words of the command that does it.
        patience: how many seconds to wait for another who works on the folder.
        tell: called with a line that says for whom is waited.

    Raises:
        Stop: ``busy-folder``, where another works on the folder for longer.
        OSError: where the disk refuses; the last build is untouched then.
    """
    out = out.resolve()
    with locked(out, work, patience=patience, tell=tell), stage(out) as fresh:
        link_tree(str(out), str(fresh))
        yield fresh


def replace_file(file: Path, data: bytes) -> None:
    """Put another file in the place of one that may be a name of the last build's own; folders above it are made.

    Raises:
        OSError: where the disk refuses.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def bring_back(out: Path) -> None:
    """Bring the last build back where one was cut off between two renames, now or before a power cut.

    Raises:
        OSError: where the disk refuses.
    """
    out = out.resolve()
    last = out.with_name(f"{out.name}{LAST}")
    if last.is_dir() and not out.exists():
        last.rename(out)


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
            link_tree(str(source), str(target))
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            link(str(source), str(target))


def clear(fresh: Path, files: Iterable[str]) -> None:
    """Take out files that are made again, so that nothing is written through a link into the last build."""
    for name in files:
        (fresh / name).unlink(missing_ok=True)


def _switch(fresh: Path, out: Path, last: Path) -> None:
    """Let the new build stand where the last one does: in one step, or, on a disk that has none, in two."""
    if not out.exists():
        fresh.rename(out)
    elif not exchange(fresh, out):
        out.rename(last)
        fresh.rename(out)


def _discard(tree: Path, stays: Collection[str], aside: Spare) -> None:
    """Take away a folder that is no build, or one no longer; what cannot be taken away now is by the next build."""
    aside.put_aside(stays, tree)
    shutil.rmtree(tree, ignore_errors=True)


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
