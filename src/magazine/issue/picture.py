"""Pictures and data as editors hand them in: originals, which only the darkroom may open."""

from __future__ import annotations

from dataclasses import dataclass, field
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
        left, right = round(self.crop.left * self.width), round(self.crop.right * self.width)
        top, bottom = round(self.crop.top * self.height), round(self.crop.bottom * self.height)
        return max(1, right - left), max(1, bottom - top)


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
