"""Pictures: the parts that a file is made of, and its pixels. Only parts that draw are expected; every other is told of."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.constants import AUDIT_PICTURE_PX, PICTURE_MAX_PIXELS
from magazine.release.audit.exhibits import Film, Lump, Packet, Shot
from magazine.release.audit.readers.boxes import avif_parts
from magazine.release.audit.readers.oddities import behind, metadata, several, under_transparency, unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_DRAWS: Final = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDD})
"""JPEG markers of frames, tables and restarts (ITU-T T.81, table B.1)."""
_JFIF_BYTES: Final = 14  # of a JFIF block without a thumbnail
_ADOBE_BYTES: Final = 12
_PNG_DRAWS: Final = frozenset(
    {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"sRGB", b"cHRM", b"pHYs", b"sBIT", b"bKGD"}
)
_WEBP_DRAWS: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_MODES: Final = {"L": 1, "RGB": 3, "CMYK": 4}


def jpeg(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the segments of a JPEG, look at its scans as one, and at whatever follows."""
    at, scans = 2, len(data)
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            yield behind(place, len(data) - at)
            yield Packet(place=_within(place, "bytes between segments"), data=data[at:])
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        at += 2 + size
        if marker == _SCAN:
            scans = min(scans, at)
            found = _MARKER.search(data, at)
            at = found.start() if found else len(data)
        elif marker not in _DRAWS and not _plain_marker(marker, body):
            yield metadata(place, _segment_name(marker, body))
            yield Packet(place=_within(place, _segment_name(marker, body)), data=body)
    end = min(len(data), at + 2)
    yield Lump(place=_within(place, "its scan"), data=data[scans:end], opened=True)
    if data[end:].strip(b"\x00"):
        yield behind(place, len(data) - end)
        yield Packet(place=_within(place, "bytes after its end"), data=data[end:])
    yield Film(place=place, develop=lambda: shots(data, place, ("JPEG",)))


def _plain_marker(marker: int, body: bytes) -> bool:
    """Say whether an application block is one that decoders need: JFIF without a thumbnail, Adobe's colour transform."""
    if marker == 0xE0:
        return body.startswith(b"JFIF\x00") and len(body) == _JFIF_BYTES
    return marker == 0xEE and body.startswith(b"Adobe") and len(body) == _ADOBE_BYTES


def _segment_name(marker: int, body: bytes) -> str:
    if marker == _COMMENT:
        return "a comment"
    known = {
        b"Exif": "an EXIF block",
        b"http": "an XMP block",
        b"ICC_": "a colour profile",
        b"MPF\x00": "an index of further pictures",
    }
    return known.get(body[:4], f"an APP{marker - 0xE0} block" if 0xE0 <= marker <= 0xEF else f"a segment {marker:02X}")


def png(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the chunks of a PNG, and see that its pixels fill its stream."""
    at, pixels = 8, bytearray()
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IDAT":
            pixels += body
        elif kind not in _PNG_DRAWS:
            name = f"a chunk “{kind.decode('latin-1')}”"
            yield metadata(place, name)
            yield Packet(place=_within(place, name), data=body)
            for start in re.finditer(rb"[\x78\x58\x68]", body[:120]):
                with_text = inflated(body[start.start() :])
                if with_text:
                    yield Packet(place=_within(place, name), data=with_text)
                    break
        if kind == b"IEND":
            break
    stream = zlib.decompressobj()
    try:
        stream.decompress(bytes(pixels), PICTURE_MAX_PIXELS * 4)
    except zlib.error as error:
        yield unread(place, str(error))
    for rest in (stream.unused_data, data[at:]):
        if rest.strip(b"\x00"):
            yield behind(place, len(rest))
            yield Packet(place=_within(place, "bytes after its end"), data=rest)
    yield Film(place=place, develop=lambda: shots(data, place, ("PNG",)))


def webp(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the chunks of a WebP."""
    at, end = 12, min(len(data), int.from_bytes(data[4:8], "little") + 8)
    while at + 8 <= end:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind not in _WEBP_DRAWS:
            name = f"a chunk “{kind.decode('latin-1').strip()}”"
            yield metadata(place, name)
            yield Packet(place=_within(place, name), data=data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    if data[end:].strip(b"\x00"):
        yield behind(place, len(data) - end)
        yield Packet(place=_within(place, "bytes after its end"), data=data[end:])
    yield Film(place=place, develop=lambda: shots(data, place, ("WEBP",)))


def avif(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the boxes of an AVIF."""
    yield from avif_parts(data, place)
    yield Film(place=place, develop=lambda: shots(data, place, ("AVIF",)))


def other(data: bytes, place: str) -> Iterator[Exhibit]:
    """Look at a picture in a form that no edition writes: all that is in it is out of place."""
    yield metadata(place, "a picture in a form that no edition writes")
    yield Packet(place=_within(place, "its bytes"), data=data)
    yield Film(place=place, develop=lambda: shots(data, place, ("TIFF", "GIF", "BMP", "JPEG2000", "MPO")))


def shots(data: bytes, place: str, formats: tuple[str, ...]) -> Iterator[Exhibit]:
    """Decode a picture, every frame of it."""
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
                    yield from shot(opened, place)
    except Exception as error:  # noqa: BLE001 - decoders fail in a dozen ways
        yield unread(place, f"{type(error).__name__}: {error}")


def shot(image: Image.Image, place: str) -> Iterator[Exhibit]:
    """Give a picture without its transparency, as its pixels are stored, and tell of what is hidden under it."""
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"}:
        alpha = image.getchannel("A" if "A" in image.getbands() else "a")
        image = image.convert("RGBA") if image.mode in {"LA", "PA"} else image
        colours = Image.merge("RGB", image.split()[:3]) if len(image.getbands()) >= 4 else image.convert("RGB")
        if _drawn_under(colours, alpha):
            yield under_transparency(place)
        image = colours
    yield Shot(place=place, image=image if image.mode in _MODES else image.convert("RGB"))


def _drawn_under(colours: Image.Image, alpha: Image.Image) -> bool:
    unseen = alpha.point([255 if value == 0 else 0 for value in range(256)])
    for band in colours.split():
        values = [value for value, count in enumerate(band.histogram(unseen)) if count]
        if values and max(values) - min(values) > 8:
            return True
    return False


def inflated(data: bytes) -> bytes:
    """Undo zlib's compression as far as it goes; nothing where there is none."""
    try:
        return zlib.decompressobj().decompress(data, 10_000_000)
    except zlib.error:
        return b""


def _within(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what


PICTURES: Final[tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str], Iterator[Exhibit]]], ...]] = (
    (lambda data: data.startswith(b"\xff\xd8\xff"), jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), png),
    (lambda data: data.startswith(b"RIFF") and data[8:12] == b"WEBP", webp),
    (lambda data: data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis", b"mif1", b"heic"}, avif),
    (
        lambda data: data.startswith((b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a", b"BM\x00", b"\x00\x00\x00\x0cjP")),
        other,
    ),
)
"""How a picture begins, and who reads it."""
