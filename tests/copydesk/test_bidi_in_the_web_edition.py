"""What the copy desk says of the order of characters, held against where Chromium sets them on a page of the web edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser import open_browser
from tests.common_store import share_store
from tests.copydesk.order import lay_lines, passages, wrong_in_chromium
from tests.editions.web.bench import build

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_characters_stand_where_the_copy_desk_says(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    project = lay_lines(tmp_path / "project")
    built = build(project, tmp_path / "build", share_store(tmp_path / "cache", tmp_path_factory))
    told = passages(project)
    with open_browser() as browser:
        for language, own in told.items():
            page = built.site / language.tag / "2019-01/lines/index.html"
            wrong = wrong_in_chromium(browser, page.as_uri(), own)
            assert not wrong, "\n".join(wrong)
    assert sum(map(len, told.values())) > 200
