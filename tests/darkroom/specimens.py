"""Pictures for the tests of the darkroom, made on the spot."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from PIL import Image

from magazine.darkroom.recipe import Colour, Format, Grain, Recipe
from magazine.issue.finding import Location
from magazine.issue.picture import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.picture import Area

SECRET = "THE-SOURCE-LIVES-IN-FES"

LOSSLESS = Recipe(edition="test", format=Format.PNG, width=4000, grain=Grain.FLAT)
JPEG = Recipe(edition="test", format=Format.JPEG, width=4000, quality=90)
AVIF = Recipe(edition="test", format=Format.AVIF, width=4000, quality=80)
GRAY = Recipe(edition="test", format=Format.PNG, width=4000, colour=Colour.GRAY)


def picture(
    folder: Path,
    data: bytes,
    *,
    name: str = "crowd.jpg",
    kind: str = "JPEG",
    size: tuple[int, int] = (400, 300),
    crop: Area | None = None,
    redactions: tuple[Area, ...] = (),
) -> Picture:
    file = folder / name
    file.write_bytes(data)
    return Picture(
        id=f"open-days/{name}",
        file=file,
        digest=hashlib.sha256(data).hexdigest(),
        format=kind,
        width=size[0],
        height=size[1],
        card=Location(path=f"issues/2019-01/open-days/{name}.yaml"),
        crop=crop,
        redactions=redactions,
    )


def quarters(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Four fields: red, green; blue, yellow."""
    image = Image.new("RGB", size, "red")
    half = (size[0] // 2, size[1] // 2)
    image.paste("lime", (half[0], 0, size[0], half[1]))
    image.paste("blue", (0, half[1], half[0], size[1]))
    image.paste("yellow", (half[0], half[1], *size))
    return image


def noise(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Something that photographs have everywhere: no two neighbours alike."""
    return Image.frombytes("RGB", size, bytes((x * x * 7 + x * 13) % 251 for x in range(size[0] * size[1] * 3)))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def svg(inside: str, attributes: str = 'width="400" height="300" viewBox="0 0 400 300"', before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>'
        f"{inside}</svg>"
    ).encode()
