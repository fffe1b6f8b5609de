"""How heavy a book is to download, and what makes it so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.constants import EPUB_HEAVY_BYTES
from magazine.issue.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magazine.editions.epub.book import BookFile
    from magazine.issue.finding import Location

KINDS: Final[Mapping[str, str]] = {
    "image/": "pictures",
    "audio/": "recordings",
    "video/": "recordings",
    "font/": "fonts",
}
"""What weighs, by the beginning of its media type."""

MEGABYTE: Final = 1_000_000


def heavy_book(files: Iterable[BookFile], size: int, where: Location) -> tuple[Finding, ...]:
    """Find a book that does not reach all of its readers.

    Args:
        files: of the book.
        size: of the finished file, in bytes.
        where: the place to mend.
    """
    if size <= EPUB_HEAVY_BYTES:
        return ()
    weights: dict[str, int] = {}
    for file in files:
        kind = next((kind for start, kind in KINDS.items() if file.media_type.startswith(start)), "text")
        weights[kind] = weights.get(kind, 0) + _bytes(file)
    parts = ", ".join(
        f"{kind} {_megabytes(weight)}" for kind, weight in sorted(weights.items(), key=lambda one: -one[1])
    )
    return (
        Finding(
            rule="heavy-book",
            where=where,
            what=f"the EPUB weighs {_megabytes(size)} ({parts}); e-readers that get books by e-mail take {_megabytes(EPUB_HEAVY_BYTES)}",
            remedy="show fewer or smaller pictures, or leave recordings to the site by their address",
            level=Level.WARNING,
        ),
    )  # fmt: skip


def _bytes(file: BookFile) -> int:
    return file.content.stat().st_size if isinstance(file.content, Path) else len(file.content)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.0f} MB"
