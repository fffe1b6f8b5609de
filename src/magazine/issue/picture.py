"""Pictures and data as editors hand them in: originals, which only the darkroom may open."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from magazine.issue.language import NOTHING

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.article import Waiver
    from magazine.issue.finding import Location
    from magazine.issue.language import Wording


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a picture, in parts (0 to 1) of the original's width and height."""

    left: float
    top: float
    right: float
    bottom: float

    def inside(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Give left, top, right and bottom of the whole pixels that lie within it: a pixel that it parts is not among them.

        Where not one pixel lies within, it is the one in which it begins.
        """
        width, height = size
        return _joined(_inside(self.left, self.right, width), _inside(self.top, self.bottom, height))

    def around(self, size: tuple[int, int], margin: int = 0) -> tuple[int, int, int, int]:
        """Give left, top, right and bottom of all pixels that it touches, and of so many more on each side as there are."""
        width, height = size
        return _joined(_around(self.left, self.right, width, margin), _around(self.top, self.bottom, height, margin))


def _joined(across: tuple[int, int], down: tuple[int, int]) -> tuple[int, int, int, int]:
    return across[0], down[0], across[1], down[1]


def _inside(start: float, end: float, side: int) -> tuple[int, int]:
    """As the parts were written, in tenths and hundredths, not as floating point has them: 0.07 of 100 is 7."""
    first, last = math.ceil(Fraction(str(start)) * side), math.floor(Fraction(str(end)) * side)
    if first < last:
        return first, last
    first = min(math.floor(Fraction(str(start)) * side), side - 1)
    return first, first + 1


def _around(start: float, end: float, side: int, margin: int) -> tuple[int, int]:
    first, last = math.floor(Fraction(str(start)) * side), math.ceil(Fraction(str(end)) * side)
    return max(0, first - margin), min(side, max(first + 1, last) + margin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An original picture and its card.

    Attributes:
        id: path within the issue, ``open-days/crowd.jpg``.
        file: where the original lies; never published.
        digest: SHA-256 of the original's bytes, in hexadecimal.
        format: ``JPEG``, ``PNG``, ``WEBP``, ``TIFF`` or ``SVG``, by content.
        width: of the original, upright, in pixels (of an SVG: its nominal size).
        height: likewise.
        alt: for those who do not see it.
        caption: under the picture.
        credit: who made it.
        rights: on what terms it is used.
        consent: how those who can be recognised agreed to it; kept in the house, never published.
        crop: the part that is published, or None for the whole.
        redactions: areas of the original destroyed in everything that is published.
        decorative: True where the picture says nothing and needs no alternative text.
        card: the place of the card, or of the picture where it has none.
        waivers: rules of the editorial line that the card lets off.
        source: the card as written, to find the place of a word in.
    """

    id: str
    file: Path
    digest: str
    format: str
    width: int
    height: int
    card: Location
    alt: Wording = NOTHING
    caption: Wording = NOTHING
    credit: Wording = NOTHING
    rights: Wording = NOTHING
    consent: Wording = NOTHING
    crop: Area | None = None
    redactions: tuple[Area, ...] = ()
    decorative: bool = False
    waivers: tuple[Waiver, ...] = field(default=(), repr=False)
    source: str = field(default="", repr=False, compare=False)

    @property
    def published_size(self) -> tuple[int, int]:
        """Width and height of what is published, after the crop, in pixels of the original."""
        if self.crop is None:
            return self.width, self.height
        left, top, right, bottom = self.crop.inside((self.width, self.height))
        return right - left, bottom - top


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """The data of a chart: a CSV file, read.

    Attributes:
        id: path within the issue, ``open-days/visitors.csv``.
        columns: the heads; the first names the rows, the others are series.
        rows: the cells as written, each as long as ``columns``.
        where: the file.
    """

    id: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A sound or film of the issue's own.

    Attributes:
        id: path within the issue.
        file: where it lies.
        digest: SHA-256 of its bytes.
        media_type: by its name, ``audio/mpeg``.
    """

    id: str
    file: Path
    digest: str
    media_type: str
