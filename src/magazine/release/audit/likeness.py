"""Pictures held against the prints of originals: aligned by crop and scale, and compared where something is hidden.

A picture that is what may be published of an original, as a whole, is looked at where that original is redacted. In every other
picture the hidden parts of all originals are looked for at every place and size. A part that a published picture shows as well, as
in a pattern that goes on, tells nothing and is passed over.
"""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops

from magazine.constants import AUDIT_LEAST_PX
from magazine.release.audit.prints import box, difference_hash, frame, pixels_digest, small, spread
from magazine.release.audit.words import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.issue.picture import Area
    from magazine.release.audit.prints import Part, Print
    from magazine.release.audit.secrets import Secrets

_SAME_SHAPE: Final = 0.04
"""How far, in parts, the proportions of two pictures may differ: a small picture's sides are whole pixels."""
_SAME: Final = 0.96
"""Correlation of two pictures of one thing, through JPEG, AVIF, process inks and grey (measured: 0.985 at least)."""
_LIKE_BITS: Final = 14
"""Bits of 128 by which the hashes of one picture may differ, compressed and scaled (measured: 9 at most)."""
_STEP: Final = 1.17
"""Between two sizes at which a part is looked for; half of it moves a cell at the edge by less than one."""
_WITHIN: Final = 36
"""Greys by which a cell may be off and still count."""
_ENOUGH: Final = 0.72
"""Of a part's cells that must count before it is looked at closely."""
_FOUND: Final = 0.90
"""Correlation of a part found, finely."""
_SEEN_THROUGH: Final = 0.60
"""Correlation of a redacted area with its original: ink and noise have none."""
_LEAST_SHARE: Final = 0.35
"""A part may be that much smaller in a picture than in its original, as on a card that holds other things."""
_MOST_PX: Final = 160_000
_CANDIDATES: Final = 6


def pixel_traces(image: Image.Image, secrets: Secrets) -> Iterator[Trace]:
    """Tell of a picture that is an original's own pixels."""
    if secrets.pixels:
        source = secrets.pixels.get(pixels_digest(image))
        if source is not None:
            yield Trace(source, "its own pixels")


def likeness_traces(image: Image.Image, secrets: Secrets) -> Iterator[Trace]:
    """Tell of a picture that shows what must not be seen of an original."""
    if min(image.size) < AUDIT_LEAST_PX or not any(one.hides for one in secrets.prints):
        return
    grey = small(image)
    print_ = frame(grey)
    if spread(print_) < 3:  # noqa: PLR2004 - an even surface
        return
    aspect = image.width / image.height
    own = _own(print_, aspect, secrets.prints)
    if own is not None:
        yield from _through(grey, own)
        return
    for one in secrets.prints:
        what = _shown_whole(print_, aspect, one) or _shown_part(grey, one, secrets.prints)
        if what:
            yield Trace(one.source, what)


def _own(print_: bytes, aspect: float, prints: Iterable[Print]) -> Print | None:
    """Give the original of which a picture is what may be published, as a whole."""
    best: tuple[float, Print] | None = None
    for one in prints:
        if one.honest is None or abs(aspect / one.aspect - 1) > _SAME_SHAPE:
            continue
        likeness = correlation(print_, one.honest)
        if likeness >= _SAME and (best is None or likeness > best[0]):
            best = likeness, one
    if best is None:
        return None
    likeness, one = best
    return None if one.whole != one.honest and correlation(print_, one.whole) > likeness else one


def _through(grey: Image.Image, one: Print) -> Iterator[Trace]:
    """Tell of redacted areas of which something shows."""
    for area, part in one.covered:
        cells = _inner(grey.crop(box(area, grey.size)), part)
        if spread(cells) > spread(_inner_of(part)) * 0.3 and correlation(cells, _inner_of(part)) >= _SEEN_THROUGH:
            yield Trace(one.source, part.what)
            return


def _inner(piece: Image.Image, part: Part) -> bytes:
    """Give a piece's cells without its rim, which scaling blurs."""
    fine = piece.resize(part.fine_cells, Image.Resampling.BOX)
    rim_x, rim_y = max(1, part.fine_cells[0] // 8), max(1, part.fine_cells[1] // 8)
    return fine.crop((rim_x, rim_y, fine.width - rim_x, fine.height - rim_y)).tobytes()


def _inner_of(part: Part) -> bytes:
    return _inner(Image.frombytes("L", part.fine_cells, part.fine), part)


def _shown_whole(print_: bytes, aspect: float, one: Print) -> str:
    """Say what a picture shows that is an original as a whole: unpublished, uncropped or unredacted."""
    if not one.hides:
        return ""
    if (difference_hash(print_) ^ one.hash).bit_count() <= _LIKE_BITS and correlation(print_, one.whole) >= _SAME:
        return (
            "a picture that no published article shows" if one.honest is None else "the picture uncropped or unredacted"
        )
    if one.bare is not None and one.bare != one.honest and abs(aspect / one.aspect - 1) <= _SAME_SHAPE:
        likeness = correlation(print_, one.bare)
        if likeness >= _SAME and likeness > correlation(print_, one.honest or one.bare):
            return "the picture unredacted"
    return ""


def _shown_part(grey: Image.Image, one: Print, prints: Iterable[Print]) -> str:
    for part in one.parts:
        if find(grey, part) and not any(_honest_shows(other, part) for other in prints):
            return part.what
    return ""


def _honest_shows(other: Print, part: Part) -> bool:
    """Say whether a published picture shows a part as well: then it tells nothing."""
    if other.honest is None:
        return False
    width, greys = other.shown
    picture = Image.frombytes("L", (width, len(greys) // width), greys)
    return find(picture, part)


def find(grey: Image.Image, part: Part) -> bool:
    """Say whether a picture shows a part, at any place and at any size that can be made out."""
    across, down = part.cells
    share = 1.0
    while share >= max(0.02, part.share * _LEAST_SHARE):
        width = round(across / share)
        height = round(width * grey.height / grey.width)
        if width * height > _MOST_PX:
            return False
        if height >= down and width >= across:
            scaled = grey.resize((width, height), Image.Resampling.BOX)
            for left, top in _places(scaled, part):
                if _sure(grey, part, (left / width, top / height), across / width):
                    return True
        share /= _STEP
    return False


def _places(scaled: Image.Image, part: Part) -> Iterator[tuple[int, int]]:
    """Give the places at which most cells of a part agree with a picture."""
    across, down = part.cells
    wide, high = scaled.width - across + 1, scaled.height - down + 1
    planes: dict[int, Image.Image] = {}
    total = Image.new("L", (wide, high), 0)
    for number, grey in enumerate(part.coarse):
        level = grey // 8
        if level not in planes:
            planes[level] = scaled.point([int(abs(value - level * 8 - 4) <= _WITHIN) for value in range(256)])
        left, top = number % across, number // across
        total = ImageChops.add(total, planes[level].crop((left, top, left + wide, top + high)))
    best = total.getextrema()[1]
    if not isinstance(best, int) or best < _ENOUGH * across * down:
        return
    cells, least = total.tobytes(), max(_ENOUGH * across * down, best - 4)
    found = sorted((-count, place) for place, count in enumerate(cells) if count >= least)
    for _, place in found[:_CANDIDATES]:
        yield place % wide, place // wide


def _sure(grey: Image.Image, part: Part, corner: tuple[float, float], share: float) -> bool:
    """Look closely at a place, and at those around it: does the picture show the part, and what of it is hidden?"""
    across, down = part.cells
    size = grey.width * share, grey.width * share * down / across
    step = size[0] / across / 2, size[1] / down / 2
    best: tuple[float, bytes] = (0.0, b"")
    for scale in (0.94, 1.0, 1.06):
        for right in (-1, 0, 1):
            for below in (-1, 0, 1):
                left = corner[0] * grey.width + right * step[0] + size[0] * (1 - scale) / 2
                top = corner[1] * grey.height + below * step[1] + size[1] * (1 - scale) / 2
                area = (
                    max(0, left),
                    max(0, top),
                    min(grey.width, left + size[0] * scale),
                    min(grey.height, top + size[1] * scale),
                )
                if area[2] - area[0] < 2 or area[3] - area[1] < 2:  # noqa: PLR2004 - nothing to scale
                    continue
                cells = grey.resize(part.fine_cells, Image.Resampling.BOX, box=area).tobytes()
                likeness = correlation(cells, part.fine)
                if likeness > best[0]:
                    best = likeness, cells
    return best[0] >= _FOUND and spread(best[1]) >= spread(part.fine) * 0.4 and _hidden_shows(best[1], part)


def _hidden_shows(cells: bytes, part: Part) -> bool:
    """Say whether the hidden part of a part agrees, not its neighbourhood alone."""
    area: Area = part.inner
    if area.right - area.left >= 1 and area.bottom - area.top >= 1:
        return True
    pieces = [
        Image.frombytes("L", part.fine_cells, greys).crop(box(area, part.fine_cells)).tobytes()
        for greys in (cells, part.fine)
    ]
    return correlation(*pieces) >= _SEEN_THROUGH and spread(pieces[0]) >= spread(pieces[1]) * 0.4


def correlation(one: bytes, other: bytes) -> float:
    """Give how alike two rows of greys are, light and contrast apart: 1 for the same, 0 for nothing in common."""
    count = len(one)
    mean, other_mean = sum(one) / count, sum(other) / count
    together = sum(map(mul, one, other)) / count - mean * other_mean
    apart = (sum(map(mul, one, one)) / count - mean**2) * (sum(map(mul, other, other)) / count - other_mean**2)
    return together / math.sqrt(apart) if apart > 0 else 0.0
