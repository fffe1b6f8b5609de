"""Checks of transparency and of what a printer's machine sets by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.print.preflight.proof import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.print.preflight.proof import Proof

BLEND_SPACE: Final = "/DeviceCMYK"
SIMPLE: Final = {"/Normal", "/Compatible", "/Lighten", "/Screen", "/Luminosity"}
"""Blend modes that never add ink to what lies below."""

CURVES: Final = ("/TR", "/HTP", "/HT", "/BG", "/BG2", "/UCR", "/UCR2")
"""Transfer curves, halftones, black generation: the printer's own affair (ISO 15930-7:2010)."""


def blend_space(proof: Proof) -> Iterator[Fault]:
    """What is transparent is mixed in the four inks: its page, and every group on it, says so (ISO 15930-7:2010)."""
    pages = proof.pdf.pages
    remedy = "report it: the plates give every page and group the blend space of the four inks"
    named: set[int] = set()
    for veil in proof.veils:
        group = pages[veil.page - 1].obj.get("/Group")
        space = str(group.get("/CS", "none")) if group is not None else "none"
        if space != BLEND_SPACE and veil.page not in named:
            named.add(veil.page)
            what = f"{veil.what} ({veil.name}) lies on a page whose blend space is {space}"
            yield Fault(page=veil.page, what=what, remedy=remedy)
        elif veil.space not in {None, "", BLEND_SPACE}:
            yield Fault(page=veil.page, what=f"{veil.what} ({veil.name}) is mixed in {veil.space}", remedy=remedy)


def blend_modes(proof: Proof) -> Iterator[Fault]:
    """No blend mode adds ink to what lies below it: the sum could not be told from the objects."""
    for paint in proof.paints:
        if paint.blend not in SIMPLE:
            what = f"a {paint.kind.value} in {paint.name} is blended by {paint.blend[1:]}, which adds ink to what lies below"
            yield Fault(page=paint.page, what=what, remedy="use an opacity, or a colour of its own")


def curves(proof: Proof) -> Iterator[Fault]:
    """No transfer curve, halftone or black generation is set."""
    for page, name, state in proof.states:
        found = [key for key in CURVES if key in state]
        if "/TR2" in state and str(state["/TR2"]) != "/Default":
            found.append("/TR2")
        if found:
            what = f"the graphics state {name} sets {', '.join(key[1:] for key in found)}"
            yield Fault(page=page, what=what, remedy="leave it to the printer's machine")
