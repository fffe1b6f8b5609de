"""Photographs: what may be published of them passes in every form, what must not be seen is found in every form."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.release.audit.bench import card, saved, wide
from tests.release.audit.newsroom import photograph

from magazine.darkroom.redaction import destroy
from magazine.issue.finding import Location
from magazine.issue.picture import Area
from magazine.release.audit.inspection import inspect_pictures
from magazine.release.audit.printing import take
from magazine.release.audit.secrets import Kind, Secrets, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Times

Case = tuple[Image.Image, Area, Area]


def a_case(seed: int) -> Case:
    """A photograph, its crop, and an area to redact within it."""
    chance = random.Random(seed)
    crop = Area(
        chance.uniform(0.05, 0.2), chance.choice([0.0, 0.1]), chance.uniform(0.8, 0.95), chance.choice([1.0, 0.9])
    )
    left, top = chance.uniform(0.25, 0.55), chance.uniform(0.2, 0.5)
    area = Area(left, top, left + chance.uniform(0.08, 0.2), top + chance.uniform(0.1, 0.3))
    return photograph(seed, (1200, 800)), crop, area


def secrets_of(seed: int, *, published: bool = True) -> Secrets:
    image, crop, area = a_case(seed)
    source = Source(kind=Kind.PIXELS, where=Location(path=f"{seed}.jpg.yaml"))
    return Secrets(prints=(take(source, image, crop, [area], published=published),))


def honest(seed: int) -> Image.Image:
    image, crop, area = a_case(seed)
    return destroy(image, [area]).crop(crop.inside(image.size))


def unredacted(seed: int) -> Image.Image:
    image, crop, _ = a_case(seed)
    return image.crop(crop.inside(image.size))


def developed(image: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Write a picture in the forms that editions have, and harder ones."""
    yield "avif", saved(wide(image, 720), "AVIF", quality=55, speed=9)
    yield "small jpeg", saved(wide(image, 200), "JPEG", quality=60)
    yield "grey", saved(wide(image, 480).convert("L"), "JPEG", quality=80)
    yield "inks", saved(wide(image, 900).convert("CMYK"), "JPEG", quality=92)
    yield "palette", saved(wide(image, 400).quantize(64), "PNG")


def close_up(image: Image.Image, area: Area) -> Image.Image:
    wide_, high = (area.right - area.left) * 0.4, (area.bottom - area.top) * 0.4
    around = Area(
        max(0, area.left - wide_), max(0, area.top - high), min(1, area.right + wide_), min(1, area.bottom + high)
    )
    return image.crop(around.inside(image.size))


def leaks(seed: int) -> Iterator[tuple[str, Image.Image]]:
    image, crop, area = a_case(seed)
    yield "uncropped", image
    yield "uncropped, redacted", destroy(image, [area])
    yield "unredacted", unredacted(seed)
    yield "close-up", close_up(image, area)
    yield "one side", image.crop(Area(0, 0, crop.left + 0.2, 1).inside(image.size))
    yield "on a card", card(unredacted(seed))


def told(data: bytes, secrets: Secrets) -> list[str]:
    return [leak.what for leak in inspect_pictures(data, "", secrets).leaks]


def test_what_may_be_published_passes_in_every_form(times: Times) -> None:
    for seed in range(times(daily=1, soak=25)):
        secrets = secrets_of(seed)
        for how, data in developed(honest(seed)):
            assert told(data, secrets) == [], (seed, how)
        assert told(saved(card(honest(seed)), "JPEG", quality=70), secrets) == [], (seed, "on a card")


def test_what_must_not_be_seen_is_found_in_every_form(times: Times) -> None:
    for seed in range(times(daily=1, soak=12)):
        secrets = secrets_of(seed)
        for what, image in leaks(seed):
            for how, data in list(developed(image))[: times(daily=1, soak=5)]:
                if how == "small jpeg" and what in {"on a card", "one side"}:
                    continue  # a hidden part is a few pixels there
                assert told(data, secrets), (seed, what, how)


def test_a_picture_that_nothing_shows_is_found_cropped(times: Times) -> None:
    for seed in range(times(daily=1, soak=12)):
        image, _, _ = a_case(seed)
        secrets = secrets_of(seed, published=False)
        for piece in (image, image.crop((240, 160, 960, 640)), image.crop((0, 0, 700, 500))):
            for how, data in list(developed(piece))[: times(daily=2, soak=5)]:
                assert told(data, secrets), (seed, piece.size, how)


def test_other_photographs_pass(times: Times) -> None:
    count = times(daily=1, soak=12)
    for seed in range(count):
        secrets = secrets_of(seed)
        hidden = secrets_of(seed, published=False)
        for other in range(100, 100 + count):
            data = saved(wide(photograph(other), 600), "JPEG", quality=75)
            assert told(data, secrets) == [], (seed, other)
            assert told(data, hidden) == [], (seed, other)


@pytest.mark.parametrize("colour", ["white", (120, 130, 140)])
def test_a_plain_area_hides_nothing_and_is_not_told(colour: object) -> None:
    image = photograph(5).copy()
    image.paste(colour, (500, 300, 700, 500))  # type: ignore[arg-type]
    area = Area(500 / 1200, 300 / 800, 700 / 1200, 500 / 800)
    source = Source(kind=Kind.PIXELS, where=Location(path="x.yaml"))
    secrets = Secrets(prints=(take(source, image, None, [area], published=True),))
    assert told(saved(destroy(image, [area]), "JPEG"), secrets) == []


def test_a_pattern_that_goes_on_tells_nothing() -> None:
    tile = photograph(3, (100, 100))
    image = Image.new("RGB", (1000, 600))
    for left in range(0, 1000, 100):
        for top in range(0, 600, 100):
            image.paste(tile, (left, top))
    source = Source(kind=Kind.PIXELS, where=Location(path="x.yaml"))
    secrets = Secrets(prints=(take(source, image, Area(0.2, 0, 0.8, 1), [], published=True),))
    assert told(saved(image.crop((200, 0, 500, 300)), "JPEG", quality=85), secrets) == []
