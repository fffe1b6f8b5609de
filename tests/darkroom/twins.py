"""Two magazines that look alike: their originals differ only where nobody may look.

Whatever is made of one must be made of the other, byte for byte: a difference anywhere would be something of what is hidden.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.darkroom.specimens import noise, saved, svg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZE: Final = (320, 240)
CROP: Final = (0.1, 0.1, 0.9, 1)
"""32, 24, 288, 240 in pixels: a JPEG's blocks of eight begin and end there."""
REDACT: Final = (0.3, 0.3, 0.6, 0.6)
"""96, 72, 192, 144 in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """An original in two versions.

    Attributes:
        name: of its file.
        make: gives the bytes from a number, which what is hidden follows from, and how many times larger than ``SIZE`` it is.
        card: crop and redactions.
    """

    name: str
    make: Callable[[int, int], bytes]
    card: str = f"crop: {list(CROP)}\nredact: [{list(REDACT)}]\n"


def painted(secret: int, scale: int = 1) -> Image.Image:
    """A picture whose pixels outside the crop and beneath the redaction follow from a number."""
    image = noise(SIZE)
    width, height = SIZE
    for box in (
        (0, 0, round(CROP[0] * width), height),
        (round(CROP[2] * width), 0, width, height),
        (0, 0, width, round(CROP[1] * height)),
        (round(REDACT[0] * width), round(REDACT[1] * height), round(REDACT[2] * width), round(REDACT[3] * height)),
    ):
        image.paste(hidden((box[2] - box[0], box[3] - box[1]), secret), box[:2])
    return larger(image, scale)


def larger(image: Image.Image, scale: int) -> Image.Image:
    return image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST)


def hidden(size: tuple[int, int], secret: int) -> Image.Image:
    """Pixels that are one's own."""
    return Image.frombytes(
        "RGB", size, bytes((n * (secret + 3) + secret * 31) % 256 for n in range(size[0] * size[1] * 3))
    )


def words(secret: int) -> str:
    return f"SECRET-{secret}-OF-THE-HOUSE"


def _exif(secret: int) -> bytes:
    tags = Image.Exif()
    tags[0x010E] = words(secret)
    tags[0x8825] = {1: "N", 2: (30.0 + secret, 2.0, 0.0)}
    return tags.tobytes()


def jpeg(secret: int, scale: int = 1) -> bytes:
    """Full chroma, so that no block mixes its neighbours; metadata before the picture, another one behind it."""
    data = saved(
        painted(secret, scale), "JPEG", quality=90, subsampling=0, exif=_exif(secret), comment=words(secret).encode()
    )
    return data + words(secret).encode() + saved(hidden((32, 32), secret), "JPEG")


def png(secret: int, scale: int = 1) -> bytes:
    """Colours behind full transparency, a text chunk, and trailing data."""
    image = painted(secret, scale).convert("RGBA")
    image.paste(larger(hidden((64, 64), secret), scale).convert("RGBA"), (200 * scale, 160 * scale))
    alpha = Image.new("L", SIZE, 255)
    alpha.paste(0, (200, 160, 264, 224))
    image.putalpha(larger(alpha, scale))
    text = PngInfo()
    text.add_text("Comment", words(secret), zip=True)
    return saved(image, "PNG", pnginfo=text, exif=_exif(secret)) + words(secret).encode()


def palette(secret: int, scale: int = 1) -> bytes:
    """Colours in the palette that no visible pixel has, and one that is transparent."""
    image = Image.new("P", SIZE, 1)
    image.putpalette([secret, 7, 9, 255, 0, 0, 0, 0, 255, *(secret * 40 % 256 for _ in range(60))])
    image.paste(2, (100, 100, 300, 120))
    image.paste(0, (200, 150, 260, 200))
    return saved(larger(image, scale), "PNG", transparency=0)


def webp(secret: int, scale: int = 1) -> bytes:
    return saved(
        painted(secret, scale), "WEBP", lossless=True, exif=_exif(secret), xmp=f"<x>{words(secret)}</x>".encode()
    )


def tiff(secret: int, scale: int = 1) -> bytes:
    """Inks, with words in a tag of the file."""
    return saved(painted(secret, scale).convert("CMYK"), "TIFF", compression="tiff_lzw", tiffinfo={270: words(secret)})


def gray(secret: int, scale: int = 1) -> bytes:
    """Gray with transparency."""
    image = painted(secret, scale).convert("L").convert("LA")
    return saved(image, "PNG")


def telephone(secret: int, scale: int = 1) -> bytes:
    """A JPEG with a second picture behind the first, as telephones write it."""
    out = io.BytesIO()
    painted(secret, scale).save(
        out, "MPO", quality=90, subsampling=0, save_all=True, append_images=[hidden(SIZE, secret)], exif=_exif(secret)
    )
    return out.getvalue()


def drawing(secret: int, _scale: int = 1) -> bytes:
    """Shapes beneath the redaction, outside crop and view box, switched off, masked, clipped; words where no reader looks."""
    colour = f"#{secret * 77 % 256:02x}4488"
    return svg(
        f"<title>{words(secret)}</title><desc>{words(secret)}</desc><metadata>{words(secret)}</metadata><!--{words(secret)}-->"
        f'<?editor {words(secret)}?><rect width="400" height="300" fill="#ddeeff"/>'
        f'<rect x="126" y="96" width="108" height="78" fill="{colour}"/><circle cx="{10 + secret}" cy="9" r="9"/>'
        f'<g display="none"><circle r="{secret}00"/></g><g visibility="hidden"><circle r="{secret}00"/></g>'
        f'<g style="display:none"><rect width="400" height="{secret}"/></g><g opacity="0"><circle r="{secret}00"/></g>'
        f'<clipPath id="c"><rect x="250" y="200" width="40" height="40"/></clipPath>'
        f'<g clip-path="url(#c)"><rect x="250" y="200" width="40" height="40" fill="#aa0000"/>'
        f'<circle cx="330" cy="120" r="{secret + 9}" fill="{colour}"/></g>'
        f'<mask id="m"><rect x="250" y="40" width="9" height="9" fill="#ffffff"/></mask>'
        f'<g mask="url(#m)"><rect x="250" y="40" width="9" height="9"/><circle cx="330" cy="120" r="{secret + 3}"/></g>'
        f'<rect x="280" y="60" width="40" height="40" fill="{colour}"/><rect x="270" y="50" width="60" height="60" fill="#003366"/>'
        f'<circle cx="900" cy="900" r="{secret}"/><defs><circle id="unused" r="{secret}"/></defs>',
        f'id="{words(secret)}" data-name="{words(secret)}" width="400" height="300" viewBox="0 0 400 300"',
        before=f"<!--{words(secret)}-->",
    )


TWINS: Final = (
    Twin(name="jpeg.jpg", make=jpeg),
    Twin(name="png.png", make=png),
    Twin(name="palette.png", make=palette, card=""),
    Twin(name="webp.webp", make=webp),
    Twin(name="tiff.tif", make=tiff),
    Twin(name="gray.png", make=gray),
    Twin(name="telephone.jpg", make=telephone),
    Twin(name="drawing.svg", make=drawing),
)

_HOUSE: Final = """\
title: {fr: Le Jumeau}
slug: twin
publisher: {fr: Maison}
issn: {print: pending, online: pending}
address: https://twin.example
languages: [fr]
theme: police
rubrics:
  field: {name: {fr: Terrain}, colour: red}
contributors:
  newsroom: {name: {fr: La rédaction}, role: {fr: Rédaction}, kind: office}
legal: {fr: Mentions.}
"""
_ISSUE: Final = """\
number: 1
date: 2019-01
title: {fr: Un numéro}
languages: [fr]
cover: {picture: COVER, lines: {fr: [patrol]}}
contents:
  - rubric: field
    articles: [patrol]
"""
_ARTICLE: Final = """\
---
title: Une nuit avec la patrouille
standfirst: Une courte ronde dans la ville, du crépuscule à l’aube.
authors: [newsroom]
opening: OPENING
kind: feature
status: ready
---
La patrouille est partie au crépuscule.
"""


def lay_out(folder: Path, secret: int, *, scale: int = 1, cover: str = "png.png", opening: str = "jpeg.jpg") -> Path:
    """Write a magazine of one article that shows every twin; give the project's folder."""
    article = folder / "issues/2019-01/patrol"
    article.mkdir(parents=True)
    (folder / "conf.py").write_text('extensions = ["magazine"]\n', encoding="utf-8")
    (folder / "issues/magazine.yaml").write_text(_HOUSE, encoding="utf-8")
    (folder / "issues/2019-01/issue.yaml").write_text(
        _ISSUE.replace("picture: COVER, ", f"picture: patrol/{cover}, " if cover else ""), encoding="utf-8"
    )
    figures = "".join(f"\n```{{figure}} {twin.name}\n```\n" for twin in TWINS)
    (article / "fr.md").write_text(_ARTICLE.replace("OPENING", opening) + figures, encoding="utf-8")
    for twin in TWINS:
        (article / twin.name).write_bytes(twin.make(secret, scale))
        card = f"alt: {{fr: Des carrés de couleur}}\ncredit: L’atelier\nrights: CC0\n{twin.card}"
        (article / f"{twin.name}.yaml").write_text(card, encoding="utf-8")
    return folder
