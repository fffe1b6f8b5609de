"""Our two properties at the door to WeasyPrint: what they do, and what happens without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.editions.print.test_press import laid
from tests.editions.print.typeset import letters_of, lines_of

if TYPE_CHECKING:
    from pathlib import Path

NARROW = "<p>Une signature immédiatement reconnaissable n’apparaît qu’exceptionnellement, particulièrement ici.</p>"
LOOSE = "p { width: 40mm; text-align: justify; font: 10pt Police Serif; hyphens: manual }"


def widest(file: Path) -> float:
    return max(gap for line in lines_of(file, range(1, 2), "Police-Serif", 10) for gap in line.gaps())


def test_a_space_is_widened_to_its_limit_only(tmp_path: Path) -> None:
    file = laid(tmp_path, NARROW, LOOSE + "p { --space-stretch: 0.24em }", direction="ltr")
    assert widest(file) == pytest.approx(2.37 + 2.4, abs=0.15)


def test_weasyprint_still_widens_spaces_without_limit(tmp_path: Path) -> None:
    assert widest(laid(tmp_path, NARROW, LOOSE, direction="ltr")) > 7


BLOCKS = '<div class="odd">un</div><p>deux</p>'
GRID = "body { margin: 0 } html { font: 10pt Police Serif; line-height: 14pt } p { margin: 0 } .odd { height: 33pt } "


def foot(file: Path) -> float:
    """Give how far the second word's foot stands below the first's, in points."""
    ((_, _, letters),) = letters_of(file, range(1, 2))
    bases = sorted({round(letter.base, 2) for letter in letters if letter.text.strip()})
    return bases[-1] - bases[0]


def test_a_block_ends_on_a_line_of_the_grid(tmp_path: Path) -> None:
    file = laid(tmp_path, BLOCKS, GRID + ".odd { --whole-lines: 14pt 20mm }", direction="ltr")
    assert foot(file) == pytest.approx(42, abs=0.1)


def test_a_block_leaves_the_grid_without_the_property(tmp_path: Path) -> None:
    assert foot(laid(tmp_path, BLOCKS, GRID, direction="ltr")) == pytest.approx(33, abs=0.1)
