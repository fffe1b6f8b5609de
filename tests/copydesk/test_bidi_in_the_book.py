"""The same passages in the book: a page of the EPUB in Chromium, which isolates the same runs in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.browser import open_browser
from tests.common_store import share_store
from tests.copydesk.order import lay_lines, passages, wrong_in_chromium
from tests.editions.epub.bench import AS_OF, bound

from magazine.works.manuscripts import open_copy

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_characters_stand_in_the_book_where_the_copy_desk_says(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = lay_lines(tmp_path / "project")
    told = passages(project)
    copy, _ = open_copy(project, "2019-01", AS_OF)
    books = bound(copy, tmp_path / "out", share_store(tmp_path / "cache", tmp_path_factory))
    with open_browser() as browser:
        for language, file in books.items():
            folder = tmp_path / language.tag
            with ZipFile(file) as book:
                book.extractall(folder)
            wrong = wrong_in_chromium(browser, (folder / "EPUB/articles/lines.xhtml").as_uri(), told[language])
            assert not wrong, "\n".join(wrong)
