"""The specimen's books, made once for the tests of this edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.issue.language import Language
from tests.common_store import share_store
from tests.editions.epub.bench import Opened, make_books, sow

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folder = tmp_path_factory.mktemp("books")
    share_store(folder / "cache", tmp_path_factory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAGAZINE_CACHE", str(folder / "cache"))
        return make_books(sow(folder), folder / "out", folder / "cache")


@pytest.fixture(params=[Language.ARABIC, Language.FRENCH], ids=lambda language: language.tag)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture
def book(books: dict[Language, Path], language: Language) -> Opened:
    return Opened(books[language])
