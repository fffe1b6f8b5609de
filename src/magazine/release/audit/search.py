"""Where a picture may show something that has too few features to be known by: as a whole, or at any place and any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from magazine.issue.picture import Area

    Pixels = NDArray[Any]

FRAME: Final = 24
"""Cells a side of a picture as a whole."""
_CORE_PX, _ROOM_PX = 24, 96
"""Longer side of what is sought, and of that in which a picture is sought."""
_STEP: Final = 1.2
_LARGEST_PX: Final = 560
_PIECE_PX: Final = 300
"""Longer side up to which a picture may be a piece of what is hidden."""
_ROUGHLY: Final = 0.75
_MOST_ALIKE: Final = 1.01  # more comes of even places
_PEAKS: Final = 2
_SMALL_SPREAD: Final = 4.0


def framed(grey: Pixels) -> Pixels:
    """Give a picture as a whole: its cells, of mean nothing and length one, so that a product of two is their correlation."""
    cells = cv2.resize(grey, (FRAME, FRAME), interpolation=cv2.INTER_AREA).astype(np.float32).ravel()
    cells -= cells.mean()
    length = float(np.linalg.norm(cells))
    return cells / length if length else cells


def over_all(size: tuple[int, int], whole: tuple[int, int]) -> Pixels:
    """Give the way from a picture to another that is the same at another size.

    Args:
        size: height and width of the other.
        whole: height and width of the one.
    """
    y, x = size[0] / whole[0], size[1] / whole[1]
    return np.array([[x, 0, 0.5 * x - 0.5], [0, y, 0.5 * y - 0.5]])


def closer(picture: Pixels, original: Pixels, way: Pixels, *, inverted: bool) -> Pixels:
    """Improve a way that was found on a few cells.

    Args:
        picture: in grey.
        original: in grey.
        way: from the original to the picture.
        inverted: True where black and white are changed.
    """
    seen = 255 - picture if inverted else picture
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 40, 1e-4)
    try:
        height, width = original.shape
        inside = cv2.warpAffine(
            np.full(picture.shape, 255, np.uint8), way, (width, height), flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
        )
        laid = cv2.warpAffine(
            seen, way, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
        )
        _, more = cv2.findTransformECC(
            original, laid, np.eye(2, 3, dtype=np.float32), cv2.MOTION_AFFINE, criteria, inside, 5
        )
    except cv2.error:  # nothing to go by
        return way
    better: Pixels = (np.vstack([way, [0, 0, 1]]) @ np.vstack([more, [0, 0, 1]]))[:2]
    return better


def ways_by_size(picture: Pixels, original: Pixels, area: Area) -> Iterator[tuple[Pixels, bool]]:
    """Give how what is hidden may lie in a picture, or a picture in what is hidden, and whether it is inverted.

    Args:
        picture: in grey.
        original: in grey.
        area: what is hidden of it, in parts.
    """
    height, width = original.shape
    box = round(area.left * width), round(area.top * height), round(area.right * width), round(area.bottom * height)
    core = original[box[1] : box[3], box[0] : box[2]]
    if min(core.shape) < 1:
        return
    sought = _to(core, _CORE_PX)
    side = float(max(picture.shape))
    longest = min(float(_LARGEST_PX), side * 1.5)
    size = float(_CORE_PX)
    while size <= longest:
        room = _to(picture, size)
        for x, y, inverted in _peaks(room, sought):
            scale = picture.shape[1] / room.shape[1], picture.shape[0] / room.shape[0]
            own = core.shape[1] / sought.shape[1], core.shape[0] / sought.shape[0]
            across, down = scale[0] / own[0], scale[1] / own[1]
            yield (
                np.array([[across, 0, x * scale[0] - box[0] * across], [0, down, y * scale[1] - box[1] * down]]),
                inverted,
            )
        size *= _STEP
    if side > _PIECE_PX:
        return
    room = _to(original, _ROOM_PX)
    size = 16.0
    while size <= _ROOM_PX:
        piece = _to(picture, size)
        for x, y, inverted in _peaks(room, piece):
            own = width / room.shape[1], height / room.shape[0]
            scale = picture.shape[1] / piece.shape[1], picture.shape[0] / piece.shape[0]
            across, down = scale[0] / own[0], scale[1] / own[1]
            yield np.array([[across, 0, -x * scale[0]], [0, down, -y * scale[1]]]), inverted
        size *= _STEP


def likest(room: Pixels, sought: Pixels, mask: Pixels) -> float:
    """Say how much the likest place in a room is like what is sought: 1 for the same, 0 for nothing in common.

    Args:
        room: in grey.
        sought: in grey.
        mask: ones where it counts.
    """
    if room.shape[0] < sought.shape[0] or room.shape[1] < sought.shape[1]:
        return 0.0
    greys, piece, counts = (np.ascontiguousarray(one, np.float32) for one in (room, sought, mask))
    found = np.nan_to_num(cv2.matchTemplate(greys, piece, cv2.TM_CCOEFF_NORMED, mask=counts), posinf=0, neginf=0)
    return float(np.abs(found[np.abs(found) <= _MOST_ALIKE]).max(initial=0))


def _to(grey: Pixels, longer: float) -> Pixels:
    scale = longer / max(grey.shape)
    size = max(3, round(grey.shape[1] * scale)), max(3, round(grey.shape[0] * scale))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


def _peaks(room: Pixels, sought: Pixels) -> Iterator[tuple[int, int, bool]]:
    """Give the places in a room at which something agrees most, and whether it does the other way round."""
    if room.shape[0] < sought.shape[0] or room.shape[1] < sought.shape[1] or sought.std() < _SMALL_SPREAD:
        return
    found = np.nan_to_num(cv2.matchTemplate(room, sought, cv2.TM_CCOEFF_NORMED), posinf=0, neginf=0)
    found[np.abs(found) > _MOST_ALIKE] = 0  # of even places
    for _ in range(_PEAKS):
        place = int(np.abs(found).argmax())
        y, x = divmod(place, found.shape[1])
        if abs(found[y, x]) < _ROUGHLY:
            return
        yield x, y, bool(found[y, x] < 0)
        found[max(0, y - 3) : y + 4, max(0, x - 3) : x + 4] = 0
