"""The same sources give the same book, wherever and whenever it is made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

from magazine.works.crew import Workshop
from tests.editions.epub import bench
from tests.editions.epub.bench import sow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from magazine.issue.language import Language
    from magazine.works.store import Store


def test_another_process_folder_time_zone_locale_and_hash_seed_give_the_same_bytes(
    books: dict[Language, Path], tmp_path: Path
) -> None:
    elsewhere = sow(tmp_path / "مجلد آخر")
    settings = {
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242",
        "MAGAZINE_CACHE": str(tmp_path / "cache"), "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1",
    }  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "tests.editions.epub.bench", str(elsewhere), str(tmp_path / "out"), str(tmp_path / "cache")],
        env={**os.environ, **settings}, check=True, umask=0o077,
    )  # fmt: skip
    for file in books.values():
        (other,) = (tmp_path / "out").rglob(file.name)
        assert other.read_bytes() == file.read_bytes()


def test_two_workers_give_the_same_bytes_as_one(
    books: dict[Language, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshops: list[Workshop] = []

    def two_workers(store: Store) -> Workshop:
        workshops.append(Workshop(store, 2))
        return workshops[-1]

    monkeypatch.setattr(bench, "SoloCrew", two_workers)
    made = bench.make_books(sow(tmp_path), tmp_path / "out", tmp_path / "cache")
    assert {job.kind for workshop in workshops for job in workshop.made} >= {"picture", "font"}
    for workshop in workshops:
        workshop.close()
    assert {language: file.read_bytes() for language, file in made.items()} == {
        language: file.read_bytes() for language, file in books.items()
    }


def test_names_in_the_book_are_plain_on_every_system(books: dict[Language, Path]) -> None:
    """Letters, digits, hyphens and full stops of ASCII: Kobo's guidelines call all else undefined (OPF)."""
    for file in books.values():
        with ZipFile(file) as book:
            assert not [name for name in book.namelist() if not re.fullmatch(r"[\w./-]+", name, re.ASCII)]
            assert len({name.casefold() for name in book.namelist()}) == len(book.namelist())


def test_the_zip_tells_nothing_but_its_contents(books: dict[Language, Path]) -> None:
    for file in books.values():
        with ZipFile(file) as book:
            entries = book.infolist()
        assert entries[0].filename == "mimetype"
        assert entries[0].compress_type == ZIP_STORED
        assert not entries[0].extra
        assert file.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
        assert {entry.date_time for entry in entries} == {(2019, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr, entry.extra) for entry in entries} == {
            (3, 0o100644 << 16, b"")
        }
        assert len({entry.filename for entry in entries}) == len(entries)
        stored = {entry.filename for entry in entries if entry.compress_type == ZIP_STORED}
        assert stored >= {entry.filename for entry in entries if entry.filename.endswith((".jpg", ".png", ".mp3"))}
        assert not [name for name in stored if name.endswith((".xhtml", ".css", ".opf", ".ttf", ".svg"))]
