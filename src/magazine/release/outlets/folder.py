"""A folder of this machine: releases beside it, and one symbolic link that is replaced in one step.

``/var/www/site`` is a link to ``site.releases/<release>``. A rename puts a new link in its place (rename(2) is atomic), so a reader
gets the old site or the new one. Files that have not changed are further names of the same file: they keep their time, take no room
and are not "new" to a web server.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.held import no_file, refuse_unlockable
from magazine.release.outlets.inventory import differing, digest_of, read_back
from magazine.release.outlets.outlet import NAME, Standing, known_history

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from magazine.release.outlets.inventory import Inventory

RELEASES: Final = ".releases"
HISTORY: Final = ".history"
HISTORY_NEW: Final = ".history.new"
LINK: Final = ".link"
LOCK: Final = ".lock"
INCOMING: Final = ".incoming-"
_FILE: Final = 0o644
_FOLDER: Final = 0o755
"""Rights of what is published: everybody may read it, whoever the web server is."""


class FolderOutlet:
    """Publishes into a folder.

    Args:
        path: the name that the web server knows.
        flush: called with a handle of the disk; waits until all that was written to it is there to stay.
    """

    def __init__(self, path: Path, flush: Callable[[int], None]) -> None:
        self.path = path
        self.releases = path.with_name(f"{path.name}{RELEASES}")
        self._flush = flush

    @contextmanager
    def locked(self, patience: float, tell: Callable[[str], None]) -> Iterator[None]:
        """Keep other publishers out. The kernel lets go of the lock when its holder ends, however it ends."""
        self._look()
        try:
            self.releases.mkdir()
            self.releases.chmod(_FOLDER)
        except FileExistsError:
            if not self.releases.is_dir():
                raise
            if self.releases.stat().st_mode & 0o055 == 0:  # an older publisher made it under a strict umask
                self.releases.chmod(_FOLDER)
        except FileNotFoundError as error:
            raise Stop(no_file(self.releases)) from error
        lock = FileLock(self.releases / LOCK, fallback_to_soft=False, preserve_lock_file=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            refuse_unlockable(self.releases / LOCK)
            if patience:
                tell(f"waiting up to {patience:g} s for another who publishes to {self.path}")
            try:
                lock.acquire(timeout=patience)
            except Timeout:
                raise Stop(_busy(self.path)) from None
        try:
            yield
        finally:
            lock.release()

    def unlock(self) -> bool:
        """Say that there is nothing to take away: the lock goes with its holder."""
        return False

    def standing(self) -> Standing:
        """Look what is kept beside the folder."""
        self._look()
        history: str | None = None
        if (self.releases / HISTORY).is_file():  # a pipe would be waited for without end
            history = (self.releases / HISTORY).read_bytes().decode("ascii", errors="replace")
        items = list(self.releases.iterdir()) if self.releases.is_dir() else []
        found = [item for item in items if NAME.fullmatch(item.name) and item.is_dir()]
        kept = [item.name for item in sorted(found, key=lambda item: (item.stat().st_mtime_ns, item.name))]
        current = self._current(frozenset(kept))
        return Standing(current=current, history=known_history(history, kept, current), kept=frozenset(kept))

    def contents(self, name: str) -> Inventory:
        """Read a release back."""
        return read_back(self.releases / name)

    def fetch(self, name: str, places: Sequence[str], into: Path) -> None:
        """Copy files of a release; links are not followed."""
        for place in places:
            shutil.copyfile(self.releases / name / place, into / place, follow_symlinks=False)

    def bring(self, site: Path, inventory: Inventory, name: str, base: str | None) -> None:
        """Copy a site beside. What an earlier attempt brought is taken up where it is right."""
        incoming = self.releases / f"{INCOMING}{name}"
        there = self._there(base)
        if incoming.is_symlink() or not incoming.is_dir():
            _take_away(incoming)  # behind a link lies what is somebody else's
        incoming.mkdir(exist_ok=True)
        disk = os.open(self.releases, os.O_RDONLY)
        try:
            arrived = _arrived(incoming, inventory)
            for place in sorted(set(inventory.digests) - arrived):
                self._bring_file(site / place, incoming / place, there.get(inventory.digests[place]))
            found = read_back(incoming)
            if wrong := differing(inventory, found):
                raise Stop(_changed_meanwhile(self.path, wrong[0]))
            _open_to_all(incoming)
            self._flush(disk)
            incoming.rename(self.releases / name)
            os.fsync(disk)
        finally:
            os.close(disk)

    def switch(self, name: str, history: Sequence[str]) -> None:
        """Replace the link."""
        _open_to_all(self.releases / name)
        self._write_history(history)
        beside = self.releases / LINK
        _take_away(beside)
        beside.symlink_to(f"{self.releases.name}/{name}")
        self._look()
        beside.rename(self.path)
        _sync(self.path.parent)

    def wrong(self, inventory: Inventory) -> tuple[str, ...]:
        """Read the live site through the link, and look whether everybody may."""
        live = self.path.resolve()
        closed = [path.relative_to(live).as_posix() for path, mode in _closed(live) if _lacks(path, mode)]
        return tuple(dict.fromkeys([*differing(inventory, read_back(live)), *closed]))

    def drop(self, keep: Collection[str]) -> None:
        """Take away other releases; what a crash leaves half taken away is no release any more."""
        for unfinished in (HISTORY_NEW, LINK):
            _take_away(self.releases / unfinished)
        for folder in list(self.releases.iterdir()):
            if NAME.fullmatch(folder.name) and folder.name not in keep:
                folder = folder.rename(self.releases / f"{INCOMING}{folder.name}")  # noqa: PLW2901 - the folder's new name
            if folder.name.startswith(INCOMING):
                _take_away(folder)

    def _look(self) -> None:
        """Refuse a place where a link could not stand.

        Raises:
            Stop: where the name is taken by something else, or lies nowhere.
        """
        where = Location(path=str(self.path))
        if not self.path.parent.is_dir():
            what = f"the folder {self.path.parent} is not there"
            raise Stop(
                Finding(
                    rule="target-missing",
                    where=where,
                    what=what,
                    remedy=f"make it: mkdir -p {quote(str(self.path.parent))}",
                )
            )
        above = self.path.parent.resolve()
        within = next(
            (
                one
                for one in (above, *above.parents)
                if one.name.removesuffix(RELEASES) not in {"", one.name} and (one / LOCK).exists()
            ),
            None,
        )
        if within is not None:
            site = within.with_name(within.name.removesuffix(RELEASES))
            what = "this lies within a published site, which is always replaced as a whole"
            remedy = f"publish to {quote(str(site))}, or to a place of its own"
            raise Stop(Finding(rule="target-is-folder", where=where, what=what, remedy=remedy))
        if os.path.lexists(self.path) and not self.path.is_symlink():
            what = "a plain folder or file stands there, which no single step can replace; the site goes live through a symbolic link"
            there, away = quote(str(self.path)), quote(f"{self.path}.before")
            remedy = (
                f"move it away once (mv {there} {away}; an empty folder: rmdir {there}), then publish again at once"
            )
            raise Stop(Finding(rule="target-is-folder", where=where, what=what, remedy=remedy))

    def _current(self, kept: frozenset[str]) -> str | None:
        if not self.path.is_symlink():
            return None
        leads_to = self.path.readlink()
        ours = (self.path.parent / leads_to).parent == self.releases and leads_to.name in kept
        return leads_to.name if ours else None

    def _there(self, base: str | None) -> dict[str, Path]:
        """Give the files of a release by what they hold."""
        if base is None:
            return {}
        folder = self.releases / base
        return {digest: folder / place for place, digest in read_back(folder).digests.items() if digest}

    def _bring_file(self, source: Path, into: Path, same: Path | None) -> None:
        into.parent.mkdir(parents=True, exist_ok=True)
        into.unlink(missing_ok=True)
        if same is not None:
            with suppress(OSError):  # a disk without hard links, or with too many of them: a copy will do
                into.hardlink_to(same)
                return
        shutil.copyfile(source, into, follow_symlinks=False)

    def _write_history(self, history: Sequence[str]) -> None:
        """Write the history through to the disk before it takes its name: after a power cut it is the old one or this."""
        beside = self.releases / HISTORY_NEW
        _take_away(beside)  # a link would lead the writing to somebody else's file
        with beside.open("x", encoding="ascii") as file:
            file.write("".join(f"{name}\n" for name in history))
            file.flush()
            os.fsync(file.fileno())
        beside.rename(self.releases / HISTORY)
        _sync(self.releases)


def _arrived(incoming: Path, inventory: Inventory) -> set[str]:
    """Name what an earlier attempt brought rightly, and take away all else."""
    right = set()
    for here, folders, names in os.walk(incoming, topdown=False):
        at = incoming / os.path.relpath(here, incoming)
        for name in [*names, *(folder for folder in folders if (at / folder).is_symlink())]:
            file = at / name
            place = file.relative_to(incoming).as_posix()
            plain = stat.S_ISREG(file.lstat().st_mode)  # a pipe would be waited for without end
            if plain and inventory.digests.get(place) == digest_of(file):
                right.add(place)
            else:
                file.unlink()
        if at != incoming:
            with suppress(OSError):  # there is something in it that is right
                at.rmdir()
    return right


def _take_away(item: Path) -> None:
    """Take away whatever stands there, if anything does; of a link the link alone."""
    if item.is_dir() and not item.is_symlink():
        shutil.rmtree(item)
    else:
        item.unlink(missing_ok=True)


def _closed(folder: Path) -> Iterator[tuple[Path, int]]:
    """Give what of a release has other rights than it should, with those; what the folder around gives to its own (setgid) stays."""
    for here, _, names in os.walk(folder):
        for path, wanted in ((Path(here), _FOLDER), *((Path(here, name), _FILE) for name in names)):
            mode = path.lstat().st_mode
            if not stat.S_ISLNK(mode) and stat.S_IMODE(mode) & 0o777 != wanted:
                yield path, stat.S_IMODE(mode) & ~0o777 | wanted


def _lacks(path: Path, wanted: int) -> bool:
    """Say whether a right is lacking; on some disks everybody has all of them, and nobody can take one away."""
    return bool(wanted & ~stat.S_IMODE(path.lstat().st_mode))


def _open_to_all(folder: Path) -> None:
    """Let everybody read a release and its owner alone write, whatever the umask was or somebody has done since."""
    for path, mode in _closed(folder):
        path.chmod(mode)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # the link stands; a disk that has no sync for folders has written what it will
            os.fsync(handle)
    finally:
        os.close(handle)


def _busy(path: Path) -> Finding:
    return Finding(
        rule="busy-target",
        where=Location(path=str(path)),
        what="another publishes to this target now",
        remedy="try again when that has ended, or wait longer with `--wait SECONDS`",
    )


def _changed_meanwhile(path: Path, place: str) -> Finding:
    return Finding(
        rule="not-arrived",
        where=Location(path=str(path)),
        what=f"what arrived beside is not what was checked: {place}; nothing went live",
        remedy="publish again; if it comes again, look at the disk and at who else writes there",
    )
