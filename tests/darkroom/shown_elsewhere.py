"""Originals of every kind that a browser shows, for a judge that shares nothing with the darkroom: Chromium's own decoders."""

from __future__ import annotations

import base64
import io
import itertools
import random
import struct
import zlib
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from PIL import Image, ImageCms
from tests.browser import open_browser
from tests.manuscript.noted import chunk, exif, jpeg_with, png_with, portrait, saved, segment, short, webp_with, xmp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE: Final = 8
"""Pictures beside each other on the page that the browser shows."""
CELL: Final = (104, 104)
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_MEDIA: Final = {"jpg": "jpeg", "png": "png", "webp": "webp"}
SIDE: Final = (48, 32)


def _notes(way: int) -> dict[str, bytes]:
    """Every manner of writing an orientation that somebody might try."""
    long = (0x0112, 4, 1, struct.pack("<I", way))
    return {
        "short": exif(short(way)), "big": exif(short(way, ">"), order=">"), "long": exif(long), "byte": exif((0x0112, 1, 1, bytes([way]))),
        "signed": exif((0x0112, 8, 1, struct.pack("<h", way))), "float": exif((0x0112, 11, 1, struct.pack("<f", way))),
        "two": exif((0x0112, 3, 2, struct.pack("<HH", way, way))), "first": exif(short(way), short(1)), "last": exif(short(1), short(way)),
        "odd first": exif(short(9), short(way)), "long first": exif(long, short(1)), "odd": exif(short(way + 8)),
        "cut": exif(short(way)).replace(b"\1\0\x12", b"\x09\0\x12"), "odd head": b"Exif\0\xff" + exif(short(way))[6:],
    }  # fmt: skip


def orientations() -> Iterator[tuple[str, bytes]]:
    """Yield pictures that say, in all ways that there are, which side of them is up."""
    for way in range(1, 9):
        one, upright = exif(short(way)), exif(short(1))
        for name, note in _notes(way).items():
            yield f"{name} {way}.jpg", jpeg_with(segment(note))
            yield f"{name} {way}.png", png_with([(b"eXIf", note[6:])])
            yield f"{name} {way}.webp", webp_with(note)
        for name, notes in {
            "twice": (one, one),
            "then upright": (one, upright),
            "upright then": (upright, one),
            "none then": (exif(), one),
        }.items():
            yield f"{name} {way}.jpg", jpeg_with(*map(segment, notes))
            yield f"{name} {way}.png", png_with([(b"eXIf", note[6:]) for note in notes])
        yield f"xmp {way}.jpg", jpeg_with(segment(xmp(way)))
        yield f"both {way}.jpg", jpeg_with(segment(xmp(1)), segment(one))
        yield f"behind {way}.png", png_with([], [(b"eXIf", one[6:])])
        yield f"prefix {way}.png", png_with([(b"eXIf", one)])
        yield f"xmp {way}.png", png_with([(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(way))])
        yield (
            f"raw {way}.png",
            png_with([(b"tEXt", f"Raw profile type exif\0\nexif\n{len(one)}\n{one.hex()}".encode())]),
        )


def _rows(values: list[list[int]], depth: int) -> bytes:
    rows = []
    for row in values:
        bits = "".join(f"{value:0{depth}b}" for value in row)
        bits += "0" * (-len(bits) % 8)
        rows.append(b"\0" + int(bits, 2).to_bytes(len(bits) // 8, "big"))
    return b"".join(rows)


def png_of(depth: int, colours: int, *more: bytes, secret: tuple[int, ...] | None = None, behind: bytes = b"") -> bytes:
    """Make a PNG of noise in which a field has one value: a key's, if there is one."""
    draw = random.Random(depth * 10 + colours)
    width, height = SIDE
    samples = _SAMPLES[colours]
    field = secret or tuple([(1 << depth) // 3] * samples)
    rows = [[
        value
        for x in range(width)
        for value in (field if 8 <= x < 24 and 8 <= y < 20 else [draw.randrange(1 << depth) for _ in range(samples)])
    ] for y in range(height)]  # fmt: skip
    palette = chunk(b"PLTE", bytes(draw.randrange(256) for _ in range(3 << depth))) if colours == 3 else b""
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + palette + b"".join(more)
        + chunk(b"IDAT", zlib.compress(_rows(rows, depth))) + behind + chunk(b"IEND", b"")
    )  # fmt: skip


def transparencies() -> Iterator[tuple[str, bytes]]:
    """Yield PNGs of all colour types and depths, without a key, with a good one, and with every wrong one."""
    for colours, depths in _DEPTHS.items():
        for depth in depths:
            yield f"type {colours} of {depth}.png", png_of(depth, colours)
            samples = 0 if colours in {4, 6} else _SAMPLES[colours]
            if not samples:
                continue
            field = tuple([(1 << depth) // 3] * samples)
            good = bytes([255] * ((1 << depth) // 3)) + b"\0" if colours == 3 else struct.pack(f">{samples}H", *field)
            other = (
                bytes(good[:-1]) + b"\x80"
                if colours == 3
                else struct.pack(f">{samples}H", *[value ^ 1 for value in field])
            )
            key, wrong = chunk(b"tRNS", good), chunk(b"tRNS", other)
            keys = {
                "key": (key,), "two keys": (key, wrong), "two keys turned round": (wrong, key), "long key": (chunk(b"tRNS", good + bytes(2 * 256)),),
                "short key": (chunk(b"tRNS", good[:-1]),), "no key": (chunk(b"tRNS", b""),),
                "wide key": (chunk(b"tRNS", b"".join(struct.pack(">H", (value | 1 << depth) & 0xFFFF) for value in field)),),
            }  # fmt: skip
            for name, more in keys.items():
                yield f"type {colours} of {depth}, {name}.png", png_of(depth, colours, *more, secret=field)
            yield f"type {colours} of {depth}, key behind.png", png_of(depth, colours, secret=field, behind=key)
    palette = chunk(b"PLTE", bytes(range(48)))
    yield "two palettes.png", png_of(4, 3, palette)
    early = png_of(8, 3)
    yield "early key.png", early[:33] + chunk(b"tRNS", b"\0" * 99) + early[33:]


def _lights() -> Iterator[tuple[str, bytes]]:
    """Yield PNGs that say how light and dark they are, and in what colours."""
    for level in (1, 1_000, 45_455, 55_556, 100_000, 10_000_000):
        yield f"gamma {level}.png", png_with([(b"gAMA", struct.pack(">I", level))])
    srgb, gamma = (31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000), (b"gAMA", struct.pack(">I", 45_455))
    dark = (b"gAMA", struct.pack(">I", 1_000))
    yield "chromaticities.png", png_with([gamma, (b"cHRM", struct.pack(">8I", *srgb))])
    yield (
        "chromaticities turned.png",
        png_with([gamma, (b"cHRM", struct.pack(">8I", *srgb[:2], *srgb[4:], *srgb[2:4]))]),
    )
    yield "srgb.png", png_with([(b"sRGB", b"\0"), dark])
    yield "two gammas.png", png_with([dark, gamma])
    yield "two gammas turned round.png", png_with([gamma, dark])
    yield "gamma behind.png", png_with([], [dark])
    yield "bad profile and gamma.png", png_with([(b"iCCP", b"a\0\0" + zlib.compress(b"x" * 200)), dark])
    for numbers in ((1, 13, 0, 1), (9, 16, 0, 1), (1, 8, 0, 1), (1, 13, 0, 0), (9, 18, 0, 1)):
        yield f"numbers {numbers}.png", png_with([(b"cICP", bytes(numbers))])
    for name, made in {"Lab": ImageCms.createProfile("LAB"), "XYZ": ImageCms.createProfile("XYZ")}.items():
        profile = ImageCms.ImageCmsProfile(made).tobytes()
        yield f"a profile in {name}.png", saved("PNG", icc_profile=profile)


def _inks() -> Iterator[tuple[str, bytes]]:
    """Yield JPEGs whose colours are told by Adobe's segment, by none, or by one that is wrong."""
    for name, data in {
        "ycc": saved("JPEG", subsampling=0),
        "rgb": saved("JPEG", keep_rgb=True),
        "cmyk": saved("JPEG", portrait("CMYK")),
    }.items():
        place = data.find(b"Adobe")
        bare = data if place < 0 else data[: place - 4] + data[place + 12 :]
        yield f"{name} alone.jpg", bare
        for way in range(3):
            yield f"{name} adobe {way}.jpg", bare[:2] + b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([way]) + bare[2:]


def _jpegs() -> Iterator[tuple[str, bytes]]:
    for mode, progressive, quality in itertools.product(("RGB", "L", "CMYK"), (False, True), (40, 95)):
        yield (
            f"{mode} {progressive} {quality}.jpg",
            saved("JPEG", portrait(mode), progressive=progressive, quality=quality),
        )
    for name, factor in {"411": 0x411111, "420": 0x221111, "422": 0x211111, "440": 0x121111, "444": 0x111111}.items():
        _, data = cv2.imencode(".jpg", np.asarray(portrait())[..., ::-1], [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor])
        yield f"{name}.jpg", data.tobytes()
    for size in ((1, 1), (7, 9), (17, 33), (8, 8)):
        yield f"{size}.jpg", saved("JPEG", portrait().resize(size), quality=95)
    grey = portrait()
    grey.paste((128, 128, 128), (48, 32, 96, 64))
    yield "grey corner.jpg", saved("JPEG", grey, quality=90)
    yield "grey.jpg", saved("JPEG", Image.new("L", (40, 30), 128))
    for blocks in (1, 3, 12):
        yield f"restarts {blocks}.jpg", saved("JPEG", grey, restart_marker_blocks=blocks)


def _others() -> Iterator[tuple[str, bytes]]:
    ramp = Image.linear_gradient("L").resize(portrait().size)
    seen = portrait()
    seen.putalpha(ramp)
    for lossless, quality, image in itertools.product((False, True), (30, 90), (portrait(), seen)):
        yield f"{image.mode} {lossless} {quality}.webp", saved("WEBP", image, lossless=lossless, quality=quality)
    for mode in ("1", "L", "LA", "RGB", "RGBA", "P"):
        image = (seen if mode in {"LA", "RGBA"} else portrait()).convert(mode)
        yield f"{mode}.png", saved("PNG", image)
    yield "clear.png", saved("PNG", Image.new("RGBA", (40, 30), (255, 0, 255, 0)))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for name in ("png", "jpg", "webp"):
        kind = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}[name]
        yield (
            f"profile.{name}",
            saved(kind, portrait(), icc_profile=profile, **({"lossless": True} if name == "webp" else {})),
        )
        yield (
            f"broken profile.{name}",
            saved(kind, portrait(), icc_profile=b"x" * 200, **({"lossless": True} if name == "webp" else {})),
        )


def everything() -> dict[str, bytes]:
    """Give all of them by name."""
    return dict(itertools.chain(orientations(), transparencies(), _lights(), _inks(), _jpegs(), _others()))


def as_chromium_shows_them(pictures: Mapping[str, bytes]) -> dict[str, Image.Image | None]:
    """Give what a browser shows of each on white; None where it shows nothing."""
    images = "".join(
        f'<img style="position:absolute;left:{number % PAGE * CELL[0]}px;top:{number // PAGE * CELL[1]}px" '
        f'src="data:image/{_MEDIA[name.rpartition(".")[2]]};base64,{base64.b64encode(data).decode()}">'
        for number, (name, data) in enumerate(pictures.items())
    )
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": PAGE * CELL[0], "height": 600})
        page.set_content(f"<body style='margin:0;background:#fff'>{images}", wait_until="load")
        page.evaluate("Promise.all([...document.images].map(one => one.decode().catch(() => 0)))")
        sizes = page.evaluate("[...document.images].map(one => [one.naturalWidth, one.naturalHeight])")
        shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    shown: dict[str, Image.Image | None] = {}
    for number, (name, (width, height)) in enumerate(zip(pictures, sizes, strict=True)):
        left, top = number % PAGE * CELL[0], number // PAGE * CELL[1]
        shown[name] = shot.crop((left, top, left + width, top + height)) if width else None
    return shown
