"""Which side of a picture is up, by the notes in its file.

Editors measure what must not be seen in the picture as a browser or another program shows it, and these do not agree: a note of another
type, in another place or given twice turns the picture in one and not in the next. So a note counts where all take it alike.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.manuscript.picture_parts import chunks, directory, exif_blocks, riff_chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TAG: Final = 0x0112
_EXIF: Final = b"Exif\0\0"
_WAYS: Final = range(1, 9)
"""Orientations that there are (Exif 3.0, 4.6.5.1.4)."""
_INTEGERS: Final = {1: 1, 3: 2, 4: 4, 6: 1, 8: 2, 9: 4}
"""Bytes of a whole number, by an entry's type."""
_SAID: Final = re.compile(rb"Orientation\s*(?:=\s*[\"']|>)\s*([^\"'<]{0,20})")
"""A note in XMP, whatever its prefix: the more is taken for one, the more is doubted."""
_TEXT_MOST: Final = 1_000_000
"""Bytes of a PNG's text, packed or not, in which a note is looked for; Pillow refuses longer ones."""
_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")

UNCLEAR: Final = (
    "unclear-orientation",
    "programs do not agree which side of this picture is up, so what its card hides or readers see is not certain",
    "turn it upright in a picture program and save it without metadata, then look at its card again",
)
"""Rule, what and remedy of a finding."""

Said = int | None
"""What a note says: a number, or None for one that each program may take otherwise."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How a picture stands.

    Attributes:
        turn: the orientation by which its pixels are put upright once they are decoded, 1 to 8; 1 for a TIFF, which Pillow turns.
        certain: whether every program shows it so.
    """

    turn: int
    certain: bool


def stance_of(kind: str, data: bytes, *, hides: bool = False) -> Stance | None:
    """Say how a picture stands: as browsers show it, or a TIFF as its tag has it. None where that is not clear.

    Args:
        kind: its format, as Pillow names it.
        data: its bytes.
        hides: whether something of it must not be seen, so that it is clear only where every program shows it alike.
    """
    stance = _stance(kind, data)
    return None if stance is not None and hides and not stance.certain else stance


def _stance(kind: str, data: bytes) -> Stance | None:
    stance = _READERS[kind](data)
    if stance is None or not stance.certain:
        return stance
    said = set(_told(kind, data))
    if kind == "TIFF" and said - {b"1"} and not directory_says(data):
        return None  # Pillow turns it, and who shows TIFFs does not
    return Stance(stance.turn, certain=said <= {str(stance.turn).encode()})


def directory_says(block: bytes) -> tuple[Said, ...]:
    """Give what the orientation notes of a TIFF's or Exif block's first directory say."""
    said: list[Said] = []
    for entry in directory(block)[0]:
        if entry.tag == _TAG:
            width = _INTEGERS.get(entry.type, 0)
            order = "little" if entry.order == "<" else "big"
            one = entry.count == 1 and int.from_bytes(entry.value[:width], order) == 1  # type: ignore[arg-type] # a Literal
            said.append(entry.short if entry.short is not None else 1 if one else None)
    return tuple(said)


def _jpeg(data: bytes) -> Stance | None:
    blocks = exif_blocks(data)
    notes = [directory_says(block[len(_EXIF) :]) for block in blocks]
    said = [one for note in notes for one in note]
    if all(one == 1 for one in said):
        return Stance(1, certain=True)
    first = notes[0]
    if (
        None in said
        or len(first) != 1
        or not blocks[0].startswith(_EXIF)
        or any(note not in {(), first} for note in notes)
    ):
        return None
    turn = first[0]
    if turn not in _WAYS:
        return Stance(1, certain=False)
    whole = directory(blocks[0][len(_EXIF) :])[1]
    return Stance(turn or 1, certain=whole and len(blocks) == 1)


def _png(data: bytes) -> Stance | None:
    before: list[bytes] = []
    behind: list[bytes] = []
    place = before
    for kind, body in chunks(data):
        if kind == b"IDAT":
            place = behind
        elif kind == b"eXIf":
            place.append(body)
    said = [one for block in (*before, *behind) for one in directory_says(_bare(block))]
    if all(one == 1 for one in said):
        return Stance(1, certain=True)
    if (
        len(before) + len(behind) > 1
        or len(said) > 1
        or said[0] is None
        or _bare((before or behind)[0]) != (before or behind)[0]
    ):
        return None
    return Stance(said[0] if before and said[0] in _WAYS else 1, certain=False)


def _bare(block: bytes) -> bytes:
    """Give an Exif block without the six bytes that JPEGs begin it with, however they are written."""
    return block[len(_EXIF) :] if block[:4].lower() == b"exif" else block


def _webp(data: bytes) -> Stance | None:
    """Browsers do not turn it, and other programs do."""
    blocks = [body for kind, body in riff_chunks(data) if kind.upper() == b"EXIF"]
    said = [one for block in blocks for one in directory_says(_bare(block))]
    return Stance(1, certain=True) if all(one == 1 for one in said) else None


def _tiff(data: bytes) -> Stance | None:
    said = directory_says(data)
    if None in said or len(said) > 1:
        return None
    return Stance(1, certain=said in {(), (1,)})


_READERS: Final[dict[str, Callable[[bytes], Stance | None]]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
    "TIFF": _tiff,
}


def _told(kind: str, data: bytes) -> Iterator[bytes]:
    """Yield what other notes say, in XMP and in the texts in which some programs keep Exif, anywhere in the file."""
    for text in (data, *(_texts(data) if kind == "PNG" else ())):
        plain = text.replace(b"\0", b"") if b"\0O\0r\0i" in text or b"O\0r\0i\0" in text else text  # UTF-16
        yield from (found[1].strip() for found in _SAID.finditer(plain))
        if text.startswith(b"Raw profile type"):
            yield from (str(one).encode() for one in _raw_profile(text))


def _raw_profile(text: bytes) -> tuple[Said, ...]:
    """Give what ImageMagick's way of writing Exif into a text says: a name, a length, and the rest in hexadecimal digits."""
    digits = b"".join(text.partition(b"\0")[2].split()[2:])
    try:
        block = bytes.fromhex(digits.decode("ascii", "replace"))
    except ValueError:
        return ()
    return directory_says(_bare(block))


def _texts(data: bytes) -> Iterator[bytes]:
    """Yield a PNG's texts, each as its keyword, a zero and the text, unpacked."""
    for kind, body in chunks(data):
        if kind not in _TEXTS:
            continue
        keyword, _, rest = body.partition(b"\0")
        packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1")
        if kind == b"zTXt":
            rest = rest[1:]
        elif kind == b"iTXt":
            rest = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        if packed:
            try:
                rest = zlib.decompressobj().decompress(rest, _TEXT_MOST)
            except zlib.error:
                continue
        yield keyword + b"\0" + rest
