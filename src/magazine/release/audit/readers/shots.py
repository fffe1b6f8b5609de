"""Pixels of pictures, as they are stored, and what is hidden in them."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.constants import AUDIT_PICTURE_PX, PICTURE_MAX_PIXELS
from magazine.darkroom.transparency import DEEP_MODES, eight_bits
from magazine.release.audit.exhibits import Shot
from magazine.release.audit.readers.oddities import several, under_transparency, unread, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_MODES: Final = frozenset({"L", "RGB", "CMYK"})
_SEEN_THROUGH: Final = slice(26, 230)  # of 255: neither clear nor full, from a tenth to nine tenths
_UNSEEN_ALPHA: Final = 8  # of 255: what is fainter than three parts in a hundred, nobody sees


def film_key(kind: str, data: bytes) -> str:
    """Name a picture by its bytes and by all that says how they are decoded."""
    return f"{hashlib.sha256(data).hexdigest()} {kind}".rstrip()


def shots(data: bytes, place: str, formats: tuple[str, ...] | None) -> Iterator[Exhibit]:
    """Decode a picture to its last row, every frame of it; ``formats`` None tries all that Pillow knows."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=formats) as opened:
                if opened.width * opened.height > PICTURE_MAX_PIXELS:
                    yield unread(place, "far too many pixels")
                    return
                opened.draft(opened.mode, (AUDIT_PICTURE_PX, AUDIT_PICTURE_PX))
                frames = getattr(opened, "n_frames", 1)
                if frames > 1:
                    yield several(place, frames)
                for frame in range(frames):
                    if frame:
                        opened.seek(frame)
                    opened.load()
                    yield from shot(opened, place)
    except Exception as error:  # noqa: BLE001 - decoders fail in a dozen ways
        yield unread(place, f"{type(error).__name__}: {error}")


def shot(image: Image.Image, place: str) -> Iterator[Exhibit]:
    """Give a picture without its transparency, as its pixels are stored, and tell of what is hidden under it."""
    if image.mode in DEEP_MODES:
        image = eight_bits(image)  # Pillow would cut them off at the least of its whites
    elif image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"}:
        alpha = image.getchannel("A" if "A" in image.getbands() else "a")
        image = image.convert("RGBA") if image.mode in {"LA", "PA"} else image
        colours = Image.merge("RGB", image.split()[:3]) if len(image.getbands()) >= 4 else image.convert("RGB")
        if _drawn_under(colours, alpha):
            yield under_transparency(place)
        if sum(alpha.histogram()[_SEEN_THROUGH]) > alpha.width * alpha.height // 4:
            # More than soft edges: a browser shows a picture that is drawn in transparency alone on whatever lies behind it.
            yield Shot(place=within(place, "its transparency"), image=Image.frombytes("L", alpha.size, alpha.tobytes()))
        image = colours
    yield Shot(place=place, image=image if image.mode in _MODES else image.convert("RGB"))


def _drawn_under(colours: Image.Image, alpha: Image.Image) -> bool:
    """Say whether what is fully transparent has a drawing, or what all but is has the greater part of one."""
    clear = alpha.point([255 if value == 0 else 0 for value in range(256)])
    if _has_drawing(colours, clear):
        return True
    faint = alpha.point([255 if value <= _UNSEEN_ALPHA else 0 for value in range(256)])
    # The soft edge of a shadow is faint, too: it is a small part of what is drawn.
    return faint.histogram()[255] > alpha.width * alpha.height // 4 and _has_drawing(colours, faint)


def _has_drawing(colours: Image.Image, where: Image.Image) -> bool:
    for band in colours.split():
        values = [value for value, count in enumerate(band.histogram(where)) if count]
        if values and max(values) - min(values) > 8:
            return True
    return False
