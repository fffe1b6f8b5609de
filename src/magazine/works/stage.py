"""Building beside, then switching over: what was built last stays whole until the new build is.

The new build grows beside, in the folder ``new`` of ``build.next``. When it is finished and written through to the disk, it and ``build``
exchange their names in one step of the kernel: at every moment, a power cut's too, ``build`` is either the last build or the new one, whole.
``build.next`` is taken away at the end, and at the start of the next build, and bears a mark of its own: another's folder of that name is not.

A file that came out with the same bytes stays the very file that it was, with its time, so that whoever compares times (rsync, web
servers and caches, shops that fetch) sees a change only where there is one.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Stop
from magazine.works.ground import UNFINISHED_MARK, is_yard, place_taken
from magazine.works.kernel import exchange, flush
from magazine.works.lock import locked
from magazine.works.spare import Spare, link, link_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

BESIDE: Final = ".same"
"""Ending of a name under which an old file waits to take its place; no name of an output ends so."""
FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755
YARD: Final = ".next"
"""Ending of the name of the folder in which a build grows."""
FRESH: Final = "new"
LAST: Final = "last"
"""The last build's name within that folder while two renames stand for an exchange, on disks that know none."""


@contextmanager
def stage(out: Path, stays: Collection[str] = (), spare: Path | None = None) -> Iterator[Path]:
    """Give a fresh folder near ``out``; it takes ``out``'s place at the end, and vanishes if anything is raised.

    Whoever calls holds the folder's lock (``locked``).

    Args:
        out: the last build's folder, or where one will stand; where it is a symbolic link, the folder that it leads to is replaced.
        stays: files and folders of the last build that come over as they are, at the end; looked at then, so it may grow until then.
        spare: a folder on the same disk in which names of what stays may wait for the next build.

    Raises:
        Stop: ``place-taken``, where something that no build has made bears the name that the unfinished build needs.
        OSError: where the disk refuses; the last build is untouched then.
    """
    out = out.resolve()
    aside = Spare(spare)
    bring_back(out)
    yard = _yard(out)
    _discard(yard, stays, aside)
    fresh, last = _lay_out(yard), yard / LAST
    disk = os.open(fresh, os.O_RDONLY)  # opened now, so that the kernel tells of all that it could not write since
    try:
        try:
            yield fresh
            _refuse_another(fresh, disk)
            keep_unchanged(out, fresh)
            aside.bring(stays, out, fresh)
            open_to_all(fresh)
            flush(disk)
            _switch(fresh, out, last)
        except BaseException:
            bring_back(out)
            _mark_again(yard)
            _discard(yard, stays, aside)
            raise
        _sync(out.parent)
    finally:
        os.close(disk)
    _discard(yard, stays, aside)
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


def put_whole(file: Path, data: bytes, mode: int | None = None) -> None:
    """Write one of the house's own files, that is the old one or the new one at every moment, a power cut's too.

    Args:
        file: in a folder that is there.
        data: its new content.
        mode: its permissions; None for those of a new file.

    Raises:
        OSError: where the disk refuses; the old one stays.
    """
    beside = file.with_name(f".{file.name}.new")
    try:
        with beside.open("wb") as written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def bring_back(out: Path) -> None:
    """Bring the last build back where one was cut off between two renames, now or before a power cut.

    Raises:
        OSError: where the disk refuses.
    """
    out = out.resolve()
    yard = _yard(out)
    if is_yard(yard) and (yard / LAST).is_dir() and not os.path.lexists(out):
        (yard / LAST).rename(out)


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


def open_to_all(fresh: Path) -> None:
    """Give every file and folder of a build the same permissions whatever the umask: all may read, the owner may write.

    What keeps strangers out is the project's own folder. A file that stays from another user's build keeps the permissions that it has.
    """
    for folder, _, files in os.walk(fresh):
        for path, mode in ((folder, FOLDER_MODE), *((f"{folder}/{name}", FILE_MODE) for name in files)):
            if stat.S_IMODE(os.stat(path, follow_symlinks=False).st_mode) != mode and not os.path.islink(path):  # noqa: PTH114, PTH116 - plain names are quicker, and there are many
                with suppress(PermissionError):
                    os.chmod(path, mode)  # noqa: PTH101 - likewise


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


def _yard(out: Path) -> Path:
    return out.with_name(f"{out.name}{YARD}")


def _lay_out(yard: Path) -> Path:
    """Make the folder in which a build grows, and mark it before anything else is in it.

    Raises:
        Stop: where something else stands there.
        OSError: where the disk refuses.
    """
    if os.path.lexists(yard) and not is_yard(yard):
        strange = "is a folder that no build has made" if yard.is_dir() and not yard.is_symlink() else "is no folder"
        raise Stop(place_taken(str(yard), f"{strange}, where the unfinished build has to lie"))
    yard.mkdir(parents=True, exist_ok=True)
    (yard / UNFINISHED_MARK).touch()
    _sync(yard)  # a power cut must not leave the folder without its mark: no later build would dare to take it away
    fresh = yard / FRESH
    fresh.mkdir()
    return fresh


def _refuse_another(fresh: Path, handle: int) -> None:
    """Make sure that the folder which was filled is still the one that was made: whoever writes into it makes it anew where it is gone.

    Raises:
        OSError: where somebody has taken it, or its mark, away meanwhile.
    """
    if not os.path.samestat(os.fstat(handle), fresh.stat()) or not (fresh.parent / UNFINISHED_MARK).is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(fresh))


def _mark_again(yard: Path) -> None:
    """Mark a folder that this build has made, and made anew where somebody took it away."""
    if yard.is_dir() and not yard.is_symlink():
        with suppress(OSError):
            (yard / UNFINISHED_MARK).touch()


def _sync(folder: Path) -> None:
    with suppress(OSError):  # the new build stands; a disk that has no sync for folders has written what it will
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _discard(yard: Path, stays: Collection[str], aside: Spare) -> None:
    """Take away what is no build, or one no longer; the mark goes last. What cannot be taken away now is by the next build."""
    if not is_yard(yard):
        return
    for tree in (yard / FRESH, yard / LAST):
        aside.put_aside(stays, tree)
        shutil.rmtree(tree, ignore_errors=True)
    with suppress(OSError):
        for item in [item for item in yard.iterdir() if item.name != UNFINISHED_MARK]:
            shutil.rmtree(item) if item.is_dir() and not item.is_symlink() else item.unlink()
        (yard / UNFINISHED_MARK).unlink(missing_ok=True)
        yard.rmdir()


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
