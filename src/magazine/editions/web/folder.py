"""The door to the disk: what the web edition and the site write."""

from __future__ import annotations

import os
import shutil
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.editions.web.compression import FORMS, compressible, compression_job, forms_of, plain_place

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

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
        """Bring files over from the site of the last build, by another name of the same file where the disk has such.

        Their compressed forms come with them and are not made again.

        Returns:
            False where one of them is not there; some may have been brought by then.
        """
        return all(self._bring(place, f"{last}/{place}") for place in places)

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

    def _bring(self, place: str, source: str) -> bool:
        """Bring a file; paths are texts here, since an archive has thousands of such files and each costs calls of the system only."""
        if not self._linked(place, source):
            return False
        forms = [self._linked(f"{place}{ending}", f"{source}{ending}") for ending in FORMS]
        if compressible(place) and not any(forms):  # small, or from a build that compressed nothing
            self._uncompressed[place] = None
        return True

    def _linked(self, place: str, source: str) -> bool:
        path = f"{self._root}/{place}"
        try:
            os.link(source, path)
        except FileNotFoundError:
            if not os.path.isfile(source):  # noqa: PTH113 - see _bring
                return False
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            _link(source, path)
        except OSError:
            _link(source, path)
        self.written[f"{SITE}/{place}"] = None
        return True

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


def _link(source: str, path: str) -> None:
    Path(path).unlink(missing_ok=True)
    try:
        os.link(source, path)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, path)
