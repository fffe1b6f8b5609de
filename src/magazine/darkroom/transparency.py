"""What is transparent in a picture by a key: a colour that stands for nothing, as PNG has it (tRNS)."""

from __future__ import annotations

from typing import Final

import numpy as np
from PIL import Image

DEEP_MODES: Final = frozenset({"I", "I;16", "I;16B", "I;16L"})
"""Pillow's modes of sixteen bits a sample."""
_PNG_BITS: Final = 24
"""Where a PNG says how many bits a sample has."""


def sample_bits(kind: str, data: bytes) -> int:
    """Give the bits of a sample in a file: of a PNG, 1 to 16 (its header's ninth byte); of others, they make no difference."""
    return data[_PNG_BITS] if kind == "PNG" and len(data) > _PNG_BITS else 8


def without_key(image: Image.Image, bits: int) -> Image.Image:
    """Give a picture with transparency of its own where it has the key's colour; any other as it is.

    Args:
        image: decoded, with what its format says of transparency.
        bits: of a sample in the file, which Pillow widens and its key not.
    """
    key = image.info.get("transparency")
    if key is None or image.mode not in {"1", "L", "RGB", *DEEP_MODES}:
        return image
    if image.mode == "RGB":
        return image.convert("RGBA")
    if image.mode == "L" and bits in {2, 4}:
        key *= 255 // ((1 << bits) - 1)
    shown = np.asarray(image) != (bool(key) if image.mode == "1" else key)
    gray = eight_bits(image)
    return Image.merge("LA", (gray, Image.fromarray(shown.astype(np.uint8) * 255)))


def eight_bits(image: Image.Image) -> Image.Image:
    """Give a gray picture with eight bits a sample: of sixteen, the upper ones."""
    if image.mode in DEEP_MODES:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("L")
