"""Draw every picture of the issue: `python zellige.py` writes them all, `python zellige.py cover.svg` only one.

Each picture has its own seed, palette and construction, and is written beside the text that uses it. The drawings
(SVG) need nothing but Python and always come out with the same bytes; the two JPEGs also need Pillow, and are left
alone where it is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import zellige_days as days
import zellige_objects as objects
import zellige_openings as openings
import zellige_scenes as scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zellige_sheet import Sheet

HERE: Final = Path(__file__).resolve().parent
SUPERSAMPLING: Final = 2  # Pillow draws hard edges: draw twice as large, then reduce

PICTURES: Final[dict[str, Callable[[], Sheet]]] = {
    "cover.svg": openings.cover,
    "editorial/threshold.svg": openings.threshold,
    "briefs/mosaic.svg": openings.mosaic_frieze,
    "communication-2018/stars.svg": openings.communication,
    "press-desk/strapwork.svg": openings.strapwork,
    "on-screen/screens.svg": openings.screens,
    "on-screen/still.svg": objects.still,
    "press-online-and-paper/column.svg": openings.column,
    "figures-2018/every-one.svg": openings.every_one,
    "open-days/gate.svg": openings.gate,
    "open-days/day-1.svg": days.day_one,
    "open-days/day-2.svg": days.day_two,
    "open-days/day-3.svg": days.day_three,
    "open-days/day-4.svg": days.day_four,
    "open-days/day-5.svg": days.day_five,
    "rapid-intervention/five.svg": scenes.five,
    "guests/meeting.jpg": days.meeting,
    "app/phone.svg": objects.phone,
    "associations/linked.svg": scenes.linked,
    "campaigns/antenna.svg": scenes.antenna,
    "magazine-restructured/pages.svg": objects.pages,
    "magazine-restructured/before-after.svg": objects.before_after,
    "reading-guide/devices.svg": objects.devices,
    "families-online/house.svg": scenes.house,
    "families-online/sample.jpg": days.sample,
    "road-checklist/road.svg": scenes.road,
    "lexicon/seam.svg": scenes.seam,
    "letters/envelope.svg": objects.envelope,
}


def photograph(sheet: Sheet, path: Path) -> None:
    """Write a sheet as a JPEG, where Pillow is there to do it."""
    try:
        from PIL import Image, ImageDraw  # noqa: PLC0415 - the drawings need no Pillow
    except ImportError:
        print(f"{path.name} is left as it is: Pillow is not installed")
        return
    scale = SUPERSAMPLING
    image = Image.new("RGB", (sheet.width * scale, sheet.height * scale), sheet.ground)
    draw = ImageDraw.Draw(image)
    for shape, fill, grout, width in sheet.shapes:
        points = [(p.real * scale, p.imag * scale) for p in shape]
        draw.polygon(points, fill=fill)
        if width:
            draw.line([*points, points[0]], fill=grout, width=round(width * scale), joint="curve")
    image.resize((sheet.width, sheet.height), Image.Resampling.LANCZOS).save(path, quality=80, subsampling=0)


def main(names: Sequence[str]) -> None:
    """Write the pictures that are named, or all."""
    for name, draw in PICTURES.items():
        if names and name not in names:
            continue
        path = HERE / name
        if path.suffix == ".jpg":
            photograph(draw(), path)
        else:
            path.write_text(draw().svg(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
