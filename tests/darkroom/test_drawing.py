"""A drawing that would take minutes at the size of a page is tried out small first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.darkroom.bombs import layers
from tests.darkroom.specimens import picture, svg

from magazine.darkroom import drawing
from magazine.darkroom.drawing import draw, foreseen
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (2_484, 3_312)
BOX = 'viewBox="0 0 99 132"'
FILLS = '<rect width="99" height="132" fill-opacity=".5"/>' * 1_000


@pytest.mark.parametrize("content", [layers(120), FILLS], ids=["layers", "fills"])
def test_what_would_take_minutes_is_refused_within_a_moment(content: str, tmp_path: Path) -> None:
    heavy = picture(tmp_path, svg(content, BOX), name="map.svg", kind="SVG", size=(99, 132))
    with pytest.raises(Stop) as stopped:
        draw(heavy, PAGE)
    (finding,) = stopped.value.findings
    assert finding.rule == "huge-drawing"
    assert "2484 × 3312" in finding.what
    assert draw(heavy, (12, 16)).size == (12, 16)


def test_a_plain_one_is_not_tried_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_try_out", None)
    plain = picture(tmp_path, svg('<rect width="9" height="9"/>' * 50, BOX), name="map.svg", kind="SVG", size=(99, 132))
    assert draw(plain, (248, 331)).size == (248, 331)


def test_what_grows_with_the_area_is_foreseen_and_nothing_else() -> None:
    assert foreseen([0.1, 0.4, 1.6], 4.0) == pytest.approx(1.6 * 16, rel=0.01)
    assert foreseen([0.1, 0.2, 0.4], 4.0) == 0.4
    assert foreseen([0.4, 0.2, 0.9], 4.0) == 0.9
