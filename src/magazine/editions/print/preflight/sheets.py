"""Checks of the pages as sheets: where they are cut, how far colour goes beyond, and what lies on them that is no ink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import BLEED_MM, MARK_GAP_MM, TRIM_MM
from magazine.editions.print.preflight.geometry import POINTS_PER_MM, box_of, millimetres
from magazine.editions.print.preflight.proof import PAGE, Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from magazine.editions.print.preflight.geometry import Box
    from magazine.editions.print.preflight.proof import Paint, Proof

TOLERANCE_MM: Final = 0.1
"""What boxes may be off; a guillotine is off by more."""

EDGE_MM: Final = 1.0
"""Colour that ends nearer than this to the cut is meant to be cut: it must reach the edge of the bleed."""

SIDES: Final = ("left", "bottom", "right", "top")


def trim(proof: Proof) -> Iterator[Fault]:
    """Every page is cut to the magazine's format."""
    for number, page in _pages(proof):
        if "/TrimBox" not in page.obj:
            yield Fault(page=number, what="the page has no trim box", remedy="state where it is cut")
            continue
        left, bottom, right, top = box_of(page.obj.TrimBox)
        size = millimetres(right - left), millimetres(top - bottom)
        if any(abs(made - wanted) > TOLERANCE_MM for made, wanted in zip(size, TRIM_MM, strict=True)):
            what = f"the page is trimmed to {size[0]:g} × {size[1]:g} mm in place of {TRIM_MM[0]:g} × {TRIM_MM[1]:g}"
            yield Fault(page=number, what=what, remedy="bind it again in the magazine's format")


def bleed(proof: Proof) -> Iterator[Fault]:
    """The bleed box lies 5 mm outside the trim on every side, and colour that is cut reaches its edge."""
    for number, page in _pages(proof):
        if "/TrimBox" not in page.obj:
            continue
        if "/BleedBox" not in page.obj:
            yield Fault(page=number, what="the page has no bleed box", remedy=f"state a bleed of {BLEED_MM:g} mm")
            continue
        widths = _beyond(box_of(page.obj.BleedBox), box_of(page.obj.TrimBox))
        if min(widths) < BLEED_MM - TOLERANCE_MM:
            what = f"the bleed is {min(widths):g} mm wide in place of {BLEED_MM:g}"
            yield Fault(page=number, what=what, remedy="bind it again with the bleed that the printer asks for")
    yield from _short_colours(proof)


def _short_colours(proof: Proof) -> Iterator[Fault]:
    """Find pictures and areas that go over the cut, or nearly to it, and end before the edge of the bleed."""
    trims = {number: box_of(page.obj.TrimBox) for number, page in _pages(proof) if "/TrimBox" in page.obj}
    remedy = "let it reach the overshoot (`--overshoot`), or keep it clear of the edge"
    for paint in proof.paints:
        if paint.box is None or not _is_ground(paint) or paint.page not in trims:
            continue
        if _is_area(paint.box):
            for side, width in zip(SIDES, _beyond(paint.box, trims[paint.page]), strict=True):
                if -EDGE_MM < width < BLEED_MM - TOLERANCE_MM:
                    what = f"{_named(paint)} ends {width:g} mm beyond the cut on the {side}"
                    yield Fault(page=paint.page, what=what, remedy=remedy)


def _is_ground(paint: Paint) -> bool:
    """Say whether it is a picture or a coloured area of the page itself; within a drawing any shape may end anywhere."""
    if paint.kind is Kind.FILL:
        blank = paint.tint is not None and not any(paint.tint.parts)
        return paint.name == PAGE and not blank
    return paint.kind is Kind.PICTURE


def _is_area(box: Box) -> bool:
    """Say whether something is large enough to be seen as ending at the edge, and no letter or rule."""
    return min(box[2] - box[0], box[3] - box[1]) > 2 * POINTS_PER_MM


def _named(paint: Paint) -> str:
    return f"the {paint.kind.value} {paint.name}" if paint.name != PAGE else f"a coloured {paint.kind.value}"


def boxes(proof: Proof) -> Iterator[Fault]:
    """The page's boxes lie within one another, with room for marks, and nothing turns or scales the page."""
    for number, page in _pages(proof):
        wrong = "; ".join(_wrong_boxes(page))
        if wrong:
            yield Fault(page=number, what=wrong, remedy="bind it again: boxes are written by the bindery")


def _wrong_boxes(page: pikepdf.Page) -> Iterator[str]:
    media = box_of(page.mediabox)
    inner = [(name, box_of(page.obj[f"/{name}"])) for name in ("BleedBox", "TrimBox") if f"/{name}" in page.obj]
    for name, box in inner:
        if min(_beyond(media, box)) < -TOLERANCE_MM:
            yield f"the {name} lies outside the sheet"
        elif name == "TrimBox" and min(_beyond(media, box)) < MARK_GAP_MM:
            yield "the sheet has no room for the marks around the trim"
    if "/CropBox" in page.obj and min(_beyond(box_of(page.obj.CropBox), media)) < -TOLERANCE_MM:
        yield "a crop box cuts the sheet"
    if "/ArtBox" in page.obj:
        yield "the page has an art box beside its trim box"
    if int(page.obj.get("/Rotate", 0)) or float(page.obj.get("/UserUnit", 1)) != 1:
        yield "the page is turned or scaled"


def notes(proof: Proof) -> Iterator[Fault]:
    """No annotation lies on what is printed (ISO 15930-7:2010)."""
    for number, page in _pages(proof):
        edge = box_of(page.obj.get("/BleedBox", page.mediabox))
        for item in page.obj.get("/Annots", []):
            kind = str(item.get("/Subtype", "/Unknown"))
            if "/Rect" not in item or _touches(box_of(item.Rect), edge):
                yield Fault(page=number, what=f"a {kind[1:]} annotation lies on the page", remedy="bind without links")


def _touches(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _beyond(outer: Box, inner: Box) -> tuple[float, float, float, float]:
    """Say how far, in millimetres, one box reaches beyond another: left, bottom, right, top."""
    return (
        millimetres(inner[0] - outer[0]),
        millimetres(inner[1] - outer[1]),
        millimetres(outer[2] - inner[2]),
        millimetres(outer[3] - inner[3]),
    )


def _pages(proof: Proof) -> Iterator[tuple[int, pikepdf.Page]]:
    yield from enumerate(proof.pdf.pages, 1)
