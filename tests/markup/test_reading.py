"""One reading serves all editions, and is made again only where something it depends on has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.anchors import heading_slug
from magazine.issue.language import Language
from magazine.works.readings import Shelf, read
from tests.markup.bench import publication_with

if TYPE_CHECKING:
    from pathlib import Path


def test_an_unchanged_issue_is_not_read_again(tmp_path: Path) -> None:
    publication, source = publication_with(tmp_path, {"open-days": "Texte {nope}`x`.\n"}, Language.FRENCH)
    shelf = Shelf(source=source, folder=tmp_path / "cache")
    first = read(publication, Language.FRENCH, shelf)
    kept = shelf.folder / "doctrees" / "open-days" / "fr.doctree"
    made = kept.stat().st_mtime_ns
    assert read(publication, Language.FRENCH, shelf) == first != ()
    assert kept.stat().st_mtime_ns == made


def test_a_changed_word_is_read(tmp_path: Path) -> None:
    publication, source = publication_with(tmp_path, {"open-days": "Texte {nope}`x`.\n"}, Language.FRENCH)
    shelf = Shelf(source=source, folder=tmp_path / "cache")
    assert read(publication, Language.FRENCH, shelf)
    publication, source = publication_with(tmp_path, {"open-days": "Texte.\n"}, Language.FRENCH)
    assert read(publication, Language.FRENCH, shelf) == ()


def test_a_damaged_reading_is_made_again(tmp_path: Path) -> None:
    publication, source = publication_with(tmp_path, {"open-days": "Texte.\n"}, Language.FRENCH)
    shelf = Shelf(source=source, folder=tmp_path / "cache")
    read(publication, Language.FRENCH, shelf)
    (shelf.folder / "reading.pickle").write_bytes(b"half of it")
    assert read(publication, Language.FRENCH, shelf) == ()


def test_slugs_are_readable_in_any_script() -> None:
    assert heading_slug("Été à Marrakech !") == "ete-a-marrakech"
    assert heading_slug("الأبواب المفتوحة") == "الابواب-المفتوحة"
    assert heading_slug("2018 en chiffres") == "s-2018-en-chiffres"
    assert heading_slug("؟!") == "s"
    assert heading_slug("نــعم") == "نعم"
    assert heading_slug("Page content") == "s-page-content"
    assert heading_slug("Pages") == "pages"
