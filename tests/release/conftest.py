"""One tiny magazine, built and signed once in each process for all tests of signatures, in whatever folder they stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from magazine.works.signing import SignOrder, sign
from tests.release import bench
from tests.release.authority import NOW, holder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.release.authority import Holder
    from tests.release.bench import Made

_MADE: dict[str, Made] = {}


@cache
def _house() -> Holder:
    return holder()


@pytest.fixture(scope="session")
def house() -> Holder:
    """Give the house's key and certificate."""
    return _house()


@pytest.fixture(scope="session")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give a built magazine that nobody has signed; do not write into it."""
    if "unsigned" not in _MADE:
        with pytest.MonkeyPatch.context() as patch:
            bench.without_fonts(patch)
            project = bench.sow(tmp_path_factory.mktemp("unsigned"))
            _MADE["unsigned"] = bench.make(project, tmp_path_factory.mktemp("store"))
    return _MADE["unsigned"]


@pytest.fixture(scope="session")
def signed(unsigned: Made, house: Holder, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give it signed; do not write into it."""
    if "signed" not in _MADE:
        made = bench.copy_of(unsigned, tmp_path_factory.mktemp("signed"))
        sign(SignOrder(project=made.project, out=made.out, moment=NOW), house.signer, lambda _: None)
        _MADE["signed"] = made
    return _MADE["signed"]


@pytest.fixture
def spoilt(signed: Made, tmp_path: Path) -> Made:
    """Give a copy of the signed magazine to spoil."""
    return bench.copy_of(signed, tmp_path / "spoilt")
