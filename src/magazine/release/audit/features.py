"""Local features of pictures, and how one picture lies in another by them: moved, scaled, turned, mirrored or inverted.

Features are SIFT's (D. Lowe, 2004) with the square roots of their histograms (R. Arandjelović, A. Zisserman, 2012). Each pair of features
that look alike says by itself how one picture would lie in the other; where enough pairs say the same, that is tried.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from magazine.release.audit.prints import Marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from magazine.release.audit.prints import View

    Pixels = NDArray[Any]

LOOK: Final = 128
"""Numbers that describe a feature: 4 × 4 cells of 8 directions each."""
_FAINT: Final = 0.015
"""Contrast from which on a feature counts; SIFT's own 0.04 leaves flat drawings without any."""
_AS_BYTES: Final = 400.0
_AMBIGUOUS: Final = 0.86
"""Of the distance to the second likest feature that the likest may have; patterns repeat, and what agrees is looked at anyway."""
_FARTHEST: Final = 0.75
_MOST_PAIRS: Final = 400
_LEAST_VOTES: Final = 4
_HYPOTHESES: Final = 3
_OFF_PX: Final = 3.0
_OFF_SHARE: Final = 0.06
"""Of the distance between two features by which a third may be off: a feature's angle is good to some degrees."""
_OFF_SIZE: Final = 0.4
"""Natural logarithm by which the sizes that two pairs speak for may differ."""
_SAME_WAY: Final = 0.92  # cosine of the angle between two turns, 23 degrees
_SMALL_PX: Final = 400
"""A picture with a shorter longer side is enlarged: features need some pixels around them."""
_COARSE_PX: Final = 240
_MOST_ENLARGED: Final = 8.0

cv2.setNumThreads(1)  # the crew has a worker for each processor


@dataclass(frozen=True, slots=True)
class Guise:
    """A view as it would be known again: as it is, mirrored or inverted.

    Attributes:
        mirrored: left and right changed.
        inverted: black and white changed.
        places: of its features.
        looks: of its features, each of length one.
    """

    mirrored: bool
    inverted: bool
    places: Pixels
    looks: Pixels


def marks_of(grey: Pixels, most: int) -> Marks:
    """Find a picture's features, and again in a smaller one, where grain leaves none of the large ones out.

    Args:
        grey: the picture.
        most: how many are kept, those of most contrast; a third of that of the smaller one.
    """
    larger = min(_MOST_ENLARGED, _SMALL_PX / max(grey.shape))
    scales = ((larger, most),) if larger > 1 else ((1.0, most), (_COARSE_PX / max(grey.shape), most // 3))
    found = [_found(grey, scale, count) for scale, count in scales]
    return Marks(b"".join(one.places for one in found), b"".join(one.looks for one in found))


def _found(grey: Pixels, scale: float, most: int) -> Marks:
    if scale != 1:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way)
    points, found = _finder(most).detectAndCompute(grey, None)
    if not points:
        return Marks(b"", b"")
    places = np.array(
        [(*(side / scale for side in point.pt), point.size / scale, math.radians(point.angle)) for point in points],
        np.float32,
    )
    rooted = np.sqrt(found / np.maximum(found.sum(axis=1, keepdims=True), 1e-6))
    return Marks(places.tobytes(), np.minimum(255, np.round(rooted * _AS_BYTES)).astype(np.uint8).tobytes())


@lru_cache(maxsize=8)
def _finder(most: int) -> Any:
    return cv2.SIFT.create(nfeatures=most, contrastThreshold=_FAINT)


def opened(marks: Marks) -> tuple[Pixels, Pixels]:
    """Give places and looks as numbers."""
    places = np.frombuffer(marks.places, np.float32).reshape(-1, 4)
    looks = np.frombuffer(marks.looks, np.uint8).reshape(-1, LOOK).astype(np.float32)
    return places, looks / np.maximum(np.linalg.norm(looks, axis=1, keepdims=True), 1e-6)


def guises(view: View, *, all_of_them: bool) -> tuple[Guise, ...]:
    """Give a view's guises; only the plain one where not all are asked for.

    A mirrored feature has its cells across and its directions the other way round; an inverted one points the other way, so that its
    cells are turned by half.
    """
    places, looks = opened(view.marks)
    plain = Guise(mirrored=False, inverted=False, places=places, looks=looks)
    if not all_of_them:
        return (plain,)
    mirrored = places.copy()
    mirrored[:, 0] = view.grey.width - 1 - mirrored[:, 0]
    mirrored[:, 3] = math.pi - mirrored[:, 3]
    cells = looks.reshape(-1, 4, 4, 8)[:, ::-1, :, (-np.arange(8)) % 8]
    turned = np.array([0, 0, 0, math.pi], np.float32)
    return (
        plain,
        Guise(mirrored=True, inverted=False, places=mirrored, looks=cells.reshape(-1, LOOK)),
        Guise(mirrored=False, inverted=True, places=places + turned, looks=_half_turned(looks)),
    )


def _half_turned(looks: Pixels) -> Pixels:
    turned: Pixels = looks.reshape(-1, 4, 4, 8)[:, ::-1, ::-1, :].reshape(-1, LOOK)
    return turned


def ways_in(places: Pixels, looks: Pixels, known: Guise) -> Iterator[Pixels]:
    """Give how a known picture may lie in one that is looked at, likest first: two rows of three numbers each (a similarity)."""
    if len(looks) < 2 or len(known.looks) < 2:  # noqa: PLR2004 - the likest, and the second likest
        return
    here, there = _pairs(looks, known.looks)
    if len(here) < _LEAST_VOTES:
        return
    seen, own = places[here], known.places[there]
    agree = _votes(seen, own)
    left = np.ones(len(here), bool)
    for _ in range(_HYPOTHESES):
        counts = (agree & left[None, :]).sum(axis=1) * left
        best = int(counts.argmax())
        if counts[best] < _LEAST_VOTES:
            return
        voters = agree[best] & left
        way, _ = cv2.estimateAffinePartial2D(
            own[voters, :2], seen[voters, :2], method=cv2.RANSAC, ransacReprojThreshold=_OFF_PX, maxIters=500
        )
        if way is not None:
            yield way
        left &= ~voters


def _pairs(looks: Pixels, known: Pixels) -> tuple[Pixels, Pixels]:
    """Give the numbers of features that look alike, the likest pairs first."""
    # OpenCV's product, not NumPy's: that shares work among threads, which costs more than it saves where each processor has a worker.
    alike = cv2.gemm(looks, known, 1, None, 0, flags=cv2.GEMM_2_T)  # type: ignore[call-overload] # it knows no third as none
    rows = np.arange(len(looks))
    best = alike.argmax(axis=1)
    first = alike[rows, best]
    mutual = cv2.reduceArgMax(alike, 0)[0][best] == rows
    alike[rows, best] = -1
    near, next_ = (np.sqrt(np.maximum(0, 2 - 2 * value)) for value in (first, alike.max(axis=1)))
    kept = np.flatnonzero(((near < _AMBIGUOUS * next_) | mutual) & (near < _FARTHEST))
    kept = kept[np.argsort(near[kept], kind="stable")][:_MOST_PAIRS]
    return kept, best[kept]


def _votes(seen: Pixels, own: Pixels) -> Pixels:
    """Say for each pair of features which others agree with how it lays one picture into the other."""
    scale, angle = seen[:, 2] / own[:, 2], seen[:, 3] - own[:, 3]
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    right = seen[:, 0] - (cosine * own[:, 0] - sine * own[:, 1])
    down = seen[:, 1] - (sine * own[:, 0] + cosine * own[:, 1])
    x = cosine[:, None] * own[None, :, 0] - sine[:, None] * own[None, :, 1] + right[:, None]
    y = sine[:, None] * own[None, :, 0] + cosine[:, None] * own[None, :, 1] + down[:, None]
    apart = np.hypot(seen[:, None, 0] - seen[None, :, 0], seen[:, None, 1] - seen[None, :, 1])
    off = np.hypot(x - seen[None, :, 0], y - seen[None, :, 1])
    size = np.log(scale)
    agree: Pixels = (
        (off < _OFF_PX + _OFF_SHARE * apart)
        & (np.abs(size[:, None] - size[None, :]) < _OFF_SIZE)
        & (np.cos(angle[:, None] - angle[None, :]) > _SAME_WAY)
    )
    return agree
