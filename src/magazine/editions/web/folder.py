"""The door to the disk: what the web edition and the site write."""

from __future__ import annotations

import shutil
from itertools import islice
from typing import TYPE_CHECKING, Final

from magazine.editions.web.compression import FORMS, compressible, compression_job, forms_of, plain_place

if TYPE_CHECKING:
    from collections.abc import Container
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

    def write(self, place: str, content: str | bytes) -> None:
        """Write a file; text is UTF-8 with Unix line ends on every machine."""
        self._room(place).write_bytes(content.encode() if isinstance(content, str) else content)

    def copy(self, place: str, source: Path) -> None:
        """Copy a file, without its times and rights."""
        shutil.copyfile(source, self._room(place))

    def compress(self, crew: Crew) -> None:
        """Lay compressed forms beside the text files that were written, where they save enough: the last thing to do.

        Raises:
            Stop: where the crew could not make them.
        """
        places = (place for name in self.files if compressible(place := name.removeprefix(f"{SITE}/")))
        while batch := list(islice(places, BATCH_FILES)):
            made = crew.make([compression_job(place, (self._root / place).read_bytes()) for place in batch])
            for place, file in zip(batch, made, strict=True):
                for ending, form in forms_of(file.read_bytes()).items():
                    self._write_form(f"{place}{ending}", form)

    def clear(self, place: str, keep: Container[str]) -> None:
        """Take out the files right below a folder that are not to be kept (places within the site); forms go with their files."""
        for path in sorted((self._root / place).glob("*")):
            if plain_place(f"{place}/{path.name}") not in keep:
                path.unlink()

    @property
    def files(self) -> tuple[str, ...]:
        """What was written, sorted, relative to ``build/``."""
        return tuple(sorted(self.written))

    def _write_form(self, place: str, form: bytes) -> None:
        (self._root / place).write_bytes(form)
        self.written[f"{SITE}/{place}"] = None

    def _room(self, place: str) -> Path:
        path = self._root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        for ending in ("", *FORMS):  # they may be other names of files of the last build, and forms of another content
            path.with_name(path.name + ending).unlink(missing_ok=True)
        self.written[f"{SITE}/{place}"] = None
        return path
