"""Pictures held against the prints of originals: what a picture shows that is hidden, and that nothing published explains.

One principle for all: a picture is laid on what is published, and the windows that agree are explained. It is laid on the originals, and
what agrees there, is hidden and is not explained must not be seen. How it may lie is told by features, by its shape as a whole, and, where
something hidden has few features, by trying places and sizes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from magazine.constants import AUDIT_LEAST_PX
from magazine.release.audit.alignment import hidden_windows, lay, onto_original, onto_picture
from magazine.release.audit.features import guises, marks_of, opened, ways_in
from magazine.release.audit.printing import pixels_of, small
from magazine.release.audit.prints import pixels_digest
from magazine.release.audit.search import closer, framed, likest, over_all, ways_by_size
from magazine.release.audit.words import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from PIL import Image

    from magazine.issue.picture import Area
    from magazine.release.audit.alignment import Laid
    from magazine.release.audit.features import Guise
    from magazine.release.audit.prints import Print, View
    from magazine.release.audit.secrets import Secrets

    Pixels = NDArray[Any]

_SAME_SHAPE: Final = 0.04
"""How far, in parts, the proportions of two pictures may differ: a small picture's sides are whole pixels."""
_SAME: Final = 0.9
"""Correlation of two pictures as a whole from which on they are compared closely."""
_LOOKED_AT_PX: Final = 720
"""Longer side of a picture that is looked at."""
_MARKS: Final = 600
_EVEN: Final = 3.0
_NEAR: Final = 0.85
"""Of the windows around that show anything, those that must agree (docs/leak-audit.md has what was measured)."""
_WELL: Final = 0.7
_FEW: Final = 16.0
"""Windows that agree below which they must agree better."""
_WELL_OF_FEW: Final = 0.9
_MANY: Final = 32.0
"""Windows that agree below which little around them may look otherwise."""
_STRANGE: Final = 0.17
"""Of the original, as far as the picture goes, what may look otherwise then (measured: docs/leak-audit.md)."""
_EXPLAINS: Final = 0.75
_TELLS: Final = 2.0
"""Windows of what is hidden that must agree and not be explained."""
_TELLS_FINELY: Final = 1.5
"""Likewise, of the smallest windows."""
_TURNED_PX: Final = 300
"""Longer side up to which a picture is turned as well when places and sizes are tried."""
_OPEN: Final = 0.9
"""Correlation with something published of the same original that explains what was found."""
_AS_MUCH: Final = 0.03
"""Correlation by which that may be less than with what is hidden."""
_LEFT_OVER: Final = 0.005
"""Of a picture, what may be left unexplained where it is one that is published: compression and scaling blur some."""


@dataclass(frozen=True, eq=False)
class _Known:
    """A view, opened.

    Attributes:
        view: as it was taken.
        grey: its pixels.
        frame: as a whole.
        guises: how it may be known by features.
    """

    view: View
    grey: Pixels
    frame: Pixels
    guises: tuple[Guise, ...]

    def seen_as(self, *, mirrored: bool) -> Pixels:
        """Give its pixels, mirrored where that is asked for."""
        return np.ascontiguousarray(self.grey[:, ::-1]) if mirrored else self.grey

    def has_shape(self, picture: Pixels) -> bool:
        """Say whether a picture has its proportions."""
        own, other = (grey.shape[1] / grey.shape[0] for grey in (self.grey, picture))
        return bool(abs(own / other - 1) <= _SAME_SHAPE)


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
    grey = np.asarray(small(image, _LOOKED_AT_PX))
    if grey.std() < _EVEN:
        return
    sight = _Sight(grey)
    own, strange = _own(sight, secrets.prints)
    if own is not None and strange <= _LEFT_OVER:
        if own.hides:
            yield from _trace(own, (sight.as_published(_opened(view), own) for view in own.secret))
        return
    marks = opened(marks_of(grey, _MARKS))
    suspects = [one for one in secrets.prints if any(sight.shows(_opened(view), one, *marks) for view in one.secret)]
    if not suspects:
        return
    for one in secrets.prints:
        if one.shown is not None and one is not own:
            known = _opened(one.shown)
            for way in ways_in(*marks, known.guises[0]):
                sight.explain(lay(grey, known.grey, way))
    for one in suspects:
        yield from _trace(one, (sight.shows(_opened(view), one, *marks) for view in one.secret))


def _trace(one: Print, found: Iterable[str]) -> Iterator[Trace]:
    what = next((what for what in found if what), "")
    if what:
        yield Trace(one.source, what)


def _own(sight: _Sight, prints: tuple[Print, ...]) -> tuple[Print | None, float]:
    """Find the original of which a picture is what may be published, as a whole, and how much of it that does not explain."""
    frame = framed(sight.grey)
    found = [
        (float(_opened(one.shown).frame @ frame), number)
        for number, one in enumerate(prints)
        if one.shown is not None and _opened(one.shown).has_shape(sight.grey)
    ]
    likeness, number = max(found, default=(0.0, 0))
    if likeness < _SAME:
        return None, 1.0
    one, strange = prints[number], 1.0
    if one.shown is not None:
        known = _opened(one.shown)
        laid = lay(sight.grey, known.grey, over_all(sight.grey.shape, known.grey.shape), loosely=False)
        sight.explain(laid)
        strange = 1.0 if laid is None else laid.strange
    return one, strange


@lru_cache(maxsize=4096)
def _opened(view: View) -> _Known:
    grey = pixels_of(view.grey)
    return _Known(view, grey, framed(grey), guises(view, all_of_them=bool(view.hidden)))


def _convinces(laid: Laid) -> bool:
    """Say whether so much agrees that a picture lies as it was tried; simple shapes, a few windows large, are alike by chance."""
    count = laid.windows(laid.agrees)
    if (count < _FEW and laid.well < _WELL_OF_FEW) or (count < _MANY and laid.strange > _STRANGE):
        return False
    return laid.near >= _NEAR and laid.well >= _WELL


def _in_the_open(laid: Laid, where: Pixels, area: Area, shown: _Known, *, mirrored: bool) -> bool:
    """Say whether what was found looks as much like something that is published of the original: rows of like things tell nothing."""
    seen = shown.view.area
    height, width = laid.agrees.shape
    size = (
        max(1, round(width * (seen.right - seen.left) / (area.right - area.left))),
        max(1, round(height * (seen.bottom - seen.top) / (area.bottom - area.top))),
    )
    piece, own, mask = laid.piece(where)
    likeness = likest(own, piece, mask)
    if mirrored:
        piece, mask = piece[:, ::-1], mask[:, ::-1]
    return likest(cv2.resize(shown.grey, size, interpolation=cv2.INTER_AREA), piece, mask) >= max(
        _OPEN, likeness - _AS_MUCH
    )


class _Sight:
    """A picture that is looked at, and how much of it is explained by what is published.

    Args:
        grey: the picture.
    """

    def __init__(self, grey: Pixels) -> None:
        self.grey = grey
        self._explained = np.zeros(grey.shape, bool)

    def explain(self, laid: Laid | None) -> None:
        """Take what agrees with something published as explained."""
        if laid is not None and laid.near >= _EXPLAINS:
            self._explained |= onto_picture(laid, (self.grey.shape[1], self.grey.shape[0]))

    def as_published(self, known: _Known, one: Print) -> str:
        """Say what shows where the picture is, as a whole, what is published of an original."""
        if one.shown is None:
            return ""
        seen, own = one.shown.area, known.view.area
        size, whole = self.grey.shape, known.grey.shape
        across = (own.right - own.left) / (seen.right - seen.left) * size[1]
        down = (own.bottom - own.top) / (seen.bottom - seen.top) * size[0]
        x, y = across / whole[1], down / whole[0]
        left = (own.left - seen.left) / (seen.right - seen.left) * size[1]
        top = (own.top - seen.top) / (seen.bottom - seen.top) * size[0]
        way = np.array([[x, 0, 0.5 * x - 0.5 + left], [0, y, 0.5 * y - 0.5 + top]])
        laid = lay(self.grey, known.grey, way, finely=True)
        return "" if laid is None else self._evidence(known, one, laid, _TELLS_FINELY, mirrored=False)

    def shows(self, known: _Known, one: Print, places: Pixels, looks: Pixels) -> str:
        """Say what the picture shows of what is hidden in a view."""
        return next((what for what in self._tried(known, one, places, looks) if what), "")

    def _tried(self, known: _Known, one: Print, places: Pixels, looks: Pixels) -> Iterator[str]:
        if one.shown is not None and _opened(one.shown).has_shape(self.grey):
            yield self.as_published(known, one)
        yield from self._as_a_whole(known, one)
        for guise in known.guises:
            for way in ways_in(places, looks, guise):
                yield self._told(known, one, way, mirrored=guise.mirrored, inverted=guise.inverted)
        if known.view.small:
            yield from self._by_size(known, one)

    def _as_a_whole(self, known: _Known, one: Print) -> Iterator[str]:
        for turns in range(4):
            for mirrored in (False, True):
                seen = self._turned(turns, mirrored=mirrored)
                if not known.has_shape(seen.grey):
                    continue
                likeness = float(known.frame @ framed(seen.grey))
                if abs(likeness) >= _SAME:
                    way = over_all(seen.grey.shape, known.grey.shape)
                    yield seen._told(known, one, way, mirrored=False, inverted=likeness < 0)  # noqa: SLF001

    def _by_size(self, known: _Known, one: Print) -> Iterator[str]:
        _, area = known.view.hidden[0]
        turns = range(4) if max(self.grey.shape) <= _TURNED_PX else range(1)
        for turn in turns:
            for mirrored in (False, True):
                seen = self._turned(turn, mirrored=mirrored)
                for way, inverted in ways_by_size(seen.grey, known.grey, area):
                    better = closer(seen.grey, known.grey, way, inverted=inverted)
                    yield seen._told(known, one, better, mirrored=False, inverted=inverted)  # noqa: SLF001

    def _turned(self, turns: int, *, mirrored: bool) -> _Sight:
        if not turns and not mirrored:
            return self
        grey, explained = (np.rot90(one, turns) for one in (self.grey, self._explained))
        if mirrored:
            grey, explained = grey[:, ::-1], explained[:, ::-1]
        other = _Sight(np.ascontiguousarray(grey))
        other._explained = np.ascontiguousarray(explained)
        return other

    def _told(self, known: _Known, one: Print, way: Pixels, *, mirrored: bool, inverted: bool) -> str:
        """Lay the picture on a view, and say what shows of what is hidden."""
        laid = lay(self.grey, known.seen_as(mirrored=mirrored), way, inverted=inverted)
        if laid is None or not _convinces(laid):
            return ""
        return self._evidence(known, one, laid, _TELLS, mirrored=mirrored)

    def _evidence(self, known: _Known, one: Print, laid: Laid, least: float, *, mirrored: bool) -> str:
        """Say what hidden thing most windows show that nothing explains, where there are enough of them."""
        hidden = hidden_windows(laid, tuple(area for _, area in known.view.hidden), mirrored=mirrored)
        left = np.where(onto_original(self._explained, laid), 0, hidden)
        shown = np.where(laid.agrees, left, 0)
        counts = [(laid.windows(shown == number), what) for number, (what, _) in enumerate(known.view.hidden, start=1)]
        count, what = max(counts)
        if count < least:
            return ""
        if one.shown is not None and _in_the_open(
            laid, shown > 0, known.view.area, _opened(one.shown), mirrored=mirrored
        ):
            return ""
        return what
