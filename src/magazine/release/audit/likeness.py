"""Pictures held against the prints of originals: aligned by crop and scale, and compared where something is hidden.

A picture that is what may be published of an original, as a whole, is looked at where that original is redacted. In every other
picture the hidden parts of all originals are looked for at every place and size. A part that a published picture shows as well, as
in a pattern that goes on, tells nothing and is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.constants import AUDIT_LEAST_PX
from magazine.release.audit.alignment import SEEN_THROUGH, correlation, shows
from magazine.release.audit.prints import box, difference_hash, frame, pixels_digest, small, spread
from magazine.release.audit.words import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.release.audit.prints import Part, Print
    from magazine.release.audit.secrets import Secrets

_SAME_SHAPE: Final = 0.04
"""How far, in parts, the proportions of two pictures may differ: a small picture's sides are whole pixels."""
_SAME: Final = 0.96
"""Correlation of two pictures of one thing, through JPEG, AVIF, process inks and grey (measured: 0.985 at least)."""
_LIKE_BITS: Final = 14
"""Bits of 128 by which the hashes of one picture may differ, compressed and scaled (measured: 9 at most)."""


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
        if spread(cells) > spread(_inner_of(part)) * 0.3 and correlation(cells, _inner_of(part)) >= SEEN_THROUGH:
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
        if shows(grey, part, one) and not any(
            other.shown is not None and shows(other.shown.image, part, one) for other in prints
        ):
            return part.what
    return ""
