"""The door to the disk: what the web edition and the site write."""

from __future__ import annotations

import shutil
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from magazine.editions.web.compression import FORMS, compressible, compression_job, forms_of, plain_place

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from magazine.issue.job import Crew

SITE: Final = "site"
BATCH_FILES: Final = 200
"""Files compressed at once: enough work for every worker, little in memory."""


class SiteFolder:
    """The site's folder within ``build/``.

    Attributes:
        written: places of what was written, relative to ``build/``, in the order of writing.
    """

    def __init__(self, into: Path) -> None:
        self._root = into / SITE
        self.written: dict[str, None] = {}
        self._uncompressed: dict[str, None] = {}

    def write(self, place: str, content: str | bytes) -> None:
        """Write a file; text is UTF-8 with Unix line ends on every machine."""
        self._room(place).write_bytes(content.encode() if isinstance(content, str) else content)

    def copy(self, place: str, source: Path) -> None:
        """Copy a file, without its times and rights."""
        shutil.copyfile(source, self._room(place))

    def bring(self, places: Iterable[str], last: Path) -> bool:
        """Bring files over from the site of the last build with their compressed forms, by other names of the same files where the disk has such.

        Returns:
            False, with nothing brought, where one of them is not there.
        """
        sources = {place: last / place for place in places}
        if not all(source.is_file() for source in sources.values()):
            return False
        for place, source in sources.items():
            self._bring(place, source)
        return True

    def leave(self, places: Iterable[str], last: Path) -> bool:
        """Count files with their compressed forms among what was written: they come over from the last build with their folders.

        Returns:
            False, with nothing counted, where one of them is not there.
        """
        found: dict[str, None] = {}
        for folder, names in groupby(sorted(place.rpartition("/")[::2] for place in places), key=itemgetter(0)):
            there = {path.name for path in (last / folder).glob("*")}
            for _, name in names:
                if name not in there:
                    return False
                found |= {
                    f"{SITE}/{folder}/{each}": None for each in (name, *map(name.__add__, FORMS)) if each in there
                }
        self.written |= found
        return True

    def compress(self, crew: Crew) -> None:
        """Lay compressed forms beside the text files that were written, where they save enough: the last thing to do.

        Raises:
            Stop: where the crew could not make them.
        """
        places = iter(sorted(self._uncompressed))
        while batch := list(islice(places, BATCH_FILES)):
            made = crew.make([compression_job(place, (self._root / place).read_bytes()) for place in batch])
            for place, file in zip(batch, made, strict=True):
                for ending, form in forms_of(file.read_bytes()).items():
                    self._enter(f"{place}{ending}").write_bytes(form)
        self._uncompressed.clear()

    def read(self, place: str) -> bytes:
        """Read a file that lies there."""
        return (self._root / place).read_bytes()

    def clear(self, place: str, keep: Container[str]) -> None:
        """Take out the files right below a folder that are not to be kept (places within the site); forms go with their files."""
        for path in sorted((self._root / place).glob("*")):
            if plain_place(f"{place}/{path.name}") not in keep:
                path.unlink()

    @property
    def files(self) -> tuple[str, ...]:
        """What was written, sorted, relative to ``build/``."""
        return tuple(sorted(self.written))

    def _bring(self, place: str, source: Path) -> None:
        _link(self._room(place), source)
        for ending in FORMS:
            form = source.with_name(source.name + ending)
            if form.is_file():
                _link(self._enter(f"{place}{ending}"), form)
                self._uncompressed.pop(place, None)

    def _room(self, place: str) -> Path:
        """Make room for a file; what stands there may be another name of a file of the last build, or a form of another content."""
        for ending in FORMS:
            (self._root / f"{place}{ending}").unlink(missing_ok=True)
        if compressible(place):
            self._uncompressed[place] = None
        path = self._enter(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        return path

    def _enter(self, place: str) -> Path:
        self.written[f"{SITE}/{place}"] = None
        return self._root / place


def _link(path: Path, source: Path) -> None:
    try:
        path.hardlink_to(source)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, path)
