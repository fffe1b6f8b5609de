"""Two sites, one after the other: every target publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.release.outlets.bench import make_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return make_site(tmp_path / "old", "old", extra=("ar/2019-01/gone/index.html",))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return make_site(tmp_path / "new", "new", extra=("ar/2019-01/added/index.html",))
