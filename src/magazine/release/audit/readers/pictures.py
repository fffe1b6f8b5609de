"""Pictures: which reader knows which; those that no edition writes are told of, and looked at all the same."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.release.audit.exhibits import Film
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.boxes import avif_parts
from magazine.release.audit.readers.jpegs import jpeg
from magazine.release.audit.readers.oddities import foreign, within
from magazine.release.audit.readers.pngs import png
from magazine.release.audit.readers.shots import film_key, shots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

_IN_LETTERS: Final = re.compile(rb"P[1-6]\s+(?:#[^\n]*\n\s*)*\d+\s+\d+\s|/\* XPM \*/|#define \w+_width \d+\s")
"""Pictures that are text to all appearances: Netpbm, XPM, XBM."""
_LEAST: Final = 16  # bytes of a picture


def avif(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the boxes of an AVIF."""
    yield from avif_parts(data, place)
    yield Film(place=place, key=film_key("AVIF", data), develop=lambda place: shots(data, place, ("AVIF",)))


def other(data: bytes, place: str) -> Iterator[Exhibit]:
    """Look at a picture in a form that no edition writes: all that is in it is out of place."""
    yield foreign(place, "a picture in a form")
    yield as_it_lies(data, within(place, "its bytes"))
    yield Film(place=place, key=film_key("", data), develop=lambda place: shots(data, place, None))


def is_other_picture(data: bytes) -> bool:
    """Say whether Pillow can open bytes that nothing else explains: BMP, TIFF, GIF, WebP, Netpbm, TGA, PCX, SGI, DDS and more."""
    if len(data) < _LEAST:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as opened:
                return opened.width * opened.height > 0
    except Exception:  # noqa: BLE001 - whatever its openers make of bytes that are none of theirs
        return False


def is_picture_in_letters(data: bytes) -> bool:
    """Say whether a text is a picture: such files have no mark that text could not have."""
    return _IN_LETTERS.match(data) is not None


PICTURES: Final[tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str], Iterator[Exhibit]]], ...]] = (
    (lambda data: data.startswith(b"\xff\xd8\xff"), jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), png),
    (lambda data: data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis", b"mif1", b"heic"}, avif),
    (is_picture_in_letters, other),
)
"""How a picture begins, and who reads it."""
