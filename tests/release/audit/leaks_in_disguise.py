"""Leaks in another dress: other codes, other orders, pictures turned and half covered, files of a kind that no page needs."""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pikepdf
import PIL.Image
from PIL import ImageOps
from tests.release.audit import newsroom
from tests.release.audit.bench import cropped, crowd, saved, wide
from tests.release.audit.leak import Leak
from tests.release.audit.leaks_in_files import (
    DRAFT,
    FR,
    ORIGINAL,
    PIXELS,
    PLACE,
    RAID,
    RAID_AR,
    SQUARE,
    SUSPECT,
    original,
)
from tests.release.audit.leaks_in_text import in_page

from magazine.constants import REDACTION_RGB

if TYPE_CHECKING:
    from PIL import Image
    from tests.release.audit.bench import Bench, Files

SUSPECTS: Final = newsroom.photograph(11)


def picture(image: Image.Image) -> object:
    return lambda _: {f"{PLACE}.jpg": saved(image, "JPEG", quality=80)}


def half_covered() -> Image.Image:
    """What is published, but that the redaction slipped by half of its width."""
    image = crowd().copy()
    image.paste(REDACTION_RGB, (575, 260, 725, 440))
    return wide(cropped(image), 720)


def in_a_form(bench: Bench) -> Files:
    """A picture that no page shows by itself: a form does, as on the sheets of a proof."""

    def change(pdf: Any) -> None:
        image = wide(cropped(crowd()), 600)
        stored = pdf.make_stream(
            zlib.compress(image.tobytes()), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width,
            Height=image.height, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
        )  # fmt: skip
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Sheet=pdf.make_stream(
            b"q 200 0 0 200 0 0 cm /P Do Q", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 200, 200],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=stored)),
        ))  # fmt: skip

    return bench.printed(change)


def in_strips(bench: Bench) -> Files:
    """A picture cut into strips that are too narrow to tell of anything, side by side on a page."""

    def change(pdf: Any) -> None:
        image = wide(cropped(crowd()), 600)
        page, signs = pdf.pages[0], []
        page.Resources.XObject = pikepdf.Dictionary()
        for number, left in enumerate(range(0, image.width, 40)):
            strip = image.crop((left, 0, min(left + 40, image.width), image.height))
            page.Resources.XObject[f"/S{number}"] = pdf.make_stream(
                zlib.compress(strip.tobytes()), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=strip.width,
                Height=strip.height, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
            )  # fmt: skip
            signs.append(f"q {strip.width / 2} 0 0 {strip.height / 2} {left / 2} 0 cm /S{number} Do Q")
        page.contents_add(pdf.make_stream("\n".join(signs).encode()))

    return bench.printed(change)


def in_transparency(bench: Bench) -> Files:
    """A white picture, which a browser shows where it lets through what lies behind it."""
    del bench
    image = wide(cropped(crowd()), 600)
    white = PIL.Image.new("L", image.size, 255)
    return {f"{PLACE}.png": saved(PIL.Image.merge("LA", (white, image.convert("L"))), "PNG")}


def linked(bench: Bench) -> Files:
    def change(pdf: Any) -> None:
        address = f"https://example.org/?text={quote(newsroom.DRAFT_AR)}"
        pdf.Root.Link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))

    return bench.printed(change)


def digest_in_base64(bench: Bench) -> Files:
    digest = hashlib.sha256(original("night-raid/suspect.jpg")(bench)).digest()  # type: ignore[operator]
    return {"site/fr/hashes.json": f'{{"sha256": "{base64.b64encode(digest).decode()}"}}'.encode()}


def another_kind(bench: Bench) -> Files:
    del bench
    out = io.BytesIO()
    wide(crowd(), 300).save(out, "BMP")
    return {"site/fr/2019-01/plan.bmp": out.getvalue()}


LEAKS_IN_DISGUISE: Final = [
    Leak(output, how, by, rule, source, make)  # type: ignore[arg-type]  # the makers above
    for output, how, by, rule, source, make in (
        ("page", "letters as figures", "windows", DRAFT, RAID, in_page(f'<p data-x="{FR.encode().hex()}">…</p>')),
        ("page", "a name the other way round", "phrases", DRAFT, RAID, in_page("<p>Zerouali, Hicham</p>")),
        ("page", "a title as a hashtag", "phrases", DRAFT, RAID, in_page("<p>#NuitBlancheAuxAbattoirs</p>")),
        ("page", "a title letter by letter", "phrases", DRAFT, RAID, in_page("<p>N u i t b l a n c h e a u x a b a t t o i r s</p>")),
        ("hash list", "the digest of an original, in base64", "files", ORIGINAL, "suspect.jpg", digest_in_base64),
        ("printed pages", "the picture unredacted, in a form", "prints", PIXELS, SQUARE, in_a_form),
        ("printed pages", "the picture unredacted, in strips", "prints", PIXELS, SQUARE, in_strips),
        ("picture", "a redaction that slipped", "prints", PIXELS, SQUARE, picture(half_covered())),
        ("picture", "the picture unredacted, mirrored", "prints", PIXELS, SQUARE, picture(ImageOps.mirror(wide(cropped(crowd()), 600)))),
        ("picture", "an unpublished picture, turned a little", "prints", PIXELS, SUSPECT, picture(wide(SUSPECTS, 600).rotate(7))),
        ("picture", "an unpublished picture, black for white", "prints", PIXELS, SUSPECT, picture(ImageOps.invert(wide(SUSPECTS, 600)))),
        ("picture", "the picture unredacted, drawn in transparency alone", "prints", PIXELS, SQUARE, in_transparency),
        ("printed pages", "the address of a link, with percent signs", "windows", DRAFT, RAID_AR, linked),
        ("picture", "a picture of another kind", "structure", "unread-output", "", another_kind),
    )
]  # fmt: skip
