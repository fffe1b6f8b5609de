"""Defects of the package document: what the book is, what it holds, in which order (EPUB 3.3, section 5)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import behind, called, gone, says, text, without, words, xml
from tests.editions.epub.mutations.defect import epubcheck, lint
from tests.editions.epub.mutations.leaves import PACKAGE

DEFECTS = (
    epubcheck("the book has no identifier", xml(PACKAGE, "//dc:identifier", gone), "RSC-005", "dc:identifier"),
    epubcheck("the book has no title", text(PACKAGE, r"(?s)<dc:title.*?</dc:title>.*?<meta.*?</meta>.*?<dc:title.*?</dc:title>.*?<meta.*?</meta>", ""), "RSC-005", "dc:title"),
    epubcheck("the book has no language", xml(PACKAGE, "//dc:language", gone), "RSC-005", "dc:language"),
    epubcheck("the language is no language", xml(PACKAGE, "//dc:language", words("ar_MA")), "OPF-092"),
    epubcheck("when it was last changed is left out", xml(PACKAGE, "//opf:meta[@property='dcterms:modified']", gone), "RSC-005", "dcterms:modified"),
    epubcheck("when it was last changed is no moment", xml(PACKAGE, "//opf:meta[@property='dcterms:modified']", words("January 2019")), "RSC-005", "dcterms:modified"),
    epubcheck("the date is no date", xml(PACKAGE, "//dc:date", words("janvier 2019")), "OPF-053"),
    epubcheck("the spine names what the manifest does not", xml(PACKAGE, "//opf:itemref[last()]", says(idref="nowhere")), "OPF-049"),
    epubcheck("the spine names a page twice", xml(PACKAGE, "//opf:itemref[last()]", behind('<itemref idref="back"/>')), "RSC-005", "Itemref"),
    epubcheck("a picture is not in the manifest", xml(PACKAGE, "//opf:item[starts-with(@href, 'charts/')]", gone), "RSC-008"),
    epubcheck("a page of the manifest is not in the zip", without("EPUB/back.xhtml"), "RSC-001", "back.xhtml"),
    epubcheck("a page is of the wrong type", xml(PACKAGE, "//opf:item[@id='back']", says(media_type="text/html")), "OPF-043", "text/html"),
    epubcheck("two pages are the contents", xml(PACKAGE, "//opf:item[@id='back']", says(properties="nav")), "RSC-005", "nav"),
    epubcheck("no page is the contents", xml(PACKAGE, "//opf:item[@id='nav']", says(properties=None)), "RSC-005", "nav"),
    epubcheck("a statement refines nothing", xml(PACKAGE, "//opf:meta[@refines='#series']", says(refines="#nowhere")), "RSC-005", "nowhere"),
    epubcheck("a property is none", xml(PACKAGE, "//opf:meta[@refines='#series']", says(property="collection-kind")), "OPF-027"),
    epubcheck("the scheme of the roles is unknown", xml(PACKAGE, "//opf:meta[@property='role']", says(scheme="loc:relators")), "OPF-028"),
    epubcheck("an element is none", xml(PACKAGE, "//dc:rights", called("copyright")), "RSC-005", "copyright"),
    lint("the moment of the last change is in local time", xml(PACKAGE, "//opf:meta[@property='dcterms:modified']", words("2019-01-01T01:00:00+01:00")), "wrong-date", "content.opf"),
    lint("the manifest names a page twice", xml(PACKAGE, "//opf:item[@id='back']", behind('<item href="back.xhtml" id="back-2" media-type="application/xhtml+xml"/>')), "duplicate-id", "content.opf"),
    lint("the guide for old systems leads nowhere", xml(PACKAGE, "//opf:reference", says(href="nowhere.xhtml")), "link-to-nowhere", "nowhere.xhtml"),
    lint("shops are given no cover", xml(PACKAGE, "//opf:item[@properties='cover-image']", says(properties=None)), "missing-statement", "cover"),
    lint("pages turn the wrong way", xml(PACKAGE, "//opf:spine", says(page_progression_direction="ltr")), "progression-against-language", "content.opf"),
    lint("nothing says which way pages turn", xml(PACKAGE, "//opf:spine", says(page_progression_direction=None)), "progression-against-language", "content.opf"),
    lint("the package's own words run the wrong way", xml(PACKAGE, "/opf:package", says(dir="ltr")), "direction-against-language", "content.opf"),
    lint("the book is in another language than its pages", xml(PACKAGE, "//dc:language", words("fr")), "language-against-book", "content.opf"),
    lint("a page can be left out in reading", xml(PACKAGE, "//opf:itemref[@idref='article-patrol']", says(linear="no")), "page-out-of-reach", "article-patrol"),
)  # fmt: skip
