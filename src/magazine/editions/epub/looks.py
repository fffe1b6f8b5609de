"""How a book looks: the theme's sheets with their values put in place, fonts cut to the book's letters, small drawings, licences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from lxml.etree import XMLSyntaxError

from magazine.darkroom.fonts import subset_job
from magazine.editions.epub.book import BookFile
from magazine.editions.epub.fault import theme_fault
from magazine.editions.epub.style import fill_tokens, font_face, rubric_sheet, turned_round
from magazine.editions.epub.type_case import TypeCase
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from magazine.issue.job import Job
    from magazine.issue.theme import Face, Theme

SHEET: Final = "style/magazine.css"
SVG: Final = "image/svg+xml"
LICENCES: Final = "META-INF/licences"
"""Beside the publication: what belongs to the fonts is no page of the magazine."""

ISSUE_ORNAMENTS: Final = ("band", "back")
"""Drawings of the theme that a book has once."""

POINTING: Final = ("strip", "quote")
"""Drawings that begin where a line begins; they are drawn for lines from left to right."""

RUBRIC_ORNAMENTS: Final = ("strip", "quote", "end")
"""Drawings that a book has in the colour of each of its rubrics: over an article, at a pull quote, at the article's end."""


class Looks:
    """The looks of one book.

    Args:
        theme: whose ``epub/`` folder holds sheets and drawings.
        colours: of the book's rubrics.
        direction: in which the book's lines run; drawings that point where they begin are turned round for it.
    """

    def __init__(self, theme: Theme, colours: Iterable[str], direction: Direction) -> None:
        self._theme = theme
        self._direction = direction
        self._where = f"themes/{theme.name}/epub"
        self._colours = sorted(set(colours))
        parts = (self._text("package.css"), rubric_sheet(self._text("rubric.css"), self._colours))
        self._sheet = self._filled("\n".join(parts))

    def fonts(self, pages: Iterable[BookFile]) -> dict[Face, Job]:
        """Order the faces that the pages are set in, each with its letters, in the theme's order.

        TrueType, not WOFF2: core media types both (EPUB 3.3, section 3.2), but e-readers of the Adobe line open TrueType only, and
        where a face is missing there, Arabic is empty boxes. The zip file deflates them to nearly the same size.
        """
        case = TypeCase(self._theme.faces, self._sheet)
        for page in pages:
            try:
                case.read(bytes(page.content))
            except XMLSyntaxError as error:
                raise theme_fault(
                    self._where, f"the page {page.name} is no XML ({error.msg})", "mend its template"
                ) from error
        return {face: subset_job(face, case.letters[face], "ttf") for face in self._theme.faces if face in case.letters}

    def files(self, fonts: Mapping[Face, Job], cut: Sequence[Path], pages: Iterable[BookFile]) -> Iterator[BookFile]:
        """Give all files.

        Args:
            fonts: the faces, as ordered.
            cut: the results of their jobs, in their order.
            pages: of the book; an ornament that neither they nor the sheet show is left out.
        """
        rules = "\n".join(font_face(face, f"../fonts/{face.file.name}") for face in fonts)
        yield BookFile(id="style", name=SHEET, media_type="text/css", content=f"{rules}\n{self._sheet}".encode())
        for face, path in zip(fonts, cut, strict=True):
            name = face.file.name
            yield BookFile(id=f"font-{face.file.stem}", name=f"fonts/{name}", media_type="font/ttf", content=path)
        shown = [self._sheet.encode(), *(bytes(page.content) for page in pages)]
        yield from (ornament for ornament in self._ornaments() if any(ornament.name.encode() in text for text in shown))
        yield from self._licences(fonts)

    def _ornaments(self) -> Iterator[BookFile]:
        """Give the title page's band and the last page's field, and the small ones in each rubric's colour."""
        for name in ISSUE_ORNAMENTS:
            yield self._ornament(name, self._text(f"ornaments/{name}.svg"))
        for colour in self._colours:
            for name in RUBRIC_ORNAMENTS:
                drawing = rubric_sheet(self._text(f"ornaments/{name}.svg"), [colour])
                turned = name in POINTING and self._direction is Direction.RIGHT_TO_LEFT
                yield self._ornament(f"{name}-{colour}", turned_round(drawing) if turned else drawing)

    def _ornament(self, name: str, drawing: str) -> BookFile:
        content = self._filled(drawing).encode()
        return BookFile(id=f"ornament-{name}", name=f"ornaments/{name}.svg", media_type=SVG, content=content)

    def _licences(self, faces: Iterable[Face]) -> Iterator[BookFile]:
        folder = self._theme.folder / "fonts"
        used = {face.file.name for face in faces}
        fonts = json.loads((folder / "fonts.json").read_text(encoding="utf-8"))
        named = [font["licence"] for font in fonts if font["file"] in used and "licence" in font]
        for name in sorted({text for names in named for text in ([names] if isinstance(names, str) else names)}):
            content = (folder / name).read_bytes()
            yield BookFile(id=name, name=f"{LICENCES}/{name}", media_type="text/plain", content=content, listed=False)

    def _text(self, name: str) -> str:
        try:
            return (self._theme.folder / "epub" / name).read_text(encoding="utf-8")
        except OSError as error:
            what = f"the theme has no file for the book that could be read ({error.strerror})"
            raise theme_fault(
                f"{self._where}/{name}", what, "put it here, or copy it from the theme “police”"
            ) from error

    def _filled(self, text: str) -> str:
        return fill_tokens(text, self._theme.tokens, self._where)
