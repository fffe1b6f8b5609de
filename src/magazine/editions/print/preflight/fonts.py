"""Check of fonts: real ones, within the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Name

from magazine.editions.print.preflight.proof import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from magazine.editions.print.preflight.proof import Proof

PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def embedding(proof: Proof) -> Iterator[Fault]:
    """Every font is a real one (not Type 3), and its program is in the file (ISO 15930-7:2010)."""
    for face in proof.faces:
        kind = str(face.font.get("/Subtype", "/Unknown"))
        title = str(face.font.get("/BaseFont", face.name))[1:]
        if kind == "/Type3":
            what = f"the font {face.name} is made of drawings (Type 3)"
            yield Fault(page=face.page, what=what, remedy="set the text in a face of the theme")
        elif not _is_embedded(face.font):
            what = f"the font {title} ({face.name}) is not embedded"
            yield Fault(page=face.page, what=what, remedy="put its file into the theme's fonts/")


def _is_embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == Name.Type0:
        return all(_is_embedded(descendant) for descendant in font.DescendantFonts)
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in PROGRAMS)
