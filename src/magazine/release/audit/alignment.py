"""Where a picture shows a part of an original: at any place, and at any size at which it can be made out.

A part is looked for coarsely, cell by cell, at one size after the other; where enough cells agree, it is laid on closely, and what
the original has around it must agree as well, as far as the picture goes.
"""

from __future__ import annotations

import math
from functools import lru_cache
from operator import mul
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageChops

from magazine.issue.picture import Area
from magazine.release.audit.prints import box, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.prints import Part, Print

    Box = tuple[float, float, float, float]

SEEN_THROUGH: Final = 0.60
"""Correlation of a hidden area with its original from which on it shows: ink and noise have none."""
_STEP: Final = 1.17
"""Between two sizes at which a part is looked for; half of it moves a cell at the edge by less than one."""
_WITHIN: Final = 36
"""Greys by which a cell may be off and still count."""
_ENOUGH: Final = 0.72
"""Of a part's cells that must count before it is looked at closely."""
_FIRST: Final = 24
"""Cells that are counted first, all over the part; where fewer than ``_FIRST_ENOUGH`` of them count, the others are left."""
_FIRST_ENOUGH: Final = 0.62
_ROUGHLY: Final = 0.78
"""Correlation of a part where it was counted, before it is laid on closely."""
_FOUND: Final = 0.93
"""Correlation of a part laid on closely (measured: docs/leak-audit.md)."""
_AROUND_ROUGHLY: Final = 0.5
"""Correlation of what lies around a part where it was counted."""
_AROUND: Final = 0.90
"""Correlation of what lies around it, laid on closely: this tells a picture from another that happens to have a like part."""
_AROUND_CELLS: Final = 24
_WHOLE: Final = Area(0, 0, 1, 1)
_AS_MUCH: Final = 0.03
"""Correlation by which something in the open may be less like what was found, and still explain it."""
_MARGIN: Final = 2.5
"""How far around a part is looked, in parts of its own size, where both pictures go so far."""
_CONTRAST: Final = 0.4
"""Of an original's contrast that a picture of it keeps at least."""
_LEAST_SHARE: Final = 0.35
"""A part may be that much smaller in a picture than in its original, as on a card that holds other things."""
_SMALLEST: Final = 0.02
_MOST_PX: Final = 160_000
_CANDIDATES: Final = 6
_LEVELS: Final = 8
_LEAST_PX: Final = 2


def shows(grey: Image.Image, part: Part, one: Print) -> bool:
    """Say whether a picture shows a part of an original.

    Args:
        grey: the picture, in grey.
        part: what is looked for.
        one: the original's print.
    """
    across, down = part.cells
    share = 1.0
    while share >= max(_SMALLEST, (part.area.right - part.area.left) * _LEAST_SHARE):
        width = round(across / share)
        height = round(width * grey.height / grey.width)
        if width * height > _MOST_PX:
            return False
        if height >= down and width >= across:
            scaled = grey.resize((width, height), Image.Resampling.BOX)
            for left, top in _places(scaled, part):
                there = scaled.crop((left, top, left + across, top + down)).tobytes()
                if correlation(there, part.coarse) < _ROUGHLY:
                    continue
                scale = grey.width / width, grey.height / height
                place = left * scale[0], top * scale[1], (left + across) * scale[0], (top + down) * scale[1]
                if max(
                    _around(grey, part, one, place, frame) for frame in _frames(part, one)
                ) >= _AROUND_ROUGHLY and _lies(grey, part, one, place):
                    return True
        share /= _STEP
    return False


def _places(scaled: Image.Image, part: Part) -> Iterator[tuple[int, int]]:
    """Give the places at which most cells of a part agree with a picture."""
    across, down = part.cells
    wide, high = scaled.width - across + 1, scaled.height - down + 1
    planes: dict[int, Image.Image] = {}
    total = Image.new("L", (wide, high), 0)
    for count, number in enumerate(_spread_out(across * down)):
        if count == _FIRST and _most(total) < _FIRST_ENOUGH * _FIRST:
            return
        level = part.coarse[number] // _LEVELS
        if level not in planes:
            planes[level] = scaled.point(_near(level))
        left, top = number % across, number // across
        total = ImageChops.add(total, planes[level].crop((left, top, left + wide, top + high)))
    best, least = _most(total), _ENOUGH * across * down
    if best < least:
        return
    found = sorted((-count, place) for place, count in enumerate(total.tobytes()) if count >= max(least, best - 4))
    for _, place in found[:_CANDIDATES]:
        yield place % wide, place // wide


def _most(counts: Image.Image) -> int:
    most: Any = counts.getextrema()[1]
    return int(most)


@lru_cache(maxsize=32)
def _near(level: int) -> list[int]:
    """Give the table that turns a picture into ones where its grey is near a level."""
    return [int(abs(value - level * _LEVELS - _LEVELS // 2) <= _WITHIN) for value in range(256)]


@lru_cache(maxsize=64)
def _spread_out(count: int) -> tuple[int, ...]:
    """Give the numbers of cells so that the first ones lie all over."""
    step = next(step for step in (37, 41, 43, 47) if math.gcd(step, count) == 1)
    return tuple(number * step % count for number in range(count))


def _lies(grey: Image.Image, part: Part, one: Print, place: Box) -> bool:
    """Lay a part on closely: does the picture show it, what of it is hidden, and what lies around it?"""
    likeness, place, cells = _laid_on(grey, part, place, 1.0)
    if likeness < _ROUGHLY:
        return False
    likeness, place, cells = _laid_on(grey, part, place, 0.35)
    return (
        likeness >= _FOUND
        and spread(cells) >= spread(part.fine) * _CONTRAST
        and _hidden_shows(cells, part)
        and _neighbours_agree(grey, part, one, place)
        and not _in_the_open(cells, likeness, part, one)
    )


def _laid_on(grey: Image.Image, part: Part, place: Box, step: float) -> tuple[float, Box, bytes]:
    """Move and scale a part a little about a place, and give where it agrees most."""
    wide, high = place[2] - place[0], place[3] - place[1]
    right, below = wide / part.cells[0] / 2 * step, high / part.cells[1] / 2 * step
    best: tuple[float, Box, bytes] = (0.0, place, b"")
    for scale in (1 - 0.06 * step, 1.0, 1 + 0.06 * step):
        grown = wide * (scale - 1) / 2, high * (scale - 1) / 2
        for x in (-right, 0, right):
            for y in (-below, 0, below):
                tried = (
                    place[0] + x - grown[0],
                    place[1] + y - grown[1],
                    place[2] + x + grown[0],
                    place[3] + y + grown[1],
                )
                area = _within(tried, grey.size)
                if area[2] - area[0] < _LEAST_PX or area[3] - area[1] < _LEAST_PX:
                    continue
                cells = grey.resize(part.fine_cells, Image.Resampling.BOX, box=area).tobytes()
                likeness = correlation(cells, part.fine)
                if likeness > best[0]:
                    best = likeness, area, cells
    return best


def _within(area: Box, size: tuple[int, int]) -> Box:
    return max(0.0, area[0]), max(0.0, area[1]), min(float(size[0]), area[2]), min(float(size[1]), area[3])


def _hidden_shows(cells: bytes, part: Part) -> bool:
    """Say whether the hidden part of a part agrees, not its neighbourhood alone."""
    area = part.inner
    if area.right - area.left >= 1 and area.bottom - area.top >= 1:
        return True
    seen, hidden = (
        Image.frombytes("L", part.fine_cells, greys).crop(box(area, part.fine_cells)).tobytes()
        for greys in (cells, part.fine)
    )
    return correlation(seen, hidden) >= SEEN_THROUGH and spread(seen) >= spread(hidden) * _CONTRAST


def _in_the_open(cells: bytes, likeness: float, part: Part, one: Print) -> bool:
    """Say whether what was found looks as much like something that is published of the original: rows of like things tell nothing."""
    if one.shown is None:
        return False
    shown, seen, area = one.shown.image, one.seen, part.area
    wide = (area.right - area.left) / (seen.right - seen.left) * shown.width
    high = (area.bottom - area.top) / (seen.bottom - seen.top) * shown.height
    if not (_LEAST_PX <= wide <= shown.width and _LEAST_PX <= high <= shown.height + 1):
        return False
    high = min(high, shown.height)
    across, down = (_steps(shown.width - wide, wide), _steps(shown.height - high, high))
    return any(
        correlation(
            shown.resize(part.fine_cells, Image.Resampling.BOX, box=(x, y, x + wide, y + high)).tobytes(), cells
        )
        >= likeness - _AS_MUCH
        for x in across
        for y in down
    )


def _steps(room: float, size: float) -> list[float]:
    """Give the places along a side at which a window is tried, some twelve to its own length."""
    count = round(room / max(1.0, size / 12))
    return [room * number / count for number in range(count + 1)] if count else [0.0]


def _neighbours_agree(grey: Image.Image, part: Part, one: Print, place: Box) -> bool:
    """Say whether a picture goes on around a part as the original does, moved and scaled a little to make up for the cells' size."""
    wide, high = place[2] - place[0], place[3] - place[1]
    for scale in (1.0, 0.95, 1.05):
        for x in (0, -0.05, 0.05):
            for y in (0, -0.05, 0.05):
                grown = wide * (scale - 1) / 2, high * (scale - 1) / 2
                tried = (
                    place[0] + x * wide - grown[0], place[1] + y * high - grown[1],
                    place[2] + x * wide + grown[0], place[3] + y * high + grown[1],
                )  # fmt: skip
                if any(_around(grey, part, one, tried, frame) >= _AROUND for frame in _frames(part, one)):
                    return True
    return False


def _frames(part: Part, one: Print) -> tuple[Area, ...]:
    """Give how far an original goes on around a part: to its own edge, and to that of its crop where the part lies within."""
    seen, area = one.seen, part.area
    within = seen.left <= area.left and seen.top <= area.top and area.right <= seen.right and area.bottom <= seen.bottom
    return (_WHOLE, seen) if within and seen != _WHOLE else (_WHOLE,)


def _around(grey: Image.Image, part: Part, one: Print, place: Box, frame: Area) -> float:
    """Give how well a part and what lies around it within a frame agree with a picture, as far as both go."""
    wide, high = part.area.right - part.area.left, part.area.bottom - part.area.top
    scale = (place[2] - place[0]) / wide, (place[3] - place[1]) / high
    if scale[0] <= 0 or scale[1] <= 0:
        return 0.0
    around = _within(
        (
            place[0] - min(_MARGIN * wide, part.area.left - frame.left) * scale[0], place[1] - min(_MARGIN * high, part.area.top - frame.top) * scale[1],
            place[2] + min(_MARGIN * wide, frame.right - part.area.right) * scale[0],
            place[3] + min(_MARGIN * high, frame.bottom - part.area.bottom) * scale[1],
        ),
        grey.size,
    )  # fmt: skip
    there = Area(
        part.area.left + (around[0] - place[0]) / scale[0], part.area.top + (around[1] - place[1]) / scale[1],
        part.area.right + (around[2] - place[2]) / scale[0], part.area.bottom + (around[3] - place[3]) / scale[1],
    )  # fmt: skip
    original = one.picture.image
    seen = grey.resize((_AROUND_CELLS, _AROUND_CELLS), Image.Resampling.BOX, box=around).tobytes()
    known = original.resize(
        (_AROUND_CELLS, _AROUND_CELLS), Image.Resampling.BOX,
        box=_within((there.left * original.width, there.top * original.height, there.right * original.width, there.bottom * original.height), original.size),
    ).tobytes()  # fmt: skip
    return correlation(seen, known)


def correlation(one: bytes, other: bytes) -> float:
    """Give how alike two rows of greys are, light and contrast apart: 1 for the same, 0 for nothing in common."""
    count = len(one)
    mean, off = _moments(one)
    other_mean, other_off = _moments(other)
    together = sum(map(mul, one, other)) / count - mean * other_mean
    return together / math.sqrt(off * other_off) if off * other_off > 0 else 0.0


@lru_cache(maxsize=512)
def _moments(greys: bytes) -> tuple[float, float]:
    mean = sum(greys) / len(greys)
    return mean, sum(map(mul, greys, greys)) / len(greys) - mean * mean
