"""Scenes of the second half of the issue, built from the same tiles: stars, signals, a house, a road."""

from __future__ import annotations

import itertools
import math
import random
from typing import Final

from zellige_geometry import (
    BLUE,
    GOLD,
    GREEN,
    INK,
    IVORY,
    NAVY,
    NIGHT,
    PLUM,
    RED,
    SAND,
    TEAL,
    centre,
    clip,
    dark,
    dodecagons,
    dome,
    girih,
    light,
    mix,
    rectangle,
    rhombitrihexagons,
    ring,
    shrink,
    squares_and_octagons,
    star,
    star_notch,
    turn,
)
from zellige_patterns import flower, gem, ghost, khatam_field, sunburst
from zellige_sheet import (
    Mosaic,
    Sheet,
    bands,
)

WIDE: Final = (3000, 2000)  # opening pictures: three to two


def five() -> Sheet:
    """Rapid intervention: five ten-fold stars, hand in hand, on a dark ground."""
    sheet = Sheet(*WIDE, NIGHT)
    apothem = 300.0
    radius = apothem / math.cos(math.pi / 10)
    row = [complex(1500 + 2 * apothem * k, 1000) for k in (-2, -1, 0, 1, 2)]
    step = 2 * apothem * turn(72)
    others = [complex(1500, 1000) + 2 * apothem * k + step * j for j in (-2, -1, 1, 2) for k in range(-5, 6)]
    quiet = girih([ring(p, radius, 10, 18) for p in others], 72)
    shadow = Mosaic(300)
    for _, outline in quiet.stars:
        if sheet.seen(outline):
            flower(shadow, outline, (mix(NIGHT, NAVY, 0.9), NIGHT, mix(NIGHT, BLUE, 0.22)))
    shadow.lay(sheet, mix(NIGHT, BLUE, 0.22), 3)
    stars = [ring(p, radius, 10, 18) for p in row]
    pattern = girih(stars, 72)
    mosaic = Mosaic(300)
    colours = ((BLUE, NAVY, IVORY), (TEAL, NAVY, GOLD), (RED, NIGHT, IVORY), (TEAL, NAVY, GOLD), (BLUE, NAVY, IVORY))
    for polygon, (_, outline), tones in zip(stars, pattern.stars, colours, strict=True):
        mosaic.add(polygon, NAVY)
        flower(mosaic, outline, tones)
        gem(mosaic, star(centre(outline), 74, 10, star_notch(10, 4)), tones[0], centre(outline), 3)
    mosaic.lay(sheet, IVORY, 3)
    bands(sheet, pattern, (GOLD, NIGHT), (15, 6))
    return sheet


def linked() -> Sheet:
    """Associations: no two stars alike, one band that holds them together."""
    sheet = Sheet(*WIDE, SAND)
    pattern = girih(rhombitrihexagons(sheet.box, 225, complex(1500, 1000)), 52)
    tones = (TEAL, BLUE, GOLD, RED, GREEN, PLUM, NAVY)
    rng = random.Random(13398)
    mosaic = Mosaic(260)
    last = 0
    for sides, outline in pattern.stars:
        middle = centre(outline)
        if sides == 6:
            last = (last + 1 + int(rng.random() * (len(tones) - 1))) % len(tones)
            colour = tones[last]
            gem(mosaic, outline, colour, middle)
            folds = 5 + int(rng.random() * 8)
            mosaic.add(star(middle, 96, folds, 0.62, 90), IVORY, middle, 1)
            gem(mosaic, star(middle, 62, folds, 0.55, 90), dark(colour, 0.3), middle, 2)
        elif sides == 4:
            mosaic.add(outline, mix(SAND, TEAL, 0.22), middle)
        else:
            gem(mosaic, outline, GOLD, middle)
    for outline in pattern.gaps:
        mosaic.add(outline, IVORY)
    mosaic.lay(sheet, "none", 0)
    bands(sheet, pattern, (TEAL, IVORY), (17, 6))
    return sheet


def antenna() -> Sheet:
    """Campaigns: a mast, and tiles that carry further with every ring."""
    sheet = Sheet(*WIDE, NIGHT)
    foot = complex(1500, 1240)
    radii = [90 + 96 * k + 5 * k * k for k in range(16)]
    tones = (GOLD, IVORY, RED, GOLD, TEAL, IVORY, BLUE, TEAL, BLUE, NAVY, BLUE, NAVY, NAVY, NAVY, NAVY, NAVY)
    rng = random.Random(64)
    for number, shapes in enumerate(dome(foot, radii, 48)):
        fade = max(0.0, (number - 4) / 11)
        for shape in shapes:
            inner, left, tip, right = shape
            angle = math.degrees(math.atan2((centre(shape) - foot).imag, (centre(shape) - foot).real))
            chance = rng.random()
            if not -172 < angle < -8 or chance < fade:
                continue
            colour = mix(tones[number], NIGHT, 0.25 * fade)
            middle = centre(shape)
            inner, left, tip, right = (middle + (p - middle) * (0.94 - 0.3 * fade) for p in shape)
            sheet.tile((inner, left, tip), light(colour, 0.1), IVORY if fade < 0.2 else "none", 2 if fade < 0.2 else 0)
            sheet.tile((inner, tip, right), dark(colour, 0.16), IVORY if fade < 0.2 else "none", 2 if fade < 0.2 else 0)
    sheet.next()
    base, half = 2040, 250
    levels = [foot.imag + (base - foot.imag) * (k / 6) ** 1.15 for k in range(7)]

    def edge(y: float, side: int) -> complex:
        return complex(1500 + side * half * (y - foot.imag) / (base - foot.imag), y)

    for y, below in itertools.pairwise(levels):
        for side in (-1, 1):
            sheet.line((edge(y, side), edge(below, -side)), mix(NIGHT, IVORY, 0.55), 8)
        sheet.line((edge(below, -1), edge(below, 1)), mix(NIGHT, IVORY, 0.55), 8)
    sheet.next()
    for side in (-1, 1):
        sheet.line((foot, edge(base, side)), IVORY, 14)
    sheet.next()
    heart = Mosaic(100)
    gem(heart, star(foot, 84, 8, star_notch(8, 3), 22.5), RED, foot)
    gem(heart, star(foot, 40, 8, star_notch(8, 3), 22.5), IVORY, foot, 1)
    heart.lay(sheet, IVORY, 3)
    return sheet


def house() -> Sheet:
    """Families: a lit house under a sky of signals."""
    sheet = Sheet(*WIDE, NIGHT)
    ghost(sheet, girih(squares_and_octagons(sheet.box, 150, complex(1500, 900)), 67.5), mix(NIGHT, NAVY, 0.8), 4)
    rng = random.Random(11)
    peak = complex(1500, 560)
    for number, shapes in enumerate(dome(peak, [150 + 74 * k for k in range(9)], 40)):
        for shape in shapes:
            middle = centre(shape)
            angle = math.degrees(math.atan2((middle - peak).imag, (middle - peak).real))
            if number % 2 or abs(angle + 90) > 52 or rng.random() < 0.07 * number:
                continue
            a, b, c, d = shrink(shape, 0.9)
            tone = (GOLD, TEAL, BLUE, NAVY)[number // 2]
            sheet.tile((a, b, c), light(tone, 0.1))
            sheet.tile((a, c, d), dark(tone, 0.1))
    sheet.next()
    wall = rectangle(complex(930, 1060), complex(1140, 800))
    roof = (complex(780, 1090), complex(1500, 470), complex(2220, 1090))
    pattern = girih(squares_and_octagons(sheet.box, 118, complex(1500, 1210)), 67.5)
    sets = [(GREEN, NIGHT, IVORY), (TEAL, NIGHT, IVORY), (GREEN, GOLD, IVORY)]
    khatam_field(pattern, 3, sets, (GOLD, dark(GREEN, 0.5)), 150).lay(sheet, mix(IVORY, GREEN, 0.2), 2.5, None, wall)
    tiles = Mosaic(120)
    for row in range(12):
        for k in range(-16, 17):
            x, y = 1500 + (k + 0.5 * (row % 2)) * 92, 480 + row * 56
            tone = (RED, dark(RED, 0.15), mix(RED, GOLD, 0.18))[int(rng.random() * 3)]
            scale = (
                complex(x - 46, y),
                complex(x + 46, y),
                complex(x + 46, y + 60),
                complex(x, y + 96),
                complex(x - 46, y + 60),
            )
            tiles.add(scale, tone, None, 20 - row)
    tiles.lay(sheet, mix(IVORY, RED, 0.3), 2.5, None, roof)
    sheet.line((*roof, roof[0]), IVORY, 10)
    sheet.next()
    for x in (1090, 1690):
        sheet.tile(rectangle(complex(x - 14, 1246), complex(248, 278)), IVORY)
        sheet.next()
        for i in range(2):
            for j in range(2):
                pane = rectangle(complex(x + i * 114, 1260 + j * 130), complex(106, 120))
                sheet.tile(pane, mix(GOLD, IVORY, 0.2 + 0.22 * ((i + j) % 2)))
        sheet.next()
    door = (
        complex(1400, 1860),
        complex(1400, 1540),
        *(complex(1500, 1540) + 100 * turn(180 + 9 * k) for k in range(21)),
    )
    sheet.tile((*door, complex(1600, 1860)), NAVY, IVORY, 12)
    sheet.next()
    sheet.disc(complex(1500, 1680), 26, GOLD)
    sheet.tile((complex(1490, 1690), complex(1510, 1690), complex(1522, 1760), complex(1478, 1760)), GOLD)
    sheet.next()
    sheet.tile(rectangle(complex(0, 1860), complex(3000, 140)), mix(NIGHT, GREEN, 0.35))
    sheet.next()
    for k in range(94):
        tall = 26 + 20 * rng.random()
        sheet.tile(
            rectangle(complex(k * 32 + 3, 1860 - (tall if abs(k * 32 - 1500) > 600 else 0)), complex(26, 26)), GREEN
        )
    return sheet


def road() -> Sheet:
    """Road checklist: a road between two tiled verges towards a rising sun."""
    sheet = Sheet(*WIDE, mix(NAVY, BLUE, 0.35))
    horizon, vanish = 860.0, complex(1500, 860)
    for k in range(9):
        tone = mix(mix(NAVY, BLUE, 0.35), mix(GOLD, SAND, 0.4), k / 8)
        sheet.tile(rectangle(complex(0, k * horizon / 9), complex(3000, horizon / 9 + 2)), tone)
        sheet.next()
    mosaic = Mosaic(120)
    sunburst(
        mosaic,
        vanish,
        [60 * 1.24**k for k in range(12)],
        28,
        [(IVORY, IVORY), (GOLD, GOLD), (mix(GOLD, IVORY, 0.5),) * 2, (RED, RED)],
    )
    mosaic.lay(sheet, IVORY, 2.5, lambda a: a.imag < horizon and abs(a - vanish) < 430)
    focus, reach = 620.0, 2500.0

    def seen(p: complex) -> complex:
        depth = focus / (focus + p.imag)
        return vanish + complex(p.real * depth, (2060 - horizon) * depth)

    sheet.tile(rectangle(complex(0, horizon), complex(3000, 1200)), dark(GREEN, 0.55))
    sheet.next()
    pattern = girih(squares_and_octagons(complex(24000, reach), 255, complex(12000, 60)), 67.5)
    sets = [(GREEN, NIGHT, IVORY), (GOLD, NIGHT, IVORY), (TEAL, NIGHT, IVORY), (GREEN, GOLD, NIGHT)]
    verge = khatam_field(pattern, 44, sets, (SAND, dark(GREEN, 0.45)), 600)
    ground = rectangle(complex(0, horizon + 40), complex(3000, 1180))
    for level in (0, 1, 2):
        for tile in verge.tiles:
            shape = [complex(p.real - 12000, p.imag) for p in tile.shape]
            if tile.level != level or min(p.imag for p in shape) < -focus * 0.8 or abs(centre(shape).real) < 900:
                continue
            shown = clip([seen(p) for p in shape], ground)
            if len(shown) > 2:
                far = round(max(0.0, tile.anchor.imag / reach) * 8) / 8
                near = far < 0.4
                sheet.tile(shown, mix(tile.colour, dark(GREEN, 0.5), 0.85 * far), SAND if near else "none", 2 * near)
        sheet.next()
    left, right = complex(60, 2010), complex(2940, 2010)
    sheet.tile((vanish + complex(-16, 6), vanish + complex(16, 6), right, left), IVORY)
    sheet.next()
    sheet.tile((vanish + complex(-13, 6), vanish + complex(13, 6), right - 130, left + 130), INK)
    sheet.next()
    for k in range(12):
        a, b = (horizon + 1180 * (v / 12) ** 2.1 for v in (k + 0.25, k + 0.85))
        wide = [46 * (y - horizon) / 1140 for y in (a, b)]
        sheet.tile(
            [
                complex(1500 - wide[0], a),
                complex(1500 + wide[0], a),
                complex(1500 + wide[1], b),
                complex(1500 - wide[1], b),
            ],
            GOLD if k % 2 else IVORY,
        )
    return sheet


def seam() -> Sheet:
    """Lexicon: two families of stars, side by side, on either side of a seam."""
    sheet = Sheet(3000, 1000, NAVY)
    left, right = rectangle(0j, complex(1480, 1000)), rectangle(complex(1520, 0), complex(1480, 1000))
    one = girih(squares_and_octagons(sheet.box, 148, complex(740, 500)), 67.5)
    two = girih(dodecagons(sheet.box, 92, complex(2260, 500)), 60)
    khatam_field(one, 6, [(NAVY, GOLD, IVORY), (IVORY, NAVY, GOLD)], (GOLD, mix(NIGHT, NAVY, 0.6)), 170).lay(
        sheet, IVORY, 3, None, left
    )
    khatam_field(two, 9, [(BLUE, IVORY, NAVY), (IVORY, BLUE, NAVY)], (SAND, mix(NAVY, BLUE, 0.4)), 170).lay(
        sheet, IVORY, 3, None, right
    )
    sheet.tile(rectangle(complex(1480, 0), complex(40, 1000)), GOLD)
    sheet.next()
    for k in range(26):
        heart = complex(1500, 20 + 40 * k)
        sheet.tile(star(heart, 17, 8, star_notch(8, 3)), NAVY)
    return sheet
