"""JPEG: segments that draw, each as long as its kind allows, and scans that are decoded to their last bytes."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable  # noqa: TC003 - stands in a value
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops

from magazine.constants import AUDIT_PICTURE_PX
from magazine.release.audit.exhibits import Film, Lump, Packet, Shot
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import behind, guarded, metadata, unread, within
from magazine.release.audit.readers.shots import film_key, shots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_JFIF_BYTES: Final = 14  # of a JFIF block without a thumbnail
_ADOBE_BYTES: Final = 12
_ENDS: Final = b"\xff\xd9"
_TAIL: Final = 16
"""Bytes of a scan's end that are left out to see whether they draw."""
_FEW: Final = 4
"""Values that a tail has at most where it only fills up: zeros, ones, and the byte that is stuffed after ones."""


def jpeg(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the segments of a JPEG, look at its scans, and at whatever follows."""
    at, tails, ended = 2, [], False
    first = len(data)
    while at + 4 <= len(data) or data[at : at + 2] == b"\xff\xd9":
        if data[at] != 0xFF:
            yield behind(place, len(data) - at)
            yield Packet(place=within(place, "bytes between segments"), data=data[at:])
            return
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            ended = True
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        at += 2 + size
        if not _draws(marker, body):
            yield metadata(place, _segment_name(marker, body))
            yield Packet(place=within(place, _segment_name(marker, body)), data=body)
        elif marker == _SCAN:
            first = min(first, at)
            found = _MARKER.search(data, at)
            end = found.start() if found else len(data)
            tails.append((at, end))
            at = end
    if not ended:
        yield unread(place, "no end")
    end = min(len(data), at + 2)
    # What is coded looks like chance; what is written in it plainly does not.
    yield Lump(place=within(place, "its scan"), data=data[first:end], opened=True)  # its digest tells an original
    yield as_it_lies(data[first:end], within(place, "its scan"))
    if data[end:].strip(b"\x00"):
        yield behind(place, len(data) - end)
        yield Packet(place=within(place, "bytes after its end"), data=data[end:])
    yield Film(
        place=place,
        key=film_key("JPEG", data),
        develop=lambda place: guarded(_developed(data, place, tails), place),
    )


def _developed(data: bytes, place: str, scans: list[tuple[int, int]]) -> Iterator[Exhibit]:
    shown = None
    for exhibit in shots(data, place, ("JPEG",)):
        if isinstance(exhibit, Shot):
            shown = exhibit.image
        yield exhibit
    if shown is not None and _draws_nothing(data, shown, scans):
        yield behind(within(place, "its scan"), _TAIL)


def _draws_nothing(data: bytes, shown: Image.Image, scans: list[tuple[int, int]]) -> bool:
    """Say whether the picture is the same without the ends of its scans: then rows lie below its height, or bytes that no row needs.

    Of several scans the first draws the picture roughly. Where that is another one without its end, so is the picture, and most of the file need
    not be decoded.

    Args:
        data: the file.
        shown: its picture, as it is looked at: smaller, where it is large.
        scans: where each begins and ends.
    """
    edges = [edge for start, end in scans if (edge := _edge(data, start, end))]
    if not edges:
        return False
    first, last = edges[0]
    if len(scans) > 1 and last == scans[0][1]:
        roughly = [_decoded(data[:end] + _ENDS, ("L", 1)) for end in (first, last)]
        if not _is_same(*roughly):
            return False
    kept = [0, *(end for _, end in edges)]
    cut = b"".join([*(data[start:edge] for start, (edge, _) in zip(kept, edges, strict=False)), data[kept[-1] :]])
    return _is_same(shown, _decoded(cut, (shown.mode, AUDIT_PICTURE_PX))) and _is_same(_decoded(data), _decoded(cut))


def _edge(data: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Say from where to where a scan's end goes; None where it is short or only fills up."""
    if end - start < 2 * _TAIL or len(set(data[end - _TAIL : end])) <= _FEW:
        return None
    # No marker may be torn in two: what remains must not end in the first half of one.
    return end - _TAIL - (data[end - _TAIL - 1] == 0xFF), end


def _is_same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def _decoded(data: bytes, smaller: tuple[str, int] | None = None) -> Image.Image:
    """Decode a JPEG, or a smaller one in a mode whose sides have so many pixels at least."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
            if smaller is not None:
                mode, side = smaller
                opened.draft(mode, (side, side))
            opened.load()
            return opened.copy()


def _draws(marker: int, body: bytes) -> bool:
    """Say whether a segment is one that decoders need, and no longer than its own numbers say (B.2.2 to B.2.4)."""
    measure = _MEASURES.get(marker)
    return measure is not None and measure(body)


def _full(body: bytes, length: Callable[[int], int]) -> bool:
    """Say whether tables fill a segment to its end."""
    at = 0
    while at < len(body):
        at += length(at)
    return at == len(body)


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


_MEASURES: Final[dict[int, Callable[[bytes], bool]]] = {
    # Frames that decoders of the web know: baseline, extended, progressive.
    **dict.fromkeys((0xC0, 0xC1, 0xC2), lambda body: len(body) >= 6 and len(body) == 6 + 3 * body[5]),
    _SCAN: lambda body: len(body) >= 1 and len(body) == 4 + 2 * body[0],
    0xC4: lambda body: _full(body, lambda at: 17 + sum(body[at + 1 : at + 17])),
    0xDB: lambda body: _full(body, lambda at: 129 if body[at] >> 4 else 65),
    0xDD: lambda body: len(body) == 2,
    0xE0: lambda body: body.startswith(b"JFIF\x00") and len(body) == _JFIF_BYTES,
    0xEE: lambda body: body.startswith(b"Adobe") and len(body) == _ADOBE_BYTES,
}
"""Segments that draw (ITU-T T.81, table B.1; JFIF; Adobe's colour transform), and whether one is as long as it may be."""
