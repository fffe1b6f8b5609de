"""Checks of colour: four inks and nothing else, no more of them than the paper takes, and black as a printer wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Name

from magazine.editions.print.preflight.proof import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

    from magazine.editions.print.preflight.proof import Paint, Proof, Tint

ALLOWED: Final = {"/DeviceCMYK", "/DeviceGray"}
REGISTRATION: Final = "/Separation /All"
"""The colour of marks: on every plate, whatever inks there are. Only outside the pages."""

RICH: Final = 0.9
"""Text with so much black is meant to be black."""

ROUNDING: Final = 0.001
HAIRLINE_PT: Final = 0.2
"""Thinner lines break up on the plate: newsroom practice."""

BLACK: Final = (0.0, 0.0, 0.0, 1.0)
STEPS: Final = 8
"""Values of a gradient that are looked at between two stops: between two colours of four inks the sum is a straight line."""


def colours(proof: Proof) -> Iterator[Fault]:
    """Every line, area, letter and gradient is stated in the four inks."""
    remedy = "give the colour inks in tokens/press.css; what reaches the file in light is a fault of the program"
    for paint in proof.paints:
        if paint.kind is Kind.SHADING and paint.object is not None:
            space = _space(paint.object.get("/ColorSpace"))
        elif paint.tint is not None:
            space = paint.tint.space
        else:
            continue
        if space not in ALLOWED | {REGISTRATION}:
            yield Fault(
                page=paint.page, what=f"a {paint.kind.value} in {paint.name} is coloured by {space}", remedy=remedy
            )


def pictures(proof: Proof) -> Iterator[Fault]:
    """Every picture is separated into the four inks."""
    for paint in proof.paints:
        if paint.kind is not Kind.PICTURE:
            continue
        space = "an inline picture" if paint.object is None else _picture_space(paint.object)
        if space not in ALLOWED:
            what = f"the picture {paint.name} is in {space}, not in the four inks"
            yield Fault(
                page=paint.page, what=what, remedy="build again: the darkroom separates pictures", picture=paint.name
            )


def _picture_space(picture: pikepdf.Object) -> str:
    if picture.get("/ImageMask", False):
        return "/DeviceGray"
    return _space(picture.get("/ColorSpace"))


def _space(space: pikepdf.Object | None) -> str:
    if space is None:
        return "no colour space"
    if isinstance(space, Array):
        return _space(space[1]) if space[0] == Name.Indexed else str(space[0])
    return str(space)


def ink(proof: Proof) -> Iterator[Fault]:
    """No flat colour takes more ink than the paper does, nor what overprints together with what it stands on."""
    for paint in proof.paints:
        for parts in _mixtures(paint):
            total = 100 * sum(parts)
            if total > proof.condition.ink_limit + ROUNDING:
                what = (
                    f"a {paint.kind.value} in {paint.name} takes {total:.0f} % of ink, "
                    f"and the paper {proof.condition.ink_limit}"
                )
                yield Fault(page=paint.page, what=what, remedy="lighten the colour in tokens/press.css")
                break


def _mixtures(paint: Paint) -> Iterator[Sequence[float]]:
    """Give the inks that a mark puts on the paper."""
    if paint.kind is Kind.SHADING and paint.object is not None:
        yield from _stops(paint.object.get("/Function"))
    elif paint.tint is not None and paint.tint.space == "/DeviceCMYK":
        own = paint.tint.parts
        yield own
        if paint.over and paint.ground is not None and paint.ground.space == "/DeviceCMYK":
            yield [part or below for part, below in zip(own, paint.ground.parts, strict=True)]


def _stops(function: pikepdf.Object | None) -> Iterator[Sequence[float]]:
    """Give the colours at a gradient's stops; between two of them the sum of inks is never more than at one."""
    if function is None:
        return
    if isinstance(function, Array):
        return
    for part in function.get("/Functions", []):
        yield from _stops(part)
    for key in ("/C0", "/C1"):
        if key in function and len(function[key]) == 4:  # noqa: PLR2004 - four inks
            yield [float(ink) for ink in function[key]]


def rich_black(proof: Proof) -> Iterator[Fault]:
    """Black letters are of black ink alone: four plates never meet well enough for them (GWG 2015)."""
    for paint in proof.paints:
        if paint.kind is Kind.TEXT and _is_rich(paint.tint):
            mix = "/".join(f"{100 * part:.0f}" for part in paint.tint.parts) if paint.tint else ""
            what = f"text of {paint.thickness:.1f} pt in {paint.name} is black of several inks ({mix})"
            yield Fault(page=paint.page, what=what, remedy="give text the colour `ink`, which is black alone")


def _is_rich(tint: Tint | None) -> bool:
    return tint is not None and tint.space == "/DeviceCMYK" and tint.parts[3] >= RICH and any(tint.parts[:3])


def overprint(proof: Proof) -> Iterator[Fault]:
    """Black letters overprint, white ones never do: they would vanish (GWG 2015)."""
    for paint in proof.paints:
        if paint.tint is None or paint.tint.space != "/DeviceCMYK":
            continue
        if paint.kind is Kind.TEXT and paint.tint.parts == BLACK and not paint.over:
            what = f"black text of {paint.thickness:.1f} pt in {paint.name} does not overprint"
            yield Fault(page=paint.page, what=what, remedy="report it: the plates set black text to overprint")
        elif paint.over and not any(paint.tint.parts):
            what = f"a white {paint.kind.value} in {paint.name} overprints, and would not be seen"
            yield Fault(page=paint.page, what=what, remedy="report it: the plates set white to knock out")


def hairlines(proof: Proof) -> Iterator[Fault]:
    """No line is thinner than a plate holds."""
    for paint in proof.paints:
        thin = paint.kind is Kind.STROKE or (paint.kind is Kind.FILL and paint.thickness > 0)
        if thin and paint.thickness < HAIRLINE_PT - ROUNDING:
            what = f"a {paint.kind.value} in {paint.name} is {paint.thickness:.2f} pt thick"
            yield Fault(page=paint.page, what=what, remedy=f"make it {HAIRLINE_PT} pt or thicker")


def registration(proof: Proof) -> Iterator[Fault]:
    """The colour of marks stays outside the bleed: on the page it is four inks on one spot."""
    for paint in proof.paints:
        if paint.tint is not None and paint.tint.space == REGISTRATION and paint.kind is not Kind.STROKE:
            what = f"a {paint.kind.value} in {paint.name} is printed on every plate"
            yield Fault(page=paint.page, what=what, remedy="give it inks of its own")
