"""The door to the disk: what the web edition and the site write."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

SITE: Final = "site"


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

    def read(self, place: str) -> bytes:
        """Read a file that lies there."""
        return (self._root / place).read_bytes()

    def clear(self, place: str, keep: Container[str]) -> None:
        """Take out the files right below a folder that are not to be kept (places within the site)."""
        for path in sorted((self._root / place).glob("*")):
            if f"{place}/{path.name}" not in keep:
                path.unlink()

    @property
    def files(self) -> tuple[str, ...]:
        """What was written, sorted, relative to ``build/``."""
        return tuple(sorted(self.written))

    def _room(self, place: str) -> Path:
        path = self._root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # it may be another name of a file of the last build
        self.written[f"{SITE}/{place}"] = None
        return path
