"""The specimen printed once for all tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from magazine.issue.edition import Edition
from magazine.issue.language import Language
from tests.common_store import share_store
from tests.editions.print.bench import lay_specimen, print_specimen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.editions.print.bench import Printed


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    laid = lay_specimen(tmp_path_factory.mktemp("print") / "project")
    share_store(laid / ".magazine", tmp_path_factory)
    return laid


@pytest.fixture(scope="session")
def arabic(project: Path) -> Printed:
    return print_specimen(project, project / ".magazine/store", Language.ARABIC)


@pytest.fixture(scope="session")
def french(project: Path) -> Printed:
    return print_specimen(project, project / ".magazine/store", Language.FRENCH, (Edition.SCREEN,))


@pytest.fixture
def screen(arabic: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(arabic.file(Edition.SCREEN)) as pdf:
        yield pdf


@pytest.fixture
def press(arabic: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(arabic.file(Edition.PRESS)) as pdf:
        yield pdf


@pytest.fixture
def archive(arabic: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(arabic.file(Edition.ARCHIVE)) as pdf:
        yield pdf
