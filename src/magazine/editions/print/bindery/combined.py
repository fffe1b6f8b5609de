"""Bind the two editions of a bilingual issue back to back: one is read from the right, the other from the left, no page is turned.

The pages come from the two press files as they were written, so that what was checked there holds here: boxes, colours, marks. Only
fonts are gathered once more, since each file brings its own selection of glyphs, and what is the same in both is stored once.
"""

from __future__ import annotations

import warnings
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from magazine.editions.print.bindery.binding import written
from magazine.editions.print.bindery.fonts import Fonts
from magazine.editions.print.bindery.metadata import describe
from magazine.editions.print.bindery.sharing import share
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from magazine.editions.print.bindery.volume import Volume
    from magazine.issue.language import Language
    from magazine.issue.theme import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One of the two editions.

    Attributes:
        language: of the edition.
        file: its press PDF.
        pages: how many of its pages are bound, from the cover on; what completed its last fold, and its back cover, are left out.
    """

    language: Language
    file: Path
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToBack:
    """The order to bind two editions into one.

    Attributes:
        right: the edition that is read from the right; its cover is the first page.
        left: the one read from the left; its cover is the last page, and page f stands f pages from the end.
        middle: a press PDF with the pages where they meet, or None.
        volume: what the document says of itself, and the fonts; its pieces are not looked at.
    """

    right: Half
    left: Half
    middle: bytes | None
    volume: Volume


@dataclass(frozen=True, slots=True)
class Painter:
    """What paints with fonts: a page's dictionary, or a form's."""

    obj: pikepdf.Object


def bind_back_to_back(order: BackToBack) -> bytes:
    """Bind the pages of both editions in the order of the bound volume."""
    with ExitStack() as open_files:
        pdf = open_files.enter_context(pikepdf.open(order.right.file))
        left = open_files.enter_context(pikepdf.open(order.left.file))
        del pdf.pages[order.right.pages :]
        meeting = 0
        if order.middle is not None:
            middle = open_files.enter_context(pikepdf.open(BytesIO(order.middle)))
            meeting = len(middle.pages)
            _take(pdf, list(middle.pages))
        _take(pdf, list(left.pages)[order.left.pages - 1 :: -1])
        share(pdf)
        _share_fonts(pdf, order.volume.faces)
        describe(pdf, order.volume)
        for key in ("/Outlines", "/PageMode"):
            if key in pdf.Root:
                del pdf.Root[key]
        _label(pdf, order, meeting)
        return written(pdf, Edition.PRESS)


def _take(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> None:
    with warnings.catch_warnings():
        # A press file has no destinations that could be lost.
        warnings.filterwarnings("ignore", message=".*does not preserve named destinations")
        pdf.pages.extend(pages)


def _share_fonts(pdf: pikepdf.Pdf, faces: Sequence[Face]) -> None:
    """Give pages, and the forms painted on them, one font of each face."""
    fonts = Fonts(pdf, faces)
    seen: set[tuple[int, int]] = set()
    forms = [Painter(item) for item in pdf.objects if isinstance(item, Stream) and item.get("/Subtype") == Name.Form]
    for painter in [*(Painter(page.obj) for page in pdf.pages), *forms]:
        named = painter.obj.get("/Resources", {}).get("/Font")
        if named is None or (named.is_indirect and named.objgen in seen):
            continue
        seen.add(named.objgen)
        fonts.add([painter])
    fonts.finish()


def _label(pdf: pikepdf.Pdf, order: BackToBack, meeting: int) -> None:
    """Label every page with its edition and folio: ``ar 12``, and ``fr 7`` counted from the end (ISO 32000-1, 12.4.2)."""
    numbers = Array([0, Dictionary(S=Name.D, P=String(f"{order.right.language.tag} "))])
    if meeting:
        numbers.append(order.right.pages)
        numbers.append(Dictionary(S=Name.r))
    for place in range(order.left.pages):
        numbers.append(order.right.pages + meeting + place)
        numbers.append(Dictionary(P=String(f"{order.left.language.tag} {order.left.pages - place}")))
    pdf.Root.PageLabels = Dictionary(Nums=numbers)
