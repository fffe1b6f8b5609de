"""Page boxes, the cut to the bleed, and the printer's marks.

A sheet is laid out with equal margins left and right and an overshoot around the trim. Here its boxes are put where the page's side
wants them: nothing on the page moves, so links, destinations and tags stay right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf

from magazine.constants import (
    BLEED_MM,
    MARGIN_INNER_MM,
    MARGIN_OUTER_MM,
    MARK_GAP_MM,
    MARK_LENGTH_MM,
    SLUG_MM,
    TRIM_MM,
)  # fmt: skip
from magazine.issue.edition import Edition
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from magazine.editions.print.bindery.volume import Volume

POINTS_PER_MM: Final = 72 / 25.4
SHIFT_MM: Final = (MARGIN_INNER_MM - MARGIN_OUTER_MM) / 2
HAIRLINE_PT: Final = 0.25

Box = tuple[float, float, float, float]


def trim_of(folio: int, volume: Volume, *, centred: bool) -> Box:
    """Give the trim box of a page in the sheet's own coordinates (points), moved towards the back of the volume."""
    left = shift_mm(folio, volume.language.direction, centred=centred) * POINTS_PER_MM
    width, height = (length * POINTS_PER_MM for length in TRIM_MM)
    return (left, 0.0, left + width, height)


def shift_mm(folio: int, direction: Direction, *, centred: bool) -> float:
    """Say how far to the right the trim of a page stands on its sheet, in millimetres: towards the back of the volume."""
    if centred:
        return 0.0
    back_is_right = (direction is Direction.RIGHT_TO_LEFT) == bool(folio % 2)
    return SHIFT_MM if back_is_right else -SHIFT_MM


def set_boxes(page: pikepdf.Page, trim: Box, edition: Edition) -> None:
    """Write the boxes: screen and archive pages end at the trim, press pages reach to the slug."""
    bleed = grown(trim, BLEED_MM)
    outer = grown(trim, SLUG_MM) if edition is Edition.PRESS else trim
    page.obj.MediaBox = _array(outer)
    page.obj.TrimBox = _array(trim)
    page.obj.BleedBox = _array(bleed if edition is Edition.PRESS else trim)
    for name in ("/CropBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]


def grown(box: Box, millimetres: float) -> Box:
    """Give a box larger by a width on every side."""
    more = millimetres * POINTS_PER_MM
    return (box[0] - more, box[1] - more, box[2] + more, box[3] + more)


def cut(trim: Box) -> bytes:
    """Write the clip that keeps what is painted within the bleed."""
    left, bottom, right, top = grown(trim, BLEED_MM)
    return f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n\n".encode()


REGISTRATION: Final = "/Registration"
"""The name under which pages know the colour of marks."""


def registration() -> pikepdf.Array:
    """Give the colour of marks: ink on every plate there is (ISO 32000-1, 8.6.6.4), shown as all four inks."""
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=pikepdf.Array([0, 1]), C0=pikepdf.Array([0] * 4), C1=pikepdf.Array([1] * 4), N=1
    )
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])


def marks(trim: Box) -> bytes:
    """Draw the cutting marks outside the bleed, on every plate, as an artifact."""
    gap, length = MARK_GAP_MM * POINTS_PER_MM, MARK_LENGTH_MM * POINTS_PER_MM
    left, bottom, right, top = trim
    lines = []
    for x in (left, right):
        lines += [(x, bottom - gap, x, bottom - gap - length), (x, top + gap, x, top + gap + length)]
    for y in (bottom, top):
        lines += [(left - gap, y, left - gap - length, y), (right + gap, y, right + gap + length, y)]
    drawn = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l\n" for a, b, c, d in lines)
    return f"/Artifact BMC\nq {REGISTRATION} CS 1 SCN {HAIRLINE_PT} w\n{drawn}S\nQ\nEMC\n".encode()


def _array(box: Box) -> pikepdf.Array:
    return pikepdf.Array([round(edge, 3) for edge in box])
