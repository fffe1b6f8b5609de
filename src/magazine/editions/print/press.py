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
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.print.coverage import with_known_letters
from magazine.editions.print.galley import read_galley
from magazine.editions.print.inspection import inspect
from magazine.editions.print.lost_text import compare
from magazine.editions.print.spacing import with_parted_words
from magazine.issue.job import Job, content_key
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.editions.print.bindery.volume import Flaw
    from magazine.editions.print.sheet import Asset, Sheet
    from magazine.issue.theme import Face

SHEET_KEY: Final = "/MagazineSheet"
SOURCE_KEY: Final = "/MagazineSource"
BASE_ADDRESS: Final = "asset:/"
LAYOUT_VERSION: Final = 1010
"""To be raised whenever this module gives other bytes for the same sheet."""

TAGS: Final = {
    **dict.fromkeys(("abbr", "b", "bdi", "cite", "code", "em", "i", "q", "small", "strong", "sub", "sup", "time"), "Span"),
    **dict.fromkeys(("aside", "figure", "footer", "header", "nav", "section"), "Sect"),
    "pre": "P", "::footnote-call": "Reference", "::footnote-marker": "Lbl",
}  # fmt: skip
"""What elements are to a reader who goes by the tags, where WeasyPrint says ``NonStruct``."""

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
        "layout", LAYOUT_VERSION, version("weasyprint"), sheet.html, css, pictures, [face.digest for face in faces]
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
    from magazine.editions.print.beginnings import beginnings  # noqa: PLC0415 - in workers only
    from magazine.editions.print.bindery.fonts import own_texts  # noqa: PLC0415
    from magazine.editions.print.bindery.lines import in_reading_order  # noqa: PLC0415
    from magazine.editions.print.rhythm import keeping_rhythm  # noqa: PLC0415

    faces = [file for name, file in files if name.startswith(FONTS)]
    html, missing = with_known_letters(with_parted_words(html), faces)
    with (
        _only_own_fonts(),
        _listening() as remarks,
        _remembering_spaces(),
        _remembering_sources() as said,
        _remembering_styles() as styles,
    ):
        import weasyprint  # noqa: PLC0415 - loads Pango; workers that lay nothing out do without
        from weasyprint.formatting_structure import boxes  # noqa: PLC0415
        from weasyprint.layout import block, inline  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        fonts = FontConfiguration()
        fetcher = _fetcher(dict(files))
        page = weasyprint.HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=fetcher)
        style = weasyprint.CSS(string=css, base_url=BASE_ADDRESS, url_fetcher=fetcher, font_config=fonts)
        with keeping_rhythm(block, inline):
            document = page.render(stylesheets=[style], font_config=fonts)
        flaws = _look_through(document, page.etree_element, styles[-1])

        def finish(_: Any, pdf: Any) -> None:
            import pydyf  # noqa: PLC0415

            undrawn = {chr(letter) for font in document.fonts.values() for letter in font.missing}
            known = {
                "fill": _fill(document.pages[-1]),
                "begins": beginnings(document.pages, boxes),
                "remarks": list(remarks),
                "missing": sorted({*missing, *undrawn}),
                "flaws": [[flaw.rule, flaw.page, flaw.words, flaw.amount] for flaw in flaws],
            }
            pdf.info.clear()
            pdf.info[SHEET_KEY[1:]] = pydyf.String(json.dumps(known, sort_keys=True))

        written: bytes = document.write_pdf(pdf_tags=True, pdf_version="1.7", pdf_identifier=b"sheet", finisher=finish)
    return in_reading_order(written, said, own_texts(faces), _direction(html))


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


@contextmanager
def _remembering_sources() -> Iterator[list[dict[int, str]]]:
    """Let each tag keep the number of its element, its language and its class while WeasyPrint writes the tags.

    WeasyPrint 70 tags every page by itself and passes over ``lang``; with the element's number the bindery joins what a page break
    parted. Gives what the marked contents of every page say, by number. Wraps a private function, which ``test_press`` watches.
    """
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415
    from weasyprint.pdf import tags  # noqa: PLC0415

    original = tags._build_box_tree  # noqa: SLF001
    numbers: dict[Any, int] = {}
    said: list[dict[int, str]] = []

    def build(box: Any, *arguments: Any) -> Iterator[Any]:
        own = getattr(box, "_box", box)
        if isinstance(own, boxes.PageBox):
            said.append(_said(arguments[-1]))
        for element in original(box, *arguments):
            _annotate(element, own, numbers)
            yield element

    tags._build_box_tree = build  # noqa: SLF001
    try:
        yield said
    finally:
        tags._build_box_tree = original  # noqa: SLF001


def _said(marked: Any) -> dict[int, str]:
    """Give what the marked contents of a page say, by number, with a space where the line was parted."""
    return {
        known["mcid"]: f"{_space(box, 'is_led')}{box.text.strip(' ')}{_space(box, 'is_parted')}"
        if box.text.strip(" ")
        else box.text
        for box, known in marked.items()
        if hasattr(box, "pango_layout")
    }


def _space(box: Any, mark: str) -> str:
    """Give the space at an end of a text: one of its own, or one that was dropped there."""
    own = box.text.startswith(" ") if mark == "is_led" else box.text.endswith(" ")
    return " " if own or getattr(box, mark, False) else ""


@contextmanager
def _remembering_spaces() -> Iterator[None]:
    """Let the last text of each line remember the space or line break behind it, which WeasyPrint takes off there.

    Without it the words on both sides run together for whoever reads along the tags (ISO 32000-1, 14.8.2.5). Wraps an inner function,
    which ``test_text`` watches.
    """
    from weasyprint.layout import inline  # noqa: PLC0415

    parted = _Parted()
    replaced = {
        name: getattr(inline, name) for name in ("skip_first_whitespace", "split_text_box", "remove_last_whitespace")
    }
    for name, original in replaced.items():
        setattr(inline, name, getattr(parted, name)(original))
    try:
        yield
    finally:
        for name, original in replaced.items():
            setattr(inline, name, original)


class _Parted:
    """Watches where lines are parted, at the three places where WeasyPrint drops what stands there."""

    def __init__(self) -> None:
        self._at_start = self._at_end = False

    def skip_first_whitespace(self, original: Any) -> Any:
        """Notice spaces that are passed over at the start of a line."""

        def skip(box: Any, skip_stack: Any) -> Any:
            found = original(box, skip_stack)
            if hasattr(box, "text"):
                self._at_start = found not in ("continue", None) and list(found) != list(skip_stack or {0: None})
            elif hasattr(box, "text_indent"):  # a line begins
                self._at_end = False
                self._at_start = self._at_start and skip_stack is not None
            return found

        return skip

    def split_text_box(self, original: Any) -> Any:
        """Notice spaces and line breaks between what stands on the line and what goes on the next."""

        def split(context: Any, box: Any, width: Any, skip: int, *rest: Any, **named: Any) -> Any:
            new, resume, is_break = original(context, box, width, skip, *rest, **named)
            is_parted = resume is not None and (is_break or box.text.encode()[skip:resume].endswith((b" ", b"\n")))
            if new is not None:
                new.is_parted = is_parted
            elif is_parted:  # nothing but a space was left for this line
                self._at_end = True
            return new, resume, is_break

        return split

    def remove_last_whitespace(self, original: Any) -> Any:
        """Notice spaces that are taken off when the line is whole, and mark its first and last text."""

        def remove(context: Any, line: Any) -> None:
            before = "".join(box.text for box in _texts_of(line))
            original(context, line)
            texts = [box for box in _texts_of(line) if box.text]
            if not texts:
                return
            texts[0].is_led = self._at_start
            if self._at_end or len("".join(box.text for box in texts)) < len(before) or _ends_in_break(line):
                texts[-1].is_parted = True

        return remove


def _texts_of(box: Any) -> Iterator[Any]:
    if hasattr(box, "pango_layout"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts_of(child)


def _ends_in_break(box: Any) -> bool:
    return box.element_tag == "br" or any(_ends_in_break(child) for child in getattr(box, "children", ())[-2:])


@contextmanager
def _remembering_styles() -> Iterator[list[Any]]:
    """Keep the computed styles, which WeasyPrint 70 drops after layout: they tell what is hidden.

    Wraps a private function, which ``test_press`` watches.
    """
    from weasyprint.document import Document  # noqa: PLC0415

    original = Document._build_layout_context.__func__  # noqa: SLF001
    styles: list[Any] = []

    def build(document_class: Any, *arguments: Any) -> Any:
        context = original(document_class, *arguments)
        styles.append(context.style_for)
        return context

    Document._build_layout_context = classmethod(build)  # noqa: SLF001
    try:
        yield styles
    finally:
        Document._build_layout_context = classmethod(original)  # noqa: SLF001


def _look_through(document: Any, root: Any, style_for: Any) -> list[Flaw]:
    """Inspect the pages, and compare their letters with the source's."""
    galley = read_galley([page._page_box for page in document.pages])  # noqa: SLF001
    return sorted(
        [*inspect(galley), *compare(root, galley, lambda element: style_for(element)["display"] == ("none",))]
    )


def _annotate(tag: Any, box: Any, numbers: dict[Any, int]) -> None:
    import pydyf  # noqa: PLC0415

    if box.element is None or "MagazineSource" in tag:
        return
    pseudo = box.element_tag.partition("::")[2]
    kind = TAGS.get(f"::{pseudo}" if pseudo else box.element_tag)
    if kind and tag["S"] == "/NonStruct":
        tag["S"] = f"/{kind}"
    tag["MagazineSource"] = pydyf.String(f"{numbers.setdefault(box.element, len(numbers))}{pseudo and ':'}{pseudo}")
    if pseudo:
        return
    language = box.element.get("lang")
    if language:
        tag["Lang"] = pydyf.String(language)
    role = box.element.get("data-tag")
    if role:
        tag["S"] = f"/{role}"
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


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
