"""Sizes, colours and bytes of derivatives."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.darkroom import printing_condition, specimens
from tests.darkroom.specimens import AVIF, GRAY, JPEG, LOSSLESS, opened, picture, quarters, saved, svg

from magazine.darkroom import drawing, recipes
from magazine.darkroom.develop import develop, develop_job, developed, published_size
from magazine.darkroom.drawing import draw
from magazine.darkroom.recipe import Colour, Format, Grain, Recipe
from magazine.issue.picture import Area
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from magazine.issue.picture import Picture

CROPS = [None, Area(0, 0, 0.5, 1), Area(0.1, 0.2, 0.33, 0.77), Area(0.999, 0.999, 1, 1), Area(0.3333, 0, 0.6667, 0.05)]


@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("width", [37, 200, 5000])
def test_the_size_is_known_before_the_picture_is_made(tmp_path: Path, crop: Area | None, width: int) -> None:
    recipe = replace(LOSSLESS, width=width)
    for kind, data in (("PNG", saved(quarters((401, 299)), "PNG")), ("SVG", svg("", 'viewBox="0 0 401 299"'))):
        if kind == "SVG" and crop is not None and crop.left > 0.9:
            continue  # a thousandth of a drawing, enlarged to a page, is refused
        original = picture(tmp_path, data, kind=kind, size=(401, 299), crop=crop)
        narrow = replace(recipe, width=min(width, 900))
        assert opened(develop(original, narrow)).size == published_size(original, narrow)


def test_a_photograph_is_never_enlarged_and_keeps_its_proportions(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters((400, 300)), "JPEG"))
    assert published_size(original, replace(JPEG, width=1200)) == (400, 300)
    assert published_size(original, replace(JPEG, width=200)) == (200, 150)
    assert published_size(original, replace(JPEG, width=400, height=150)) == (200, 150)


def test_a_drawing_is_drawn_at_the_size_that_is_asked_for(tmp_path: Path) -> None:
    """Its edges fall on whole pixels: drawn small and enlarged, they would be grey."""
    data = svg('<rect width="200" height="300" fill="#ff0000"/>')
    made = opened(develop(picture(tmp_path, data, name="a.svg", kind="SVG"), replace(LOSSLESS, width=2000))).convert(
        "RGB"
    )
    assert made.size == (2000, 1500)
    assert sorted(colour for _, colour in made.getcolors() or []) == [(255, 0, 0), (255, 255, 255)]
    assert (made.getpixel((999, 700)), made.getpixel((1000, 700))) == ((255, 0, 0), (255, 255, 255))


def test_a_drawing_is_drawn_once_for_all_widths_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[int, int]] = []

    def counted(original: Picture, size: tuple[int, int]) -> Image.Image:
        drawn.append(size)
        return draw(original, size)

    monkeypatch.setattr(drawing, "draw", counted)
    crop = Area(0.1, 0.2, 0.9, 0.8)
    original = picture(tmp_path, svg('<circle r="99"/>'), name="a.svg", kind="SVG", crop=crop)
    for recipe in recipes.web(original):
        assert developed(original, recipe).size == published_size(original, recipe)
    assert len(drawn) == 1
    (size,) = drawn
    assert size[0] * 0.8 == pytest.approx(1920, abs=2)


@pytest.mark.parametrize("width", [480, 720, 960])
def test_a_drawing_scaled_down_has_no_pale_line_at_its_edges(tmp_path: Path, width: int) -> None:
    """And what is hidden is destroyed at the size at which it is drawn: not a shade of it is mixed into its neighbours."""
    plain = '<rect width="400" height="300" fill="#888"/><rect width="133" height="300" fill="#333"/>'
    hidden = '<rect x="301" width="38" height="50" fill="#0f0"/>'
    area = Area(0.75, 0, 0.85, 0.17)
    recipe = replace(LOSSLESS, width=width, drawn=1920)
    seen = [
        developed(picture(tmp_path, svg(one), name=name, kind="SVG", redactions=(area,)), recipe)
        for name, one in (("a.svg", plain), ("b.svg", plain + hidden))
    ]
    assert seen[0].tobytes() == seen[1].tobytes()
    assert seen[0].crop((0, seen[0].height // 2, width, seen[0].height)).getextrema() == ((0x33, 0x88),) * 3


def test_a_drawing_is_cropped_and_redacted_like_a_photograph(tmp_path: Path) -> None:
    data = svg(
        '<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>'
        "<style>.a { fill: url(#g) }</style><!-- THE-SOURCE --><metadata>THE-SOURCE</metadata>"
        '<rect class="a" width="400" height="300"/>'
    )
    original = picture(
        tmp_path, data, name="a.svg", kind="SVG", crop=Area(0.5, 0, 1, 1), redactions=(Area(0.5, 0, 0.75, 0.5),)
    )
    made = opened(develop(original, replace(LOSSLESS, width=600))).convert("RGB")
    assert made.size == (600, 900)
    assert made.crop((0, 0, 300, 450)).getcolors() == [(135_000, (27, 31, 39))]
    right = made.getpixel((599, 899))
    assert isinstance(right, tuple)
    assert right[2] > 250


@pytest.mark.parametrize(("recipe", "mode"), [(JPEG, "RGB"), (AVIF, "RGB"), (GRAY, "L"), (LOSSLESS, "P")])
def test_formats_and_colours_are_those_of_the_recipe(tmp_path: Path, recipe: Recipe, mode: str) -> None:
    made = opened(develop(picture(tmp_path, saved(quarters(), "PNG"), kind="PNG"), recipe))
    assert made.format == recipe.format.value.upper()
    assert made.mode == mode


def test_flat_art_keeps_its_edges_in_jpeg(tmp_path: Path) -> None:
    """Red beside green: thinned chroma mixes them over two pixels, full chroma does not."""
    data = saved(quarters(), "PNG")
    for grain, clean in ((Grain.FLAT, True), (Grain.PHOTOGRAPH, False)):
        recipe = Recipe(edition="test", format=Format.JPEG, width=333, quality=92, grain=grain)
        made = opened(develop(picture(tmp_path, data, kind="PNG"), recipe))
        assert (made.layer[0][1:3] == (1, 1)) is clean  # type: ignore[attr-defined] # of JPEG files only


def test_process_inks_come_through_the_profile_of_the_printing_condition(tmp_path: Path) -> None:
    recipe = replace(JPEG, colour=Colour.CMYK, quality=100, profile=printing_condition.profile())
    made = opened(develop(picture(tmp_path, saved(quarters(), "PNG"), kind="PNG"), recipe))
    assert made.mode == "CMYK"
    assert b"ICC_PROFILE" not in develop(picture(tmp_path, saved(quarters(), "PNG"), kind="PNG"), recipe)
    red = made.getpixel((20, 20))
    white = opened(
        develop(picture(tmp_path, saved(quarters((8, 8)).point(lambda _: 255), "PNG"), kind="PNG", size=(8, 8)), recipe)
    )
    assert isinstance(red, tuple)
    assert sum(red) > 100
    paper = white.getpixel((4, 4))
    assert isinstance(paper, tuple)
    assert sum(paper) < 12


def test_process_inks_without_a_profile_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="profile"):
        develop(picture(tmp_path, saved(quarters(), "PNG"), kind="PNG"), replace(JPEG, colour=Colour.CMYK))


PRINT = """
import hashlib, sys
from dataclasses import replace
from pathlib import Path
from tests.darkroom.specimens import *
from magazine.darkroom import recipes
from magazine.darkroom.develop import develop, develop_job
folder = Path(sys.argv[1])
photograph = picture(folder, saved(noise((900, 700)), "PNG"), kind="PNG", size=(900, 700))
drawing = picture(folder, svg('<circle cx="150" cy="150" r="140" fill="#c79a3b"/>'), name="a.svg", kind="SVG")
for original in (photograph, drawing):
    plain = [replace(recipe, width=900) for recipe in (JPEG, AVIF, LOSSLESS)]
    for recipe in (*recipes.web(original), recipes.epub(original), recipes.screen(original, 80), *plain):
        print(develop_job(original, recipe).key, hashlib.sha256(develop(original, recipe)).hexdigest())
"""


def test_another_process_folder_hash_seed_and_time_zone_give_the_same_bytes_and_keys(tmp_path: Path) -> None:
    answers = set()
    for seed, zone in (("0", "Africa/Casablanca"), ("4711", "Asia/Tokyo")):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone}
        answers.add(subprocess.check_output([sys.executable, "-c", PRINT, str(folder)], env=environment, text=True))
    assert len(answers) == 1
    assert len(next(iter(answers)).splitlines()) == 21


def test_the_key_follows_everything_that_the_pixels_follow(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters(), "JPEG"))
    other = picture(tmp_path, saved(quarters((400, 302)), "JPEG"), name="other.jpg")
    area = Area(0.1, 0.1, 0.2, 0.2)
    jobs = [
        develop_job(original, JPEG),
        develop_job(other, JPEG),
        develop_job(replace(original, crop=area), JPEG),
        develop_job(replace(original, redactions=(area,)), JPEG),
        develop_job(replace(original, crop=area, redactions=(area,)), JPEG),
        *(develop_job(original, replace(JPEG, **change)) for change in (
            {"width": 99}, {"height": 99}, {"quality": 50}, {"speed": 6}, {"format": Format.AVIF}, {"grain": Grain.FLAT},
            {"colour": Colour.GRAY}, {"profile": b"x"}, {"drawn": 1920},
        )),
    ]  # fmt: skip
    assert len({job.key for job in jobs}) == len(jobs)


def test_the_key_does_not_follow_names_words_or_folders(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters(), "JPEG"))
    moved = replace(original, file=tmp_path / "elsewhere.jpg", id="other/name.jpg", decorative=True)
    assert develop_job(original, JPEG).key == develop_job(moved, JPEG).key
    assert develop_job(original, JPEG).key == develop_job(original, replace(JPEG, edition="epub")).key


def test_a_picture_is_developed_once(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(specimens.noise((1000, 500)), "PNG"), kind="PNG", size=(1000, 500))
    jobs = [develop_job(original, recipe) for recipe in recipes.web(original)]
    crew = SoloCrew(Store(tmp_path / "store"))
    crew.make(jobs)
    assert [record.kind for record in crew.made] == ["picture"] * len(jobs)
    again = SoloCrew(Store(tmp_path / "store"))
    again.make(jobs)
    assert again.made == []
    assert len(again.reused) == len(jobs)


def test_web_recipes_hold_each_width_that_the_picture_has_once(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters((1200, 900)), "JPEG"), size=(1200, 900))
    chosen = [(recipe.format, recipe.width) for recipe in recipes.web(original)]
    assert chosen == [
        (Format.AVIF, 480), (Format.AVIF, 720), (Format.AVIF, 960), (Format.AVIF, 1200), (Format.JPEG, 960), (Format.JPEG, 1200)
    ]  # fmt: skip


def test_an_epub_picture_stays_below_four_megapixels(tmp_path: Path) -> None:
    for size in ((9000, 6000), (6000, 9000), (3000, 12000)):
        original = replace(picture(tmp_path, b""), width=size[0], height=size[1])
        width, height = published_size(original, recipes.epub(original))
        assert width * height < 4_000_000
        assert width <= 1600


def test_print_recipes_follow_the_width_on_the_page(tmp_path: Path) -> None:
    original = replace(picture(tmp_path, b""), width=6000, height=4000)
    assert published_size(original, recipes.press(original, 174))[0] == 2056  # 300 pixels an inch
    assert published_size(original, recipes.screen(original, 174))[0] == 1097  # 160 pixels an inch
