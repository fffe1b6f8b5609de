"""Read what a laid-out sheet says of itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pikepdf

from magazine.constants import TRIM_MM
from magazine.editions.print.bindery.boxes import POINTS_PER_MM
from magazine.editions.print.bindery.volume import Anchor, Flaw, LaidOut
from magazine.editions.print.press import SHEET_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


ROOM: Final = "page-ref-"
"""How the names of rooms for page references begin (``page_refs``); they are no places that a link leads to."""


def read_sheet(file: Path) -> LaidOut:
    """Read a laid-out sheet's page count, fill and anchors."""
    with pikepdf.open(file) as sheet:
        known = json.loads(str(sheet.docinfo[SHEET_KEY]))
        anchors = sorted(_anchors(sheet), key=lambda anchor: (anchor.page, anchor.top, anchor.name, anchor.left))
        return LaidOut(
            file=file,
            pages=len(sheet.pages),
            fill=known["fill"],
            anchors=tuple(anchor for anchor in anchors if not anchor.name.startswith(ROOM)),
            rooms=tuple(anchor for anchor in anchors if anchor.name.startswith(ROOM)),
            remarks=tuple(known["remarks"]),
            missing=tuple(known["missing"]),
            begins=tuple(known["begins"]),
            letters=tuple(known["letters"]),
            flaws=tuple(
                Flaw(rule=rule, page=page, words=words, amount=amount) for rule, page, words, amount in known["flaws"]
            ),
        )


def _anchors(sheet: pikepdf.Pdf) -> Iterator[Anchor]:
    numbers = {page.objgen: number for number, page in enumerate(sheet.pages)}
    for name, target in _named(sheet):
        yield Anchor(
            name=name,
            page=numbers[target[0].objgen],
            top=round(TRIM_MM[1] - float(target[3]) / POINTS_PER_MM, 1),
            left=round(float(target[2]) / POINTS_PER_MM, 1),
        )


def destinations(sheet: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Array]]:
    """Give the named places of a sheet that links can lead to."""
    return ((name, target) for name, target in _named(sheet) if not name.startswith(ROOM))


def _named(sheet: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Array]]:
    """Give the named destinations of a sheet as WeasyPrint writes them: one flat array of names and targets."""
    names = sheet.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    for index in range(0, len(names), 2):
        yield str(names[index]), pikepdf.Array(names[index + 1])
