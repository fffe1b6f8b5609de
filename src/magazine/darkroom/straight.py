"""What resvg draws, with colours as they are.

vl-convert 1.9 packs resvg's pixels as resvg holds them: each colour times its opacity. In PNG (12.1 of its specification) a colour stands as
it is, so readers take it times the opacity once more: half a white is a grey, and every edge over nothing has a dark line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels


def straight(drawn: Pixels) -> Pixels:
    """Give a drawing that vl-convert made, each colour by itself and its opacity beside it."""
    return Image.frombytes("RGBa", drawn.size, drawn.convert("RGBA").tobytes()).convert("RGBA")
