"""Bind laid-out sheets into one document."""

from __future__ import annotations

import warnings
from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from magazine.editions.print.bindery import boxes
from magazine.editions.print.bindery.fonts import Fonts
from magazine.editions.print.bindery.lights import put_back
from magazine.editions.print.bindery.links import Links, write_outline
from magazine.editions.print.bindery.metadata import describe
from magazine.editions.print.bindery.outlines import outlines
from magazine.editions.print.bindery.tags import Tags
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from magazine.editions.print.bindery.volume import Volume


def bind(volume: Volume) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """Bind a volume: the document, and the links that lead nowhere as pairs of piece and name."""
    with ExitStack() as open_files:
        pdf = open_files.enter_context(pikepdf.new())
        tags, links, fonts = Tags(pdf), Links(pdf), Fonts(pdf, volume.faces)
        sheets = [open_files.enter_context(pikepdf.open(piece.file)) for piece in volume.pieces]
        for piece, sheet in zip(volume.pieces, sheets, strict=True):
            pages = _take_pages(pdf, sheet)
            tags.add(piece.id, sheet, pages)
            links.add(piece, sheet, pages)
            fonts.add(pages)
        _furnish(pdf, volume)
        fonts.finish()
        tags.finish()
        links.finish({piece.id: piece.title or piece.rubric for piece in volume.pieces})
        write_outline(pdf, volume.pieces)
        describe(pdf, volume)
        if volume.edition is Edition.PRESS:
            fonts.leave_signs()
            _strip(pdf)
        else:
            put_back(pdf, volume.lights)
        if volume.edition is Edition.ARCHIVE:
            _stop_smoothing(pdf)
        return written(pdf, volume.edition), tuple(links.broken)


def _take_pages(pdf: pikepdf.Pdf, sheet: pikepdf.Pdf) -> list[pikepdf.Page]:
    start = len(pdf.pages)
    with warnings.catch_warnings():
        # Named destinations are taken over by Links, under names that are unique in the volume.
        warnings.filterwarnings("ignore", message=".*does not preserve named destinations")
        pdf.pages.extend(sheet.pages)
    return [pdf.pages[number] for number in range(start, len(pdf.pages))]


def _furnish(pdf: pikepdf.Pdf, volume: Volume) -> None:
    """Set the boxes of every page, and put running head, folio and marks on it."""
    centred = {
        folio
        for piece, after in zip(volume.pieces, [*volume.pieces[1:], None], strict=True)
        for folio in range(piece.first_page, after.first_page if after else len(pdf.pages) + 1)
        if piece.centred
    }
    data = volume.furniture.read_bytes()
    shapes = outlines(data)
    with pikepdf.open(BytesIO(data)) as furniture:
        for number, page in enumerate(pdf.pages):
            trim = boxes.trim_of(number + 1, volume, centred=number + 1 in centred)
            boxes.set_boxes(page, trim, volume.edition)
            stamp = _stamp(pdf, furniture, furniture.pages[number], shapes[number])
            _dress(pdf, page, trim, stamp, volume.edition)


def _stamp(pdf: pikepdf.Pdf, furniture: pikepdf.Pdf, page: pikepdf.Page, content: bytes) -> pikepdf.Object | None:
    if not any(line.endswith((b" f", b" S", b" Do", b"\nf", b"\nS", b"Do", b" f*")) for line in content.split(b"\n")):
        return None
    stamp = pdf.make_stream(content)
    stamp.Type, stamp.Subtype = Name.XObject, Name.Form
    stamp.BBox = Array([round(float(edge), 3) for edge in page.obj.MediaBox])
    resources = pdf.copy_foreign(furniture.make_indirect(Dictionary(page.obj.Resources)))
    if "/Font" in resources:
        del resources["/Font"]
    stamp.Resources = resources
    return stamp


def _dress(
    pdf: pikepdf.Pdf, page: pikepdf.Page, trim: boxes.Box, stamp: pikepdf.Object | None, edition: Edition
) -> None:
    after = b""
    if edition is Edition.PRESS:
        page.obj.Resources = Dictionary(page.obj.Resources)
        page.obj.Resources.ColorSpace = Dictionary({boxes.REGISTRATION: boxes.registration()})
    if stamp is not None:
        resources = Dictionary(page.obj.Resources)
        resources.XObject = Dictionary(resources.get("/XObject", Dictionary()))
        resources.XObject["/Furniture"] = stamp
        page.obj.Resources = resources
        after = f"/Artifact <</Type /Pagination>> BDC\nq 1 0 0 1 {trim[0]:.3f} {trim[1]:.3f} cm /Furniture Do Q\nEMC\n".encode()
    if edition is Edition.PRESS:
        before, after = boxes.cut(trim), after + b"Q\n" + boxes.marks(trim)
    else:
        before = b""
    content = page.obj.Contents
    inner = b"q\n" + content.read_bytes() + b"\nQ\n"
    page.obj.Contents = pdf.make_stream(before + inner + after)


def _strip(pdf: pikepdf.Pdf) -> None:
    """Take from the press edition what a printer's machine has no use for: annotations, outline, tags (ISO 15930-7, 6.13)."""
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    for key in ("/StructTreeRoot", "/MarkInfo", "/Names", "/Outlines", "/PageMode"):
        if key in pdf.Root:
            del pdf.Root[key]


def _stop_smoothing(pdf: pikepdf.Pdf) -> None:
    """Take the smoothing off pictures, which the archive's standard does not allow (ISO 19005-2, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image and "/Interpolate" in item:
            del item["/Interpolate"]


VERSIONS: Final = {Edition.SCREEN: "1.7", Edition.ARCHIVE: "1.7", Edition.PRESS: "1.6"}
"""Of PDF: PDF/UA-1 and PDF/A-2 are built on 1.7, PDF/X-4 on 1.6."""


def written(pdf: pikepdf.Pdf, edition: Edition) -> bytes:
    """Write a document: the same objects, the same bytes."""
    file = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        file,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        force_version=VERSIONS[edition],
    )
    return file.getvalue()
