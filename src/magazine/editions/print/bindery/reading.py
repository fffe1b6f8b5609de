"""Read what a laid-out sheet says of itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf

from magazine.constants import TRIM_MM
from magazine.editions.print.bindery.boxes import POINTS_PER_MM
from magazine.editions.print.bindery.volume import Anchor, Flaw, LaidOut
from magazine.editions.print.press import SHEET_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_sheet(file: Path) -> LaidOut:
    """Read a laid-out sheet's page count, fill and anchors."""
    with pikepdf.open(file) as sheet:
        known = json.loads(str(sheet.docinfo[SHEET_KEY]))
        numbers = {page.objgen: number for number, page in enumerate(sheet.pages)}
        anchors = sorted(
            (numbers[target[0].objgen], -float(target[3]), name, float(target[2]))
            for name, target in destinations(sheet)
        )
        return LaidOut(
            file=file,
            pages=len(sheet.pages),
            fill=known["fill"],
            anchors=tuple(
                Anchor(
                    name=name,
                    page=page,
                    top=round(TRIM_MM[1] + down / POINTS_PER_MM, 1),
                    left=round(left / POINTS_PER_MM, 1),
                )
                for page, down, name, left in anchors
            ),
            remarks=tuple(known["remarks"]),
            missing=tuple(known["missing"]),
            begins=tuple(known["begins"]),
            flaws=tuple(
                Flaw(rule=rule, page=page, words=words, amount=amount) for rule, page, words, amount in known["flaws"]
            ),
        )


def destinations(sheet: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Array]]:
    """Give the named destinations of a sheet as WeasyPrint writes them: one flat array of names and targets."""
    names = sheet.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    for index in range(0, len(names), 2):
        yield str(names[index]), pikepdf.Array(names[index + 1])
