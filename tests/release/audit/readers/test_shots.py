"""Pictures of which the library gives other pixels than a browser shows."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from magazine.release.audit.exhibits import Shot
from magazine.release.audit.readers.shots import shot, shots

RAMP = bytes(range(256)) * 16


@pytest.mark.parametrize("mode", ["I;16", "I;16B"])
def test_a_gray_picture_of_sixteen_bits_is_seen_as_browsers_show_it(mode: str) -> None:
    """Pillow cuts values above 255 off, so that the whole of it was white."""
    image = Image.frombytes(mode, (256, 16), bytes(value for level in RAMP for value in (level, level)))
    (found,) = shot(image, "object 5")
    assert isinstance(found, Shot)
    assert found.image.tobytes() == RAMP


def test_so_it_is_in_a_file() -> None:
    out = io.BytesIO()
    Image.frombytes("I;16", (256, 16), bytes(value for level in RAMP for value in (level, level))).save(out, "PNG")
    (found,) = shots(out.getvalue(), "x.png", ("PNG",))
    assert isinstance(found, Shot)
    assert found.image.tobytes() == RAMP
