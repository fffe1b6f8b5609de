"""From light to ink: the house's own mixes, black alone, and never more ink than the paper takes."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from magazine.darkroom.separation import BLACK, NO_INK, Separation, house_mixes, light_of_lab, separated, stand_ins
from magazine.manuscript.theme import read_theme

THEME = read_theme(Path(__file__).parents[2], "police")
assert THEME.condition is not None
PROFILE = THEME.condition.file.read_bytes()
SEPARATION = Separation(profile=PROFILE, mixes=house_mixes(THEME.tokens))


def test_over_the_cube_of_screen_colours_no_ink_goes_beyond_the_limit() -> None:
    steps = range(0, 256, 15)
    lights = bytes(part for light in product(steps, repeat=3) for part in light)
    inks = separated(Image.frombytes("RGB", (len(lights) // 3, 1), lights), PROFILE).tobytes()
    most = max(sum(inks[at : at + 4]) for at in range(0, len(inks), 4)) / 2.55
    assert 250 < most <= 300


def test_the_house_s_own_mix_goes_before_the_profile_s() -> None:
    own = Separation(profile=PROFILE, mixes={(11, 37, 69): (1.0, 0.5, 0.0, 0.25)})
    assert own.mix((11 / 255, 37 / 255, 69 / 255)) == (1.0, 0.5, 0.0, 0.25)
    assert own.mix((12 / 255, 37 / 255, 69 / 255)) != (1.0, 0.5, 0.0, 0.25)


def test_black_is_black_alone_and_white_is_paper() -> None:
    assert SEPARATION.mix((0, 0, 0)) == BLACK
    assert SEPARATION.mix((1, 1, 1)) == NO_INK


def test_colours_come_back_through_the_profile() -> None:
    """A page rendered from its inks looks like the screen's: no channel of the palette is more than 8 of 255 off."""
    back = ImageCms.buildTransform(
        ImageCms.getOpenProfile(io.BytesIO(PROFILE)), ImageCms.createProfile("sRGB"), "CMYK", "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    for name in (
        "navy",
        "night",
        "red",
        "teal",
        "gold",
        "blue",
        "green",
        "plum",
        "navy-text",
        "red-text",
        "green-text",
    ):
        light = bytes.fromhex(stand_ins(THEME.tokens)[name].removeprefix("#"))
        inks = house_mixes(THEME.tokens)[light[0], light[1], light[2]]
        done = ImageCms.applyTransform(Image.new("CMYK", (1, 1), tuple(round(255 * ink) for ink in inks)), back)
        assert done is not None
        assert max(abs(one - other) for one, other in zip(done.tobytes(), light, strict=True)) <= 8, name


def test_every_colour_with_inks_has_a_light_of_its_own() -> None:
    lights = stand_ins(THEME.tokens)
    mixes = {name: THEME.tokens[f"press-{name}"] for name in lights}
    assert set(lights) == {name.removeprefix("press-") for name in THEME.tokens if name.startswith("press-")}
    by_light: dict[str, set[str]] = {}
    for name, light in lights.items():
        by_light.setdefault(light, set()).add(mixes[name])
    assert all(len(inks) == 1 for inks in by_light.values())


def test_no_mix_of_the_theme_takes_more_ink_than_the_paper() -> None:
    assert all(sum(inks) <= 3 for inks in house_mixes(THEME.tokens).values())


def test_text_is_of_black_and_at_most_two_more_inks() -> None:
    for name, light in stand_ins(THEME.tokens).items():
        if name.endswith("-text") or name in {"ink", "ink-soft"}:
            data = bytes.fromhex(light.removeprefix("#"))
            inks = house_mixes(THEME.tokens)[data[0], data[1], data[2]]
            assert sum(ink > 0 for ink in inks[:3]) <= 2, name


def test_a_colour_that_is_no_mix_of_four_inks_is_refused() -> None:
    with pytest.raises(ValueError, match="four inks"):
        house_mixes({"navy": "#0b2545", "press-navy": "rgb(1 2 3)"})


@pytest.mark.parametrize(
    ("lab", "light"), [((100, 0, 0), (1, 1, 1)), ((0, 0, 0), (0, 0, 0)), ((53.24, 80.09, 67.2), (1, 0, 0))]
)
def test_lab_becomes_light(lab: tuple[float, float, float], light: tuple[float, float, float]) -> None:
    assert light_of_lab(lab) == pytest.approx(light, abs=0.01)
