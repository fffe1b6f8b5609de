"""Zellige drawn for print: seeded, whole, coming apart on one side only."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from magazine.editions.print.ornaments import Field, Wears, family, fringe, laid, outlined, steps
from magazine.editions.print.zellige import FAMILIES, centre

FIELD = Field(width=120, height=80, pitch=20, family="eightfold", seed="a", wears=Wears.RIGHT, whole=0.5)
COLOURS = ("#111111", "#222222", "#333333", "#444444")
SQUARE = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v")


def test_a_field_depends_on_its_seed_alone() -> None:
    assert laid(FIELD, COLOURS, "#ffffff") == laid(FIELD, COLOURS, "#ffffff")
    assert laid(FIELD, COLOURS, "#ffffff") != laid(replace(FIELD, seed="b"), COLOURS, "#ffffff")


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_covers_its_box_and_differs_from_the_others(name: str) -> None:
    tiles = FAMILIES[name](120, 80, 20)
    places = [centre(outline) for _, outline in tiles.stars]
    for corner in (0j, 120 + 0j, 80j, 120 + 80j, 60 + 40j):
        assert min(abs(place - corner) for place in places) < 20
    others = {laid(replace(FIELD, family=other), COLOURS, "#ffffff") for other in FAMILIES if other != name}
    assert laid(replace(FIELD, family=name), COLOURS, "#ffffff") not in others


def test_pixels_fall_on_the_worn_side_only() -> None:
    lefts = [float(x) for x, _, _ in SQUARE.findall(laid(FIELD, COLOURS, "#ffffff"))]
    assert lefts
    assert min(lefts) > FIELD.width * FIELD.whole - FIELD.pitch / 6
    mirrored = [float(x) for x, _, _ in SQUARE.findall(laid(replace(FIELD, wears=Wears.LEFT), COLOURS, "#ffffff"))]
    assert max(mirrored) < FIELD.width * FIELD.whole + FIELD.pitch / 6


def test_a_whole_field_has_no_pixels() -> None:
    assert not SQUARE.findall(laid(replace(FIELD, wears=Wears.NOWHERE), COLOURS, "#ffffff"))


def test_only_the_colours_that_were_given_are_used() -> None:
    drawn = laid(FIELD, COLOURS, "#ffffff")
    assert set(re.findall(r"#[0-9a-f]{6}", drawn)) == {*COLOURS, "#ffffff"}


def test_a_page_to_colour_has_no_colour() -> None:
    drawn = outlined(FIELD, "#123456")
    assert 'fill="none"' in drawn
    assert set(re.findall(r"#[0-9a-f]{6}", drawn)) == {"#123456"}


def test_patterns_are_chosen_by_seed() -> None:
    chosen = {family(f"rubric {number}") for number in range(40)}
    assert chosen == set(FAMILIES)


def test_a_fringe_is_whole_at_its_foot_and_open_at_its_head() -> None:
    rows = [float(y) for _, y, _ in SQUARE.findall(fringe(40, 4, "#000000", "x"))]
    counts = [rows.count(row * 20) for row in range(4)]
    assert counts[3] == 40
    assert counts == sorted(counts)
    assert counts[0] < 15


def test_the_star_is_drawn_in_four_steps_each_on_the_one_before() -> None:
    drawn = steps("#aaaaaa", "#000000")
    assert len(drawn) == 4
    for before, after in pairwise(drawn):
        new = before.rpartition('stroke-width="1.2">')[2].removesuffix("</g></svg>")
        assert new in after.partition('stroke-width="1.2">')[0]
