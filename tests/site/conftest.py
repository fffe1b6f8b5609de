"""The site's tests look at the same specimen as the web edition's, and at one that has every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.editions.web.bench import build
from tests.editions.web.conftest import built, cache, project
from tests.site.page_kinds import sow_every_kind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built

__all__ = ["built", "cache", "every_kind", "project"]


@pytest.fixture(scope="session")
def every_kind(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give a built site with a page of every kind in both languages."""
    return build(
        sow_every_kind(tmp_path_factory.mktemp("every-kind")), tmp_path_factory.mktemp("kinds") / "build", cache
    )
