"""A drawing that would take minutes at the size of a page is tried out small first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.darkroom.bombs import layers
from tests.darkroom.specimens import picture, saved, svg

from magazine.darkroom import drawing
from magazine.darkroom.drawing import draw, foreseen
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.picture import Picture

PAGE = (2_484, 3_312)
BOX = 'viewBox="0 0 99 132"'
FILLS = '<rect width="99" height="132" fill-opacity=".5"/>' * 1_000


@pytest.mark.parametrize("content", [layers(120), FILLS], ids=["layers", "fills"])
def test_what_would_take_minutes_is_refused_within_a_moment(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They take a hundred and more, or ten on a machine ten times as fast.
    monkeypatch.setattr(drawing, "DRAWING_PROCESSOR_SECONDS", 1.0)
    heavy = picture(tmp_path, svg(content, BOX), name="map.svg", kind="SVG", size=(99, 132))
    with pytest.raises(Stop) as stopped:
        draw(heavy, PAGE)
    (finding,) = stopped.value.findings
    assert finding.rule == "huge-drawing"
    assert "2484 × 3312" in finding.what
    assert draw(heavy, (12, 16)).size == (12, 16)


class Drawer:
    """Draws nothing, by a clock of its own: a second for what it fills at the last trial's size, and another to be loaded."""

    def __init__(self) -> None:
        self.now = 0.0
        self._loading = 1.0

    def draw(self, _picture: Picture, shapes: str) -> bytes:
        width, height = re.findall(r'(?:width|height)="(\d+)"', shapes)[:2]
        self.now += self._loading + int(width) * int(height) / (96 * 128)
        self._loading = 0.0
        return saved(Image.new("RGBA", (int(width), int(height))), "PNG")


def test_the_time_of_loading_resvg_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = Drawer()
    monkeypatch.setattr(drawing, "_rasterised", drawer.draw)
    monkeypatch.setattr("time.process_time", lambda: drawer.now)
    heavy = picture(tmp_path, svg(FILLS, BOX), name="map.svg", kind="SVG", size=(99, 132))
    with pytest.raises(Stop, match=r"would take about 6.. seconds"):
        draw(heavy, PAGE)


def test_a_plain_one_is_not_tried_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_try_out", None)
    plain = picture(tmp_path, svg('<rect width="9" height="9"/>' * 50, BOX), name="map.svg", kind="SVG", size=(99, 132))
    assert draw(plain, (248, 331)).size == (248, 331)


def test_what_grows_with_the_area_is_foreseen_and_nothing_else() -> None:
    assert foreseen([0.1, 0.4, 1.6], 4.0) == pytest.approx(1.6 * 16, rel=0.01)
    assert foreseen([0.1, 0.2, 0.4], 4.0) == 0.4
    assert foreseen([0.4, 0.2, 0.9], 4.0) == 0.9
