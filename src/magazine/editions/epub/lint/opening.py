"""Opens a book that may be broken or hostile: bounds on what is read, XML without entities and without network."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from magazine.editions.epub.lint.opened import OpenedBook
from magazine.editions.epub.lint.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.editions.epub.lint.expected import Expected

ENTRIES_MAX: Final = 5_000
"""An issue of 40 articles and 120 pictures has about 250 files."""
UNPACKED_MAX_BYTES: Final = 1 << 30
"""A gigabyte: several times what the largest issue with film holds, and what a small machine can still unpack."""

HEAD_BYTES: Final = 64
"""A zip file's first local header takes 30; name and media type of the first file follow (EPUB 3.3, "OCF ZIP container")."""


@contextmanager
def opened(path: Path, expected: Expected) -> Iterator[OpenedBook]:
    """Open a book for the rules; one that cannot be opened says why in its ``faults``."""
    try:
        archive = ZipFile(path)
    except (OSError, BadZipFile, ValueError, NotImplementedError) as error:
        yield OpenedBook(
            file_name=path.name,
            expected=expected,
            faults=[Sight("", 1, f"the book cannot be opened ({_short(error)})")],
        )
        return
    with archive:
        entries = archive.infolist()
        excess = _excess(len(entries), sum(entry.file_size for entry in entries))
        if excess:
            yield OpenedBook(file_name=path.name, expected=expected, faults=[Sight("", 1, excess)])
            return
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        yield OpenedBook(file_name=path.name, expected=expected, archive=archive, head=head)


def _excess(entries: int, unpacked: int) -> str:
    if entries > ENTRIES_MAX:
        return f"the book holds {entries} files, more than any issue does ({ENTRIES_MAX})"
    if unpacked > UNPACKED_MAX_BYTES:
        return f"the book unpacks to {unpacked >> 20} MB, more than any issue does ({UNPACKED_MAX_BYTES >> 20} MB)"
    return ""


def _short(error: BaseException) -> str:
    return (str(error) or type(error).__name__).rstrip(".")
