"""PDF: what shows on pages, and every object and stream of every revision, whether a page refers to it or not."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pypdfium2
from PIL import Image

from magazine.constants import AUDIT_UNPACKED_BYTES
from magazine.release.audit.exhibits import Film, Packet, Words
from magazine.release.audit.readers.oddities import behind, unread
from magazine.release.audit.readers.pictures import shot
from magazine.release.audit.readers.printed_text import shown_strings, strings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

    Read = Callable[[bytes, str, str], Iterator[Exhibit]]

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_END_OF_FILE: Final = re.compile(rb"%%EOF[\r\n]*")
_HEADER: Final = re.compile(rb"%PDF-")
_DRAWS: Final = re.compile(rb"(?<![^\s])(?:BT|cm|re|q|gs|BDC|BMC|Tf)\s")
_TEXT_SHOWN: Final = re.compile(rb"\bT[jJ]\b")
_MODES: Final = {"/DeviceGray": "L", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}
_SIGNATURE: Final = re.compile(rb"\bobj\b(?:(?!endobj).)*?/ByteRange(?:(?!endobj).)*?endobj", re.DOTALL)
_SIGNED_AT: Final = re.compile(rb"/M\s*\((?:[^()\\]|\\.)*\)")
"""When a file was signed: the one moment that is meant (ETSI EN 319 142-1, 5.3)."""
_LEAST_PX: Final = 24  # the side of a picture in which something can be made out


def printed(data: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    """Read a PDF, then each earlier revision that it still holds."""
    ends = [match.end() for match in _END_OF_FILE.finditer(data)]
    if not ends:
        yield unread(place, "no end mark")
        yield Packet(place=place, data=data)
        return
    if data[ends[-1] :].strip(b"\x00\r\n "):
        yield behind(place, len(data) - ends[-1])
        yield Packet(place=_within(place, "bytes after its end"), data=data[ends[-1] :])
    yield from _raw(data, place, read)
    yield from _objects(data, place, read)
    yield from _shown(data, place)
    for number, end in enumerate(ends[:-1], start=1):
        yield from _shown(data[:end], _within(place, f"revision {number}"))


def _raw(data: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    """Go through the bytes as they lie, whatever the table of objects says."""
    between, at = [], 0
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        between.append(data[at : match.start()])
        head = data[max(0, data.rfind(b"obj", at, match.start())) : match.start()]
        at = end
        yield from _stream(data[match.end() : end], head, _within(place, f"the stream at byte {match.start()}"), read)
    between.append(data[at:])
    loose = _SIGNATURE.sub(_without_moment, b"\n".join(between))
    yield Words(place=_within(place, "its objects"), text="\n".join(strings_of(loose)))
    yield Packet(place=_within(place, "between its objects"), data=_HEADER.sub(b" ", loose))


def _without_moment(signature: re.Match[bytes]) -> bytes:
    """Take the moment of signing out of a signature dictionary; all else in it is read."""
    return _SIGNED_AT.sub(b"", signature[0], count=1) if b"/Type /Sig" in signature[0] else signature[0]


def _stream(body: bytes, head: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    if b"/DCTDecode" in head or b"/JPXDecode" in head:
        return  # a picture: its object is looked at
    if b"/Subtype/Image" in head.replace(b" ", b"") or b"/XRef" in head:
        return
    if b"/FlateDecode" in head:
        try:
            body = zlib.decompressobj().decompress(body, AUDIT_UNPACKED_BYTES)
        except zlib.error:
            return  # the table of objects leads to it, or nothing can
    if b"/ObjStm" in head or b"<<" in body[:4000] or b"begincmap" in body:
        yield Words(place=place, text="\n".join(strings_of(body)))
    if _DRAWS.search(body, 0, 4000):
        # Operators and numbers, megabytes of them: remarks and bare words show as they lie, all else is in strings.
        yield Words(place=place, text=shown_strings(body) if _TEXT_SHOWN.search(body) else "")
        yield Words(place=place, text=body.decode("latin-1"))
        if not body.isascii():
            yield Words(place=place, text=body.decode("utf-8", "ignore"))
    else:
        yield from read(body, "", place)


def _objects(data: bytes, place: str, read: Read) -> Iterator[Exhibit]:
    """Go through what the table of objects leads to: pictures, embedded files, streams in rare codings, stray pages."""
    try:
        document = pikepdf.open(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - qpdf fails in a dozen ways
        yield unread(place, f"{type(error).__name__}: {error}")
        return
    with document:
        stray = []
        own = {page.objgen for page in document.pages}
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                name = _within(place, f"object {thing.objgen[0]}")
                yield from _of_stream(thing, name, read)
            elif isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Page" and thing.objgen not in own:
                stray.append(thing)
        if stray:
            yield from _stray_pages(document, stray, place)


def _of_stream(thing: Any, place: str, read: Read) -> Iterator[Exhibit]:
    filters = str(thing.get("/Filter", ""))
    if thing.get("/Subtype") == "/Image":
        yield from _picture(thing, filters, place, read)
        return
    if thing.get("/Type") == "/EmbeddedFile" or any(name in filters for name in ("LZW", "ASCII", "RunLength")):
        try:
            yield from read(thing.read_bytes(), "", place)
        except Exception as error:  # noqa: BLE001 - likewise
            yield unread(place, f"{type(error).__name__}: {error}")


def _picture(thing: Any, filters: str, place: str, read: Read) -> Iterator[Exhibit]:
    """Look at a picture object: as the JPEG that it holds, or as its pixels; its mask alone says where it shows."""
    if "DCTDecode" in filters and "Flate" not in filters:
        yield from read(thing.read_raw_bytes(), "", place)
        return
    if min(int(thing.get("/Width", 0)), int(thing.get("/Height", 0))) < _LEAST_PX or thing.get("/ImageMask", False):
        return
    yield Film(place=place, develop=lambda: _developed(thing, place))


def _developed(thing: Any, place: str) -> Iterator[Exhibit]:
    try:
        yield from shot(_pixels(thing), place)
    except Exception as error:  # noqa: BLE001 - likewise
        yield unread(place, f"{type(error).__name__}: {error}")


def _pixels(thing: Any) -> Image.Image:
    """Decode a picture of eight bits a channel quickly; let the library do the others."""
    space, size = thing.get("/ColorSpace"), (int(thing["/Width"]), int(thing["/Height"]))
    mode = _MODES.get(str(space))
    if isinstance(space, pikepdf.Array) and str(space[0]) == "/ICCBased":
        mode = {1: "L", 3: "RGB", 4: "CMYK"}.get(int(space[1]["/N"]))
    if mode and int(thing.get("/BitsPerComponent", 8)) == 8:
        data = thing.read_bytes()
        return Image.frombytes(mode, size, data)
    found: Image.Image = pikepdf.PdfImage(thing).as_pil_image()
    return found


def _stray_pages(document: Any, stray: list[Any], place: str) -> Iterator[Exhibit]:
    """Read pages that are in no page tree, as if they were."""
    kept = len(document.pages)
    for page in stray:
        document.pages.append(pikepdf.Page(page))
    out = io.BytesIO()
    document.save(out)
    yield from _shown(out.getvalue(), _within(place, "a page that is not in the page tree"), first=kept)


def _shown(data: bytes, place: str, first: int = 0) -> Iterator[Exhibit]:
    """Give the text of every page, as a reader copies it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield unread(place, str(error))
        return
    try:
        for number in range(first, len(document)):
            page = document[number]
            text = page.get_textpage()
            # A word that a line breaks off is one word.
            words = text.get_text_range().replace("￾", "").replace("\r\n", "\n")
            yield Words(place=_within(place, f"page {number + 1}"), text=words)
            text.close()
            page.close()
    finally:
        document.close()


def _within(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what
