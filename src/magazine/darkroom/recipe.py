"""How a picture is developed for one use: a value that editions ask for and keys are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import Enum

from magazine.constants import AVIF_SPEED, DERIVATIVE_MAX_SIDE_PX


class Format(Enum):
    """What a derivative is written as."""

    JPEG = "jpeg"
    AVIF = "avif"
    PNG = "png"

    @property
    def ending(self) -> str:
        """The end of a file name, ``.jpg``."""
        return {"jpeg": ".jpg", "avif": ".avif", "png": ".png"}[self.value]

    @property
    def media_type(self) -> str:
        """The type by which readers and browsers know it."""
        return f"image/{self.value}"


class Colour(Enum):
    """The colours that a derivative is made of."""

    RGB = "rgb"
    """sRGB, the screen's, without a profile: what has none is taken for sRGB everywhere."""
    GRAY = "gray"
    CMYK = "cmyk"
    """Process inks, by ``Recipe.profile``."""


class Grain(Enum):
    """What is in the picture: it decides how colour may be thinned out."""

    PHOTOGRAPH = "photograph"
    """Chroma at half resolution (4:2:0), which the eye does not miss."""
    FLAT = "flat"
    """Drawings and screenshots: chroma in full (4:4:4), so that edges between colours stay sharp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a picture is developed for one use.

    Attributes:
        edition: whom it is for, as it stands in names (``web``, ``press``); part of no key.
        format: what it is written as.
        width: at most, in pixels. A photograph is never enlarged; a drawing is drawn at this width.
        height: at most, in pixels.
        quality: 1 to 100, by the format's own measure; PNG knows none.
        speed: of the encoder, 0 (thorough) to 10; for AVIF only.
        colours: at most so many, as a palette, where nobody would miss the others; for PNG only. 0 keeps them all.
        colour: of the derivative.
        grain: of the original.
        profile: ICC profile of the printing condition, for CMYK only.
        drawn: width at which a drawing is drawn, to be scaled down from there: recipes that share it share the drawing. 0 draws it at the
            size that is asked for.
    """

    edition: str
    format: Format
    width: int
    height: int = DERIVATIVE_MAX_SIDE_PX
    quality: int = 0
    speed: int = AVIF_SPEED
    colours: int = 0
    colour: Colour = Colour.RGB
    grain: Grain = Grain.PHOTOGRAPH
    profile: bytes = field(default=b"", repr=False)
    drawn: int = 0

    @property
    def key_parts(self) -> dict[str, str | int | bytes]:
        """All that the bytes depend on."""
        values = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "edition"}
        return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
