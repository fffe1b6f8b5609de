"""Defects of the contents, of the NCX for old systems, and of landmarks (EPUB 3.3, section 7)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import behind, called, gone, moved_to_end, says, text, words, xml
from tests.editions.epub.mutations.defect import epubcheck, lint
from tests.editions.epub.mutations.leaves import NAV, NCX

ENTRY = "//h:nav[@id='toc']//h:li[h:a[@href='articles/patrol.xhtml']]"
POINT = "//ncx:navPoint[not(ncx:navPoint)][ncx:content[@src='articles/patrol.xhtml']]"

DEFECTS = (
    epubcheck("an entry says nothing", xml(NAV, f"{ENTRY}/h:a", words("")), "RSC-005", "nav.xhtml"),
    epubcheck("an entry leads to no page", xml(NAV, f"{ENTRY}/h:a", says(href="articles/nowhere.xhtml")), "RSC-007", "nav.xhtml"),
    epubcheck("an entry leads to no place of a page", xml(NAV, f"{ENTRY}/h:a", says(href="articles/patrol.xhtml#nowhere")), "RSC-012", "nav.xhtml"),
    epubcheck("a landmark leads nowhere", text(NAV, 'epub:type="bodymatter" href="articles/editorial.xhtml"', 'epub:type="bodymatter" href="nowhere.xhtml"'), "RSC-007", "nav.xhtml"),
    epubcheck("the contents are no list", xml(NAV, "//h:nav[@id='toc']/h:ol", called("div")), "RSC-005", "nav.xhtml"),
    epubcheck("the NCX is of another book", xml(NCX, "//ncx:meta[@name='dtb:uid']", says(content="urn:uuid:00000000-0000-0000-0000-000000000000")), "NCX-001"),
    epubcheck("an entry of the NCX leads to no page", xml(NCX, f"{POINT}/ncx:content", says(src="articles/nowhere.xhtml")), "RSC-007", "toc.ncx"),
    epubcheck("the contents go back on the way", xml(NAV, "//h:nav[@id='toc']/h:ol/h:li", moved_to_end), "NAV-011", "nav.xhtml"),
    lint("an entry of the NCX says nothing", xml(NCX, f"{POINT}//ncx:text", words("")), "empty-entry", "toc.ncx"),
    lint("an entry stands twice", xml(NAV, ENTRY, behind('<li><a href="articles/patrol.xhtml">ليلة مع الدورية</a></li>')), "duplicate-entry", "nav.xhtml"),
    lint("an article is not in the contents", xml(NAV, f"{ENTRY}/h:a", says(href="articles/editorial.xhtml")), "page-out-of-reach", "patrol.xhtml"),
    lint("the contents are out of order", xml(NAV, "//h:nav[@id='toc']/h:ol/h:li[3]", moved_to_end), "contents-out-of-order", "nav.xhtml"),
    lint("the NCX calls an article otherwise", xml(NCX, f"{POINT}//ncx:text", words("نهار مع الدورية")), "ncx-against-contents", "toc.ncx"),
    lint("the NCX has no entry for an article", xml(NCX, POINT, gone), "ncx-against-contents", "toc.ncx"),
    lint("the landmarks do not say where the text begins", xml(NAV, "//h:nav[@id='landmarks']//h:li[last()]", gone), "missing-landmark", "nav.xhtml"),
    lint("a rubric has no name", xml(NAV, "//h:span[@class='rubric']", words("")), "empty-entry", "nav.xhtml"),
)  # fmt: skip
