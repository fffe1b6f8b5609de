"""Two files that look, as a whole, like one photograph, laid on each other: is what one covers open in the other?

Windows that agree are no proof alone: two forms that were filled in by two people agree in their lines, and in all that is printed on them. So
what is covered is compared by itself, cell by cell, by how much each cell says; and in as much detail as both files have, since a face in a crowd is
a fiftieth of the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from magazine.issue.picture import Area

    Pixels = NDArray[Any]

_MOST_PX: Final = 1600
"""Longer side at which they are compared."""
_AROUND: Final = 24
"""Cells a side of what is around the areas."""
_CELL_PX: Final = 8
_CELLS: Final = 6
"""Of an area: the least side of a cell, and the most cells a side."""
_SAYS: Final = 6.0
"""Standard deviation of greys from which on a cell says anything."""
_PLAIN: Final = 12.0
"""Likewise, of an area's strongest cell: below it, a copy whose lights are clipped has little of it left, and is not judged by its cells."""
_SAME: Final = 0.6
"""Correlation from which on a cell is the same; of copies that were saved again it is 0.9 and more."""
_LAID: Final = 0.6
"""Of the cells around, those that must be the same, so that one file is laid on the other; where it is cropped or straightened, few are."""
_LEAST: Final = 6
"""Cells around that must say anything."""
_OPEN: Final = 0.7
"""Of what is covered, by what the cells say, what must be the same."""
_SEEN: Final = 0.1
"""Of an area, what another card may leave open (``works/exposed.py``)."""


def open_areas(
    own: Image.Image, other: Image.Image, areas: Sequence[Area], seen: Area, covered: Iterable[Area]
) -> dict[int, bool] | None:
    """Say for each area of a picture whether another file shows the same there; None where the two do not lie on each other.

    Args:
        own: the picture, upright, in grey, nothing hidden.
        other: the other file, likewise.
        areas: what is covered of the one.
        seen: the part of the other that is published.
        covered: what is covered of it.

    Returns:
        By number of the area; those that say too little are left out.
    """
    scale = min(1.0, _MOST_PX / max(own.size), max(other.size) / max(own.size))
    size = max(1, round(own.width * scale)), max(1, round(own.height * scale))
    one, two = (np.asarray(each.resize(size, Image.Resampling.BOX), np.float32) for each in (own, other))
    is_open = np.zeros(one.shape, bool)
    left, top, right, bottom = seen.inside(size)
    is_open[top:bottom, left:right] = True
    around = np.ones(one.shape, bool)
    for area in covered:
        left, top, right, bottom = area.around(size)
        is_open[top:bottom, left:right] = around[top:bottom, left:right] = False
    for area in areas:
        left, top, right, bottom = area.around(size)
        around[top:bottom, left:right] = False
    cells = list(_cells(one, two, around, (0, 0, *size), _AROUND))
    if len(cells) < _LEAST or sum(same for _, same in cells) < _LAID * len(cells):
        return None
    found = {}
    for number, area in enumerate(areas, start=1):
        box = area.around(size)
        left, top, right, bottom = box
        if is_open[top:bottom, left:right].mean() <= _SEEN:
            found[number] = False
            continue
        cells = list(_cells(one, two, is_open, box, _CELLS))
        same = sum(says for says, same in cells if same) >= _OPEN * sum(says for says, _ in cells)
        if cells and (same or max(says for says, _ in cells) >= _PLAIN**2):
            found[number] = same
    return found


def _cells(
    one: Pixels, two: Pixels, mask: Pixels, box: tuple[int, int, int, int], most: int
) -> Iterator[tuple[float, bool]]:
    """Give the cells of a box that say anything and lie within the mask: how much they say, and whether both have the same there."""
    left, top, right, bottom = box
    across, down = (max(1, min(most, side // _CELL_PX)) for side in (right - left, bottom - top))
    for rows in np.array_split(np.arange(top, bottom), down):
        for columns in np.array_split(np.arange(left, right), across):
            piece = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            inside = mask[piece]
            if 2 * inside.sum() < inside.size:
                continue
            own, its = one[piece][inside], two[piece][inside]
            own, its = own - own.mean(), its - its.mean()
            says, its_own = float(own @ own), float(its @ its)
            if says >= _SAYS**2 * own.size:
                yield says / own.size, float(own @ its) >= _SAME * (says * its_own) ** 0.5 > 0
