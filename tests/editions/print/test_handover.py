"""What goes to the printer, and what does not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from magazine.editions.commission import Commission
from magazine.editions.print.builder import PrintBuilder
from magazine.editions.print.preflight.table import CHECKS
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.finding import blocks
from magazine.issue.language import Language
from magazine.markup.reading import NO_READING
from magazine.works.crew import SoloCrew
from magazine.works.manuscripts import open_copy
from magazine.works.sphinx_app import make
from magazine.works.store import Store
from tests.editions.print.bench import MOMENT, lay_specimen

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.editions.commission import Product
    from tests.editions.print.bench import Printed


def press_edition(project: Path, store: Path, *, theme: str = "whole") -> Product:
    copy, _ = open_copy(project, "2019-01", MOMENT)
    commission = Commission(
        publication=copy.publication, language=Language.ARABIC, reading=NO_READING,
        theme=copy.theme if theme == "whole" else replace(copy.theme, condition=None), into=project / "out",
        editions=frozenset({Edition.PRESS}), crew=SoloCrew(Store(store)), moment=MOMENT, translate=lambda *_: "",
    )  # fmt: skip
    (product,) = make(PrintBuilder, commission, copy.shelves[Language.ARABIC])
    return product


@pytest.fixture
def own(arabic: Printed, tmp_path: Path) -> tuple[Path, Path]:
    """A project to spoil, and a store that has what need not be made again."""
    return lay_specimen(tmp_path / "project"), arabic.into.parent / ".magazine/store"


def test_a_passed_file_comes_with_its_record(arabic: Printed) -> None:
    product = arabic.products[Edition.PRESS]
    assert addresses.preflight_place("2019-01", "ar") in product.files
    record = json.loads((arabic.into / product.files[1]).read_text("utf-8"))
    assert record["passed"] is True
    assert record["file"] == product.files[0]
    assert record["checks"] == dict.fromkeys(CHECKS, 0)


def test_a_picture_with_too_few_pixels_keeps_the_file_back(own: tuple[Path, Path]) -> None:
    project, store = own
    Image.new("RGB", (960, 640), "#0b2545").save(project / "issues/2019-01/patrol/crowd.jpg")
    product = press_edition(project, store)
    assert product.files == ()
    found = [finding for finding in product.findings if finding.rule == "press-resolution"]
    assert found
    assert found[0].where.path == "issues/2019-01/patrol/crowd.jpg"
    assert "768 × 640 pixels" in found[0].what
    assert " mm wide" in found[0].what
    assert blocks(product.findings)
    assert not (project / "out/press").exists()


def test_a_theme_without_inks_is_a_finding(own: tuple[Path, Path]) -> None:
    product = press_edition(*own, theme="for screens")
    assert product.files == ()
    (finding,) = product.findings
    assert finding.rule == "no-printing-condition"
    assert finding.where.path == "themes/police/inks/inks.json"
    assert "--edition" in finding.remedy
