"""What a PDF's table of objects leads to: pictures, attached files, pages in no page tree, and text that no page draws."""

from __future__ import annotations

import hashlib
import io
import sys
from array import array
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from PIL import Image

from magazine.release.audit.exhibits import Film, Packet
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import behind, foreign, guarded, unread, within
from magazine.release.audit.readers.printed_pages import pages_as_read
from magazine.release.audit.readers.printed_text import shows_text
from magazine.release.audit.readers.shots import shot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.release.audit.exhibits import Exhibit

    Read = Callable[[bytes, str, str], Iterator[Exhibit]]

_MODES: Final = {"/DeviceGray": "L", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}
_CHANNELS: Final = {1: "L", 3: "RGB", 4: "CMYK"}
_CODINGS: Final = frozenset({"", "/FlateDecode", "/DCTDecode"})
"""How the editions code streams."""
_GLYPHS: Final = "/CIDToGIDMap"
_MOST_GLYPHS: Final = 2 * 65_536  # bytes
_PROFILE: Final = "/DestOutputProfile"
_MOST_PARENTS: Final = 40  # of a page: groups of pages within groups
_LEAST_PX: Final = 4  # a side of a picture in which nothing can be made out, in however many strips it lies


def listed_objects(data: bytes, place: str, digest: str, read: Read, known: set[bytes]) -> Iterator[Exhibit]:
    """Go through what the table of objects leads to.

    Args:
        data: the document.
        place: where it stands.
        digest: of its bytes.
        read: reads what is in it.
        known: takes the digests of the coded streams that were looked at.
    """
    try:
        document = pikepdf.open(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - qpdf fails in a dozen ways
        yield unread(place, f"{type(error).__name__}: {error}")
        return
    with document:
        if document.is_encrypted:
            yield foreign(place, "a locked document")
        pages: list[Any] = []
        parts = _parts(document)
        own = {page.objgen for page in document.pages}
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                name = within(place, f"object {thing.objgen[0]}")
                part = parts.get(thing.objgen)
                if part is None:
                    looked_at = _of_stream(thing, name, digest, read, known)
                else:
                    looked_at = _of_part(thing, part, name, known)
                yield from guarded(looked_at, name)
                if "/BBox" in thing or "/Resources" in thing:
                    pages += [thing] if shows_text(thing.read_bytes()) else []
            elif isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Page" and thing.objgen not in own:
                pages.append(thing)
        if pages:
            yield from _beside_the_pages(pages, place)


def _parts(document: Any) -> dict[tuple[int, int], str]:
    """Say which streams are tables of glyphs or colour profiles: they have no mark of their own."""
    holders = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and _GLYPHS in thing]
    holders += list(document.Root.get("/OutputIntents", pikepdf.Array()))
    return {
        value.objgen: name
        for thing in holders
        for name in (_GLYPHS, _PROFILE)
        if isinstance(value := thing.get(name), pikepdf.Stream)
    }


def _of_part(thing: Any, part: str, place: str, known: set[bytes]) -> Iterator[Exhibit]:
    known.add(hashlib.sha256(thing.read_raw_bytes()).digest())
    data = thing.read_bytes()
    if part == _GLYPHS and not _numbers_glyphs(data):
        yield foreign(place, "a table of glyphs in an order")
    elif part == _PROFILE and (data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data)):
        yield foreign(place, "a colour profile of a kind")
    yield as_it_lies(data, place)


def _numbers_glyphs(data: bytes) -> bool:
    """Say whether a table numbers the glyphs that a font kept in the order in which they stood (ISO 32000-1, 9.7.4.2)."""
    if len(data) % 2 or len(data) > _MOST_GLYPHS:
        return False
    glyphs = array("H", data)
    if sys.byteorder == "little":
        glyphs.byteswap()
    kept = [glyph for glyph in glyphs if glyph]
    return kept == sorted(set(kept))


def _of_stream(thing: Any, place: str, document: str, read: Read, known: set[bytes]) -> Iterator[Exhibit]:
    """Look at a stream that is a picture, an attached file, or coded as no edition does; the others are read as they lie."""
    coding = _coding(thing)
    if coding not in _CODINGS:
        yield foreign(place, f"a stream coded with {coding}")
        known.add(hashlib.sha256(thing.read_raw_bytes()).digest())
        if not _is_picture(thing):
            yield from read(thing.read_bytes(), "", place)
    if _is_picture(thing):
        raw = thing.read_raw_bytes()
        digest = hashlib.sha256(raw)
        known.add(digest.digest())
        if coding == "/DCTDecode":
            yield from read(raw, "", place)
        elif min(int(thing["/Width"]), int(thing["/Height"])) >= _LEAST_PX:
            yield _picture(thing, digest.hexdigest(), coding, place, document)
    elif coding == "/FlateDecode" and int(thing.get("/DecodeParms", pikepdf.Dictionary()).get("/Predictor", 1)) > 1:
        if thing.get("/Type") not in {"/XRef", "/ObjStm"}:
            yield from read(thing.read_bytes(), "", place)
    elif thing.get("/Type") == "/EmbeddedFile":
        known.add(hashlib.sha256(thing.read_raw_bytes()).digest())
        yield from read(thing.read_bytes(), "", place)


def _coding(thing: Any) -> str:
    filters = thing.get("/Filter", "")
    return " ".join(map(str, filters)) if isinstance(filters, pikepdf.Array) else str(filters)


def _is_picture(thing: Any) -> bool:
    """Say whether a stream is a picture: a size says so, whatever it is called, or not called."""
    return thing.get("/Subtype") == "/Image" or ("/Width" in thing and "/Height" in thing)


def _picture(thing: Any, digest: str, coding: str, place: str, document: str) -> Film:
    """Give a picture by its pixels: one of eight bits a channel is the same in every document, others hang on further objects of theirs."""
    mode = _mode(thing, coding)
    told = (*_size(thing), mode, coding, repr(thing.get("/DecodeParms")), "" if mode else f"{document} {thing.objgen}")
    return Film(
        place=place,
        key=f"{digest} {told}",
        develop=lambda place: guarded(_developed(thing, mode, place), place),
    )


def _size(thing: Any) -> tuple[int, int]:
    return int(thing["/Width"]), int(thing["/Height"])


def _mode(thing: Any, coding: str) -> str | None:
    """Say in what mode a picture's bytes are its pixels; None where the library must make them."""
    space = thing.get("/ColorSpace")
    mode = _MODES.get(str(space))
    if isinstance(space, pikepdf.Array) and str(space[0]) == "/ICCBased":
        mode = _CHANNELS.get(int(space[1]["/N"]))
    if thing.get("/ImageMask", False):
        mode = "1"
    elif int(thing.get("/BitsPerComponent", 8)) != 8:
        mode = None
    return mode if mode and coding in _CODINGS else None


def _developed(thing: Any, mode: str | None, place: str) -> Iterator[Exhibit]:
    """Decode a picture of eight bits a channel quickly; let the library do the others."""
    size = _size(thing)
    if mode is None:
        yield from shot(pikepdf.PdfImage(thing).as_pil_image(), place)
        return
    data = thing.read_bytes()
    image = Image.frombytes(mode, size, data)
    used = size[1] * (-(-size[0] // 8) if mode == "1" else size[0] * len(image.getbands()))
    if len(data) > used and data[used:].strip(b"\r\n"):
        yield behind(place, len(data) - used)
        yield Packet(place=within(place, "bytes after its last row"), data=data[used:])
    yield from shot(image.convert("L") if mode == "1" else image, place)


def _beside_the_pages(pages: list[Any], place: str) -> Iterator[Exhibit]:
    """Read the text of pages in no page tree, and of forms, appearances and patterns, each as a page of its own with its own fonts."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        for thing in pages:
            content = _drawn(thing)
            page = document.add_blank_page(page_size=(400, 400))
            page.obj.Contents = document.make_stream(content)
            page.obj.Resources = pikepdf.Dictionary(Font=_fonts(document, thing))
        document.save(out)
    yield pages_as_read(out.getvalue(), within(place, "text beside its pages"))


def _drawn(thing: Any) -> bytes:
    """Give what draws a form or a page; a page's may lie in several streams."""
    if isinstance(thing, pikepdf.Stream):
        content: bytes = thing.read_bytes()
        return content
    contents = thing.get("/Contents", pikepdf.Array())
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams)


def _fonts(document: Any, thing: Any) -> Any:
    """Take over the fonts of a page or form, which may stand with the pages above it."""
    for _ in range(_MOST_PARENTS):
        fonts = thing.get("/Resources", pikepdf.Dictionary()).get("/Font")
        if fonts is not None:
            return pikepdf.Dictionary(
                {
                    name: document.copy_foreign(font if font.is_indirect else _made_indirect(thing, font))
                    for name, font in fonts.items()
                }
            )
        thing = thing.get("/Parent")
        if thing is None:
            break
    return pikepdf.Dictionary()


def _made_indirect(thing: Any, font: Any) -> Any:
    return pikepdf.Pdf.get_object_owner(thing).make_indirect(font)
