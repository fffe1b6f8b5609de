"""The specimen, built once for the tests of the web edition and of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.common_store import share_store
from tests.editions.web.bench import build, sow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return share_store(tmp_path_factory.mktemp("cache"), tmp_path_factory)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sow(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def built(project: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(project, tmp_path_factory.mktemp("web") / "build", cache)
