"""Destinations and links of the volume.

Within a sheet WeasyPrint resolves links itself; links to other articles come as addresses of a private scheme
(``x-magazine:article/anchor``) and are turned into destinations here, where one that leads nowhere is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from magazine.constants import PRIVATE_SCHEME
from magazine.editions.print.bindery.reading import destinations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.editions.print.bindery.volume import BoundPiece


LEAST_HEIGHT_PT: Final = 6.0
"""What is set without a height of its own (the call of a note) can still be met with a finger."""


class Links:
    """The destinations gathered so far, by name: a piece's id, or ``piece/anchor``."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._targets: dict[str, Array] = {}
        self._waiting: list[tuple[str, pikepdf.Object]] = []
        self.broken: list[tuple[str, str]] = []

    def add(self, piece: BoundPiece, sheet: pikepdf.Pdf, pages: list[pikepdf.Page]) -> None:
        """Take over a sheet's destinations and links; its pages are already in the volume."""
        numbers = {page.objgen: number for number, page in enumerate(sheet.pages)}
        first = pages[0].obj
        self._targets[piece.id] = Array([first, Name.Fit])
        for name, target in destinations(sheet):
            page = pages[numbers[target[0].objgen]].obj
            self._targets[f"{piece.id}/{name}"] = Array([page, Name.XYZ, target[2], target[3], None])
        for page in pages:
            for annotation in page.obj.get("/Annots", []):
                self._take(piece.id, annotation)

    def _take(self, piece: str, annotation: pikepdf.Object) -> None:
        annotation.F = 4  # printed with the page: PDF/A asks for it
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        middle, half = (bottom + top) / 2, max(abs(top - bottom), LEAST_HEIGHT_PT) / 2
        annotation.Rect = Array([min(left, right), middle - half, max(left, right), middle + half])
        address = str(annotation.A.URI) if "/A" in annotation else ""
        if "/Dest" in annotation:
            self._waiting.append((f"{piece}/{annotation.Dest}", annotation))
        elif address.startswith(f"{PRIVATE_SCHEME}:"):
            self._waiting.append((unquote(address.partition(":")[2]).rstrip("/"), annotation))

    def finish(self, titles: dict[str, str]) -> None:
        """Resolve the links and hang the destinations into the document; what leads nowhere is in ``broken``."""
        for name, annotation in self._waiting:
            for key in ("/A", "/Dest"):
                if key in annotation:
                    del annotation[key]
            piece = name.partition("/")[0]
            known = name if name in self._targets else piece
            annotation.Contents = String(titles.get(piece, piece))
            if known != name:
                self.broken.append((piece, name))
            if known in self._targets:
                annotation.A = Dictionary(S=Name.GoTo, D=String(known))
        names = Array()
        for name in sorted(self._targets, key=lambda name: name.encode()):
            names.append(String(name))
            names.append(self._targets[name])
        limits = Array([names[0], names[-2]])
        leaf = self.pdf.make_indirect(Dictionary(Names=names, Limits=limits))
        self.pdf.Root.Names = Dictionary(Dests=self.pdf.make_indirect(Dictionary(Kids=Array([leaf]))))


def write_outline(pdf: pikepdf.Pdf, pieces: Iterable[BoundPiece]) -> None:
    """Write the outline: a rubric's entry leads to its first article, with its articles below."""
    with pdf.open_outline() as outline:
        rubric, branch = "", outline.root
        for piece in pieces:
            if not piece.title:
                continue
            destination = {"page_location": pikepdf.PageLocation.Fit}
            if piece.rubric != rubric:
                rubric, branch = piece.rubric, outline.root
                if rubric:
                    entry = pikepdf.OutlineItem(rubric, piece.first_page - 1, **destination)
                    outline.root.append(entry)
                    branch = entry.children
            branch.append(pikepdf.OutlineItem(piece.title, piece.first_page - 1, **destination))
