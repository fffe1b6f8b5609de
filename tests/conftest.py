"""What all tests share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Protocol

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
    config.addinivalue_line("markers", "also_soak: a test that is always run at its full length, in a soak, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long parts out unless they are asked for; a soak is of nothing but what has a full length."""
    if config.getoption("--soak"):
        chosen = [item for item in items if _is_marked(item, "soak", "also_soak") or "times" in _fixtures(item)]
    else:
        chosen = [item for item in items if not item.get_closest_marker("soak")]
        if not config.getoption("--at-length"):
            chosen = [item for item in chosen if not item.get_closest_marker("at_length")]
    left = set(items) - set(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = _longest_first(chosen) if hasattr(config, "workerinput") else chosen


def _is_marked(item: pytest.Item, *markers: str) -> bool:
    return any(item.get_closest_marker(marker) for marker in markers)


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


TOGETHER: Final = {
    "tests/sample/": "the sample",
    "tests/editions/print/": "print",
    "tests/copydesk/test_bidi_in_print.py": "print",
    "tests/editions/epub/": "books",
    "tests/copydesk/test_bidi_in_the_book.py": "books",
    "tests/works/test_page_plan.py": "books",
    "tests/editions/web/": "pages",
    "tests/copydesk/test_bidi_in_the_web_edition.py": "pages",
    "tests/site/": "pages",
    "tests/copydesk/test_rules.py": "cases of rules",
    "tests/copydesk/test_helpers.py": "cases of rules",
    "tests/test_line_reference.py": "cases of rules",
}
"""What stands in one process because it looks at the same thing, which is then made once: by the beginning of a module's path."""
ALONE: Final = "tests/sample/test_rebuild.py"
"""The builds of the sample that begin from nothing."""
LONGEST: Final = (
    "the sample",
    "print",
    "books",
    "pages",
    "cases of rules",
    ALONE,
    "tests/works/test_same.py",
    "tests/works/test_kills.py",
    "tests/works/test_reports.py",
    "tests/doors/test_doors.py",
    "tests/darkroom/test_develop.py",
)
"""What is begun first, so that no process is left with much while the others have nothing; then goes what has the most tests."""


def _place(nodeid: str) -> str:
    """Name what a test stands together with: its module at least."""
    module = nodeid.partition("::")[0]
    if module == ALONE:
        return module
    return next((name for beginning, name in TOGETHER.items() if module.startswith(beginning)), module)


def _longest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    sizes = Counter(_place(item.nodeid) for item in items)
    rank = {name: number for number, name in enumerate(LONGEST)}

    def turn(item: pytest.Item) -> tuple[int, int, str]:
        name = _place(item.nodeid)
        return rank.get(name, len(rank)), -sizes[name], name

    return sorted(items, key=turn)


class InOnePlace(LoadScopeScheduling):  # type: ignore[misc] # pytest-xdist has no types
    """Keeps tests in one process that look at the same thing: what they set up (a built issue, a browser) is then set up once.

    A process takes what stands together in the order in which it was gathered, longest first.
    """

    def _split_scope(self, nodeid: str) -> str:
        return _place(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> InOnePlace:
    """Part the tests among processes, where there are several."""
    config.option.loadscopereorder = False
    return InOnePlace(config, log)


@pytest.fixture
def golden_picture(request: pytest.FixtureRequest, tmp_path: Path) -> GoldenPictures:
    """Hold pictures against those in the folder ``looks`` beside the test."""
    folder = request.path.parent / "looks"
    return GoldenPictures(folder, tmp_path, update=request.config.getoption("--update-golden"))
