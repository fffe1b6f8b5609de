"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
from xdist.scheduler import LoadScopeScheduling

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

    parser.addoption("--soak", action="store_true", help="run the tests of trust alone, each at its full length")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "at_length: the part of a large matrix that is run with --at-length only")
    config.addinivalue_line("markers", "soak: a test that is run with --soak only, and at its full length")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long parts out unless they are asked for; a soak is of nothing but what has a full length."""
    if config.getoption("--soak"):
        chosen = [item for item in items if item.get_closest_marker("soak") or "times" in _fixtures(item)]
    else:
        chosen = [item for item in items if not item.get_closest_marker("soak")]
        if not config.getoption("--at-length"):
            chosen = [item for item in chosen if not item.get_closest_marker("at_length")]
    left = set(items) - set(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = chosen


def _fixtures(item: pytest.Item) -> tuple[str, ...]:
    return tuple(getattr(item, "fixturenames", ()))


class Times(Protocol):
    """Says how often a test does what it does: a sample of it in a daily run, all of it in a soak."""

    def __call__(self, *, daily: int, soak: int) -> int: ...


@pytest.fixture(scope="session")
def times(request: pytest.FixtureRequest) -> Times:
    """Choose a number by the kind of run. A test that asks for this is part of the soak."""
    at_full_length = bool(request.config.getoption("--soak"))

    def choose(*, daily: int, soak: int) -> int:
        return soak if at_full_length else daily

    return choose


class InOnePlace(LoadScopeScheduling):  # type: ignore[misc] # pytest-xdist has no types
    """Keeps the tests of a module in one process: what it sets up (a built issue, a browser) is then set up once.

    All that looks at the built sample stands together for the same reason, but the builds that begin from nothing; and so does
    what looks at every kind of page, and what puts the cases of all rules to work.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        if module.startswith("tests/site/test_every_"):
            return "every kind of page"
        if module in {"tests/copydesk/test_rules.py", "tests/copydesk/test_helpers.py"}:
            return "cases of rules"
        return "sample" if module.startswith("tests/sample/") and not module.endswith("test_rebuild.py") else module


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> InOnePlace:
    """Part the tests among processes, where there are several."""
    return InOnePlace(config, log)


@pytest.fixture
def golden_picture(request: pytest.FixtureRequest, tmp_path: Path) -> GoldenPictures:
    """Hold pictures against those in the folder ``looks`` beside the test."""
    folder = request.path.parent / "looks"
    return GoldenPictures(folder, tmp_path, update=request.config.getoption("--update-golden"))
