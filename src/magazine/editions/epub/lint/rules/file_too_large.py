"""A page comes, with the pictures and drawings it shows, to more than ten megabytes; or a page's text alone to more than 300 kB.

A reading system opens a page as a whole: beyond this it is slow, or closes. Recordings are streamed and not counted.

Source: Apple Books Asset Guide, "Images" (10 MB of uncompressed pictures a document); Adobe Digital Editions' limit of 300 kB a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.addresses import resolve
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "divide the article, or take pictures out of it"

SHOWN_MAX_BYTES: Final = 10 * 1024 * 1024
TEXT_MAX_BYTES: Final = 300 * 1024


def look(book: OpenedBook) -> Iterator[Sight]:
    """Weigh every page."""
    sizes = {entry.filename: entry.file_size for entry in book.entries}
    for page in book.pages:
        text = sizes.get(page.name, 0)
        shown = {resolve(page.name, picture.get("src", "")).name for picture in page.all("img")}
        whole = text + sum(sizes.get(name, 0) for name in shown)
        if text > TEXT_MAX_BYTES:
            yield page.sight(page.root, f"the page's text comes to {text // 1024} kB")
        if whole > SHOWN_MAX_BYTES:
            yield page.sight(page.root, f"the page and its pictures come to {whole / 1024 / 1024:.1f} MB")
