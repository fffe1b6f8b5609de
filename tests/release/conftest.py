"""One tiny magazine, built and signed once for all tests of signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.works.signing import SignOrder, sign
from tests.release import bench
from tests.release.authority import NOW, holder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.release.authority import Holder
    from tests.release.bench import Made


@pytest.fixture(scope="session")
def house() -> Holder:
    """Give the house's key and certificate."""
    return holder()


@pytest.fixture(scope="session")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give a built magazine that nobody has signed; do not write into it."""
    with pytest.MonkeyPatch.context() as patch:
        bench.without_fonts(patch)
        return bench.make(bench.sow(tmp_path_factory.mktemp("unsigned")), tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def signed(unsigned: Made, house: Holder, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give it signed; do not write into it."""
    made = bench.copy_of(unsigned, tmp_path_factory.mktemp("signed"))
    sign(SignOrder(project=made.project, out=made.out, moment=NOW), house.signer, _silent)
    return made


def _silent(line: str) -> None:
    """Take a line of progress."""


@pytest.fixture
def spoilt(signed: Made, tmp_path: Path) -> Made:
    """Give a copy of the signed magazine to spoil."""
    return bench.copy_of(signed, tmp_path / "spoilt")
