"""What readers get of a drawing is what editors saw of it: a browser is the second judge of what resvg draws.

An editor covers a face where it is seen. Whatever a browser hides or shifts and resvg does not is published; so each drawing here is either
refused, or the two show the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.browser import open_browser
from tests.darkroom.as_seen import LONGER, OTHERWISE, apart, otherwise, shown_by_browser
from tests.darkroom.exports import EXPORTS
from tests.darkroom.seen import ALIKE, FACE, REFUSED, drawing_of
from tests.darkroom.specimens import picture
from tests.doors.shown import DRAWINGS

from magazine.darkroom import drawing
from magazine.darkroom.drawing import draw
from magazine.manuscript.notes import Notes
from magazine.manuscript.svg import svg_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SAMPLE = sorted((Path(__file__).parents[2] / "issues/2019-01").rglob("*.svg"))
LET_IN = {
    **ALIKE,
    **{name: text.encode() for name, text in EXPORTS.items()},
    **{f"door {number}": text.encode() for number, text in enumerate(DRAWINGS)},
}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with open_browser() as browser:
        yield browser.new_page()


@pytest.mark.parametrize("name", LET_IN)
def test_what_is_let_in_is_drawn_as_a_browser_shows_it(name: str, page: Page, tmp_path: Path) -> None:
    differs = otherwise(page, LET_IN[name], tmp_path)
    assert differs is not None, "it is refused"
    assert differs <= OTHERWISE


@pytest.mark.parametrize("name", REFUSED)
def test_what_might_be_drawn_otherwise_is_refused(name: str) -> None:
    notes = Notes()
    assert svg_size(REFUSED[name], "map.svg", notes) is None
    assert {one.rule for one in notes.findings} == {"unsafe-svg"}
    assert all("plain SVG" in one.remedy for one in notes.findings)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_sample_s_drawings_are_let_in(path: Path) -> None:
    assert svg_size(path.read_bytes(), path.name, Notes()) is not None


@pytest.mark.parametrize("name", ["neighbour", "translate", "width as a property", "spaces", "mirrored", "masked mask"])
def test_the_judge_sees_what_the_darkroom_would_show(
    name: str, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were these let in, they would differ by a face."""
    monkeypatch.setattr(drawing, "svg_size", lambda *_: (320, 240))
    monkeypatch.setattr(drawing, "svg_load", lambda _: (1, 0))
    size = LONGER, LONGER * 3 // 4
    drawn = draw(picture(tmp_path, REFUSED[name], name="map.svg", kind="SVG", size=(320, 240)), size)
    assert apart(drawn, shown_by_browser(page, REFUSED[name], size)) > 10 * OTHERWISE


def test_half_a_colour_over_nothing_is_no_darker(tmp_path: Path) -> None:
    half = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#fff" opacity=".5"/></svg>'
    white = draw(picture(tmp_path, half, name="map.svg", kind="SVG", size=(8, 8)), (8, 8))
    assert white.getextrema() == ((255, 255),) * 3


def test_an_edge_is_no_difference_and_a_shift_is() -> None:
    def field(left: int) -> Image.Image:
        image = Image.new("RGB", (100, 100), "white")
        image.paste("black", (left, 20, left + 50, 80))
        return image

    assert apart(field(20), field(20)) == 0
    assert apart(field(20), field(21)) == 0
    assert apart(field(20), field(26)) > OTHERWISE
    assert FACE.format("").encode() in drawing_of(FACE.format(""))
