"""The guard of the looks: it sees what a reader would see, and nothing less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.golden_pictures import CELLS_SHARE, GoldenPictures, compare

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (496, 351)


def spread(*, headline: int = 40, colour: tuple[int, int, int] = (11, 37, 69)) -> Image.Image:
    """Draw something like a spread: a headline at a height, a picture in a colour, and lines of text."""
    picture = Image.new("RGB", SIZE, (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((20, headline, 200, headline + 14), fill=(11, 37, 69))
    pen.rectangle((270, 20, 470, 150), fill=colour)
    for top in range(90, 330, 6):
        pen.line((20, top, 220, top), fill=(120, 120, 120))
    return picture


def test_the_same_is_the_same() -> None:
    assert compare(spread(), spread()).share == 0


def test_another_smoothing_of_edges_is_no_difference() -> None:
    assert compare(spread(), spread().filter(ImageFilter.GaussianBlur(0.6))).share <= CELLS_SHARE


@pytest.mark.parametrize(
    ("now", "place"),
    [
        (spread(headline=46), "top left"),
        (spread(colour=(179, 32, 44)), "top right"),
        (spread().transpose(Image.Transpose.FLIP_LEFT_RIGHT), "centre"),
    ],
    ids=["a headline a line lower", "another colour", "mirrored"],
)
def test_what_a_reader_would_see_is_seen_and_placed(now: Image.Image, place: str) -> None:
    difference = compare(spread(), now)
    assert difference.share > CELLS_SHARE
    assert place in difference.words


def test_a_difference_fails_and_is_drawn(tmp_path: Path) -> None:
    keep = GoldenPictures(tmp_path / "looks", tmp_path, update=True)
    keep("one", spread())
    guard = GoldenPictures(tmp_path / "looks", tmp_path, update=False)
    guard("one", spread())
    with pytest.raises(pytest.fail.Exception, match="looks otherwise"):
        guard("one", spread(headline=60))
    assert (tmp_path / "one.png").is_file()


def test_a_missing_golden_picture_fails(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="update-golden"):
        GoldenPictures(tmp_path, tmp_path, update=False)("none", spread())
