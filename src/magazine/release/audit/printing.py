"""Taking the print of an original: what is published of it, and what is not, with the features of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PIL import Image, ImageStat

from magazine.constants import AUDIT_PRINT_PX, REDACTION_RGB
from magazine.issue.picture import Area
from magazine.release.audit.features import marks_of, opened
from magazine.release.audit.prints import REDACTED, Grey, Print, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from magazine.release.audit.prints import Marks
    from magazine.release.audit.secrets import Source

    Pixels = NDArray[Any]

_INK: Final = round(0.299 * REDACTION_RGB[0] + 0.587 * REDACTION_RGB[1] + 0.114 * REDACTION_RGB[2])
_SHOWN_PX, _SECRET_PX, _CLOSE_UP_PX = 480, 720, 240
"""Longer side of a view; a close-up is of a redacted area and as much again around it."""
_SHOWN_MARKS, _SECRET_MARKS = 500, 1000
_FEW: Final = 40
"""Features of what is hidden below which a view is sought at every size as well."""
_TELLING: Final = 6.0
"""Standard deviation of greys below which an area is plain and hides nothing."""
_WHOLE: Final = Area(0, 0, 1, 1)
_UNPUBLISHED: Final = "a picture that no published article shows"
_OUTSIDE: Final = "what lies outside the crop"


def take(
    source: Source,
    image: Image.Image,
    crop: Area | None,
    redactions: Iterable[Area],
    *,
    published: bool,
    painted: Iterable[Area] = (),
) -> Print:
    """Take an original's print.

    Args:
        source: the picture's card.
        image: the original, upright, nothing hidden.
        crop: the part that is published, or None for all of it.
        redactions: areas that are covered.
        published: False where nothing of it may be seen.
        painted: what is covered for the redactions' sake, where that is more than they are.
    """
    grey = image if image.mode == "L" else image.convert("L")
    whole = small(grey)
    if not published:
        return Print(
            source=source,
            shown=None,
            secret=(_view(whole, _SECRET_PX, _SECRET_MARKS, _WHOLE, ((_UNPUBLISHED, _WHOLE),)),),
        )
    seen, areas = crop or _WHOLE, tuple(redactions)
    shown = _view(as_published(whole, seen, (*areas, *painted)), _SHOWN_PX, _SHOWN_MARKS, seen)
    hidden = [(f"{REDACTED} {number}", area) for number, area in enumerate(areas, start=1)]
    hidden += [(_OUTSIDE, side) for side in _outside(seen)]
    telling = tuple((what, area) for what, area in hidden if _tells(whole, area))
    if not telling:
        return Print(source=source, shown=shown)
    close = [_close_up(grey, what, area) for what, area in telling if what != _OUTSIDE]
    return Print(source=source, shown=shown, secret=(_view(whole, _SECRET_PX, _SECRET_MARKS, _WHOLE, telling), *close))


def as_published(grey: Image.Image, crop: Area | None, covered: Iterable[Area]) -> Image.Image:
    """Give what readers see of an original in grey: areas covered, the rest cropped."""
    seen = grey.copy()
    for area in covered:
        seen.paste(_INK, area.around(grey.size))
    return seen.crop((crop or _WHOLE).inside(grey.size))


def small(image: Image.Image, most: int = AUDIT_PRINT_PX) -> Image.Image:
    """Give a picture in grey, its longer side no more than so many pixels."""
    return _no_larger(image if image.mode == "L" else image.convert("L"), most)


def pixels_of(grey: Grey) -> Pixels:
    """Give a picture's greys as rows of numbers."""
    return np.frombuffer(grey.greys, np.uint8).reshape(-1, grey.width)


def _no_larger(grey: Image.Image, most: int) -> Image.Image:
    scale = most / max(grey.size)
    if scale >= 1:
        return grey
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    return grey.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _view(
    grey: Image.Image,
    most: int,
    marks: int,
    area: Area,
    hidden: tuple[tuple[str, Area], ...] = (),
    *,
    close: bool = False,
) -> View:
    grey = _no_larger(grey, most)
    found = marks_of(np.asarray(grey), marks)
    few = bool(hidden) and (close or hidden[0][1] == _WHOLE) and _count(found, grey.size, hidden) < _FEW
    return View(grey=Grey(grey.width, grey.tobytes()), marks=found, area=area, hidden=hidden, small=few)


def _count(marks: Marks, size: tuple[int, int], hidden: tuple[tuple[str, Area], ...]) -> int:
    places, _ = opened(marks)
    across, down = places[:, 0] / size[0], places[:, 1] / size[1]
    inside = np.zeros(len(places), bool)
    for _, area in hidden:
        inside |= (across >= area.left) & (across < area.right) & (down >= area.top) & (down < area.bottom)
    return int(inside.sum())


def _close_up(grey: Image.Image, what: str, area: Area) -> View:
    wide, high = (area.right - area.left) / 2, (area.bottom - area.top) / 2
    around = Area(
        max(0, area.left - wide), max(0, area.top - high), min(1, area.right + wide), min(1, area.bottom + high)
    )
    return _view(
        grey.crop(around.around(grey.size)),
        _CLOSE_UP_PX,
        _SHOWN_MARKS,
        around,
        ((what, _within(area, around)),),
        close=True,
    )


def _within(area: Area, frame: Area) -> Area:
    """Say where an area lies in another that holds it."""
    width, height = frame.right - frame.left, frame.bottom - frame.top
    return Area(
        (area.left - frame.left) / width, (area.top - frame.top) / height,
        (area.right - frame.left) / width, (area.bottom - frame.top) / height,
    )  # fmt: skip


def _tells(grey: Image.Image, area: Area) -> bool:
    return ImageStat.Stat(grey.crop(area.around(grey.size))).stddev[0] >= _TELLING


def _outside(seen: Area) -> Iterator[Area]:
    if seen.left > 0:
        yield Area(0, 0, seen.left, 1)
    if seen.right < 1:
        yield Area(seen.right, 0, 1, 1)
    if seen.top > 0:
        yield Area(seen.left, 0, seen.right, seen.top)
    if seen.bottom < 1:
        yield Area(seen.left, seen.bottom, seen.right, 1)
