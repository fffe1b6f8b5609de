"""EPUBCheck is awake: a book with one thing broken does fail."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest

from magazine.issue.language import Language
from tests.validators import epubcheck

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "EPUB/articles/words.xhtml"
PACKAGE = "EPUB/content.opf"
DEFECTS = {
    "a dead link": (PAGE, b'href="patrol.xhtml', b'href="nowhere.xhtml', "RSC-007"),
    "a dead note": (PAGE, b'href="#note-1"', b'href="#note-9"', "RSC-012"),
    "a page that is no XML": (PAGE, b"</body>", b"", "RSC-016"),
    "no navigation": (PACKAGE, b' properties="nav"', b"", "RSC-005"),
}


def mutate(book: Path, into: Path, name: str, old: bytes, new: bytes) -> Path:
    broken = into / "broken.epub"
    with ZipFile(book) as source, ZipFile(broken, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == name:
                assert old in data
                data = data.replace(old, new)
            target.writestr(entry, data, ZIP_STORED if entry.filename == "mimetype" else entry.compress_type)
    return broken


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_a_broken_book_is_caught(
    books: dict[Language, Path], tmp_path: Path, defect: tuple[str, bytes, bytes, str]
) -> None:
    name, old, new, expected = defect
    found = epubcheck(mutate(books[Language.ARABIC], tmp_path, name, old, new))
    bad = [*found.get("FATAL", []), *found.get("ERROR", [])]
    assert any(message.startswith(expected) for message in bad), found
