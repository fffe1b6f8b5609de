"""A JPEG is whole where its coded pixels are, whatever colour its last corner has."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image
from tests.darkroom.specimens import noise, opened, quarters, saved

from magazine.darkroom.whole import is_whole

GREY = (128, 128, 128)
END = b"\xff\xd9"


def whole(data: bytes) -> bool:
    return is_whole(data, opened(data))


def with_corner(size: tuple[int, int] = (200, 150)) -> Image.Image:
    """A photograph whose last quarter is of the grey that libjpeg makes of what is not there."""
    image = noise(size)
    image.paste(GREY, (size[0] // 2, size[1] // 2, *size))
    return image


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize(
    "how", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_blocks": 5}, {"quality": 10}]
)
def test_an_honest_grey_corner_is_no_missing_part(mode: str, how: dict[str, object]) -> None:
    for image in (
        with_corner(),
        Image.new("RGB", (200, 150), GREY),
        Image.new("RGB", (5, 5), GREY),
        Image.new("RGB", (200, 150), "white"),
    ):
        options = {name: value for name, value in how.items() if mode == "RGB" or name != "subsampling"}
        assert whole(saved(image.convert(mode), "JPEG", **options))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("image", [noise((200, 150)), quarters((200, 150)), with_corner((203, 157))])
def test_one_that_was_cut_and_closed_is_not_whole(mode: str, image: Image.Image) -> None:
    data = saved(image.convert(mode), "JPEG", quality=90)
    start = data.index(b"\xff\xda") + 14
    for part in (0.2, 0.5, 0.8):
        cut = data[: start + round((len(data) - start) * part)].rstrip(b"\xff")
        assert not whole(cut + END)


def test_one_that_was_cut_where_its_decoder_starts_again_is_not_whole() -> None:
    data = saved(with_corner(), "JPEG", restart_marker_rows=1)
    places = [place for place in range(len(data) - 1) if data[place] == 0xFF and data[place + 1] in range(0xD0, 0xD8)]
    assert whole(data)
    assert not whole(data[: places[-1]] + END)


def test_one_of_which_a_colour_is_missing_is_not_whole() -> None:
    """As where a baseline JPEG has a scan for each of its components, and the last is gone."""
    data = saved(quarters((64, 64)), "JPEG", progressive=True)
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    assert whole(data)
    assert not whole(data[:second] + END)


@pytest.mark.parametrize("factor", [0x411111, 0x221111, 0x121111])
def test_colours_sampled_in_any_way_are_whole(factor: int) -> None:
    picture = np.asarray(with_corner())[..., ::-1]
    _, data = cv2.imencode(
        ".jpg", picture, [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor, cv2.IMWRITE_JPEG_RST_INTERVAL, 3]
    )
    assert whole(data.tobytes())
