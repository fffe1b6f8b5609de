"""From the screen's colours to the four inks: pictures through the profile, the house's own colours by its press tokens.

Relative colorimetric with black point compensation: over the house's palette the way there and back through the FOGRA39 profile
is at most 4 steps of 255 off, where without compensation dark blues close up (night: 15 steps), and the perceptual table
moves every colour (navy: 8 steps) to make room for ones that the pages do not have.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms

from magazine.constants import PRESS_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""

Light = tuple[int, int, int]
"""Red, green and blue of sRGB, 0 to 255."""

NO_INK: Final[Inks] = (0.0, 0.0, 0.0, 0.0)
BLACK: Final[Inks] = (0.0, 0.0, 0.0, 1.0)

_CMYK: Final = re.compile(r"device-cmyk\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)")
_HEX: Final = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """How colours become inks: picklable, so that workers can be handed it.

    Attributes:
        profile: ICC profile of the printing condition.
        mixes: inks of the house's own colours, which go before the profile's.
    """

    profile: bytes = field(repr=False)
    mixes: Mapping[Light, Inks] = field(default_factory=dict)

    def mix(self, light: tuple[float, float, float]) -> Inks:
        """Give the inks of a flat colour (0 to 1 each): the house's own mix, black alone for black, else the profile's."""
        red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in light)
        own = self.mixes.get((red, green, blue))
        if own is not None:
            return own
        if red == green == blue and red in {0, 255}:
            return NO_INK if red else BLACK
        return _mixed(self.profile, (red, green, blue))

    def picture(self, image: Image.Image) -> Image.Image:
        """Give sRGB pixels in process inks."""
        return separated(image, self.profile)


def separated(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert sRGB pixels to the inks of a profile."""
    done = ImageCms.applyTransform(image.convert("RGB"), _transform(profile))
    if done is None:
        raise ValueError("the colour transform gave no picture")
    return done


@lru_cache(maxsize=2)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=4096)
def _mixed(profile: bytes, light: Light) -> Inks:
    pixel = separated(Image.new("RGB", (1, 1), light), profile).getpixel((0, 0))
    cyan, magenta, yellow, black = (round(float(part) / 255, 3) for part in pixel)  # type: ignore[union-attr]
    return cyan, magenta, yellow, black


def house_mixes(tokens: Mapping[str, str]) -> dict[Light, Inks]:
    """Pair each of a theme's colours with its inks (``navy`` with ``press-navy``), by the light that stands for it on the way."""
    return {_light(light): _inks(tokens[f"{PRESS_PREFIX}{name}"]) for name, light in stand_ins(tokens).items()}


def stand_ins(tokens: Mapping[str, str]) -> dict[str, str]:
    """Give the light that stands for each colour with inks until the plates are made.

    A colour of its own for each: two that look alike on screens may be printed with other inks (navy as an area, navy as
    small text), so the second of two is moved by one step of blue, which is seen nowhere.
    """
    given: dict[str, str] = {}
    taken: dict[str, str] = {}
    for name in sorted(tokens):
        inks, light = tokens.get(f"{PRESS_PREFIX}{name}"), tokens[name].lower()
        if inks is None or not _HEX.fullmatch(light):
            continue
        while taken.setdefault(light, inks) != inks:
            red, green, blue = _light(light)
            light = f"#{red:02x}{green:02x}{blue + (1 if blue < 255 else -1):02x}"  # noqa: PLR2004 - a byte
        given[name] = light
    return given


def _light(colour: str) -> Light:
    number = int(colour.removeprefix("#"), 16)
    return number >> 16, number >> 8 & 255, number & 255


def _inks(written: str) -> Inks:
    found = _CMYK.fullmatch(written)
    if found is None:
        raise ValueError(f"{written} is no colour of four inks")
    cyan, magenta, yellow, black = map(float, found.groups())
    return cyan, magenta, yellow, black


_D65: Final = (0.95047, 1.0, 1.08883)
_TO_LINEAR: Final = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))


def light_of_lab(lab: Sequence[float]) -> tuple[float, float, float]:
    """Give the light of a Lab colour (CIE 15; IEC 61966-2-1): style sheets that say ``oklch()`` are written so by WeasyPrint."""
    lightness, a, b = lab
    middle = (lightness + 16) / 116
    xyz = [_cubed(part) * white for part, white in zip((middle + a / 500, middle, middle - b / 200), _D65, strict=True)]
    red, green, blue = (_gamma(sum(part * own for part, own in zip(row, xyz, strict=True))) for row in _TO_LINEAR)
    return red, green, blue


def _cubed(part: float) -> float:
    return part**3 if part > 6 / 29 else (part - 4 / 29) * 3 * (6 / 29) ** 2


def _gamma(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004 - the standard's
