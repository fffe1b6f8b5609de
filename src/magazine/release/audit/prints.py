"""Perceptual prints: an original whole, as it may be published, and the parts of it that must not be seen."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dhash import dhash_row_col
from PIL import Image, ImageStat

from magazine.constants import AUDIT_LEAST_PX, AUDIT_PRINT_PX, REDACTION_RGB
from magazine.issue.picture import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.release.audit.secrets import Source

HASH_SIDE: Final = 8
"""Bits a side of a difference hash; two of them, by rows and by columns, make 128."""
FRAME: Final = 48
"""Cells a side of a picture's print as a whole."""
_COARSE, _FINE = 10, 30
"""Cells of a part's longer side: to look for it, and to make sure."""
_LEAST_CELLS: Final = 3
_TELLING: Final = 9.0
"""How far, of 255, a part's cells must stray from a plain slope: less is sky, wall or paper, and looks like any other."""
_BLOCKS_A_SIDE: Final = 4
_SHOWN_PX: Final = 360
_PICTURE_PX: Final = 240
_WHOLE: Final = Area(0, 0, 1, 1)
INK: Final = round(0.299 * REDACTION_RGB[0] + 0.587 * REDACTION_RGB[1] + 0.114 * REDACTION_RGB[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an original that must not be seen.

    Attributes:
        what: how a finding calls it.
        cells: size of the coarse print.
        coarse: greys of the coarse print, by rows.
        fine: greys of the fine print, three times as many a side.
        area: where it lies in the original.
        inner: what of the part is hidden, in parts of it; the rest is its neighbourhood.
    """

    what: str
    cells: tuple[int, int]
    coarse: bytes
    fine: bytes
    area: Area
    inner: Area = _WHOLE

    @property
    def fine_cells(self) -> tuple[int, int]:
        """Size of the fine print."""
        return self.cells[0] * 3, self.cells[1] * 3


@dataclass(frozen=True, slots=True)
class Small:
    """A small picture in grey.

    Attributes:
        width: in cells.
        greys: by rows.
    """

    width: int
    greys: bytes

    @property
    def image(self) -> Image.Image:
        """The picture itself."""
        return Image.frombytes("L", (self.width, len(self.greys) // self.width), self.greys)


@dataclass(frozen=True, kw_only=True)
class Print:
    """An original as the audit knows it.

    Attributes:
        source: the picture's card.
        whole: greys of the whole original, nothing hidden, in a square of ``FRAME`` cells.
        bare: likewise of its crop, without redactions; None where it is not published.
        honest: likewise of what is published; None where it is not published.
        aspect: width by height of what is published.
        seen: the crop.
        picture: the whole original, small.
        shown: what is published, small; None where nothing is.
        covered: redacted areas, in parts of what is published, each with its print.
        parts: hidden parts by which it can be told.
    """

    source: Source
    whole: bytes
    bare: bytes | None
    honest: bytes | None
    aspect: float
    seen: Area
    picture: Small
    shown: Small | None
    covered: tuple[tuple[Area, Part], ...] = ()
    parts: tuple[Part, ...] = ()

    @cached_property
    def hash(self) -> int:
        """Difference hash of the whole original."""
        return difference_hash(self.whole)

    @property
    def hides(self) -> bool:
        """Say whether anything of it must not be seen."""
        return self.honest is None or bool(self.parts) or bool(self.covered)

    @property
    def key_parts(self) -> tuple[object, ...]:
        """What an audit by this print hangs on."""
        return (
            self.source.kind.value, str(self.source.where), self.whole, self.bare or b"", self.honest or b"", self.aspect, _sides(self.seen),
            [[_sides(area), part.what, part.fine] for area, part in self.covered], [[part.what, part.fine, _sides(part.area)] for part in self.parts], self.picture.greys,
        )  # fmt: skip


def _sides(area: Area) -> list[float]:
    return [area.left, area.top, area.right, area.bottom]


def take(
    source: Source, image: Image.Image, crop: Area | None, redactions: Iterable[Area], *, published: bool
) -> Print:
    """Take an original's prints.

    Args:
        source: the picture's card.
        image: the original, upright, nothing hidden.
        crop: the part that is published, or None for all of it.
        redactions: areas that are covered.
        published: False where nothing of it may be seen.
    """
    grey = small(image)
    seen, areas = crop or _WHOLE, tuple(redactions)
    if not published:
        parts = _quarters(grey)
        return Print(
            source=source, whole=frame(grey), bare=None, honest=None, aspect=grey.width / grey.height, seen=_WHOLE, picture=_smaller(grey, _PICTURE_PX),
            shown=None, parts=tuple(parts),
        )  # fmt: skip
    bare = grey.crop(box(seen, grey.size))
    covered = grey.copy()
    for area in areas:
        covered.paste(INK, box(area, grey.size))
    shown = covered.crop(box(seen, grey.size))
    hidden = [
        one for number, area in enumerate(areas, start=1) for one in _redacted(grey, area, f"redacted area {number}")
    ]
    hidden += [part for side in _outside(seen) for part in _blocks(grey, side)]
    return Print(
        source=source,
        whole=frame(grey),
        bare=frame(bare),
        honest=frame(shown),
        aspect=shown.width / shown.height,
        seen=seen,
        picture=_smaller(grey, _PICTURE_PX),
        shown=_smaller(shown, _SHOWN_PX),
        covered=tuple(_covered(grey, seen, areas)),
        parts=tuple(hidden),
    )


def small(image: Image.Image) -> Image.Image:
    """Give a picture in grey, no larger than prints are taken from."""
    grey = image if image.mode == "L" else image.convert("L")
    scale = AUDIT_PRINT_PX / max(grey.size)
    if scale >= 1:
        return grey
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    return grey.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def frame(grey: Image.Image) -> bytes:
    """Give a picture's print as a whole."""
    return grey.resize((FRAME, FRAME), Image.Resampling.BOX).tobytes()


def difference_hash(print_: bytes) -> int:
    """Give the difference hash of a print."""
    side = HASH_SIDE + 1
    cells = Image.frombytes("L", (FRAME, FRAME), print_).resize((side, side), Image.Resampling.BOX)
    rows, columns = dhash_row_col(list(cells.tobytes()), HASH_SIDE)
    return int(rows) << HASH_SIDE * HASH_SIDE | int(columns)


def pixels_digest(image: Image.Image) -> str:
    """Give the SHA-256 of a picture's colours and size."""
    colours = image if image.mode == "RGB" else image.convert("RGB")
    return hashlib.sha256(f"{colours.size}".encode() + colours.tobytes()).hexdigest()


def box(area: Area, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Give an area in whole pixels, none of them empty."""
    left, top = math.floor(area.left * size[0]), math.floor(area.top * size[1])
    return left, top, max(left + 1, round(area.right * size[0])), max(top + 1, round(area.bottom * size[1]))


def part_of(grey: Image.Image, area: Area, what: str, inner: Area = _WHOLE) -> Part | None:
    """Take the print of a part, or None where it is too small or too plain to be told."""
    left, top, right, bottom = box(area, grey.size)
    width, height = right - left, bottom - top
    if max(width, height) < AUDIT_LEAST_PX / 2:
        return None
    longer = _COARSE / max(width, height)
    cells = max(_LEAST_CELLS, round(width * longer)), max(_LEAST_CELLS, round(height * longer))
    piece = grey.crop((left, top, right, bottom))
    fine = piece.resize((cells[0] * 3, cells[1] * 3), Image.Resampling.BOX)
    if _texture(fine) < _TELLING:
        return None
    return Part(
        what=what,
        cells=cells,
        coarse=piece.resize(cells, Image.Resampling.BOX).tobytes(),
        fine=fine.tobytes(),
        area=area,
        inner=inner,
    )


def _texture(fine: Image.Image) -> float:
    """Say how far a part strays from a plain slope, in greys."""
    plane = fine.resize((2, 2), Image.Resampling.BOX).resize(fine.size, Image.Resampling.BILINEAR)
    off = [one - other for one, other in zip(fine.tobytes(), plane.tobytes(), strict=True)]
    mean = sum(off) / len(off)
    return math.sqrt(sum((value - mean) ** 2 for value in off) / len(off))


def spread(greys: bytes) -> float:
    """Give the standard deviation of greys."""
    return float(ImageStat.Stat(Image.frombytes("L", (len(greys), 1), greys)).stddev[0])


def _smaller(grey: Image.Image, most: int) -> Small:
    scale = min(1.0, most / max(grey.size))
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    return Small(size[0], grey.resize(size, Image.Resampling.BOX).tobytes())


def _quarters(grey: Image.Image) -> Iterator[Part]:
    areas = [_WHOLE, Area(0.2, 0.2, 0.8, 0.8)]
    areas += [Area(left, top, left + 0.5, top + 0.5) for left in (0, 0.5) for top in (0, 0.5)]
    for area in areas:
        part = part_of(grey, area, "a picture that no published article shows")
        if part is not None:
            yield part


def _redacted(grey: Image.Image, area: Area, what: str) -> Iterator[Part]:
    """Print a redacted area alone, and with its neighbourhood, by which a small or plain one can be told."""
    alone = part_of(grey, area, what)
    if alone is not None:
        yield alone
    wide, high = (area.right - area.left) / 2, (area.bottom - area.top) / 2
    around = Area(
        max(0, area.left - wide), max(0, area.top - high), min(1, area.right + wide), min(1, area.bottom + high)
    )
    part = part_of(grey, around, what, _inside(area, around))
    if part is not None and _differs(grey, area):
        yield part


def _differs(grey: Image.Image, area: Area) -> bool:
    """Say whether an area shows anything that ink would hide."""
    return ImageStat.Stat(grey.crop(box(area, grey.size))).stddev[0] >= _TELLING


def _covered(grey: Image.Image, seen: Area, areas: Iterable[Area]) -> Iterator[tuple[Area, Part]]:
    for number, area in enumerate(areas, start=1):
        within = Area(
            max(area.left, seen.left),
            max(area.top, seen.top),
            min(area.right, seen.right),
            min(area.bottom, seen.bottom),
        )
        if within.left >= within.right or within.top >= within.bottom or not _differs(grey, within):
            continue
        fine = grey.crop(box(within, grey.size)).resize((_FINE, _FINE), Image.Resampling.BOX)
        part = Part(
            what=f"redacted area {number}",
            cells=(_COARSE, _COARSE),
            coarse=fine.resize((_COARSE, _COARSE), Image.Resampling.BOX).tobytes(),
            fine=fine.tobytes(),
            area=within,
        )
        yield _inside(within, seen), part


def _inside(area: Area, frame_: Area) -> Area:
    """Say where an area lies in another that holds it."""
    width, height = frame_.right - frame_.left, frame_.bottom - frame_.top
    return Area(
        (area.left - frame_.left) / width, (area.top - frame_.top) / height,
        (area.right - frame_.left) / width, (area.bottom - frame_.top) / height,
    )  # fmt: skip


def _outside(seen: Area) -> Iterator[Area]:
    if seen.left > 0:
        yield Area(0, 0, seen.left, 1)
    if seen.right < 1:
        yield Area(seen.right, 0, 1, 1)
    if seen.top > 0:
        yield Area(seen.left, 0, seen.right, seen.top)
    if seen.bottom < 1:
        yield Area(seen.left, seen.bottom, seen.right, 1)


def _blocks(grey: Image.Image, side: Area) -> Iterator[Part]:
    """Print what lies at one side of the crop: in blocks about as long as wide, those that show most."""
    width, height = (side.right - side.left) * grey.width, (side.bottom - side.top) * grey.height
    across, down = max(1, round(width / max(height, 1))), max(1, round(height / max(width, 1)))
    across, down = min(across, 12), min(down, 12)
    wide, high = (side.right - side.left) / across, (side.bottom - side.top) / down
    found = [
        part
        for column in range(across)
        for row in range(down)
        for part in [
            part_of(
                grey,
                Area(
                    side.left + column * wide,
                    side.top + row * high,
                    side.left + (column + 1) * wide,
                    side.top + (row + 1) * high,
                ),
                "what lies outside the crop",
            )
        ]
        if part is not None
    ]
    yield from sorted(found, key=lambda part: -spread(part.fine))[:_BLOCKS_A_SIDE]
