"""The door to the disk: what the web edition and the site write."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
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

    def bring(self, places: Iterable[str], last: Path) -> bool:
        """Bring files over from the site of the last build, by another name of the same file where the disk has such.

        Returns:
            False where one of them is not there; some may have been brought by then.
        """
        return all(self._bring(place, f"{last}/{place}") for place in places)

    def leave(self, places: Iterable[str]) -> None:
        """Count files among what was written that come over from the last build with their folder, when this one is finished."""
        self.written |= {f"{SITE}/{place}": None for place in places}

    def _bring(self, place: str, source: str) -> bool:
        """Bring a file; paths are texts here, since an archive has thousands of such files and each costs a call of the system only."""
        path = f"{self._root}/{place}"
        try:
            os.link(source, path)
        except FileNotFoundError:
            if not os.path.isfile(source):
                return False
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _link(source, path)
        except OSError:
            _link(source, path)
        self.written[f"{SITE}/{place}"] = None
        return True

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


def _link(source: str, path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    try:
        os.link(source, path)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, path)
