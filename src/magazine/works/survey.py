"""The build that stands, held against what it recorded when it was made, before anything of it stays in the next.

Disks lose bits, programs write where they should not, and people lay files down. A digest that an earlier build wrote says what a file
was; what it is says only its content, so all that may stay is read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from magazine.release.outlets.inventory import digest_of
from magazine.works.site_record import RECORD, REPORTS, files_in, on_shelves, recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

Mark = tuple[int, ...]
"""What the kernel says of a file that has not been touched since: its number, size, and the times of its last changes."""
CHANGED: Final = "is not what its build made"
GONE: Final = "is gone"
STRANGE: Final = "was made by no build"


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What was found.

    Attributes:
        build: the folder.
        digests: SHA-256 by place of the files that are as their build made them, or as signing has changed them since.
        spoilt: what is wrong, by place.
        known: all places that the records name.
    """

    build: Path
    digests: Mapping[str, str] = field(default_factory=dict)
    spoilt: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    _marks: Mapping[str, Mark] = field(default_factory=dict)

    def beneath(self, places: Collection[str]) -> dict[str, str]:
        """Give the digests of what is sound among files, and in folders."""
        wanted = frozenset(places)
        return {place: digest for place, digest in self.digests.items() if not wanted.isdisjoint(_above(place))}

    def untouched(self, places: Collection[str]) -> dict[str, str]:
        """Give those of them that nobody has touched since they were read; the others must be read again by whoever needs to know."""
        return {
            place: digest
            for place, digest in self.beneath(places).items()
            if _mark(self.build / place) == self._marks[place]
        }

    def sound(self, places: Collection[str]) -> set[str]:
        """Name the files among places, and in folders, in which nothing is wrong."""
        found: set[str] = set()
        for place in places:
            path = self.build / place
            for file in path.rglob("*") if path.is_dir() else [path]:
                if file.is_file():
                    found.add(file.relative_to(self.build).as_posix())
        return found - self.spoilt.keys()


def survey(build: Path, is_needless: Callable[[str], bool] = lambda _: False) -> Survey:
    """Read a build.

    Reports never leave the house, so one that no record names is as good as any.

    Args:
        build: the last build, or where one would stand.
        is_needless: says of a place that nothing there can stay, so that it need not be read.

    Raises:
        OSError: where the disk refuses.
    """
    known = recorded(build)
    digests: dict[str, str] = {}
    marks: dict[str, Mark] = {}
    spoilt: dict[str, str] = {}
    reports = known.keys() | {place for place in files_in(build / REPORTS, build) if not place.endswith(f"/{RECORD}")}
    for place in sorted(reports | on_shelves(build)):
        if is_needless(place):
            continue
        file = build / place
        if place not in known and not place.startswith(f"{REPORTS}/"):
            spoilt[place] = STRANGE
        elif not file.is_file():
            spoilt[place] = GONE
        else:
            marks[place] = _mark(file)
            digest = digest_of(file)
            if file.is_symlink() or digest != known.get(place, digest):
                spoilt[place] = CHANGED
            else:
                digests[place] = digest
    return Survey(build=build, digests=digests, spoilt=spoilt, known=frozenset(known), _marks=marks)


def _above(place: str) -> set[str]:
    """Give a place and the folders that it lies in."""
    return {place, *(place[:end] for end, letter in enumerate(place) if letter == "/")}


def _mark(file: Path) -> Mark:
    try:
        said = os.stat(file, follow_symlinks=False)  # noqa: PTH116 - a plain call for many files
    except OSError:
        return ()
    return said.st_dev, said.st_ino, said.st_mode, said.st_size, said.st_mtime_ns, said.st_ctime_ns
