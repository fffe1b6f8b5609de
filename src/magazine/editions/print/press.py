"""The door to WeasyPrint: one sheet in, one PDF out.

``lay_out`` is a pure function of what it is handed, so worker processes can run it and its result can be kept. Pictures and fonts come from
memory under addresses of our own, because WeasyPrint names pictures by their address and a folder's name would change the bytes.
What WeasyPrint knows and the PDF does not say (how full the last page is, what it complained of, what stands wrongly or is lost) is left
in the document information for ``bindery.reading`` under ``SHEET_KEY``; which element of the source a tag came from, and its language, on the tag itself.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.print.coverage import with_known_letters
from magazine.editions.print.galley import read_galley
from magazine.editions.print.inspection import inspect
from magazine.editions.print.line_ends import remembering_spaces
from magazine.editions.print.lost_text import compare
from magazine.editions.print.marginalia import remembering_sources, remembering_styles
from magazine.editions.print.png_pixels import leaving_pixels_packed
from magazine.editions.print.spacing import with_parted_words
from magazine.issue.job import Job, content_key, version_of
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.print.bindery.volume import Flaw
    from magazine.editions.print.sheet import Asset, Sheet
    from magazine.issue.theme import Face

SHEET_KEY: Final = "/MagazineSheet"
BASE_ADDRESS: Final = "asset:/"
LAYOUT_VERSION: Final = 10
"""To be raised whenever this module gives other bytes for the same sheet, or the inspection other flaws."""

POINTS_PER_PIXEL: Final = 0.75  # CSS: 96 pixels to the inch, PDF: 72 points
FONTS: Final = "fonts/"
"""How the names of typefaces begin, among a sheet's files."""

MEDIA_TYPES: Final = {
    "jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml", "otf": "font/otf", "ttf": "font/ttf", "woff2": "font/woff2",
}  # fmt: skip


def layout_job(sheet: Sheet, assets: Sequence[Asset], faces: Sequence[Face]) -> Job:
    """Make the job that lays out a sheet; its key holds neither folio nor side.

    Args:
        sheet: the piece.
        assets: the pictures that it names.
        faces: the theme's typefaces.
    """
    css = f"{font_faces(faces)}\n{sheet.css}"
    pictures = sorted((asset.name, asset.digest) for asset in assets)
    key = content_key(
        "layout", LAYOUT_VERSION, version_of("weasyprint"), sheet.html, css, pictures, [face.digest for face in faces]
    )
    files = [(asset.name, str(asset.file)) for asset in sorted(assets, key=lambda asset: asset.name)]
    files += [(_font_name(face), str(face.file)) for face in faces]
    return Job(kind="layout", name=sheet.where.path, key=key, work=lay_out, arguments=(sheet.html, css, tuple(files)))


def font_faces(faces: Sequence[Face]) -> str:
    """Write the ``@font-face`` rules: one file to a family, weight and style, because WeasyPrint mixes up the glyphs of two."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("{BASE_ADDRESS}{_font_name(face)}") }}'
        for face in faces
    )


def _font_name(face: Face) -> str:
    return f"{FONTS}{face.digest[:16]}{face.file.suffix}"


def lay_out(html: str, css: str, files: tuple[tuple[str, str], ...]) -> bytes:
    """Lay out a document and write it as a tagged PDF, every page with the overshoot around it.

    Args:
        html: the document.
        css: its style, fonts included.
        files: names and places of pictures and fonts.
    """
    from magazine.editions.print.beginnings import beginnings, letters_on  # noqa: PLC0415 - in workers only
    from magazine.editions.print.bindery.fonts import own_texts  # noqa: PLC0415
    from magazine.editions.print.bindery.lines import in_reading_order  # noqa: PLC0415
    from magazine.editions.print.rhythm import keeping_rhythm  # noqa: PLC0415

    faces = [file for name, file in files if name.startswith(FONTS)]
    html, missing = with_known_letters(with_parted_words(html), faces)
    with (
        _only_own_fonts(),
        _listening() as remarks,
        remembering_spaces(),
        remembering_sources() as said,
        remembering_styles() as styles,
    ):
        import weasyprint  # noqa: PLC0415 - loads Pango; workers that lay nothing out do without
        from weasyprint.formatting_structure import boxes  # noqa: PLC0415
        from weasyprint.images import RasterImage  # noqa: PLC0415
        from weasyprint.layout import block, inline  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        fonts = FontConfiguration()
        fetcher = _fetcher(dict(files))
        page = weasyprint.HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=fetcher)
        style = _style(css)
        remarks.extend(style.remarks)
        for face in style.faces:
            fonts.add_font_face(face, fetcher)
        with keeping_rhythm(block, inline):
            document = page.render(stylesheets=[style.sheet], font_config=fonts)
        flaws = _look_through(document, page.etree_element, styles[-1])

        def finish(_: Any, pdf: Any) -> None:
            import pydyf  # noqa: PLC0415

            undrawn = {chr(letter) for font in document.fonts.values() for letter in font.missing}
            known = {
                "fill": _fill(document.pages[-1]),
                "begins": beginnings(document.pages, boxes),
                "letters": letters_on(document.pages, boxes),
                "remarks": list(remarks),
                "missing": sorted({*missing, *undrawn}),
                "flaws": [[flaw.rule, flaw.page, flaw.words, flaw.amount] for flaw in flaws],
            }
            pdf.info.clear()
            pdf.info[SHEET_KEY[1:]] = pydyf.String(json.dumps(known, sort_keys=True))

        with leaving_pixels_packed(RasterImage):
            written: bytes = document.write_pdf(
                pdf_tags=True, pdf_version="1.7", pdf_identifier=b"sheet", finisher=finish
            )
    return in_reading_order(written, said, own_texts(faces), _direction(html))


@dataclass(slots=True)
class _Style:
    """A style sheet as WeasyPrint reads it, for all documents that have it.

    Attributes:
        sheet: the rules.
        faces: what ``@font-face`` rules say; each document loads its fonts itself.
        remarks: what WeasyPrint complained of while it read.
    """

    sheet: Any = None
    faces: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add_font_face(self, face: dict[str, Any], _fetcher: Any) -> None:
        """Take a typeface down; WeasyPrint calls this in the place of a font configuration."""
        self.faces.append(face)


@lru_cache(maxsize=16)
def _style(css: str) -> _Style:
    """Read a style sheet once in a process: articles have the same, and reading it takes longer than laying out a page."""
    import weasyprint  # noqa: PLC0415

    style = _Style()
    with _listening() as remarks:
        style.sheet = weasyprint.CSS(string=css, base_url=BASE_ADDRESS, url_fetcher=_fetcher({}), font_config=style)
    style.remarks = remarks
    return style


def _direction(html: str) -> Direction:
    return Direction.RIGHT_TO_LEFT if re.search(r'<html[^>]*\bdir="rtl"', html) else Direction.LEFT_TO_RIGHT


def _fetcher(files: dict[str, str]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Fetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
        """Give the files of the sheet, and nothing of the world."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url)
            name = url.removeprefix(BASE_ADDRESS).lstrip("/")
            if name not in files:
                raise ValueError(f"{url} is not part of the sheet")
            media_type = MEDIA_TYPES[name.rpartition(".")[2]]
            return URLFetcherResponse(url, Path(files[name]).read_bytes(), {"Content-Type": media_type})

    return Fetcher()


FONT_SETTINGS: Final = Path(__file__).with_name("fonts.conf")
"""Fontconfig's settings for the layout: no font but the theme's."""


@contextmanager
def _only_own_fonts() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONT_SETTINGS)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="No fonts configured")  # which is what we want
            yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what WeasyPrint complains of instead of letting it out."""
    remarks: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            remarks.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    before = logger.handlers, logger.propagate, logger.level
    logger.handlers, logger.propagate = [Listener(logging.WARNING)], False
    logger.setLevel(logging.WARNING)
    try:
        yield remarks
    finally:
        logger.handlers, logger.propagate, level = before
        logger.setLevel(level)


def _look_through(document: Any, root: Any, style_for: Any) -> list[Flaw]:
    """Inspect the pages, and compare their letters with the source's."""
    galley = read_galley([page._page_box for page in document.pages])  # noqa: SLF001
    return sorted(
        [*inspect(galley), *compare(root, galley, lambda element: style_for(element)["display"] == ("none",))]
    )


def _fill(page: Any) -> float:
    """Say how much of a page's text area is used, from its top, 0 to 1."""
    box = page._page_box  # noqa: SLF001
    top, height = box.content_box_y(), box.height
    lowest = max((_bottom(child) for child in box.children), default=top)
    used: float = (lowest - top) / height
    return round(min(1.0, max(0.0, used)), 4)


def _bottom(box: Any) -> float:
    """Give the lower edge of what is really there: text, notes, pictures and coloured grounds, not empty space."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    if isinstance(box, boxes.MarginBox) or not hasattr(box, "position_y"):
        return 0.0
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        return float(box.position_y + (box.height or 0))
    ground = box.style["background_color"]
    own = 0.0
    if (
        isinstance(box, boxes.BlockBox)
        and bool(getattr(ground, "alpha", None))
        and box.element_tag not in {"html", "body"}
    ):
        own = float(box.position_y + box.margin_height() - box.margin_bottom)
    return max([own, *(_bottom(child) for child in getattr(box, "children", ()))])


@cache
def screen_profile() -> bytes:
    """Give the ICC profile of sRGB that comes with WeasyPrint (sRGB2014.icc of the International Color Consortium)."""
    package = find_spec("weasyprint")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("weasyprint")
    return (Path(package.origin).parent / "pdf" / "sRGB2014.icc").read_bytes()


def picture_name(name: str) -> str:
    """Give the start of the name under which WeasyPrint paints the picture of an asset: a hash of its address."""
    return f"i{hashlib.md5(f'{BASE_ADDRESS}{name}'.encode(), usedforsecurity=False).hexdigest()}"
