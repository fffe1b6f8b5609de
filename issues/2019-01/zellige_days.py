"""The five patterns of the open days, and the two pictures that are handed in as photographs' files (JPEG)."""

from __future__ import annotations

import random

from zellige_geometry import (
    BLUE,
    GOLD,
    GREEN,
    IVORY,
    NAVY,
    NIGHT,
    PLUM,
    RED,
    SAND,
    TEAL,
    centre,
    dark,
    dodecagons_and_triangles,
    girih,
    hexagons,
    light,
    mix,
    rectangle,
    rhombitrihexagons,
    ring,
    squares_and_octagons,
    star,
    star_notch,
)
from zellige_patterns import flower, gem, khatam_field, sunburst
from zellige_sheet import (
    Mosaic,
    Sheet,
    bands,
)

SQUARE = (2400, 2400)


def day_one() -> Sheet:
    """First day: eight-fold stars, red."""
    sheet = Sheet(*SQUARE, NIGHT)
    pattern = girih(squares_and_octagons(sheet.box, 330, sheet.middle), 67.5)
    mosaic = Mosaic(400)
    for outline in pattern.gaps:
        mosaic.add(outline, NAVY)
    for number, (sides, outline) in enumerate(pattern.stars):
        if sides == 8:
            flower(mosaic, outline, (RED, NIGHT, IVORY) if number % 4 else (IVORY, RED, GOLD))
        else:
            gem(mosaic, outline, GOLD, centre(outline))
    mosaic.lay(sheet, IVORY, 5)
    return sheet


def day_two() -> Sheet:
    """Second day: twelve-fold stars, teal and gold."""
    sheet = Sheet(*SQUARE, NIGHT)
    pattern = girih(dodecagons_and_triangles(sheet.box, 210, sheet.middle), 55)
    mosaic = khatam_field(pattern, 27, [(TEAL, NIGHT, GOLD), (IVORY, TEAL, NIGHT)], (GOLD, mix(NAVY, TEAL, 0.35)), 300)
    mosaic.lay(sheet, IVORY, 4)
    return sheet


def day_three() -> Sheet:
    """Third day: six-fold stars in a honeycomb, green."""
    sheet = Sheet(*SQUARE, NIGHT)
    pattern = girih(hexagons(sheet.box, 260, sheet.middle), 60)
    rng = random.Random(28)
    mosaic = Mosaic(300)
    for outline in pattern.gaps:
        gem(mosaic, outline, mix(NAVY, GREEN, 0.4), centre(outline))
    for _, outline in pattern.stars:
        tone = (GREEN, GOLD, IVORY, GREEN)[int(rng.random() * 4)]
        middle = centre(outline)
        gem(mosaic, outline, tone, middle)
        mosaic.add(ring(middle, 92, 6), NIGHT, middle, 1)
        gem(mosaic, star(middle, 84, 6, star_notch(6, 2)), GOLD if tone != GOLD else IVORY, middle, 2)
    mosaic.lay(sheet, IVORY, 4)
    return sheet


def day_four() -> Sheet:
    """Fourth day: strapwork, plum and sand."""
    sheet = Sheet(*SQUARE, mix(PLUM, NIGHT, 0.35))
    pattern = girih(rhombitrihexagons(sheet.box, 270, sheet.middle), 52)
    mosaic = Mosaic(300)
    for outline in pattern.gaps:
        mosaic.add(outline, mix(PLUM, NIGHT, 0.2))
    for sides, outline in pattern.stars:
        if sides == 6:
            flower(mosaic, outline, (PLUM, GOLD, IVORY))
        elif sides == 4:
            gem(mosaic, outline, mix(PLUM, NIGHT, 0.5), centre(outline))
        else:
            mosaic.add(outline, GOLD)
    mosaic.lay(sheet, "none", 0)
    bands(sheet, pattern, (SAND, NIGHT), (24, 8))
    return sheet


def day_five() -> Sheet:
    """Fifth day: one great twenty-fold dome, blue and gold."""
    sheet = Sheet(*SQUARE, NIGHT)
    mosaic = Mosaic(200)
    radii = [150 * 1.193**k for k in range(16)]
    tones = [(GOLD, GOLD), (NAVY, NAVY), (BLUE, BLUE), (IVORY, GOLD), (NAVY, NAVY), (TEAL, TEAL), (BLUE, IVORY)]
    sunburst(mosaic, sheet.middle, radii, 20, tones)
    gem(mosaic, star(sheet.middle, 128, 10, star_notch(10, 4), 90), IVORY, sheet.middle, 2)
    mosaic.lay(sheet, IVORY, 4)
    return sheet


def meeting() -> Sheet:
    """Guests: two patterns meet around one star; the strip at the foot is for the printer and is cropped off."""
    sheet = Sheet(2400, 1800, NIGHT)
    heart = complex(1200, 800)
    left = (0j, complex(1320, 0), complex(1080, 1600), complex(0, 1600))
    right = (complex(1320, 0), complex(2400, 0), complex(2400, 1600), complex(1080, 1600))
    one = girih(hexagons(sheet.box, 120, heart), 60)
    two = girih(squares_and_octagons(sheet.box, 112, heart), 67.5)
    mosaic = Mosaic(160)
    for outline in one.gaps:
        mosaic.add(outline, dark(GREEN, 0.4))
    for _, outline in one.stars:
        gem(mosaic, outline, GREEN, centre(outline))
        mosaic.add(star(centre(outline), 50, 6, star_notch(6, 2)), GOLD, centre(outline), 1)
    mosaic.lay(sheet, IVORY, 3, None, left)
    khatam_field(two, 8, [(RED, NIGHT, IVORY), (RED, GOLD, IVORY)], (GOLD, dark(RED, 0.55)), 150).lay(
        sheet, IVORY, 3, None, right
    )
    sheet.line((complex(1320, 0), complex(1080, 1600)), IVORY, 12)
    sheet.tile(ring(heart, 452, 48), IVORY)
    sheet.tile(ring(heart, 438, 48), NAVY)
    sheet.next()
    centrepiece = Mosaic(150)
    sunburst(
        centrepiece,
        heart,
        [70 * 1.2**k for k in range(11)],
        16,
        [(IVORY, IVORY), (GOLD, GOLD), (NAVY, NAVY), (RED, GREEN)],
    )
    gem(centrepiece, star(heart, 60, 8, star_notch(8, 3), 90), IVORY, heart, 2)
    centrepiece.lay(sheet, IVORY, 3)
    sheet.tile(rectangle(complex(0, 1600), complex(2400, 200)), IVORY)
    for k, tone in enumerate((NAVY, RED, TEAL, BLUE, GOLD, SAND, GREEN, PLUM)):
        sheet.tile(rectangle(complex(80 + k * 120, 1650), complex(100, 100)), tone)
    return sheet


def sample() -> Sheet:
    """Families: a plain pattern in which the desk destroys a rectangle."""
    sheet = Sheet(2400, 1600, NIGHT)
    pattern = girih(rhombitrihexagons(sheet.box, 170, sheet.middle), 52)
    mosaic = Mosaic(200)
    for outline in pattern.gaps:
        mosaic.add(outline, SAND)
    for sides, outline in pattern.stars:
        if sides == 6:
            flower(mosaic, outline, (TEAL, IVORY, GREEN))
        else:
            gem(mosaic, outline, light(GREEN, 0.15) if sides == 4 else GOLD, centre(outline))
    mosaic.lay(sheet, IVORY, 4)
    return sheet
