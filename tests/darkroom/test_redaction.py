"""Nothing of what is hidden is mixed into what is seen, however a file keeps its colours."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image
from tests.darkroom.specimens import LOSSLESS, picture, saved

from magazine.darkroom import negative
from magazine.darkroom.develop import developed
from magazine.darkroom.redaction import margin_of
from magazine.issue.picture import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZE = (256, 256)
FACTORS = {"411": 0x411111, "420": 0x221111, "422": 0x211111, "440": 0x121111, "444": 0x111111}
BOXES = ((94, 94, 150, 150), (97, 101, 129, 161), (111, 112, 113, 114), (64, 64, 128, 128))


def jpeg(factor: int, **how: int) -> Callable[[Image.Image], bytes]:
    def write(image: Image.Image) -> bytes:
        flags = [
            cv2.IMWRITE_JPEG_QUALITY,
            70,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
            factor,
            cv2.IMWRITE_JPEG_PROGRESSIVE,
            how.get("progressive", 0),
        ]
        return cv2.imencode(".jpg", np.asarray(image)[..., ::-1], flags)[1].tobytes()

    return write


def tiff(mode: str = "RGB", **options: object) -> Callable[[Image.Image], bytes]:
    return lambda image: saved(image.convert(mode), "TIFF", **options)


WAYS: dict[str, tuple[str, Callable[[Image.Image], bytes]]] = {
    **{f"{name}.jpg": ("JPEG", jpeg(factor)) for name, factor in FACTORS.items()},
    **{f"{name} in passes.jpg": ("JPEG", jpeg(factor, progressive=1)) for name, factor in FACTORS.items()},
    "jpeg.tif": ("TIFF", tiff("YCbCr", compression="jpeg", quality=75)), "jpeg rgb.tif": ("TIFF", tiff(compression="jpeg", quality=50)),
    "jpeg grey.tif": ("TIFF", tiff("L", compression="jpeg", quality=50)),
    **{f"{name}.tif": ("TIFF", tiff(compression=name)) for name in ("raw", "tiff_lzw", "tiff_deflate", "packbits", "zstd", "lzma")},
    "lossless.webp": ("WEBP", lambda image: saved(image, "WEBP", lossless=True)), "a.png": ("PNG", lambda image: saved(image, "PNG")),
}  # fmt: skip


def seen(folder: Path, name: str, box: tuple[int, int, int, int]) -> set[bytes]:
    """Give what is published of two originals that differ within a box alone, which is redacted."""
    kind, write = WAYS[name]
    found = set()
    for number, hidden in enumerate(((255, 0, 0), (0, 0, 255), (255, 255, 255))):
        image = Image.new("RGB", SIZE, (140, 110, 100))
        image.paste(hidden, box)
        own = folder / f"{number}"
        own.mkdir(exist_ok=True)
        area = Area(*(value / 256 for value in box))
        found.add(
            developed(
                picture(own, write(image), name=name, kind=kind, size=SIZE, redactions=(area,)), LOSSLESS
            ).tobytes()
        )
    return found


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("box", BOXES)
def test_two_originals_that_differ_beneath_a_redaction_give_the_same_pixels(
    tmp_path: Path, name: str, box: tuple[int, int, int, int]
) -> None:
    assert len(seen(tmp_path, name, box)) == 1


@pytest.mark.parametrize("name", ["411.jpg", "420.jpg", "jpeg.tif"])
def test_without_its_margin_colours_run_out(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(negative, "margin_of", lambda *_: 14 if name.endswith(".jpg") else 0)
    assert max(len(seen(tmp_path, name, box)) for box in BOXES) > 1


@pytest.mark.parametrize(("name", "margin"), [("411.jpg", 32), ("420.jpg", 16), ("444.jpg", 16), ("jpeg.tif", 32), ("tiff_lzw.tif", 0), ("a.png", 0)])  # fmt: skip
def test_a_margin_is_as_wide_as_the_blocks_of_the_file(name: str, margin: int) -> None:
    kind, write = WAYS[name]
    assert margin_of(kind, write(Image.new("RGB", SIZE, "red"))) == margin


def test_what_is_not_known_has_the_widest_margin() -> None:
    stream = io.BytesIO()
    Image.new("YCbCr", (32, 32)).save(stream, "TIFF")
    assert margin_of("TIFF", stream.getvalue()) == 32
    assert margin_of("JPEG", b"\xff\xd8\xff\xd9") == 32
    assert margin_of("SVG", b"<svg/>") == 0


def far_from(box: tuple[int, int, int, int], quality: int) -> tuple[int, int]:
    """Give the most by which two lossy WebPs of one plain ground differ beyond sixteen pixels of a box, and within them."""
    shown = []
    for hidden in ((255, 0, 0), (0, 0, 255)):
        image = Image.new("RGB", SIZE, (140, 110, 100))
        image.paste(hidden, box)
        data = saved(image, "WEBP", quality=quality)
        shown.append(np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=np.int16))
    off = np.abs(shown[0] - shown[1]).max(2)
    left, top, right, bottom = box
    off[top:bottom, left:right] = 0
    near = int(off.max())
    off[top - 16 : bottom + 16, left - 16 : right + 16] = 0
    return int(off.max()), near


def test_beyond_the_margin_of_a_lossy_webp_is_the_noise_of_its_coder_alone() -> None:
    """It writes every block from its neighbours, so that it is nowhere quite the same; colours themselves do not come so far."""
    beyond, near = far_from((99, 99, 157, 157), 75)
    assert near > 100
    assert beyond <= 10
