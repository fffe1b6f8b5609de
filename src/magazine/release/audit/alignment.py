"""A picture laid on an original, and compared window by window: where do they agree?

Both are brought to the coarser of their two scales. A window agrees where its greys go the same ways (correlation), and where there is
something to go by: an even surface agrees with anything. Windows that agree count where they lie together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from magazine.issue.picture import Area

    Pixels = NDArray[Any]

AGREES: Final = 0.85
"""Correlation of a window from which on it agrees."""
_WELL: Final = 0.92
_TEXTURE: Final = 6.0
"""Standard deviation of a window's greys, of 255, below which it is plain."""
_KEPT: Final = 0.25
"""Of a window's contrast that a picture of it keeps at least."""
_WINDOWS: Final = 24
"""Windows along the longer side of an original."""
_LEAST_WINDOW: Final = 9  # pixels
_COMPARED_PX: Final = 320
"""Longer side of an original when it is compared; it costs time by its square."""
_TOGETHER: Final = 2.0
"""Windows that must lie together to count."""
_LEAST_SCALE: Final = 0.02
_LEAST_SIDE: Final = 8  # pixels
_INSIDE: Final = 0.9
_MOSTLY: Final = 0.6
"""Of a window, what must be hidden for it to count as hidden."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What came of laying a picture on an original, in the original's frame.

    Attributes:
        way: from the original, as compared, to the picture.
        window: side of a window, in pixels.
        agrees: the windows that agree and lie together, by their centres.
        alike: all windows that agree, and those next to them at the picture's edge, which are not whole.
        own: the original's greys.
        seen: the picture's greys there.
        strange: of the picture, what shows something that does not agree, in parts.
        near: of the windows there and between them that show anything, the share that agrees.
        well: likewise, that agrees well.
    """

    way: Pixels
    window: int
    agrees: Pixels
    alike: Pixels
    own: Pixels
    seen: Pixels
    strange: float
    near: float
    well: float

    def windows(self, where: Pixels) -> float:
        """Say how many windows' areas a mask has."""
        return float(np.count_nonzero(where)) / self.window**2

    def piece(self, where: Pixels) -> tuple[Pixels, Pixels, Pixels]:
        """Give the rectangle in which the windows of a mask lie: of the picture, of the original, and what of it the windows are."""
        covered = cv2.dilate(where.astype(np.uint8), np.ones((self.window, self.window), np.uint8))
        rows, columns = (np.flatnonzero(covered.any(axis=axis)) for axis in (1, 0))
        there = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        return self.seen[there], self.own[there], covered[there]


def lay(
    picture: Pixels,
    original: Pixels,
    way: Pixels,
    *,
    inverted: bool = False,
    loosely: bool = True,
    finely: bool = False,
) -> Laid | None:
    """Lay a picture on an original; None where there is too little to compare.

    Args:
        picture: in grey.
        original: in grey.
        way: from the original's pixels to the picture's, two rows of three numbers.
        inverted: True where black and white are changed.
        loosely: True where a window may be off by a pixel.
        finely: True for the smallest windows, where it is sure how the picture lies.
    """
    brought = _brought_together(picture, original, way)
    if brought is None:
        return None
    own, seen, inside, way = brought
    if inverted:
        seen = 255 - seen
    own, seen = (cv2.GaussianBlur(grey, (0, 0), 0.7).astype(np.float32) for grey in (own, seen))
    window = _LEAST_WINDOW if finely else max(_LEAST_WINDOW, round(max(own.shape) / _WINDOWS) | 1)
    likeness, own_spread, seen_spread = _likeness(own, seen, window, loosely=loosely)
    within = cv2.boxFilter(inside, cv2.CV_32F, (window, window)) >= _INSIDE * 255
    shows = (own_spread >= _TEXTURE) & within
    agree = shows & (likeness >= AGREES) & (seen_spread > np.maximum(_TEXTURE / 2, own_spread * _KEPT))
    strange = within & (seen_spread >= _TEXTURE) & (likeness < AGREES)
    share = float(np.count_nonzero(strange)) / max(1, int(np.count_nonzero(within)))
    together = _lying_together(agree, window)
    edge = cv2.dilate(agree.astype(np.uint8), np.ones((window + 2, window + 2), np.uint8)) > 0
    alike = agree | (edge & ~within)
    if not together.any():
        return Laid(way, window, together, alike, own, seen, share, 0.0, 0.0)
    around = shows & _among(together, window)
    count = max(1, int(np.count_nonzero(around)))
    near = np.count_nonzero(agree & around) / count
    well = np.count_nonzero(around & (likeness >= _WELL)) / count
    return Laid(way, window, together, alike, own, seen, share, float(near), float(well))


def _brought_together(picture: Pixels, original: Pixels, way: Pixels) -> tuple[Pixels, Pixels, Pixels, Pixels] | None:
    """Give the original and the picture in its frame, at the coarser scale, where the picture is, and the way between them."""
    scale = math.hypot(way[0, 0], way[1, 0])
    share = min(1.0, scale, _COMPARED_PX / max(original.shape))
    if scale < _LEAST_SCALE or min(original.shape) * share < _LEAST_SIDE:
        return None
    own, own_scale = _shrunk(original, share)
    seen, seen_scale = _shrunk(picture, min(1.0, share / scale))
    whole = np.vstack([way, [0, 0, 1]])
    there: Pixels = (_between(seen_scale) @ whole @ np.linalg.inv(_between(own_scale)))[:2]
    size = own.shape[1], own.shape[0]
    back = cv2.WARP_INVERSE_MAP
    laid = cv2.warpAffine(seen, there, size, flags=cv2.INTER_LINEAR | back, borderMode=cv2.BORDER_REPLICATE)
    inside = cv2.warpAffine(np.full(seen.shape, 255, np.uint8), there, size, flags=cv2.INTER_NEAREST | back)
    to_picture: Pixels = (whole @ np.linalg.inv(_between(own_scale)))[:2]
    return own, laid, inside, to_picture


def _shrunk(grey: Pixels, share: float) -> tuple[Pixels, tuple[float, float]]:
    if share >= 1:
        return grey, (1.0, 1.0)
    size = max(1, round(grey.shape[1] * share)), max(1, round(grey.shape[0] * share))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA), (size[0] / grey.shape[1], size[1] / grey.shape[0])


def _between(scale: tuple[float, float]) -> Pixels:
    """Give the way from a picture to one that is scaled: a pixel's place is its centre."""
    x, y = scale
    return np.array([[x, 0, 0.5 * x - 0.5], [0, y, 0.5 * y - 0.5], [0, 0, 1]])


def _likeness(own: Pixels, seen: Pixels, window: int, *, loosely: bool) -> tuple[Pixels, Pixels, Pixels]:
    """Give the correlation of each window, and the spread of its greys in both."""
    mean, spread = _moments(own, window)
    best: Pixels | None = None
    plain: Pixels | None = None
    for x, y in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)) if loosely else ((0, 0),):
        moved = np.roll(seen, (y, x), (0, 1)) if x or y else seen
        other_mean, other_spread = _moments(moved, window)
        both = cv2.boxFilter(own * moved, cv2.CV_32F, (window, window)) - mean * other_mean
        likeness = both / (np.sqrt((spread**2 + 1) * (other_spread**2 + 1)))
        if best is None or plain is None:
            best, plain = likeness, other_spread
        else:
            np.maximum(best, likeness, out=best)
    assert best is not None  # noqa: S101 - at least one place is tried
    assert plain is not None  # noqa: S101
    return best, spread, plain


def _moments(grey: Pixels, window: int) -> tuple[Pixels, Pixels]:
    mean = cv2.boxFilter(grey, cv2.CV_32F, (window, window))
    square = cv2.boxFilter(grey * grey, cv2.CV_32F, (window, window))
    return mean, np.sqrt(np.maximum(0, square - mean * mean))


def _lying_together(agree: Pixels, window: int) -> Pixels:
    count, numbers, found, _ = cv2.connectedComponentsWithStats(agree.astype(np.uint8), connectivity=8)
    large = np.zeros(count, bool)
    large[1:] = found[1:, cv2.CC_STAT_AREA] >= _TOGETHER * window**2
    together: Pixels = large[numbers]
    return together


def _among(together: Pixels, window: int) -> Pixels:
    """Give the windows that agree, and what lies between them, no more than two windows wide."""
    size = 2 * window + 1
    kernel = np.ones((size, size), np.uint8)
    room = cv2.copyMakeBorder(together.astype(np.uint8), size, size, size, size, cv2.BORDER_CONSTANT, value=[0])
    return cv2.morphologyEx(room, cv2.MORPH_CLOSE, kernel)[size:-size, size:-size] > 0


def hidden_windows(laid: Laid, areas: tuple[Area, ...], *, mirrored: bool) -> Pixels:
    """Number the windows of an original that are hidden for the most part, by the first area that hides them, from 1 on."""
    height, width = laid.agrees.shape
    numbers = np.zeros((height, width), np.uint8)
    for number, area in reversed(list(enumerate(areas, start=1))):
        left, right = (1 - area.right, 1 - area.left) if mirrored else (area.left, area.right)
        mask = np.zeros((height, width), np.float32)
        mask[round(area.top * height) : round(area.bottom * height), round(left * width) : round(right * width)] = 1
        share = cv2.boxFilter(mask, cv2.CV_32F, (laid.window, laid.window), borderType=cv2.BORDER_REPLICATE)
        numbers[share > _MOSTLY] = number
    return numbers


def onto_picture(laid: Laid, size: tuple[int, int]) -> Pixels:
    """Give where in a picture the windows that agree lie.

    Args:
        laid: what came of laying it on an original.
        size: width and height of the picture.
    """
    mask = laid.alike.astype(np.uint8)
    return cv2.warpAffine(mask, laid.way, size, flags=cv2.INTER_NEAREST) > 0


def onto_original(mask: Pixels, laid: Laid) -> Pixels:
    """Bring a mask of the picture into the original's frame."""
    height, width = laid.agrees.shape
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(mask.astype(np.uint8), laid.way, (width, height), flags=flags) > 0
