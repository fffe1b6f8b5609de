"""Pages of a PDF as readers have them: the text that can be copied, and pictures that are put together or turned on a page."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
from pypdfium2 import raw as pdfium

from magazine.release.audit.exhibits import Film, Reading, Shot, Words
from magazine.release.audit.readers.oddities import guarded, unread, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_STRIP_PX: Final = 64  # a side below which a picture may be a part of one
_TOUCH_PT: Final = 1.0  # between pictures that a reader sees as one
_PAGE_PX: Final = 1000  # the longer side of a page that is drawn to be looked at
_TURNED: Final = 1e-3


def pages_as_read(data: bytes, place: str, digest: str = "") -> Reading:
    """Give the text of every page, as a reader copies it.

    Args:
        data: the document.
        place: where it stands.
        digest: of its bytes, where those of its pages are to be looked at whose pictures show otherwise than they are stored: in strips, side by
            side, mirrored or turned.
    """
    return Reading(place=place, read=lambda: guarded(_read(data, place, digest), place), pictures=bool(digest))


def _read(data: bytes, place: str, digest: str) -> Iterator[Exhibit]:
    document = _opened(data)
    if isinstance(document, str):
        yield unread(place, document)
        return
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            # A word that a line breaks off is one word.
            words = text.get_text_range().replace("\ufffe", "").replace("\r\n", "\n")
            name = within(place, f"page {number + 1}")
            yield Words(place=name, text=words)
            if digest and _is_put_together(page):
                yield _as_drawn(data, number, f"{name} as it is drawn", digest)
            text.close()
            page.close()
    finally:
        document.close()


def _as_drawn(data: bytes, number: int, place: str, digest: str) -> Film:
    return Film(
        place=place,
        key=f"{digest} page {number + 1}",
        develop=lambda place: guarded(_drawn(data, number, place), place),
    )


def _drawn(data: bytes, number: int, place: str) -> Iterator[Exhibit]:
    document = _opened(data)
    if isinstance(document, str):
        yield unread(place, document)
        return
    try:
        page = document[number]
        yield Shot(place=place, image=page.render(scale=_PAGE_PX / max(page.get_size())).to_pil().convert("RGB"))
        page.close()
    finally:
        document.close()


def _is_put_together(page: Any) -> bool:
    """Say so of a page's own pictures; those in a form, as on a sheet of a proof, are known from their stored pixels alone."""
    boxes = []
    for thing in _pictures_of(page):
        a, b, c, d, _, _ = thing.get_matrix().get()
        turned = a <= 0 or d <= 0 or abs(b) + abs(c) > _TURNED
        if turned or min(thing.get_px_size()) < _STRIP_PX:
            return True
        boxes.append(thing.get_bounds())
    return any(_touch(one, other) for one, other in combinations(boxes, 2))


def _pictures_of(page: Any) -> Iterator[Any]:
    """Give a page's own pictures; asked object by object, as the library would wrap each of thousands of letters and lines first."""
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield pypdfium2.PdfObject(thing, page=page, pdf=page.pdf)


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Say whether two pictures have an edge in common."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, up) >= -_TOUCH_PT and max(across, up) > _TOUCH_PT


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return str(error)
