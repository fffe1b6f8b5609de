"""From a commission to a book: pages first, then everything that they ask for in one batch, then the whole in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.constants import COVER_PX
from magazine.editions.epub.accessibility import accessibility
from magazine.editions.epub.book import Book, BookFile, GuideEntry, Statement
from magazine.editions.epub.cover import book_cover_job
from magazine.editions.epub.looks import Looks
from magazine.editions.epub.means import means_of
from magazine.editions.epub.metadata import book_title, identifier, statements
from magazine.editions.epub.navigation import Landmark, OldWays, Way, groups_of, ncx, place_of
from magazine.editions.epub.orders import Orders
from magazine.editions.epub.pages import Pages
from magazine.editions.epub.phrases import phrase
from magazine.editions.epub.printed_pages.marking import leaves, marked, page_list, page_statements
from magazine.editions.epub.supply import EpubSupply
from magazine.editions.epub.translator import EpubTranslator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.editions.commission import Commission
    from magazine.editions.epub.printed_pages.marking import Leaf
    from magazine.issue.finding import Finding
    from magazine.issue.publication import Entry

XHTML: Final = "application/xhtml+xml"
NCX: Final = "application/x-dtbncx+xml"
OWN_FONTS: Final = Statement(name="meta", text="true", attributes=(("property", "ibooks:specified-fonts"),))
"""Apple Books shows a book's own fonts only where this is said."""

OLD_NAMES: Final = {"bodymatter": "text"}
"""What EPUB 2 calls a landmark where it has another name for it."""


class Assembly:
    """Puts one book together.

    Args:
        commission: the order.

    Attributes:
        findings: what an editor should know, once the book is made.
    """

    def __init__(self, commission: Commission) -> None:
        self.findings: tuple[Finding, ...] = ()
        self._commission = commission
        self._publication = commission.publication
        self._language = commission.language
        self._entries = [
            entry
            for entry in self._publication.contents[self._language]
            if entry.article.id in commission.reading.documents
        ]
        self._orders = Orders()
        self._leaves = self._printed_pages()

    def book(self) -> Book:
        """Write the pages, have everything made, and give the whole."""
        colours = (entry.rubric.colour for entry in self._entries)
        looks = Looks(self._commission.theme, colours, self._language.direction)
        cover = self._orders.cover(book_cover_job(self._publication, self._language, self._commission.theme))
        pages, self.findings = marked(
            self._pages(cover), self._leaves, {entry.article.id: entry.article.where for entry in self._entries}
        )
        fonts = looks.fonts(pages)
        ordered = [job for job, _ in self._orders.jobs.values()]
        made = self._commission.crew.make([*ordered, *fonts.values()])
        pictures = [
            replace(file, properties=("cover-image",)) if file.name == cover else file
            for file in self._orders.files(made[: len(ordered)])
        ]
        return self._bound(pages, [*looks.files(fonts, made[len(ordered) :], pages), *pictures])

    def _bound(self, pages: Sequence[BookFile], others: Sequence[BookFile]) -> Book:
        publication, language = self._publication, self._language
        name = identifier(publication, language)
        landmarks = self._landmarks()
        front = [*(landmark.way for landmark in landmarks[:2]), self._way("masthead", "masthead.xhtml")]
        end = [self._way("back-page", "back.xhtml")]
        groups = groups_of(self._entries, language)
        ways = OldWays(front=front, groups=groups, end=end, pages=page_list(self._leaves))
        contents = ncx(book_title(publication, language), name, language, ways)
        old = BookFile(id="ncx", name="toc.ncx", media_type=NCX, content=contents)
        means = means_of([*pages, *others], self._orders.ornaments)
        return Book(
            identifier=name,
            language=language,
            moment=self._commission.moment,
            statements=(
                *statements(publication, language),
                *accessibility(means, language),
                *(page_statements(publication, language) if self._leaves else ()),
                OWN_FONTS,
            ),
            files=(*pages, old, *others),
            spine=tuple(page.id for page in pages),
            guide=tuple(
                GuideEntry(kind=OLD_NAMES.get(mark.kind, mark.kind), title=mark.way.title, name=mark.way.name)
                for mark in landmarks
            ),
        )

    def _pages(self, cover: str) -> list[BookFile]:
        pages = Pages(self._commission.theme, self._publication, self._language, self._orders)
        return [
            _page("cover", "cover.xhtml", pages.cover(cover, COVER_PX)),
            _page("title-page", "title.xhtml", pages.title_page()),
            _page("nav", "nav.xhtml", pages.contents(self._landmarks(), page_list(self._leaves)), "nav"),
            _page("masthead", "masthead.xhtml", pages.masthead()),
            *(
                _page(
                    f"article-{entry.article.id}", place_of(entry.article.id), pages.article(entry, self._body(entry))
                )
                for entry in self._entries
            ),
            _page("back", "back.xhtml", pages.back()),
        ]

    def _printed_pages(self) -> tuple[Leaf, ...]:
        """Say in which document each printed page begins; none where print has not planned its pages."""
        if self._commission.pages is None:
            return ()
        articles = {entry.article.id: place_of(entry.article.id) for entry in self._entries}
        front = {"cover": "cover.xhtml", "contents": "nav.xhtml", "masthead": "masthead.xhtml"}
        return leaves(self._commission.pages, {**front, **articles, "back": "back.xhtml"})

    def _body(self, entry: Entry) -> str:
        supply = EpubSupply(
            publication=self._publication,
            language=self._language,
            theme=self._commission.theme,
            article_id=entry.article.id,
            orders=self._orders,
        )
        document = self._commission.reading.documents[entry.article.id]
        return self._commission.translate(document, supply, EpubTranslator)

    def _landmarks(self) -> list[Landmark]:
        """Give the places that a reading system offers by itself; the first two stand in the NCX as well."""
        marks = [
            Landmark(kind="cover", way=self._way("cover", "cover.xhtml")),
            Landmark(kind="toc", way=self._way("contents", "nav.xhtml")),
        ]
        if self._entries:
            marks.append(Landmark(kind="bodymatter", way=self._way("start", place_of(self._entries[0].article.id))))
        return marks

    def _way(self, words: str, name: str) -> Way:
        return Way(title=phrase(words, self._language), name=name)


def _page(page_id: str, name: str, content: bytes, *properties: str) -> BookFile:
    return BookFile(id=page_id, name=name, media_type=XHTML, content=content, properties=properties)
