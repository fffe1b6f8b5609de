"""The specimen, built once for the tests of the web edition and of the site, which stand in one process (``tests/conftest.py``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.common_store import share_store
from tests.editions.web.bench import build_once, sow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built


# Both folders have these fixtures, and pytest makes a session's fixture once a folder: the folders that they give are the same.


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.getbasetemp() / "web-cache"
    return folder if folder.exists() else share_store(folder, tmp_path_factory)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.getbasetemp() / "web-project"
    return folder if folder.exists() else sow(folder)


@pytest.fixture(scope="session")
def built(project: Path, cache: Path) -> Built:
    return build_once(project, project.with_name("web-build"), cache)
