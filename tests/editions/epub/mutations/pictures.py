"""Defects of pictures: what they say, how large they are, what hides in them (EPUB 3.3, section 3.2; EPUB Accessibility 1.1)."""

from __future__ import annotations

import io

from PIL import Image

from tests.editions.epub.mutations.changes import data, says, text, xml
from tests.editions.epub.mutations.defect import ace, epubcheck, lint
from tests.editions.epub.mutations.leaves import PATROL

ANY = "EPUB/pictures/*.jpg"
CHART = "EPUB/charts/*.svg"
FIGURE = "//h:figure[@class='picture column']/h:img"
CAPTION = "رسم للتجربة"
SIDE_PX = 2240
"""A square of this side has just over five million pixels."""


def _as_png(jpeg: bytes) -> bytes:
    return _written(Image.open(io.BytesIO(jpeg)), "PNG")


def _larger(jpeg: bytes) -> bytes:
    return _written(Image.open(io.BytesIO(jpeg)).resize((SIDE_PX, SIDE_PX)), "JPEG")


def _with_place(jpeg: bytes) -> bytes:
    """Say in the picture where it was taken, as telephones do."""
    notes = Image.Exif()
    notes.get_ifd(0x8825).update({1: "N", 2: (34.0, 1.0, 15.0), 3: "W", 4: (6.0, 50.0, 1.0)})
    return _written(Image.open(io.BytesIO(jpeg)), "JPEG", exif=notes)


def _with_comment(jpeg: bytes) -> bytes:
    words = b"taken by the night shift"
    return jpeg[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + jpeg[2:]


def _written(picture: Image.Image, kind: str, **settings: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **settings)
    return out.getvalue()


DEFECTS = (
    ace("a picture has no alternative text", xml(PATROL, FIGURE, says(alt=None)), "image-alt", "patrol.xhtml"),
    lint("an alternative text repeats the caption", xml(PATROL, FIGURE, says(alt=CAPTION)), "alt-repeats-caption", "patrol.xhtml"),
    lint("an alternative text is a file name", xml(PATROL, FIGURE, says(alt="IMG_2041.jpg")), "alt-says-nothing", "patrol.xhtml"),
    lint("an alternative text says that it is a picture", xml(PATROL, FIGURE, says(alt="صورة")), "alt-says-nothing", "patrol.xhtml"),
    lint("a picture with a caption is shown as an ornament", xml(PATROL, FIGURE, says(alt="")), "alt-says-nothing", "patrol.xhtml"),
    lint("a page does not say how large a picture is", xml(PATROL, FIGURE, says(width=None, height=None)), "picture-without-size", "patrol.xhtml"),
    lint("a page says another shape than the picture has", xml(PATROL, FIGURE, says(width="400", height="1600")), "picture-without-size", "patrol.xhtml"),
    lint("a picture has over four megapixels", data(ANY, _larger), "picture-too-large", "pictures/"),
    lint("a picture tells where it was taken", data(ANY, _with_place), "picture-with-metadata", "pictures/"),
    lint("a picture carries a comment", data(ANY, _with_comment), "picture-with-metadata", "pictures/"),
    epubcheck("a picture is of another type than it is called", data(ANY, _as_png), "OPF-029", "pictures/"),
    epubcheck("a picture is cut off", data(ANY, lambda jpeg: jpeg[:20]), "PKG-021", "pictures/"),
    epubcheck("a picture has no bytes", data(ANY, lambda _: b""), "MED-004", "pictures/"),
    epubcheck("a picture is missing", text(PATROL, r"pictures/\w+\.jpg", "pictures/nowhere.jpg"), "RSC-007", "nowhere.jpg"),
    epubcheck("a chart runs a program", text(CHART, "</svg>", "<script>close()</script></svg>"), "OPF-014", "charts/"),
    epubcheck("a chart fetches a picture from the network", text(CHART, "</svg>", '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://specimen.example/a.png" width="9" height="9"/></svg>'), "RSC-006", "charts/"),
    lint("a picture breaks off before its end", data(ANY, lambda jpeg: jpeg[:-2000]), "picture-of-other-kind", "pictures/"),
    lint("a chart acts by itself", xml(CHART, "/svg:svg", says(onload="close()")), "active-drawing", "charts/"),
    lint("a chart has Arabic words that are no outlines", text(CHART, "</svg>", "<text>الرباط</text></svg>"), "letters-in-drawing", "charts/"),
)  # fmt: skip
