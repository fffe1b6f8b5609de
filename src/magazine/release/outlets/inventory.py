"""What a site is made of: every file with its digest, and the name that follows from them."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RELEASE_DIGITS: Final = 20
"""Hexadecimal digits of a release's name: 80 bits, so that no two sites ever come to the same by chance."""
PAGE: Final = ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """The files of a site.

    Attributes:
        digests: SHA-256 in hexadecimal digits, by the file's place within the site, with forward slashes.
        sizes: in bytes, by place; empty where the site was read back from a target that tells digests only.
    """

    digests: Mapping[str, str]
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def release(self) -> str:
        """The release's name: the same for the same files at the same places, whenever and wherever they were made."""
        listed = "".join(f"{digest}  {place}\n" for place, digest in sorted(self.digests.items()))
        return hashlib.sha256(listed.encode()).hexdigest()[:RELEASE_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a release changes for readers.

    Attributes:
        new: places that were not there.
        changed: places with other bytes.
        gone: places that will not be there.
        size: of what is new or changed and is not to be had from the release that stands, in bytes.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    size: int

    @staticmethod
    def pages(places: tuple[str, ...]) -> int:
        """Count the pages among places."""
        return sum(place.endswith(PAGE) for place in places)


def difference(old: Inventory | None, new: Inventory) -> Difference:
    """Hold a release against the one that stands, or against nothing."""
    before = {} if old is None else old.digests
    known = set(before.values())
    return Difference(
        new=tuple(sorted(set(new.digests) - set(before))),
        changed=tuple(sorted(place for place in new.digests if before.get(place, new.digests[place]) != new.digests[place])),
        gone=tuple(sorted(set(before) - set(new.digests))),
        size=sum(size for place, size in new.sizes.items() if new.digests[place] not in known),
    )  # fmt: skip


def differing(wanted: Inventory, found: Inventory) -> tuple[str, ...]:
    """Name the places at which two sites are not the same."""
    places = set(wanted.digests) | set(found.digests)
    return tuple(sorted(place for place in places if wanted.digests.get(place) != found.digests.get(place)))


def take_inventory(site: Path, name: str = "site") -> Inventory:
    """Read a whole site.

    Args:
        site: its folder.
        name: what the folder is called in findings.

    Raises:
        Stop: with a finding for each symbolic link, device or name that must not leave; a link could lead to any file of this machine.
        OSError: where it cannot be read.
    """
    digests: dict[str, str] = {}
    sizes: dict[str, int] = {}
    odd: list[Finding] = []
    for place, file in _files(site):
        mode = file.lstat().st_mode
        if not stat.S_ISREG(mode):
            what = "a symbolic link" if stat.S_ISLNK(mode) else "neither a file nor a folder"
            odd.append(_odd(f"{name}/{place}", f"{what} lies in the site; only plain files are published"))
        elif not _plain(place):
            odd.append(_odd(f"{name}/{place!a}", "a name that bears control characters or a backslash"))
        else:
            digests[place] = digest_of(file)
            sizes[place] = file.stat().st_size
    if odd:
        raise Stop(*odd)
    return Inventory(digests=digests, sizes=sizes)


def read_back(site: Path) -> Inventory:
    """Read what is at a target, whatever it is: what is no plain file has no digest, and so is never as it should be.

    Raises:
        OSError: where it cannot be read.
    """
    digests = {}
    for place, file in _files(site):
        digests[place] = digest_of(file) if stat.S_ISREG(file.lstat().st_mode) else ""
    return Inventory(digests=digests)


def digest_of(file: Path) -> str:
    """Give a file's SHA-256."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """Give all that is no real folder, with its place."""
    for here, folders, names in os.walk(site, onerror=_refuse):
        folders.sort()
        links = [folder for folder in folders if Path(here, folder).is_symlink()]
        for name in sorted([*names, *links]):
            file = Path(here, name)
            yield file.relative_to(site).as_posix(), file


def _refuse(error: OSError) -> None:
    raise error


def _plain(place: str) -> bool:
    return place.isprintable() and "\\" not in place


def _odd(path: str, what: str) -> Finding:
    return Finding(
        rule="odd-file",
        where=Location(path=path),
        what=what,
        remedy="build again; nobody should write into the build",
    )
