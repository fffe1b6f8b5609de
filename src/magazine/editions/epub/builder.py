"""The Sphinx builder of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER
from magazine.editions.builder import EditionBuilder
from magazine.editions.commission import Product
from magazine.editions.epub.assembly import Assembly
from magazine.editions.epub.binder import bind
from magazine.editions.epub.lint import expected_of, lint_book
from magazine.editions.epub.manuscripts import told_in_manuscripts
from magazine.editions.epub.weight import heavy_book
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.finding import Location
from magazine.markup.desk import publication_of

if TYPE_CHECKING:
    from magazine.editions.commission import Commission


class EpubBuilder(EditionBuilder):
    """Makes the book of one issue in one language; takes the place of Sphinx's own ``epub`` builder."""

    name = "epub"
    editions: ClassVar[frozenset[Edition]] = frozenset({Edition.EPUB})

    def init(self) -> None:
        """Give Sphinx's own EPUB extension the values that it asks of every builder of this name; nothing of ours reads them."""
        super().init()
        publication = publication_of(self.config)
        self.config.version = self.config.version or str(publication.number)
        self.config.epub_copyright = self.config.epub_copyright or publication.house.slug

    def make(self, commission: Commission) -> tuple[Product, ...]:
        """Make the book."""
        if Edition.EPUB not in commission.editions:
            return ()
        publication, language = commission.publication, commission.language
        place = addresses.file_place(publication.house, publication.id, language, Edition.EPUB)
        assembly = Assembly(commission)
        book = assembly.book()
        commission.tell(f"binding {place.rpartition('/')[2]}: {len(book.files)} files")
        bind(book, commission.into / place)
        issue = Location(path=f"{ISSUES_FOLDER}/{publication.id}/{ISSUE_FILE}")
        heavy = heavy_book(book.files, (commission.into / place).stat().st_size, issue)
        seen = told_in_manuscripts(lint_book(commission.into / place, expected_of(commission)), publication, language)
        findings = (*assembly.findings, *heavy, *seen)
        return (Product(edition=Edition.EPUB, language=language, files=(place,), findings=findings),)
