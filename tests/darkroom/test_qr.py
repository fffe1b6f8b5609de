"""QR codes: what a camera sees is what the encoder meant."""

from __future__ import annotations

import io

import pytest
import segno
import vl_convert
from lxml import etree
from PIL import Image

from magazine.darkroom.qr import qr_svg

ADDRESS = "https://magazine.example/ar/2019-01/open-days/"


def modules(svg: str) -> list[list[int]]:
    """Look at the middle of each module of the drawing, border included."""
    side = int(etree.fromstring(svg).get("viewBox", "").split()[2])
    image = Image.open(io.BytesIO(vl_convert.svg_to_png(svg))).convert("L")
    step = image.width / side
    return [
        [int(bool((image.getpixel((int((x + 0.5) * step), int((y + 0.5) * step))) or 0) == 0)) for x in range(side)]
        for y in range(side)
    ]


def test_the_drawing_shows_every_module_and_four_of_white_around() -> None:
    expected = [
        list(map(int, row)) for row in segno.make_qr(ADDRESS, error="m", boost_error=False).matrix_iter(border=4)
    ]
    assert modules(qr_svg(ADDRESS)) == expected
    assert all(not any(row[:4]) and not any(row[-4:]) for row in expected)
    assert not any(map(any, [*expected[:4], *expected[-4:]]))


def test_the_same_address_gives_the_same_drawing() -> None:
    assert qr_svg(ADDRESS) == qr_svg(ADDRESS)
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "2")


def test_the_drawing_is_two_shapes_and_nothing_else() -> None:
    svg = etree.fromstring(qr_svg(ADDRESS))
    assert [etree.QName(child).localname for child in svg] == ["path", "path"]
    assert svg.get("width") == svg.get("height")


@pytest.mark.parametrize("address", ["", "x" * 3000])
def test_what_cannot_be_a_code_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="QR code"):
        qr_svg(address)
