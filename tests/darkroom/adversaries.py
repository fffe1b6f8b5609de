"""Originals that someone made to get something past the darkroom, or to stop it: each with what must become of it.

``None`` is for those that are published, clean; any other is refused under that rule.
"""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from typing import TYPE_CHECKING, Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from tests.darkroom.specimens import SECRET, quarters, saved, svg
from tests.darkroom.twins import drawing, jpeg, palette, png, telephone, tiff, webp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PICTURE: Final = quarters((96, 72))
XMP: Final = (
    f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description dc:creator='{SECRET}' hdrgm:Version='1.0'/></x:xmpmeta>"
)
ZIP: Final = b"PK\x03\x04\x14\x00" + SECRET.encode() * 9
FRAMES: Final = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def segment(number: int, data: bytes) -> bytes:
    return bytes((0xFF, number)) + (len(data) + 2).to_bytes(2, "big") + data


def with_segments(*segments: bytes) -> bytes:
    data = saved(PICTURE, "JPEG", quality=90)
    return data[:2] + b"".join(segments) + data[2:]


def with_chunks(*chunks: bytes, behind: bool = False) -> bytes:
    data = saved(PICTURE, "PNG")
    place = data.index(b"IEND") - 4 if behind else 33
    return data[:place] + b"".join(chunks) + data[place:]


def in_riff(*chunks: tuple[bytes, bytes]) -> bytes:
    data = saved(PICTURE, "WEBP", lossless=True, exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00")
    data += b"".join(name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2) for name, body in chunks)
    return data[:4] + (len(data) - 8).to_bytes(4, "little") + data[8:]


def exif(orientation: int = 1) -> bytes:
    tags = Image.Exif()
    tags[0x010E] = SECRET
    tags[0x0112] = orientation
    tags[0x8769] = {0x927C: SECRET.encode()}  # a maker's own note
    tags[0x8825] = {1: "N", 2: (34.0, 2.0, 0.0)}
    return tags.tobytes()


def xmp_turned() -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'


def gain_map() -> bytes:
    """Ultra HDR: XMP that speaks of a gain map, and the map as a second JPEG behind the first."""
    return with_segments(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP.encode())) + saved(FRAMES[0], "JPEG")


def thumbnails() -> bytes:
    """Photoshop's and JFIF's small pictures, IPTC, a profile with words, C2PA in JUMBF, a comment, a maker's note."""
    small = saved(PICTURE.resize((16, 12)), "JPEG")
    photoshop = b"Photoshop 3.0\x008BIM\x04\x0c\x00\x00" + len(small).to_bytes(4, "big") + small + bytes(len(small) % 2)
    iptc = (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00"
        + struct.pack(">I", len(SECRET) + 5)
        + b"\x1c\x02\x50"
        + struct.pack(">H", len(SECRET))
        + SECRET.encode()
    )
    return with_segments(
        segment(0xE0, b"JFXX\x00\x13\x01\x01" + b"\xff\x00\x00"), segment(0xED, photoshop), segment(0xED, iptc),
        segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + SECRET.encode() * 9), segment(0xE2, b"MPF\x00II*\x00"),
        segment(0xEB, b"JP\x00\x01\x00\x00\x00\x01" + struct.pack(">I", 60) + b"jumb" + SECRET.encode()), segment(0xFE, SECRET.encode()),
        segment(0xE1, exif() if exif().startswith(b"Exif") else b"Exif\x00\x00" + exif()),
    )  # fmt: skip


def tiff_with_more() -> bytes:
    """Photoshop's layers, IPTC, XMP, and a small picture in a directory below the first."""
    tags = ImageFileDirectory_v2()
    tags[270], tags[315], tags[700], tags[34377], tags[37724] = (
        SECRET,
        SECRET,
        XMP.encode(),
        SECRET.encode(),
        SECRET.encode(),
    )
    tags.tagtype.update({700: 7, 34377: 7, 37724: 7})
    return saved(PICTURE, "TIFF", tiffinfo=tags)


def png_of(side: int, rows: bytes | None = None, *more: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes((side * 3 + 1) * side) if rows is None else rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + pixels + chunk(b"IEND", b"")


def jpeg_of(width: int, height: int) -> bytes:
    data = bytearray(saved(PICTURE, "JPEG"))
    place = data.index(b"\xff\xc0")
    data[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def bomb() -> bytes:
    return zlib.compress(bytes(90_000_000), 9)


def words() -> PngInfo:
    notes = PngInfo()
    notes.add_text("Comment", SECRET)
    notes.add_text("Raw profile type exif", f"\nexif\n      18\n{'00' * 18}\n", zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP)
    return notes


def moved(kind: str, **options: object) -> bytes:
    return saved(FRAMES[0], kind, save_all=True, append_images=FRAMES[1:], **options)


def webp_bomb() -> bytes:
    """A lossless WebP of 16383 by 16383 pixels in a hundred bytes."""
    bits = 16382 | 16382 << 14
    body = b"\x2f" + bits.to_bytes(4, "little") + bytes(20)
    return (
        b"RIFF"
        + (len(body) + 13).to_bytes(4, "little")
        + b"WEBPVP8L"
        + len(body).to_bytes(4, "little")
        + body
        + b"\x00"
    )


def uses(depth: int) -> str:
    steps = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, depth))
    return f'<defs><rect id="a0" width="1" height="1"/>{steps}</defs><use href="#a{depth - 1}"/>'


def early_scans() -> bytes:
    return saved(PICTURE, "JPEG", progressive=True, comment=SECRET.encode())


def deep() -> bytes:
    out = io.BytesIO()
    Image.new("I;16", (96, 72), 40_000).save(out, "PNG", pnginfo=words())
    return out.getvalue()


ADVERSARIES: Final[Mapping[str, tuple[Callable[[], bytes], str | None]]] = {
    # Published, with nothing but their pixels.
    "everything.jpg": (lambda: jpeg(1), None), "everything.png": (lambda: png(1), None), "palette.png": (lambda: palette(1), None),
    "everything.webp": (lambda: webp(1), None), "inks.tif": (lambda: tiff(1), None), "telephone.jpg": (lambda: telephone(1), None),
    "thumbnails.jpg": (thumbnails, None), "gain-map.jpg": (gain_map, None), "layers.tif": (tiff_with_more, None), "deep.png": (deep, None),
    "scans.jpg": (early_scans, None), "words.png": (lambda: saved(PICTURE, "PNG", pnginfo=words(), exif=exif(), icc_profile=b"x" * 99), None),
    "own-chunks.png": (lambda: with_chunks(chunk(b"seCr", SECRET.encode()), chunk(b"caBX", SECRET.encode()), chunk(b"tIME", bytes(7))), None),
    "behind.png": (lambda: with_chunks(chunk(b"tEXt", b"Comment\x00" + SECRET.encode()), behind=True), None),
    "chunks.webp": (lambda: in_riff((b"XMP ", XMP.encode()), (b"SECR", SECRET.encode())), None),
    "zip.jpg": (lambda: saved(PICTURE, "JPEG") + ZIP, None), "page.png": (lambda: saved(PICTURE, "PNG") + b"<html><script>" + ZIP, None),
    "pdf.jpg": (lambda: saved(PICTURE, "JPEG") + b"%PDF-1.7\n" + ZIP, None), "too-much.png": (lambda: png_of(8, bytes(25 * 8 + 90_000_000)), None),
    "drawing.svg": (lambda: drawing(1), None), "self.svg": (lambda: svg('<g id="a"><use href="#a"/></g>'), "huge-drawing"),
    "cdata.svg": (lambda: svg(f"<style><![CDATA[/* {SECRET} */]]></style><rect width='9' height='9'/>"), None),
    # Disguised.
    "gif.png": (lambda: saved(PICTURE, "GIF"), "not-a-picture"), "heif.jpg": (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(99), "not-a-picture"),
    "avif.jpg": (lambda: saved(PICTURE, "AVIF"), "not-a-picture"), "jpeg2000.jpg": (lambda: saved(PICTURE, "JPEG2000"), "not-a-picture"),
    "bmp.png": (lambda: saved(PICTURE, "BMP"), "not-a-picture"), "eps.jpg": (lambda: saved(PICTURE, "EPS"), "not-a-picture"),
    "pdf.png": (lambda: saved(PICTURE, "PDF"), "not-a-picture"), "psd.tif": (lambda: b"8BPS\x00\x01" + bytes(99), "not-a-picture"),
    "html.jpg": (lambda: b"<html><script>alert(1)</script>", "not-a-picture"), "elf.png": (lambda: b"\x7fELF" + bytes(99), "not-a-picture"),
    "png.jpg": (lambda: saved(PICTURE, "PNG"), "wrong-ending"), "webp.png": (lambda: saved(PICTURE, "WEBP"), "wrong-ending"),
    "html.svg": (lambda: b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "not-a-picture"), "packed.svg": (lambda: gzip.compress(svg("<g/>")), "not-a-picture"),
    # Several pictures in one.
    "moving.png": (lambda: moved("PNG"), "moving-picture"), "moving.webp": (lambda: moved("WEBP"), "moving-picture"),
    "pages.tif": (lambda: moved("TIFF"), "moving-picture"), "hidden-first.png": (lambda: moved("PNG", default_image=True), "moving-picture"),
    # Cut off.
    "cut.jpg": (lambda: saved(PICTURE, "JPEG")[:-200], "truncated-picture"), "cut.png": (lambda: saved(PICTURE, "PNG")[:-20], "truncated-picture"),
    "cut.webp": (lambda: saved(PICTURE, "WEBP")[:-20], "not-a-picture"), "cut.tif": (lambda: saved(PICTURE, "TIFF")[:9_000], "damaged-picture"),
    "far-zip.jpg": (lambda: saved(PICTURE, "JPEG") + bytes(200_000), "truncated-picture"),
    "closed.jpg": (lambda: (data := saved(PICTURE, "JPEG", quality=90))[: len(data) - 300] + b"\xff\xd9", "truncated-picture"),
    "closed-scans.jpg": (lambda: (data := saved(quarters((400, 300)), "JPEG", progressive=True))[: data.rindex(b"\xff\xda")] + b"\xff\xd9", "truncated-picture"),
    "few-rows.png": (lambda: png_of(64, bytes(193 * 30)), "truncated-picture"), "no-rows.png": (lambda: png_of(64, b""), "damaged-picture"),
    # Huge.
    "side.png": (lambda: png_of(40_000, b""), "huge-picture"), "side.jpg": (lambda: jpeg_of(65_500, 65_500), "huge-picture"),
    "side.webp": (webp_bomb, "huge-picture"), "text.png": (lambda: png_of(8, None, chunk(b"zTXt", b"Comment\x00\x00" + bomb())), "not-a-picture"),
    "words.png.png": (lambda: png_of(8, None, chunk(b"iTXt", b"Comment\x00\x01\x00\x00\x00" + bomb())), "not-a-picture"),
    "profile.png": (lambda: png_of(8, None, chunk(b"iCCP", b"x\x00\x00" + bomb())), "not-a-picture"),
    "uses.svg": (lambda: svg(uses(10)), "huge-drawing"), "deep.svg": (lambda: svg("<g>" * 90 + "</g>" * 90), "huge-drawing"),
    "heavy.svg": (lambda: svg(" " * 5_000_001), "huge-file"), "turbulence.svg": (lambda: svg('<filter id="f"><feTurbulence numOctaves="9999"/></filter>'), "unsafe-svg"),
    # Drawings that do or load something.
    "script.svg": (lambda: svg("<script>alert(1)</script>"), "unsafe-svg"), "event.svg": (lambda: svg('<g onload="alert(1)"/>'), "unsafe-svg"),
    "link.svg": (lambda: svg('<a href="javascript:alert(1)"><g/></a>'), "unsafe-svg"), "foreign.svg": (lambda: svg("<foreignObject/>"), "unsafe-svg"),
    "image.svg": (lambda: svg('<image href="data:image/png;base64,AAAA"/>'), "unsafe-svg"), "file.svg": (lambda: svg('<use xlink:href="file:///etc/passwd#a"/>'), "unsafe-svg"),
    "include.svg": (lambda: svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'), "unsafe-svg"),
    "import.svg": (lambda: svg("<style>@import 'x.css';</style>"), "unsafe-svg"), "font.svg": (lambda: svg("<style>@font-face{src:url(x.woff)}</style>"), "unsafe-svg"),
    "sheet.svg": (lambda: svg("", before='<?xml-stylesheet href="a.css"?>'), "unsafe-svg"), "text.svg": (lambda: svg("<text>x</text>"), "unsafe-svg"),
    "entity.svg": (lambda: svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "unsafe-svg"),
    "laughs.svg": (lambda: svg("&b;", before='<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'), "unsafe-svg"),
    "animated.svg": (lambda: svg('<set attributeName="href" to="x"/>'), "unsafe-svg"), "remote-dtd.svg": (lambda: svg("<g/>", before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://magazine.example/svg.dtd">'), None),
}  # fmt: skip
