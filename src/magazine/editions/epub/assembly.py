"""From a commission to a book: pages first, then everything that they ask for in one batch, then the whole in order."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Final

from magazine.darkroom.cover import CoverWords, cover_job
from magazine.darkroom.fonts import subset_job
from magazine.editions.epub.accessibility import accessibility, means_of
from magazine.editions.epub.book import Book, BookFile, GuideEntry
from magazine.editions.epub.metadata import book_title, identifier, statements
from magazine.editions.epub.navigation import Landmark, Way, groups_of, ncx, place_of
from magazine.editions.epub.orders import PICTURES, Orders
from magazine.editions.epub.pages import Pages
from magazine.editions.epub.phrases import phrase
from magazine.editions.epub.style import fill_tokens, font_face, rubric_sheet
from magazine.editions.epub.supply import EpubSupply
from magazine.editions.epub.translator import EpubTranslator
from magazine.editions.epub.type_case import TypeCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from magazine.editions.commission import Commission
    from magazine.issue.job import Job
    from magazine.issue.publication import Entry
    from magazine.issue.theme import Face

XHTML: Final = "application/xhtml+xml"
SVG: Final = "image/svg+xml"
SHEET: Final = "style/magazine.css"
LICENCES: Final = "META-INF/licences"
"""Beside the publication: what belongs to the fonts is no page of the magazine."""


class Assembly:
    """Puts one book together.

    Args:
        commission: the order.
    """

    def __init__(self, commission: Commission) -> None:
        self._commission = commission
        self._publication = commission.publication
        self._language = commission.language
        self._theme = commission.theme
        self._entries = [
            entry
            for entry in self._publication.contents[self._language]
            if entry.article.id in commission.reading.documents
        ]

    def book(self) -> Book:
        """Write the pages, have everything made, and give the whole."""
        orders = Orders()
        cover = self._order_cover(orders)
        pages = self._pages(orders, cover)
        sheet = self._sheet()
        case = TypeCase(self._theme.faces, sheet)
        for page in pages:
            case.read(bytes(page.content))  # type: ignore[arg-type] # pages are bytes
        fonts = {face: subset_job(face, letters, "ttf") for face, letters in _in_order(case.letters, self._theme.faces)}
        made = self._commission.crew.make([*(job for job, _ in orders.jobs.values()), *fonts.values()])
        pictures, cut = made[: len(orders.jobs)], made[len(orders.jobs) :]
        files = [_with_cover(file, cover) for file in orders.files(pictures)]
        return self._bound([*pages, *self._style(sheet, fonts, cut), *self._ornaments(), *files], orders)

    # Pages

    def _pages(self, orders: Orders, cover: str) -> list[BookFile]:
        pages = Pages(self._theme, self._publication, self._language, orders)
        from magazine.constants import COVER_PX  # noqa: PLC0415

        front = [
            _page("cover", "cover.xhtml", pages.cover(cover, COVER_PX)),
            _page("title", "title.xhtml", pages.title_page()),
            _page("nav", "nav.xhtml", pages.contents(self._landmarks()), "nav"),
        ]
        articles = [
            _page(f"article-{entry.article.id}", place_of(entry.article.id), pages.article(entry, self._body(entry, orders)))
            for entry in self._entries
        ]
        return [*front, *articles, _page("imprint", "imprint.xhtml", pages.imprint())]

    def _body(self, entry: Entry, orders: Orders) -> str:
        supply = EpubSupply(
            publication=self._publication,
            language=self._language,
            theme=self._theme,
            article_id=entry.article.id,
            orders=orders,
        )
        document = self._commission.reading.documents[entry.article.id]
        return self._commission.translate(document, supply, EpubTranslator)

    def _order_cover(self, orders: Orders) -> str:
        publication, language = self._publication, self._language
        named = [publication.entry(name, language) for name in publication.cover_lines.get(language, ())]
        words = CoverWords(
            nameplate=publication.house.title.best(language),
            issue=phrase("issue", language).format(publication.number),
            date=publication.cover_date.in_words(language),
            theme=publication.title.best(language),
            lines=tuple(
                (entry.article.kicker or entry.rubric.name.best(language), entry.article.headline)
                for entry in named
                if entry is not None
            ),
        )
        picture = publication.pictures.get(publication.cover_picture or "")
        return orders.job(cover_job(picture, words, language, self._theme), PICTURES, ".jpg", "image/jpeg")

    # Looks

    def _sheet(self) -> str:
        """Join the theme's sheets and put its values in place."""
        colours = sorted({entry.rubric.colour for entry in self._entries})
        parts = [self._themed("package.css"), rubric_sheet(self._themed("rubric.css"), colours)]
        return fill_tokens("\n".join(parts), self._theme.tokens, f"themes/{self._theme.name}/epub")

    def _style(self, sheet: str, fonts: Mapping[Face, Job], cut: Sequence[Path]) -> Iterator[BookFile]:
        faces = "\n".join(font_face(face, f"../fonts/{face.file.name}") for face in fonts)
        yield BookFile(id="style", name=SHEET, media_type="text/css", content=f"{faces}\n{sheet}".encode())
        for face, path in zip(fonts, cut, strict=True):
            name = face.file.name
            yield BookFile(id=f"font-{face.file.stem}", name=f"fonts/{name}", media_type="font/ttf", content=path)
        for licence in self._licences(fonts):
            content = (self._theme.folder / "fonts" / licence).read_bytes()
            yield BookFile(
                id=licence, name=f"{LICENCES}/{licence}", media_type="text/plain", content=content, listed=False
            )

    def _ornaments(self) -> Iterator[BookFile]:
        """Give the theme's small drawings: the band, and the end mark in each rubric's colour."""
        where = f"themes/{self._theme.name}/epub/ornaments"
        band = fill_tokens(self._themed("ornaments/band.svg"), self._theme.tokens, where)
        yield BookFile(id="ornament-band", name="ornaments/band.svg", media_type=SVG, content=band.encode())
        for colour in sorted({entry.rubric.colour for entry in self._entries}):
            drawing = rubric_sheet(self._themed("ornaments/end.svg"), [colour])
            content = fill_tokens(drawing, self._theme.tokens, where).encode()
            yield BookFile(id=f"ornament-end-{colour}", name=f"ornaments/end-{colour}.svg", media_type=SVG, content=content)

    def _licences(self, faces: Iterable[Face]) -> list[str]:
        known = json.loads((self._theme.folder / "fonts" / "fonts.json").read_text(encoding="utf-8"))
        used = {face.file.name for face in faces}
        named = [font["licence"] for font in known if font["file"] in used and "licence" in font]
        return sorted({text for name in named for text in ([name] if isinstance(name, str) else name)})

    def _themed(self, name: str) -> str:
        return (self._theme.folder / "epub" / name).read_text(encoding="utf-8")

    # The whole

    def _bound(self, files: list[BookFile], orders: Orders) -> Book:
        publication, language = self._publication, self._language
        pages = [file for file in files if file.media_type == XHTML]
        documents = [self._commission.reading.documents[entry.article.id] for entry in self._entries]
        means = means_of(documents, self._openings(), orders.played)
        front = [landmark.way for landmark in self._landmarks()]
        title = book_title(publication, language)
        name = identifier(publication, language)
        imprint = Way(title=phrase("imprint", language), name="imprint.xhtml")
        contents = ncx(title, name, language, front[:2], groups_of(self._entries, language), [imprint])
        old = BookFile(id="ncx", name="toc.ncx", media_type="application/x-dtbncx+xml", content=contents)
        return Book(
            identifier=name,
            language=language,
            moment=self._commission.moment,
            statements=(*statements(publication, language), *accessibility(means, language)),
            files=(*files[: len(pages)], old, *files[len(pages) :]),
            spine=tuple(page.id for page in pages),
            guide=tuple(
                GuideEntry(kind={"bodymatter": "text"}.get(landmark.kind, landmark.kind), title=landmark.way.title,
                           name=landmark.way.name)
                for landmark in self._landmarks()
            ),
        )  # fmt: skip

    def _landmarks(self) -> list[Landmark]:
        language = self._language
        places = [("cover", "cover", "cover.xhtml"), ("toc", "contents", "nav.xhtml")]
        if self._entries:
            places.append(("bodymatter", "start", place_of(self._entries[0].article.id)))
        return [
            Landmark(kind=kind, way=Way(title=phrase(words, language), name=name)) for kind, words, name in places
        ]

    def _openings(self) -> list[tuple[str, bool]]:
        """Give the alternative texts of opening pictures and cover; one without any is shown as an ornament."""
        ids = [entry.article.opening for entry in self._entries]
        shown = [self._publication.pictures[name] for name in ids if name in self._publication.pictures]
        return [(alt, not alt) for picture in shown for alt in [picture.alt.says(self._language) or ""]]


def _page(page_id: str, name: str, content: bytes, *properties: str) -> BookFile:
    return BookFile(id=page_id, name=name, media_type=XHTML, content=content, properties=properties)


def _with_cover(file: BookFile, cover: str) -> BookFile:
    from dataclasses import replace  # noqa: PLC0415

    return replace(file, properties=("cover-image",)) if file.name == cover else file


def _in_order(letters: Mapping[Face, set[int]], faces: Sequence[Face]) -> list[tuple[Face, set[int]]]:
    """Give the faces that are used in the theme's own order."""
    return [(face, letters[face]) for face in faces if face in letters]
