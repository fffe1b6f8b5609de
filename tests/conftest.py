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

    parser.addoption(
        "--at-length", action="store_true", help="also run what a daily run takes a part of: see docs/web-weight.md"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "at_length: the part of a large matrix that is run with --at-length only")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long parts out unless they are asked for, and keep the tests of a module in one process.

    What a module sets up (a built issue, a browser) is then set up once; all that looks at the built sample stands together for the
    same reason, but the builds that begin from nothing.
    """
    if not config.getoption("--at-length"):
        long = [item for item in items if item.get_closest_marker("at_length")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
    for item in items:
        place = item.nodeid.partition("::")[0]
        together = place.startswith("tests/sample/") and not place.endswith("test_rebuild.py")
        item.add_marker(pytest.mark.xdist_group("sample" if together else place))


@pytest.fixture
def golden_picture(request: pytest.FixtureRequest, tmp_path: Path) -> GoldenPictures:
    """Hold pictures against those in the folder ``looks`` beside the test."""
    folder = request.path.parent / "looks"
    return GoldenPictures(folder, tmp_path, update=request.config.getoption("--update-golden"))
