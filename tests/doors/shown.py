"""Doors for pictures and recordings: read as handed in, then developed as for the web."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st
from PIL import Image
from tests.darkroom.shown_elsewhere import transparencies
from tests.doors import nasties
from tests.doors.door import Door
from tests.doors.mutations import binaries, files, parted
from tests.doors.outcome import Outcome
from tests.doors.written import ISSUE, item
from tests.manuscript.noted import chunk, exif, segment, short, tiff_with, xmp
from tests.wrong.makers import png_header

from magazine.darkroom.develop import develop
from magazine.darkroom.recipe import Format, Recipe
from magazine.issue.finding import Stop
from magazine.issue.picture import Area
from magazine.manuscript.card import Card
from magazine.manuscript.notes import Notes
from magazine.manuscript.pictures import read_picture
from magazine.manuscript.recordings import read_recording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

RECIPE: Final = Recipe(edition="web", format=Format.JPEG, width=480, quality=82)
CARDS: Final = (None, Card(where=item(__import__("pathlib").Path("x"), "x").where, crop=Area(0.1, 0, 0.9, 1), redactions=(Area(0.4, 0.3, 0.6, 0.5),)))  # fmt: skip
SECRET: Final = b"SECRET-OF-THE-ORIGINAL"
"""Stands in the metadata of the good samples, and must never come out."""
DRAWINGS: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="#123"/></svg>',
    (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 60"><defs>'
        '<linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient><clipPath id="c"><path d="M0 0h9v9z"/></clipPath></defs>'
        '<style>.b{fill:url(#a)}</style><g class="b" transform="scale(2)" clip-path="url(#c)"><circle r="9"/><use xlink:href="#a"/></g></svg>'
    ),
)
SVG: Final = (
    "<script>alert(1)</script>", "<g>", "</g>", '<image href="http://x/y.png"/>', '<image href="/etc/passwd"/>', '<use href="#a"/>', '<use href="//x#a"/>',
    '<a href="javascript:alert(1)">', "<!DOCTYPE svg [<!ENTITY a 'b'>]>", "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>", "&a;", "&#1;", "<text>x</text>",
    '<style>@import "//x";</style>', "<style>*{fill:\\75rl(//x)}</style>", ' style="fill:url(//x)"', ' onload="x"', ' width="1e9"', ' width="1e400"',
    ' height="0"', ' height="-1"', ' viewBox="0 0 1e99 1"', ' viewBox="0 0 0 0"', ' width="nan"', ' width="100%"', ' transform="scale(1e30)"',
    "<filter id='f'><feGaussianBlur stdDeviation='1e9'/></filter>", ' filter="url(#f)"', "<pattern id='p' width='0.0001' height='0.0001'><rect/></pattern>",
    "<g id='g'><use href='#g'/><use href='#g'/></g>", "<feImage href='//x'/>", "<foreignObject><p/></foreignObject>", "<animate/>", "<set/>",
    "<?xml-stylesheet href='//x'?>", "<?php x?>", "<![CDATA[", "]]>", "<!--", '<path d="' + "M0 0L1 1" * 200 + '"/>', ' stroke-dasharray="1e-9"', "<mask id='m'>",
    "<svg:script xmlns:svg='http://www.w3.org/2000/svg'/>", "<SCRIPT/>", ' xmlns="http://x"', ' xlink:href="data:text/html,x"', "<marker id='k'/>",
    ' marker-mid="url(#k)"', "<feTurbulence numOctaves='99999999' baseFrequency='9'/>", "<feMorphology radius='1e6'/>", "<switch/>", "<symbol id='s'/>",
)  # fmt: skip


def picture_of(kind: str, size: tuple[int, int] = (24, 16), mode: str = "RGB", **options: object) -> bytes:
    """Make a small picture, its metadata full of what must not come out."""
    notes = Image.Exif()
    notes[0x010E] = SECRET.decode()
    notes[0x0112] = 1 if kind == "WEBP" else 6  # a WebP with any other is refused
    stream = io.BytesIO()
    noise = Image.effect_noise(size, 60)
    if mode == "I;16":
        noise = noise.convert("I")
    image = noise.convert(mode) if mode != "P" else noise.quantize(8)
    more: dict[str, object] = {"exif": notes} if kind != "TIFF" and mode not in {"P", "CMYK"} else {}
    image.save(stream, kind, **more, **options)
    return stream.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Make a PNG of one colour: a few kilobytes that stand for many megapixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pack = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    body = b"".join([*(pack.compress(row) for _ in range(height)), pack.flush()])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


def text_chunks() -> bytes:
    """Make a PNG whose compressed comment is a bomb."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    plain = picture_of("PNG")
    comment = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(80_000_000), 9))
    return plain[:33] + comment + plain[33:]


def moving(kind: str, **options: object) -> bytes:
    """Make a file of several pictures."""
    frames = [Image.effect_noise((16, 16), 40 + number).convert("RGB") for number in range(3)]
    stream = io.BytesIO()
    frames[0].save(stream, kind, save_all=True, append_images=frames[1:], **options)
    return stream.getvalue()


SAMPLES: Final = {
    "jpeg": (".jpg", lambda: (picture_of("JPEG"), picture_of("JPEG", progressive=True), picture_of("JPEG", mode="CMYK"), picture_of("JPEG", mode="L"), picture_of("JPEG") + SECRET, moving("MPO"))),
    "png": (".png", lambda: (picture_of("PNG"), picture_of("PNG", mode="RGBA"), picture_of("PNG", mode="P"), picture_of("PNG", mode="I;16"), picture_of("PNG", mode="1"), moving("PNG"), bomb(7_800, 7_800), text_chunks(), png_header(99, 99), *(data for name, data in transparencies() if name.endswith("key.png")))),
    "webp": (".webp", lambda: (picture_of("WEBP"), picture_of("WEBP", lossless=True), picture_of("WEBP", mode="RGBA"), moving("WEBP"))),
    "tiff": (".tif", lambda: (picture_of("TIFF"), picture_of("TIFF", compression="tiff_lzw"), picture_of("TIFF", compression="tiff_deflate"), picture_of("TIFF", compression="jpeg"), tiff_with({274: (3, 6)}), tiff_with({274: (4, 3)}), tiff_with({700: (7, xmp(3))}), picture_of("TIFF", mode="CMYK"), picture_of("TIFF", mode="1", compression="group4"), picture_of("TIFF", mode="F"), picture_of("TIFF", mode="LAB"), moving("TIFF"))),
}  # fmt: skip


_EXIF: Final = tuple(
    exif((0x0112, kind, count, bytes([way, 0, way, 0])))
    for way in (0, 1, 3, 6, 9)
    for kind, count in ((3, 1), (4, 1), (3, 2), (8, 1), (1, 1), (11, 1))
)
"""Orientations of all types and counts, right and wrong."""
PIECES: Final[dict[str, tuple[int, tuple[bytes, ...]]]] = {
    "jpeg": (2, (
        *map(segment, _EXIF), segment(b"Exif\0\xff" + exif(short(3))[6:]), segment(exif(short(9), short(3))), segment(xmp(6)), segment(b"", 0xFE), b"\xff", b"\xff" * 900,
        b"\0", b"\xff\xd0", b"\xff\xdd\0\4\0\1", segment(b"MPF\0II*\0\x08\0\0\0", 0xE2), b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\2",
    )),
    "png": (33, (
        *(chunk(b"eXIf", note[6:]) for note in _EXIF), chunk(b"eXIf", exif(short(3))), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(6)),
        *(chunk(b"tRNS", bytes(size)) for size in (0, 1, 2, 3, 6, 300)), chunk(b"tRNS", b"\0\1"), chunk(b"tRNS", b"\xff\xff"), chunk(b"PLTE", bytes(9)), chunk(b"IDAT", b""),
        chunk(b"gAMA", b"\0\1\x86\xa0"), chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"cICP", b"\x09\x10\0\1"), chunk(b"cHRM", bytes(32)), chunk(b"prVt", b""),
    )),
    "webp": (12, (*tuple(b"EXIF" + struct.pack("<I", len(note)) + note + bytes(len(note) % 2) for note in _EXIF), b"XXXX\x00\x00\x00\x00", b"ALPH\x01\x00\x00\x00\x00\x00")),
}  # fmt: skip
"""Where the head of a format ends, and what stands there in some files and must not in others."""


def pictures(name: str, samples: tuple[bytes, ...]) -> SearchStrategy[bytes]:
    """Draw pictures, hurt or with pieces that should not be there."""
    if name not in PIECES:
        return binaries(samples)
    return st.one_of(binaries(samples), parted(samples, *PIECES[name]))


def open_picture(ending: str) -> Callable[[Path], Callable[[bytes], Outcome]]:
    def open_door(folder: Path) -> Callable[[bytes], Outcome]:
        file = folder / f"crowd{ending}"
        path = f"{ISSUE}/patrol/crowd{ending}"

        def enter(data: bytes) -> Outcome:
            file.write_bytes(data)
            notes = Notes()
            picture = read_picture(item(file, path), CARDS[len(data) % 2], notes)
            if picture is None:
                return Outcome(findings=notes.findings)
            try:
                made = develop(picture, RECIPE)
            except Stop as stop:
                return Outcome(findings=(*notes.findings, *stop.findings), value=picture)
            with Image.open(io.BytesIO(made)) as shown:
                shown.load()
                assert shown.format == "JPEG"
                assert set(shown.info) <= {
                    "jfif",
                    "jfif_version",
                    "jfif_unit",
                    "jfif_density",
                    "progressive",
                    "progression",
                }
            assert SECRET not in made
            return Outcome(findings=notes.findings, value=picture, files=(made,))

        return enter

    return open_door


RECORDINGS: Final = {
    ".mp3": (b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + bytes(413), b"\xff\xfb\x90\x00" + bytes(413)),
    ".mp4": (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64),),
    ".m4a": (b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A isom" + bytes(64),),
    ".ogg": (b"OggS\x00\x02" + bytes(64),),
    ".opus": (b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(32),),
    ".wav": (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(64),),
    ".webm": (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01" + bytes(64),),
}
DISGUISED: Final = (
    b"<!DOCTYPE html><script>alert(1)</script>",
    b"<svg onload=alert(1)>",
    b"MZ\x90\x00",
    b"%PDF-1.7",
    b"\x7fELF",
    b"PK\x03\x04",
    b"#!/bin/sh\n",
    b"GIF89a",
    b"",
)
ENDINGS: Final = tuple(RECORDINGS)


def open_recording(folder: Path) -> Callable[[bytes], Outcome]:
    def enter(data: bytes) -> Outcome:
        ending = ENDINGS[data[0] % len(ENDINGS)] if data else ".mp3"
        data = data[1:]
        file = folder / f"talk{ending}"
        file.write_bytes(data)
        notes = Notes()
        recording = read_recording(item(file, f"{ISSUE}/patrol/talk{ending}"), notes)
        start = data[:300].lower()
        if recording is not None and start.startswith((b"<", b"mz", b"%pdf", b"\x7felf", b"pk\x03", b"#!")):
            raise AssertionError(f"something else was taken for a recording: {data[:40]!r}")
        return Outcome(findings=notes.findings, value=recording)

    return enter


def recordings() -> SearchStrategy[bytes]:
    """Hurt recordings; the first byte chooses the ending."""
    good = tuple(bytes([number]) + one for number, ending in enumerate(ENDINGS) for one in RECORDINGS[ending])
    return binaries((*good, *good, *(bytes([number]) + one for number, one in enumerate(DISGUISED))))


DOORS: Final = {
    **{
        name: Door(inputs=lambda name=name, make=make: pictures(name, make()), open=open_picture(ending))  # type: ignore[misc]
        for name, (ending, make) in SAMPLES.items()
    },
    "svg": Door(inputs=lambda: files(DRAWINGS, (*SVG, *SVG, *nasties.EVERY)), open=open_picture(".svg")),
    "recording": Door(inputs=recordings, open=open_recording),
}
