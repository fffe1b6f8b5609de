"""The cover, the opening pictures of the first half of the issue, and the star of the figures."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, Final

from zellige_geometry import (
    BLUE,
    GOLD,
    IVORY,
    NAVY,
    NIGHT,
    RED,
    SAND,
    TEAL,
    centre,
    dark,
    dodecagons,
    dodecagons_and_triangles,
    girih,
    light,
    mix,
    rectangle,
    rounded,
    shrink,
    smooth,
    squares_and_octagons,
    star,
    star_notch,
    turn,
)
from zellige_patterns import gem, ghost, khatam_field, squares_on_screen, sunburst
from zellige_sheet import (
    Grain,
    Mosaic,
    Sheet,
    bands,
    pixels,
)

if TYPE_CHECKING:
    from zellige_geometry import (
        Polygon,
    )

WIDE: Final = (3000, 2000)  # opening pictures: three to two


def cover() -> Sheet:
    """The cover: a dome cut by hand above, the same dome in pixels below, which rain away; calm night for the words."""
    sheet = Sheet(2200, 3070, NIGHT)
    heart = complex(1100, 1585)
    mosaic = Mosaic(120)
    radii = [124 * 1.186**k for k in range(13)]
    colours = [(GOLD, GOLD), (NAVY, NAVY), (IVORY, IVORY), (TEAL, TEAL), (BLUE, BLUE), (NAVY, NAVY), (RED, RED)]
    colours += [(IVORY, GOLD), (TEAL, TEAL), (NAVY, NAVY), (BLUE, BLUE), (IVORY, IVORY)]
    sunburst(mosaic, heart, radii, 24, colours)
    gem(mosaic, star(heart, 106, 12, 0.6, 90), NAVY, heart, 2)
    gem(mosaic, star(heart, 63, 8, star_notch(8, 3), 90), IVORY, heart, 3)
    edge = radii[-1]

    def worn(p: complex) -> float:
        """Keep the pixels' dome whole around the heart and let its rim rain away, above the words at the foot."""
        return max(smooth((abs(p - heart) / edge - 0.5) / 0.56), smooth((p.imag - heart.imag - 200) / 350))

    def keep(a: complex) -> bool:
        return a.imag < heart.imag + 1

    pixels(sheet, mosaic, Grain(pitch=34, seed=2019, fill=0.86), worn, keep)
    sheet.next()
    mosaic.lay(sheet, IVORY, 2.6, keep, rectangle(0, complex(2200, heart.imag)))
    return sheet


def communication() -> Sheet:
    """Dossier: twelve-fold stars, one for each month, that open into pixels on one side."""
    sheet = Sheet(*WIDE, NAVY)
    pattern = girih(dodecagons(sheet.box, 130, complex(2130, 1000)), 60)
    sets = [(BLUE, NAVY, IVORY), (TEAL, NIGHT, GOLD), (IVORY, BLUE, NAVY)]
    mosaic = khatam_field(pattern, 12, sets, (GOLD, dark(BLUE, 0.45)), 200)

    def worn(p: complex) -> float:
        return smooth((1750 - p.real) / 1500 + 0.09 * math.sin(p.imag / 150) + 0.05 * math.sin(p.imag / 61))

    def keep(a: complex) -> bool:
        return worn(a) < 0.16

    ghost(sheet, pattern, mix(NAVY, BLUE, 0.12), 3)
    pixels(sheet, mosaic, Grain(pitch=40, seed=4), worn, keep)
    sheet.next()
    mosaic.lay(sheet, IVORY, 3, keep)
    return sheet


def threshold() -> Sheet:
    """Editorial: one star, drawn with the compass, cut in tile, shown in pixels."""
    sheet = Sheet(*WIDE, IVORY)
    heart, radius = sheet.middle, 780.0
    pale, pencil = mix(IVORY, NAVY, 0.14), mix(IVORY, NAVY, 0.42)
    for k in range(12):
        sheet.line((heart - 2400 * turn(15 * k), heart + 2400 * turn(15 * k)), pale, 3)
    for share in (0.25, 0.36, 0.5, 0.69, 0.84, 1.0, 1.18):
        sheet.disc(heart, radius * share, "none", pale, 3)
    sheet.next()
    mosaic = Mosaic(120)
    radii = [150 * 1.17**k for k in range(12)]
    tones = [(NAVY, NAVY), (GOLD, GOLD), (NAVY, NAVY), (IVORY, SAND), (BLUE, BLUE), (RED, RED), (NAVY, NAVY)]
    tones += [(TEAL, TEAL), (GOLD, IVORY), (NAVY, NAVY), (BLUE, BLUE)]
    sunburst(mosaic, heart, radii, 16, tones)
    gem(mosaic, star(heart, 120, 8, star_notch(8, 3), 90), IVORY, heart, 2)
    for tile in mosaic.tiles:
        if tile.anchor.real < heart.real - 200 and tile.level == 0:
            sheet.line((*tile.shape, tile.shape[0]), pencil, 3)
    sheet.next()

    def keep(a: complex) -> bool:
        return abs(a.real - heart.real) < 290 + 50 * math.sin(a.imag / 130)

    def worn(p: complex) -> float:
        return 1 if p.real < heart.real else smooth((p.real - heart.real - 420) / 700)

    pixels(sheet, mosaic, Grain(pitch=36, seed=19), worn, keep)
    sheet.next()
    mosaic.lay(sheet, IVORY, 3, keep)
    return sheet


def mosaic_frieze() -> Sheet:
    """Briefs: a quiet frieze of five stars."""
    sheet = Sheet(3000, 1000, NIGHT)
    pattern = girih(squares_and_octagons(sheet.box, 248.5, complex(300, 500)), 67.5)
    sets = [(RED, NIGHT, IVORY), (NAVY, GOLD, IVORY), (IVORY, RED, NIGHT), (NAVY, RED, IVORY), (GOLD, NIGHT, IVORY)]
    khatam_field(pattern, 5, sets, (GOLD, mix(NIGHT, NAVY, 0.9)), 250).lay(sheet, mix(IVORY, NAVY, 0.1), 4)
    return sheet


def strapwork() -> Sheet:
    """Press desk: interlaced bands; one of them, red, goes back over its own steps: the correction."""
    sheet = Sheet(*WIDE, NAVY)
    pattern = girih(squares_and_octagons(sheet.box, 205, complex(1500, 1000)), 62)
    mosaic = Mosaic(250)
    for sides, outline in pattern.stars:
        if sides == 8:
            gem(mosaic, outline, mix(NAVY, BLUE, 0.16), centre(outline))
        else:
            mosaic.add(outline, mix(NAVY, NIGHT, 0.5))
    mosaic.lay(sheet, "none", 0)
    bands(sheet, pattern, (SAND, NIGHT), (20, 7))
    chosen = [o for n, o in pattern.stars if n == 8 and abs(centre(o) - complex(1995, 1000)) < 60]
    for outline in chosen:
        middle = centre(outline)
        sheet.line((*outline, outline[0], outline[1]), NIGHT, 34)
        sheet.next()
        sheet.line((*outline, outline[0], outline[1]), RED, 20)
        sheet.next()
        flowers = Mosaic(250)
        gem(flowers, shrink(outline, 0.42), RED, middle)
        gem(flowers, shrink(outline, 0.2), IVORY, middle, 1)
        flowers.lay(sheet, IVORY, 3)
    return sheet


def screens() -> Sheet:
    """On screen: one pattern seen through a wall of screens; on some of them it has become a picture of squares."""
    sheet = Sheet(*WIDE, NIGHT)
    pattern = girih(dodecagons_and_triangles(sheet.box, 190, complex(1500, 1000)), 55)
    sets = [(TEAL, NIGHT, IVORY), (IVORY, TEAL, GOLD), (BLUE, NAVY, IVORY), (GOLD, NAVY, IVORY)]
    mosaic = khatam_field(pattern, 65, sets, (RED, mix(NAVY, TEAL, 0.3)), 260)
    rng = random.Random(795)
    cell, gap = complex(560, 350), 40
    for row in range(5):
        for column in range(5):
            corner = complex(20, 25) + complex(column * (cell.real + gap), row * (cell.imag + gap))
            frame = rounded(corner, cell, 26)
            sheet.tile(rounded(corner - complex(12, 12), cell + complex(24, 24), 34), mix(NIGHT, NAVY, 0.9))
            sheet.next()
            mode = rng.random()
            if mode < 0.5:
                sheet.tile(frame, NAVY)
                sheet.next()
                mosaic.lay(sheet, IVORY, 2.5, None, frame)
            elif mode < 0.82:
                squares_on_screen(sheet, mosaic, corner, cell)
            else:
                sheet.tile(frame, mix(NIGHT, NAVY, 0.6))
                sheet.next()
                for k in range(1, 12):
                    y = corner.imag + k * cell.imag / 12
                    sheet.line((complex(corner.real + 20, y), complex(corner.real + cell.real - 20, y)), NAVY, 4)
                sheet.next()
    return sheet


def column() -> Sheet:
    """Online and paper: a printed page on one side, the same page in light on the other."""
    sheet = Sheet(*WIDE, SAND)
    sheet.tile((1500 + 0j, 3000 + 0j, 3000 + 2000j, 1500 + 2000j), NAVY)
    sheet.next()
    corner, size = complex(700, 180), complex(1600, 1640)
    sheet.tile(rectangle(corner + complex(-26, 26), complex(826, size.imag)), mix(SAND, NAVY, 0.14))
    sheet.tile(rectangle(corner + complex(800, 26), complex(826, size.imag)), NIGHT)
    sheet.next()
    sheet.tile(rectangle(corner, complex(800, size.imag)), IVORY)
    sheet.tile(rectangle(corner + 800, complex(800, size.imag)), mix(NAVY, BLUE, 0.16))
    sheet.next()
    bar, grey = mix(IVORY, NAVY, 0.86), mix(IVORY, NAVY, 0.24)
    sheet.tile(rectangle(corner + complex(90, 90), complex(710, 66)), bar)
    sheet.tile(rectangle(corner + complex(800, 90), complex(710, 66)), IVORY)
    rng = random.Random(166)
    for k in range(13):
        y = 1060 + k * 40
        for left in (90, 460, 830, 1200):
            width = 310 if k < 12 else 170
            if left < 800:
                sheet.tile(rectangle(corner + complex(left, y), complex(width, 15)), grey)
                continue
            for i in range(width // 22):
                if rng.random() < 0.86:
                    tone = mix(BLUE, IVORY, 0.15 + 0.5 * rng.random())
                    sheet.tile(rectangle(corner + complex(left + i * 22, y), complex(17, 17)), tone)
    sheet.next()
    box = complex(size.real - 180, 800)
    origin = corner + complex(90, 200)
    pattern = girih(squares_and_octagons(sheet.box, 118, origin + box / 2), 67.5)
    sets = [(BLUE, NAVY, IVORY), (TEAL, NAVY, IVORY), (GOLD, NAVY, IVORY), (RED, NAVY, IVORY)]
    mosaic = khatam_field(pattern, 649, sets, (GOLD, NAVY), 150)
    mosaic.lay(sheet, IVORY, 2.5, None, rectangle(origin, complex(box.real / 2, box.imag)))
    squares_on_screen(sheet, mosaic, origin + box.real / 2, complex(box.real / 2, box.imag), 24)
    return sheet


LEDGER: Final = ((65, GOLD), (166, RED), (649, TEAL), (795, BLUE), (288, IVORY), (2463, mix(NAVY, BLUE, 0.32)))


def every_one() -> Sheet:
    """Figures: one small tile for every activity of the ledger, from the rarest at the heart outwards."""
    sheet = Sheet(3000, 2400, NIGHT)
    heart, pitch = sheet.middle, 27.0

    def reach(i: int, j: int) -> float:
        x, y = abs(i + 0.5), abs(j + 0.5)
        return min(max(x, y), (x + y) / math.sqrt(2)) + 1e-6 * (x * 3 + y)

    cells = sorted(((i, j) for i in range(-60, 60) for j in range(-60, 60)), key=lambda c: (reach(*c), c))
    at = 0
    for count, colour in LEDGER:
        for i, j in cells[at : at + count]:
            tone = light(colour, 0.1) if (i + j) % 2 else dark(colour, 0.06)
            sheet.tile(rectangle(heart + complex(i, j) * pitch + complex(2, 2), complex(pitch - 4, pitch - 4)), tone)
        at += count
    return sheet


def gate() -> Sheet:
    """Open days: a gate in a tiled wall stands open; the light comes from inside."""
    sheet = Sheet(*WIDE, NAVY)
    pattern = girih(squares_and_octagons(sheet.box, 107, complex(1500, 940)), 67.5)
    sets = [(RED, NIGHT, IVORY), (NAVY, GOLD, IVORY), (TEAL, NIGHT, IVORY), (RED, GOLD, NIGHT), (IVORY, RED, NIGHT)]
    khatam_field(pattern, 26, sets, (GOLD, mix(NIGHT, RED, 0.22)), 140).lay(sheet, IVORY, 2.5)
    heart, foot = complex(1500, 900), 2000

    def arch(radius: float) -> Polygon:
        start, span, steps = 152.0, 236.0, 60
        curve = [heart + radius * turn(start + span * k / steps) for k in range(steps + 1)]
        return (complex(curve[0].real, foot + 40), *curve, complex(curve[-1].real, foot + 40))

    sheet.tile(arch(880), NIGHT)
    sheet.next()
    sheet.tile(arch(860), GOLD)
    sheet.next()
    sheet.tile(arch(846), NIGHT)
    sheet.next()
    wedges = 31
    for k in range(wedges):
        a, b = (152 + 236 * x / wedges for x in (k, k + 1))
        colour = IVORY if k % 2 else RED
        half = (a + b) / 2
        for one, two, tone in ((a, half, light(colour, 0.06)), (half, b, dark(colour, 0.1))):
            sheet.tile((*(heart + r * turn(x) for r, x in ((830, one), (830, two), (640, two), (640, one))),), tone)
    for side in (-1, 1):
        outer, inner = (abs((r * turn(152)).real) for r in (830, 640))
        top = heart.imag + 640 * math.sin(math.radians(152)) + 8
        for k in range(8):
            y = top + k * 118
            colour = RED if k % 2 else IVORY
            sheet.tile(
                [complex(1500 + side * x, y + d) for x, d in ((outer, 0), (inner, 0), (inner, 112), (outer, 112))],
                colour,
            )
    sheet.next()
    for number, radius in enumerate((630, 540, 450, 360, 270, 180)):
        sheet.tile(arch(radius), mix(mix(GOLD, SAND, 0.45), IVORY, number / 5))
        sheet.next()
    rng = random.Random(30)
    for j in range(26):
        for i in range(-16, 16):
            y = 1980 - j * 38
            spread = 1 - 0.66 * j / 26
            if rng.random() > 0.52 * (1 - j / 27) + 0.06:
                continue
            size = 26 * spread + 4
            spot = complex(1500 + (i + 0.5) * 35 * spread, y)
            tone = (NAVY, RED, TEAL, BLUE, GOLD)[int(rng.random() * 5)]
            sheet.tile(rectangle(spot - complex(size, size) / 2, complex(size, size)), tone)
    return sheet
