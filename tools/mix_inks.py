"""Propose inks for the theme's colours, from its printing condition.

Run ``python tools/mix_inks.py`` from the project; it prints a line for ``themes/police/tokens/press.css`` for each colour, with how far (ΔE*ab)
the new and the present mix are from what a screen shows. Areas get what pictures get, so that a flat ground and a picture of the
same colour meet without a seam; text gets black and at most two more, so that small type does not blur where plates do not meet.
"""

from __future__ import annotations

import io
import math
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms

from magazine.darkroom.separation import house_mixes, separated, stand_ins
from magazine.manuscript.theme import read_theme

if TYPE_CHECKING:
    from magazine.darkroom.separation import Inks, Light

THEME: Final = "police"
STEP: Final = 5  # per cent between the mixes that are tried first
TEXT_COLOURS: Final = 2  # beside black
FULL: Final = 100

Lab = tuple[float, float, float]


def main() -> None:
    """Print a proposal for every colour that has inks."""
    theme = read_theme(Path(), THEME)
    if theme.condition is None:
        raise SystemExit("the theme has no printing condition")
    press = Press(theme.condition.file.read_bytes())
    present = house_mixes(theme.tokens)
    for name, colour in stand_ins(theme.tokens).items():
        light = _light(colour)
        wanted = press.lab_of_light(light)
        mix = press.few_inks(wanted) if name.endswith("-text") else press.like_pictures(light)
        off, before = (math.dist(wanted, press.lab_of_inks([inks])[0]) for inks in (mix, present[light]))
        print(
            f"  --press-{name}: device-cmyk({' '.join(f'{ink:g}' for ink in mix)});  /* {off:.1f}, was {before:.1f} */"
        )


class Press:
    """Knows what inks look like on the paper."""

    def __init__(self, profile: bytes) -> None:
        self._profile = profile
        self._screen = ImageCms.createProfile("sRGB")
        to_screen = ImageCms.buildTransform(
            ImageCms.getOpenProfile(io.BytesIO(profile)), self._screen, "CMYK", "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip
        self._to_screen = to_screen

    def like_pictures(self, light: Light) -> Inks:
        """Give the mix that pictures get, in whole per cent."""
        pixel = separated(Image.new("RGB", (1, 1), light), self._profile).tobytes()
        cyan, magenta, yellow, black = (round(part / 2.55) / FULL for part in pixel)
        return cyan, magenta, yellow, black

    def few_inks(self, wanted: Lab) -> Inks:
        """Give the nearest mix of black and two more: on a coarse grid first, then around the best of it."""
        grid = range(0, FULL + 1, STEP)
        best = self._nearest(
            wanted, [mix for mix in product(grid, repeat=4) if mix[3] and mix[:3].count(0) >= 3 - TEXT_COLOURS]
        )
        around = [range(max(0, part - STEP), min(FULL, part + STEP) + 1) if part else range(1) for part in best]
        cyan, magenta, yellow, black = (part / FULL for part in self._nearest(wanted, list(product(*around))))
        return cyan, magenta, yellow, black

    def _nearest(self, wanted: Lab, mixes: list[tuple[int, ...]]) -> tuple[int, ...]:
        labs = self.lab_of_inks([tuple(part / FULL for part in mix) for mix in mixes])  # type: ignore[misc] # four of them
        return min(zip(mixes, labs, strict=True), key=lambda pair: (math.dist(wanted, pair[1]), pair[0]))[0]

    def lab_of_inks(self, mixes: list[Inks]) -> list[Lab]:
        """Say what mixes look like."""
        data = bytes(round(255 * ink) for mix in mixes for ink in mix)
        done = ImageCms.applyTransform(Image.frombytes("CMYK", (len(mixes), 1), data), self._to_screen)
        seen = done.tobytes() if done is not None else b""
        return [self.lab_of_light((seen[at], seen[at + 1], seen[at + 2])) for at in range(0, len(seen), 3)]

    @staticmethod
    def lab_of_light(light: Light) -> Lab:
        """Give a colour's place in CIE Lab (IEC 61966-2-1; CIE 15, D65)."""
        red, green, blue = (_linear(part / 255) for part in light)
        x = _root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
        y = _root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        z = _root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's


def _root(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def _light(colour: str) -> Light:
    number = int(colour.removeprefix("#"), 16)
    return number >> 16, number >> 8 & 255, number & 255


if __name__ == "__main__":
    main()
