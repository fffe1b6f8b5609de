"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden_pictures import GoldenPictures

if TYPE_CHECKING:
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="keep what is made now as golden, after looking at it"
    )


@pytest.fixture
def golden_picture(request: pytest.FixtureRequest, tmp_path: Path) -> GoldenPictures:
    """Hold pictures against those in the folder ``looks`` beside the test."""
    folder = request.path.parent / "looks"
    return GoldenPictures(folder, tmp_path, update=request.config.getoption("--update-golden"))
