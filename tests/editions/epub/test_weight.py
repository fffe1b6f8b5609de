"""What shops and readers' connections take: weight, cover, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.constants import COVER_PX, EPUB_HEAVY_BYTES, EPUB_PICTURE_PX
from magazine.editions.epub.book import BookFile
from magazine.editions.epub.weight import heavy_book
from magazine.issue.finding import Level, Location

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.epub.bench import Opened

WHERE = Location(path="issues/2019-01/issue.yaml")
FOUR_MEGAPIXELS = 4_000_000
"""Apple, “Prepare your book”; the Asset Guide lets 5.6 million pass, so the lesser holds."""
COVER_SIDE_MIN = 1400
COVER_MAX_BYTES = 3_000_000
"""Kobo EPUB Guidelines, Cover Images."""
FILE_MAX_BYTES = 5_000_000
"""Kobo EPUB Guidelines, Limitations and Maximums: of a picture."""
SAMPLE_MAX_BYTES = 6_000_000


def files(folder: Path) -> list[BookFile]:
    for name, size in (("a.jpg", 40_000_000), ("b.mp3", 9_000_000)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    return [
        BookFile(id="p", name="p.xhtml", media_type="application/xhtml+xml", content=b"x" * 2_000_000),
        BookFile(id="a", name="a.jpg", media_type="image/jpeg", content=folder / "a.jpg"),
        BookFile(id="b", name="b.mp3", media_type="audio/mpeg", content=folder / "b.mp3"),
    ]


def test_a_heavy_book_is_named_with_what_weighs(tmp_path: Path) -> None:
    (finding,) = heavy_book(files(tmp_path), 51_000_000, WHERE)
    assert (finding.rule, finding.where, finding.level) == ("heavy-book", WHERE, Level.WARNING)
    assert "51 MB (pictures 40 MB, recordings 9 MB, text 2 MB)" in finding.what


@pytest.mark.parametrize("size", [0, 4_900_000, EPUB_HEAVY_BYTES])
def test_a_book_that_goes_through_is_not(tmp_path: Path, size: int) -> None:
    assert not heavy_book(files(tmp_path), size, WHERE)


def test_cover_and_pictures_keep_to_what_shops_take() -> None:
    assert min(COVER_PX) >= COVER_SIDE_MIN
    assert COVER_PX[0] * COVER_PX[1] <= FOUR_MEGAPIXELS
    assert EPUB_PICTURE_PX * EPUB_PICTURE_PX * 3 // 2 <= FOUR_MEGAPIXELS


def test_no_file_of_the_book_is_larger_than_shops_take(book: Opened) -> None:
    sizes = {name: len(content) for name, content in book.files.items()}
    assert max(sizes.values()) <= FILE_MAX_BYTES
    covers = [item["href"] for item in book.manifest.values() if item.get("properties") == "cover-image"]
    assert [name for name in covers if sizes[f"EPUB/{name}"] <= COVER_MAX_BYTES] == covers
    assert book.file.stat().st_size < SAMPLE_MAX_BYTES
