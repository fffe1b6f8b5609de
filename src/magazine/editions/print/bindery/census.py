"""Count before and after binding: what came in with the sheets must be in the written file, or the bindery has lost it.

A difference is never an editor's fault. It is found in the build that makes the file, from the file as it was written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Name

from magazine.constants import PRIVATE_SCHEME, TRIM_MM
from magazine.editions.print.bindery.boxes import POINTS_PER_MM
from magazine.editions.print.bindery.reading import destinations
from magazine.editions.print.marginalia import SOURCE_KEY
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.editions.print.bindery.volume import Volume
    from magazine.issue.finding import Location

BOX_TOLERANCE_MM: Final = 0.1  # what a printer takes for the same size
KEPT_TAGS: Final = frozenset({"/TD", "/TH", "/Figure"})
"""Tags that binding neither joins nor folds; of the others it makes fewer, so their text is counted instead."""

DESCRIBED: Final = ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate")


@dataclass(kw_only=True)
class Census:
    """What is in sheets or in a document.

    Attributes:
        pages: how many.
        boxes: pages with a trim box of the trimmed size, within their bleed and media boxes.
        outward: addresses that links lead to, and how often.
        inward: links within the volume that lead somewhere.
        places: named places that a link can lead to.
        outline: titles in the outline.
        tags: tables' cells, pictures, stretches of tagged text, and references from tags to links.
        fonts: names of embedded fonts, without the letters that mark a subset.
        metadata: what the document says of itself.
    """

    pages: int = 0
    boxes: int = 0
    outward: Counter[str] = field(default_factory=Counter)
    inward: int = 0
    places: int = 0
    outline: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)
    fonts: Counter[str] = field(default_factory=Counter)
    metadata: Counter[str] = field(default_factory=Counter)


def census_findings(volume: Volume, document: bytes, where: Location) -> Iterator[Finding]:
    """Find what a bound document lost or gained on the way; an error, because what readers get is not what was written."""
    for difference in differences(volume, document):
        yield Finding(
            rule="binding-difference",
            where=where,
            what=f"binding the {volume.edition.value} edition in {volume.language.tag} changed the count of {difference}",
            remedy="this is a fault of the program and not of the text: report it with this line, and build the other editions",
        )


def differences(volume: Volume, document: bytes) -> tuple[str, ...]:
    """Say what a bound document has more or less of than its sheets; nothing where all came through.

    Args:
        volume: the order that was bound.
        document: the bound file.
    """
    with pikepdf.open(BytesIO(document)) as pdf:
        found = _census_of(pdf, volume.edition)
    due = _due(volume)
    return tuple(_told(due, found))


def _told(due: Census, found: Census) -> Iterator[str]:
    for kind in fields(Census):
        before, after = getattr(due, kind.name), getattr(found, kind.name)
        if before == after:
            continue
        if isinstance(before, int):
            yield f"{kind.name}: {before} before binding, {after} after"
            continue
        for name in sorted(before.keys() | after.keys()):
            if before[name] != after[name]:
                yield f"{kind.name}: “{name}” {before[name]} times before binding, {after[name]} after"


def _due(volume: Volume) -> Census:
    """Count what must come out, from the sheets and the order."""
    due = Census()
    for piece in volume.pieces:
        own = _census_of_sheet(piece.file)
        due.pages += own.pages
        due.fonts |= own.fonts
        if volume.edition is not Edition.PRESS:
            due.outward += own.outward
            due.inward += own.inward
            due.places += own.places
            due.tags += own.tags
    due.boxes = due.pages
    due.metadata = Counter([*DESCRIBED, "/Metadata", "/Lang", "/PageLabels"])
    if volume.edition is not Edition.PRESS:
        due.outline = Counter([*_rubrics(volume), *(piece.title for piece in volume.pieces if piece.title)])
    return due


def _rubrics(volume: Volume) -> Iterator[str]:
    """Name the rubrics as they come in the outline."""
    titled = [piece.rubric for piece in volume.pieces if piece.title]
    for before, rubric in pairwise(["", *titled]):
        if rubric and rubric != before:
            yield rubric


@lru_cache(maxsize=256)
def _census_of_sheet(file: Path) -> Census:
    """Count what is in a sheet; a link within a link counts once, as it is bound.

    Sheets lie in the store under the digest of all they are made from, so what was counted for one edition holds for the next.
    """
    with pikepdf.open(file) as sheet:
        census = Census(pages=len(sheet.pages), fonts=Counter(dict.fromkeys(_fonts(sheet), 1)))
        census.places = 1 + sum(1 for _ in destinations(sheet))
        doubles: set[tuple[int, int]] = set()
        if "/StructTreeRoot" in sheet.Root:
            census.tags, doubles = _tags(sheet)
        for page in sheet.pages:
            for annotation in page.obj.get("/Annots", []):
                if annotation.objgen in doubles:
                    continue
                address = str(annotation.A.URI) if "/A" in annotation else ""
                if address and not address.startswith(f"{PRIVATE_SCHEME}:"):
                    census.outward[address] += 1
                else:
                    census.inward += 1
        return census


def _census_of(pdf: pikepdf.Pdf, edition: Edition) -> Census:
    """Count what is in a bound document."""
    census = Census(pages=len(pdf.pages), boxes=sum(_is_boxed(page) for page in pdf.pages))
    census.fonts = Counter(_fonts(pdf))
    census.metadata = Counter(key for key in DESCRIBED if str(pdf.docinfo.get(key, "")))
    census.metadata.update(key for key in ("/Metadata", "/Lang", "/PageLabels") if key in pdf.Root)
    if edition is Edition.PRESS:
        census.inward = sum(len(page.obj.get("/Annots", [])) for page in pdf.pages)
        return census
    names = {str(name) for name, _ in _named(pdf)}
    census.places = len(names)
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            action = annotation.get("/A", {})
            if action.get("/S") == Name.URI:
                census.outward[str(action.URI)] += 1
            elif str(action.get("/D", "")) in names:
                census.inward += 1
    with pdf.open_outline() as outline:
        for entry in outline.root:
            census.outline.update([entry.title, *(child.title for child in entry.children)])
    if "/StructTreeRoot" in pdf.Root:
        census.tags = _tags(pdf)[0]
    return census


def _named(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    for leaf in pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Kids", []):
        for index in range(0, len(leaf.Names), 2):
            yield str(leaf.Names[index]), leaf.Names[index + 1]


def _is_boxed(page: pikepdf.Page) -> bool:
    """Say whether a page's boxes lie in one another, the inmost of the trimmed size."""
    if not {"/TrimBox", "/BleedBox", "/MediaBox"} <= set(page.obj.keys()):
        return False
    trim, bleed, media = ([float(edge) for edge in page.obj[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
    size = ((trim[2] - trim[0]) / POINTS_PER_MM, (trim[3] - trim[1]) / POINTS_PER_MM)
    if any(abs(length - due) > BOX_TOLERANCE_MM for length, due in zip(size, TRIM_MM, strict=True)):
        return False
    return _lies_in(trim, bleed) and _lies_in(bleed, media)


def _lies_in(inner: list[float], outer: list[float]) -> bool:
    near = BOX_TOLERANCE_MM * POINTS_PER_MM
    return (
        inner[0] > outer[0] - near
        and inner[1] > outer[1] - near
        and inner[2] < outer[2] + near
        and inner[3] < outer[3] + near
    )


def _fonts(pdf: pikepdf.Pdf) -> list[str]:
    """Name the embedded fonts, each as often as it is embedded."""
    names: list[str] = []
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", {}).get("/Font", {})
        for key in fonts.keys():  # noqa: SIM118 - iterating a pikepdf dictionary reads its values
            font = fonts[key]
            if font.objgen not in seen:
                seen.add(font.objgen)
                names.append(str(font.BaseFont).partition("+")[2])
    return names


def _tags(pdf: pikepdf.Pdf) -> tuple[Counter[str], set[tuple[int, int]]]:
    """Count what the structure tree holds; name the areas of links within links, which are left out of the count."""
    walk = _Walk()
    walk.count(pdf.Root.StructTreeRoot, within=False)
    return walk.counted, walk.doubles


class _Walk:
    """Counts the elements of a tree, as they are to be bound: a link within a link is none, the repeated head of a table neither."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.doubles: set[tuple[int, int]] = set()
        self._heads: set[str] = set()

    def count(self, element: pikepdf.Object, *, within: bool) -> None:
        """Count an element and what it holds.

        Args:
            element: of the tree.
            within: True where a link around it has an area already.
        """
        kind = str(element.get("/S", ""))
        if kind == "/THead" and self._repeats(element):
            return
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        areas = [kid for kid in kids if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"]
        holds = within or (kind == "/Link" and bool(areas))
        if kind in KEPT_TAGS and (kind != "/Link" or (areas and not within)):
            self.counted[kind.removeprefix("/")] += 1
        if within:
            self.doubles.update(area.Obj.objgen for area in areas)
        else:
            self.counted["links"] += len(areas)
        for kid in kids:
            if isinstance(kid, int) or kid.get("/Type") == Name.MCR:
                self.counted["text"] += 1
            elif "/S" in kid:
                self.count(kid, within=holds)

    def _repeats(self, head: pikepdf.Object) -> bool:
        source = str(head.get(SOURCE_KEY, ""))
        known = bool(source) and source in self._heads
        self._heads.add(source)
        return known
