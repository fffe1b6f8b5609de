"""Two originals that differ only where nobody may look give the same bytes, whatever is made of them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.darkroom import printing_condition, twins
from tests.darkroom.judge import marked_by_mat2, pictures_in, traces
from tests.darkroom.specimens import AVIF, GRAY, JPEG, LOSSLESS, opened, picture, saved, svg
from tests.darkroom.theme_of_the_house import theme
from tests.darkroom.twins import TWINS

from magazine.darkroom import recipes
from magazine.darkroom.cover import CoverWords, cover_job
from magazine.darkroom.develop import develop
from magazine.darkroom.recipe import Colour
from magazine.darkroom.share_card import CardWords, card_job
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.issue.picture import Area
from magazine.works.build import build
from magazine.works.order import BuildOrder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Times
    from tests.darkroom.twins import Twin

    from magazine.darkroom.recipe import Recipe
    from magazine.issue.picture import Picture

FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".tif": "TIFF", ".svg": "SVG"}
WORDS = CoverWords(nameplate="Jumeau", issue="n° 1", date="janvier 2019")
CARD = CardWords(nameplate="Jumeau", kicker="Terrain", headline="Une nuit", foot="n° 1")


def of(twin: Twin, folder: Path, secret: int) -> Picture:
    """One of the two originals, each in a folder of its own."""
    own = folder / str(secret)
    own.mkdir(exist_ok=True)
    kind = FORMATS[twin.name[twin.name.index(".") :]]
    size = (400, 300) if kind == "SVG" else twins.SIZE
    original = picture(own, twin.make(secret, 1), name=twin.name, kind=kind, size=size)
    if not twin.card:
        return original
    return replace(original, crop=Area(*twins.CROP), redactions=(Area(*twins.REDACT),))


def every(original: Picture) -> list[Recipe]:
    """All recipes of all editions, and what any edition could come to ask for."""
    inks = printing_condition.profile()
    paged = [recipes.screen(original, 80), recipes.archive(original, 80), recipes.press(original, 80, inks)]
    others = [
        LOSSLESS,
        JPEG,
        AVIF,
        GRAY,
        replace(JPEG, colour=Colour.GRAY),
        replace(JPEG, colour=Colour.CMYK, profile=inks),
    ]
    return [*recipes.web(original), recipes.epub(original), *paged, *(replace(one, width=123) for one in others)]


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)
def test_nothing_made_of_an_original_knows_what_is_hidden_in_it(twin: Twin, tmp_path: Path, times: Times) -> None:
    one, other = (of(twin, tmp_path, secret) for secret in (1, 2))
    assert one.file.read_bytes() != other.file.read_bytes()
    assert twins.words(1).encode() in one.file.read_bytes() or twin.name in {"png.png", "palette.png", "gray.png"}
    chosen = every(one)
    for recipe in random.Random(7).sample(chosen, min(len(chosen), times(daily=2, soak=99))):
        assert develop(one, recipe) == develop(other, recipe), recipe


@pytest.mark.parametrize("twin", [TWINS[1], pytest.param(TWINS[7], marks=pytest.mark.soak)], ids=lambda twin: twin.name)
def test_neither_do_cover_and_share_card(twin: Twin, tmp_path: Path) -> None:
    made = [
        [job.work(*job.arguments) for job in (cover_job(one, WORDS, Language.FRENCH, theme()), card_job(one, CARD, "red", Language.FRENCH, theme()))]
        for one in (of(twin, tmp_path, secret) for secret in (1, 2))
    ]  # fmt: skip
    assert made[0] == made[1]


# Any picture, crop and redaction


def part(chance: random.Random) -> float:
    """A part as editors write it, often at the very edge of a pixel."""
    return round(chance.choice((chance.random(), chance.randrange(33) / 32)), chance.choice((1, 2, 3, 5)))


def area(chance: random.Random) -> Area:
    while True:
        left, right, top, bottom = (*sorted((part(chance), part(chance))), *sorted((part(chance), part(chance))))
        if left < right and top < bottom:
            return Area(left, top, right, bottom)


def common(box: Area, size: tuple[int, int]) -> tuple[list[bool], list[bool]]:
    """Say of each column and row whether it has any of an area."""
    left, top, right, bottom = (Fraction(str(side)) for side in (box.left, box.top, box.right, box.bottom))
    return (
        [left * size[0] < x + 1 and right * size[0] > x for x in range(size[0])],
        [top * size[1] < y + 1 and bottom * size[1] > y for y in range(size[1])],
    )


def held(box: Area, size: tuple[int, int]) -> tuple[list[bool], list[bool]]:
    """Say of each column and row whether it lies within an area wholly."""
    left, top, right, bottom = (Fraction(str(side)) for side in (box.left, box.top, box.right, box.bottom))
    return (
        [left * size[0] <= x and right * size[0] >= x + 1 for x in range(size[0])],
        [top * size[1] <= y and bottom * size[1] >= y + 1 for y in range(size[1])],
    )


def pair(folder: Path, chance: random.Random) -> tuple[Picture, Picture, Image.Image]:
    """Two originals of random pixels, size, crop and redactions, and a mask of what may be seen."""
    size = (chance.randrange(20, 60), chance.randrange(20, 60))
    crop = area(chance) if chance.random() < 0.6 else Area(0, 0, 1, 1)
    redactions = tuple(area(chance) for _ in range(chance.randrange(4)))
    across, down = held(crop, size)
    if not any(across) or not any(down):
        return pair(folder, chance)
    gone = [common(one, size) for one in redactions]
    seen = Image.new("1", size)
    for x, y in product(range(size[0]), range(size[1])):
        seen.putpixel((x, y), across[x] and down[y] and not any(one[x] and other[y] for one, other in gone))
    both = [Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3)) for _ in range(2)]
    both[1].paste(both[0], mask=seen)
    kind, options = chance.choice([("PNG", {}), ("TIFF", {}), ("WEBP", {"lossless": True, "exact": True})])
    made = []
    for number, image in enumerate(both):
        own = folder / str(number)
        own.mkdir(exist_ok=True)
        data = saved(image, kind, **options)
        made.append(
            picture(own, data, name=f"a.{kind.lower()}", kind=kind, size=size, crop=crop, redactions=redactions)
        )
    return made[0], made[1], seen


def differences(folder: Path, seed: int) -> list[Recipe]:
    one, other, _ = pair(folder, random.Random(seed))
    inks = replace(JPEG, colour=Colour.CMYK, profile=printing_condition.profile())
    chosen = [LOSSLESS, replace(LOSSLESS, width=31), replace(JPEG, width=31), GRAY, AVIF, inks]
    return [recipe for recipe in chosen if develop(one, recipe) != develop(other, recipe)]


def test_no_derivative_of_any_picture_follows_its_hidden_pixels(tmp_path: Path, times: Times) -> None:
    for seed in range(times(daily=8, soak=2_000)):
        assert differences(tmp_path, seed) == [], f"seed {seed}"


def test_all_that_may_be_seen_is_there(tmp_path: Path, times: Times) -> None:
    """Else a darkroom that paints over everything would pass."""
    for seed in range(times(daily=6, soak=1_000)):
        one, _, seen = pair(tmp_path, random.Random(seed))
        if one.format == "WEBP":
            continue
        made = opened(develop(one, LOSSLESS)).convert("RGB")
        whole = opened(one.file.read_bytes()).convert("RGB")
        box = one.crop.inside(whole.size) if one.crop else (0, 0, *whole.size)
        assert made.size == (box[2] - box[0], box[3] - box[1])
        shown = seen.crop(box)
        expected = Image.new("RGB", made.size, (27, 31, 39))
        expected.paste(whole.crop(box), mask=shown)
        assert made.tobytes() == expected.tobytes(), f"seed {seed}"


def nearest(self: Area, size: tuple[int, int], _margin: int = 0) -> tuple[int, int, int, int]:
    return (
        round(self.left * size[0]),
        round(self.top * size[1]),
        round(self.right * size[0]),
        round(self.bottom * size[1]),
    )


@pytest.mark.parametrize("way", ["around", "inside"])
def test_rounding_to_the_nearest_pixel_would_be_seen(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Area, way, nearest)
    found = 0
    for seed in range(12):
        try:
            found += bool(differences(tmp_path, seed))
        except ValueError:  # nothing is left of a narrow area
            continue
    assert found


# A drawing's areas stay where they are


@pytest.mark.parametrize("size", [(4000, 26), (1000, 37), (26, 4000)])
@pytest.mark.parametrize(
    "width", [480, pytest.param(333, marks=pytest.mark.soak), pytest.param(1601, marks=pytest.mark.soak)]
)
def test_a_long_drawing_is_not_shifted_beneath_its_redactions(
    size: tuple[int, int], width: int, tmp_path: Path
) -> None:
    """A frame of whole pixels has never quite its proportions; a drawing that kept its own would lie to one side."""
    if size[0] < size[1]:
        width = 7
    made = []
    for number, colour in enumerate(("#ff0000", "#0000ff")):
        own = tmp_path / str(number)
        own.mkdir()
        box = f'x="{size[0] * 0.01}" y="{size[1] * 0.01}" width="{size[0] * 0.03}" height="{size[1] * 0.03}"'
        far = f'x="{size[0] * 0.96}" y="{size[1] * 0.96}" width="{size[0] * 0.03}" height="{size[1] * 0.03}"'
        data = svg(f'<rect {box} fill="{colour}"/><rect {far} fill="{colour}"/>', f'viewBox="0 0 {size[0]} {size[1]}"')
        redactions = (Area(0.01, 0.01, 0.04, 0.04), Area(0.96, 0.96, 0.99, 0.99))
        made.append(picture(own, data, name="a.svg", kind="SVG", size=size, redactions=redactions))
    assert develop(made[0], replace(LOSSLESS, width=width)) == develop(made[1], replace(LOSSLESS, width=width))


# A magazine of twins


def outputs(
    folder: Path, secret: int, lay_out: Callable[..., Path], editions: frozenset[Edition], **how: object
) -> dict[str, bytes]:
    project = lay_out(folder / str(secret) / "twin", secret, **how)
    order = BuildOrder(
        project=project, issues=("2019-01",), out=project / "build", as_of=datetime(2020, 1, 1, tzinfo=UTC), editions=editions,
        jobs=2,
    )  # fmt: skip
    build(order, lambda _: None)
    out = project / "build"
    places = {file.relative_to(out).as_posix(): file for file in out.rglob("*") if file.is_file()}
    return {place: file.read_bytes() for place, file in places.items() if not place.startswith("reports/")}


@pytest.mark.soak
@pytest.mark.parametrize(
    ("how", "editions"),
    [
        ({}, frozenset(Edition) - {Edition.PRESS}),
        ({"cover": "jpeg.jpg", "opening": "drawing.svg"}, frozenset(Edition) - {Edition.PRESS}),
        ({"scale": 9, "cover": ""}, frozenset(Edition)),
    ],
    ids=["small", "other-way-round", "for-the-press"],
)
def test_two_magazines_that_differ_only_in_what_is_hidden_are_the_same(
    tmp_path: Path, how: dict[str, object], editions: frozenset[Edition]
) -> None:
    """Site, books, PDFs, feeds, search index, names and hashes: all that leaves the house."""
    one, other = (outputs(tmp_path, secret, twins.lay_out, editions, **how) for secret in (1, 2))
    assert [place for place in sorted({*one, *other}) if one.get(place) != other.get(place)] == []
    assert sum(place.endswith((".epub", ".pdf", ".avif")) for place in one) > 10
    laid = pictures_in(one, tmp_path)
    assert len(laid) > 40
    assert traces(laid) == []
    assert [file.name for file in laid if marked_by_mat2(file)] == []
