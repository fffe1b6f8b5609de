"""Things of the second half of the issue, built from the same tiles: pages, screens, a letter."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, Final

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
    clip,
    dark,
    dodecagons,
    girih,
    light,
    mix,
    rectangle,
    ring,
    rounded,
    squares_and_octagons,
    star,
    star_notch,
)
from zellige_patterns import gem, ghost, khatam_field, squares_on_screen, sunburst
from zellige_sheet import (
    Mosaic,
    Sheet,
)

if TYPE_CHECKING:
    from zellige_geometry import (
        Polygon,
    )

WIDE: Final = (3000, 2000)  # opening pictures: three to two


def sketch_page(sheet: Sheet, corner: complex, width: float, plan: int, *, tone: str, mosaic: Mosaic) -> None:
    """Draw a page in little: plan 0–5 says where picture, headline and columns stand."""
    height = width * 1.414
    sheet.tile(rectangle(corner + complex(10, 12), complex(width, height)), mix(PLUM, NIGHT, 0.6))
    sheet.next()
    sheet.tile(rectangle(corner, complex(width, height)), IVORY)
    sheet.next()
    bar, grey = mix(IVORY, NAVY, 0.85), mix(IVORY, NAVY, 0.2)
    unit = width / 12
    picture = ((0, 0, 12, 8.4), (1, 5, 10, 5.4), (0, 0, 12, 16.97), (6.3, 1, 4.7, 6), (1, 8.6, 10, 7), (0, 0, 4, 16.97))
    x, y, w, h = (v * unit for v in picture[plan])
    if w:
        frame = rectangle(corner + complex(x, y), complex(w, h))
        sheet.tile(frame, tone)
        sheet.next()
        mosaic.lay(sheet, IVORY, 1.4, None, frame)
    if plan == 2:
        return
    lines_from = {0: 11.4, 1: 11.6, 3: 7.8, 4: 1, 5: 1}[plan]
    left, columns = (5, 2) if plan == 5 else (1, 2)
    if plan in (0, 1, 3, 5):
        top = {0: 9.4, 1: 1.4, 3: 1.2, 5: 1.4}[plan]
        sheet.tile(rectangle(corner + complex(left, top) * unit, complex(4.6 if plan == 3 else 6, 0.9) * unit), bar)
        sheet.tile(rectangle(corner + complex(left, top + 1.3) * unit, complex(3.4, 0.34) * unit), tone)
        lines_from = max(lines_from, top + 2.4)
    until = 7.8 if plan == 4 else (4.4 if plan == 1 else 15.8)
    span = (12 - left - 1 - 0.6) / columns
    for k in range(columns):
        y_at = lines_from
        while y_at < until or (plan == 1 and 11.4 < y_at < 15.8):
            sheet.tile(
                rectangle(corner + complex(left + k * (span + 0.6), y_at) * unit, complex(span, 0.26) * unit), grey
            )
            y_at += 0.62
    sheet.next()


def pages() -> Sheet:
    """The magazine rebuilt: its flatplan, ten pages and a rhythm."""
    sheet = Sheet(*WIDE, PLUM)
    ghost(sheet, girih(squares_and_octagons(sheet.box, 170, complex(1500, 1000)), 67.5), light(PLUM, 0.07), 4)
    pattern = girih(squares_and_octagons(sheet.box, 62, complex(400, 500)), 67.5)
    sets = [(PLUM, NIGHT, IVORY), (GOLD, NAVY, IVORY), (RED, NIGHT, IVORY), (IVORY, PLUM, GOLD)]
    mosaic = khatam_field(pattern, 2, sets, (GOLD, NAVY), 90)
    width, gap = 470.0, 84.0
    tones = (PLUM, GOLD, RED, TEAL, BLUE, NAVY, RED, PLUM, GOLD, TEAL)
    plans = (2, 1, 0, 3, 4, 5, 4, 2, 0, 1)
    for k in range(10):
        column, row = k % 5, k // 5
        corner = complex(1500 - 2.5 * width - 2 * gap + column * (width + gap), 210 + row * 830)
        sketch_page(sheet, corner, width, plans[k], tone=tones[k], mosaic=mosaic)
    return sheet


def before_after() -> Sheet:
    """The magazine rebuilt: one page before and after."""
    sheet = Sheet(2700, 1800, mix(SAND, PLUM, 0.12))
    pattern = girih(squares_and_octagons(sheet.box, 120, complex(1900, 400)), 67.5)
    sets = [(PLUM, NIGHT, IVORY), (GOLD, NAVY, IVORY), (RED, NIGHT, IVORY)]
    mosaic = khatam_field(pattern, 8, sets, (GOLD, NAVY), 150)
    size = complex(1060, 1500)
    grey, bar = mix(IVORY, NAVY, 0.3), mix(IVORY, NAVY, 0.8)
    for corner in (complex(190, 150), complex(1450, 150)):
        sheet.tile(rectangle(corner + complex(18, 20), size), mix(SAND, PLUM, 0.35))
        sheet.next()
        sheet.tile(rectangle(corner, size), IVORY)
        sheet.next()
    old, new = complex(190, 150), complex(1450, 150)
    sheet.tile(rectangle(old + complex(30, 30), complex(1000, 74)), bar)
    rng = random.Random(3)
    for column in range(4):
        y = 130.0
        while y < 1440:
            if rng.random() < 0.07 and y < 1250:
                tone = (TEAL, RED, GOLD, BLUE, PLUM)[int(rng.random() * 5)]
                sheet.tile(rectangle(old + complex(30 + column * 254, y), complex(238, 150)), mix(tone, IVORY, 0.25))
                y += 166
                continue
            wide = 238 if rng.random() < 0.9 else 150
            sheet.tile(rectangle(old + complex(30 + column * 254, y), complex(wide, 9)), grey)
            y += 19
    sheet.next()
    frame = rectangle(new, complex(size.real, 640))
    sheet.tile(frame, NAVY)
    sheet.next()
    mosaic.lay(sheet, IVORY, 2.5, None, frame)
    sheet.tile(rectangle(new + complex(110, 730), complex(640, 70)), bar)
    sheet.tile(rectangle(new + complex(110, 826), complex(360, 26)), PLUM)
    for column in range(2):
        for k in range(16):
            wide = 240 if k == 15 and column else 400
            sheet.tile(rectangle(new + complex(110 + column * 440, 920 + k * 32), complex(wide, 12)), grey)
    return sheet


def devices() -> Sheet:
    """Reading guide: a page, a tablet and a telephone look at the same star."""
    sheet = Sheet(*WIDE, mix(SAND, BLUE, 0.16))
    tones = [(GOLD, GOLD), (NAVY, NAVY), (IVORY, IVORY), (PLUM, PLUM), (BLUE, BLUE), (GOLD, IVORY), (NAVY, NAVY)]
    tones += [(RED, RED), (TEAL, TEAL), (NAVY, NAVY), (BLUE, BLUE), (IVORY, GOLD), (PLUM, PLUM), (NAVY, NAVY)]

    def same_star(heart: complex, reach: float) -> Mosaic:
        mosaic = Mosaic(90)
        sunburst(mosaic, heart, [reach * 0.135 * 1.19**k for k in range(13)], 20, tones)
        gem(mosaic, star(heart, reach * 0.115, 10, star_notch(10, 4), 90), IVORY, heart, 2)
        return mosaic

    page, tablet, handset = complex(210, 190), complex(1190, 420), complex(2290, 640)
    shade = mix(mix(SAND, BLUE, 0.16), NAVY, 0.2)
    sheet.tile(rectangle(page + complex(24, 28), complex(1120, 1584)), shade)
    sheet.next()
    sheet.tile(rectangle(page, complex(1120, 1584)), IVORY)
    sheet.next()
    same_star(page + complex(560, 660), 500).lay(sheet, IVORY, 3, None, rectangle(page + 60 + 60j, complex(1000, 1464)))
    grey = mix(IVORY, NAVY, 0.25)
    for k in range(8):
        for x in (90, 580):
            sheet.tile(rectangle(page + complex(x, 1262 + k * 34), complex(450 if k < 7 else 260, 13)), grey)
    sheet.tile(rounded(tablet + complex(24, 28), complex(960, 1260), 70), mix(shade, NAVY, 0.3))
    sheet.tile(rounded(handset + complex(24, 28), complex(500, 1000), 80), shade)
    sheet.next()
    for corner, size, rim, by in ((tablet, complex(960, 1260), 42, 70), (handset, complex(500, 1000), 28, 80)):
        sheet.tile(rounded(corner, size, by), INK)
        sheet.next()
        sheet.tile(rounded(corner + complex(rim, rim), size - complex(2 * rim, 2 * rim), by - rim * 0.6), NAVY)
        sheet.next()
    same_star(tablet + complex(480, 560), 425).lay(sheet, IVORY, 2.5)
    for k in range(5):
        sheet.tile(
            rectangle(tablet + complex(110, 1036 + k * 32), complex(740 if k < 4 else 420, 12)), mix(NAVY, IVORY, 0.55)
        )
    sheet.next()
    small = same_star(handset + complex(250, 440), 205)
    squares_on_screen(sheet, small, handset + complex(28, 110), complex(444, 660), 20)
    for k in range(4):
        for i in range(15 if k < 3 else 8):
            tone = mix(NAVY, IVORY, 0.4 + 0.2 * ((i * 7 + k * 3) % 3))
            sheet.tile(rectangle(handset + complex(84 + i * 22, 810 + k * 34), complex(17, 14)), tone)
    return sheet


def envelope() -> Sheet:
    """Letters: an envelope whose lining is tiled."""
    sheet = Sheet(*WIDE, mix(GOLD, SAND, 0.55))
    ghost(sheet, girih(dodecagons(sheet.box, 170, complex(1500, 1000)), 62), mix(GOLD, SAND, 0.4), 5)
    corner, size = complex(560, 560), complex(1880, 1200)
    sheet.tile(rectangle(corner + complex(36, 44), size), mix(GOLD, NAVY, 0.3))
    sheet.next()
    tip = complex(1500, 120)
    flap: Polygon = (corner, tip, corner + size.real)
    sheet.tile(flap, NAVY)
    sheet.next()
    pattern = girih(squares_and_octagons(sheet.box, 122, complex(1500, 430)), 67.5)
    sets = [(RED, NIGHT, IVORY), (IVORY, RED, GOLD), (BLUE, NIGHT, IVORY), (GOLD, NAVY, IVORY)]
    khatam_field(pattern, 21, sets, (GOLD, NAVY), 150).lay(sheet, IVORY, 2.5, None, flap)
    sheet.tile(rectangle(corner, size), mix(SAND, NAVY, 0.12))
    sheet.next()
    letter = rectangle(corner + complex(110, 60), size - complex(220, 200))
    sheet.tile(letter, IVORY)
    sheet.next()
    for k in range(5):
        wide = (1420, 1420, 1420, 1380, 700)[k]
        sheet.tile(rectangle(corner + complex(230, 130 + k * 66), complex(wide, 20)), mix(IVORY, NAVY, 0.22))
    sheet.next()
    low = corner + size
    middle = complex(1500, corner.imag + 700)
    sheet.tile((corner, middle, low, complex(corner.real, low.imag)), SAND)
    sheet.tile((corner + size.real, low, complex(corner.real, low.imag), middle), SAND)
    sheet.next()
    sheet.tile((complex(corner.real, low.imag), middle + 40j - 30, middle + 40j + 30, low), mix(SAND, IVORY, 0.6))
    sheet.next()
    for a, b in (
        (corner, middle),
        (corner + size.real, middle),
        (complex(corner.real, low.imag), middle),
        (low, middle),
    ):
        sheet.line((a, b), mix(SAND, NAVY, 0.3), 6)
    sheet.next()
    count = 26
    for k in range(count):
        x = corner.real + k * size.real / count
        step = size.real / count
        tone = (RED, IVORY, BLUE, IVORY)[k % 4]
        y = low.imag - 44
        sheet.tile(
            (
                complex(x, low.imag),
                complex(x + 26, y),
                complex(min(x + step + 26, low.real), y),
                complex(x + step, low.imag),
            ),
            tone,
        )
    sheet.next()
    seal = Mosaic(200)
    heart = middle
    gem(seal, star(heart, 150, 16, 0.86), RED, heart)
    seal.add(ring(heart, 104, 32), dark(RED, 0.25), heart, 1)
    gem(seal, star(heart, 92, 8, star_notch(8, 3), 22.5), IVORY, heart, 2)
    seal.lay(sheet, "none", 0)
    return sheet


def still() -> Sheet:
    """The sample film's still: half a star is drawn, the other half is on its way."""
    sheet = Sheet(2560, 1440, NIGHT)
    heart = complex(1280, 700)
    mosaic = Mosaic(120)
    radii = [96 * 1.19**k for k in range(12)]
    tones = [(IVORY, IVORY), (TEAL, TEAL), (NAVY, NAVY), (GOLD, GOLD), (TEAL, TEAL), (BLUE, IVORY), (NAVY, NAVY)]
    sunburst(mosaic, heart, radii, 18, tones)
    for tile in mosaic.tiles:
        sheet.line((*tile.shape, tile.shape[0]), mix(NIGHT, BLUE, 0.4), 2.5)
    sheet.next()
    mosaic.lay(
        sheet,
        IVORY,
        2.5,
        lambda a: (math.degrees(math.atan2(a.imag - heart.imag, a.real - heart.real)) + 90) % 360 < 232,
    )
    sheet.disc(heart, 128, NIGHT, IVORY, 8)
    sheet.next()
    sheet.tile((heart + complex(-44, -68), heart + complex(74, 0), heart + complex(-44, 68)), IVORY)
    sheet.next()
    for k in range(58):
        tone = RED if k < 37 else mix(NIGHT, BLUE, 0.35)
        sheet.tile(rectangle(complex(120 + k * 40, 1360), complex(32, 16)), tone)
    return sheet


def phone() -> Sheet:
    """App: the whole programme on one telephone; five cards for five days."""
    sheet = Sheet(*WIDE, SAND)
    ghost(sheet, girih(dodecagons(sheet.box, 150, complex(1500, 1000)), 62), mix(SAND, GOLD, 0.3), 4)
    corner, size = complex(1060, 110), complex(880, 1780)
    sheet.tile(rounded(corner + complex(34, 40), size, 120), mix(SAND, NAVY, 0.16))
    sheet.next()
    sheet.tile(rounded(corner, size, 120), INK)
    sheet.next()
    glass, inner = corner + complex(38, 38), size - complex(76, 76)
    sheet.tile(rounded(glass, inner, 88), NAVY)
    sheet.next()
    top = complex(inner.real, 640)
    frame = clip(rounded(glass, inner, 88), rectangle(glass, top))
    pattern = girih(squares_and_octagons(sheet.box, 118, glass + top / 2), 67.5)
    sets = [(RED, NIGHT, IVORY), (TEAL, NIGHT, IVORY), (GOLD, NAVY, IVORY), (IVORY, RED, NIGHT), (BLUE, NIGHT, IVORY)]
    khatam_field(pattern, 30, sets, (GOLD, NAVY), 150).lay(sheet, IVORY, 2.5, None, frame)
    for k, colour in enumerate((RED, TEAL, GOLD, BLUE, GREEN)):
        spot = glass + complex(44, 690 + k * 196)
        card = complex(inner.real - 88, 166)
        sheet.tile(rounded(spot, card, 30), IVORY)
        sheet.next()
        icons = Mosaic(100)
        middle = spot + complex(86, 83)
        gem(icons, star(middle, 62, 8, star_notch(8, 3), 22.5), colour, middle)
        icons.lay(sheet, IVORY, 2)
        sheet.tile(rounded(spot + complex(180, 46), complex(400 - 40 * (k % 3), 26), 13), mix(IVORY, NAVY, 0.8))
        sheet.tile(rounded(spot + complex(180, 96), complex(470 - 70 * ((k + 1) % 3), 18), 9), mix(IVORY, NAVY, 0.25))
        sheet.next()
    sheet.tile(rounded(corner + complex(size.real / 2 - 110, 62), complex(220, 34), 17), INK)
    sheet.next()
    rng = random.Random(5)
    for _ in range(230):
        side = -1 if rng.random() < 0.5 else 1
        away, rise, pick = rng.random() ** 1.7, rng.random(), rng.random()
        edge = 14 + 34 * (1 - away) * rng.random()
        x = corner.real - 60 - away * 900 if side < 0 else corner.real + size.real + 60 + away * 900
        spot = complex(round(x / 46) * 46, round((160 + 1680 * rise) / 46) * 46)
        tone = (RED, TEAL, GOLD, BLUE, NAVY)[int(pick * 5)]
        sheet.tile(rectangle(spot - complex(edge, edge) / 2, complex(edge, edge)), tone)
    return sheet
