"""PNGs are embedded as they are packed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from magazine.editions.print.png_pixels import packed_pixels
from magazine.editions.print.press import lay_out

if TYPE_CHECKING:
    from pathlib import Path


def png(image: Image.Image, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def gradient(mode: str = "RGB") -> Image.Image:
    return Image.radial_gradient("L").resize((64, 32)).convert(mode)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_png_goes_into_the_sheet_as_it_is_packed(tmp_path: Path, mode: str) -> None:
    (tmp_path / "x.png").write_bytes(png(gradient(mode), compress_level=1))
    sheet = lay_out('<img alt="x" src="asset:/x.png">', "", (("x.png", str(tmp_path / "x.png")),))
    with pikepdf.open(BytesIO(sheet)) as pdf:
        (picture,) = (
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        )
        assert picture.read_raw_bytes() in (tmp_path / "x.png").read_bytes()
        assert picture.read_bytes() == gradient(mode).tobytes()


def test_pngs_that_pdf_packs_otherwise_are_left_to_weasyprint() -> None:
    assert packed_pixels(png(gradient()), "RGB")
    assert packed_pixels(png(gradient().quantize(8)), "P") is None
    assert packed_pixels(png(gradient("I;16")), "I;16") is None
    assert packed_pixels(png(gradient("LA")), "LA") is None
