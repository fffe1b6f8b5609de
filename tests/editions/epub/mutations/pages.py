"""Defects of a page's markup (EPUB 3.3, section 6.1; HTML)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import before, called, gone, inside, says, text, words, xml
from tests.editions.epub.mutations.defect import ace, epubcheck, lint
from tests.editions.epub.mutations.leaves import EDITORIAL, PATROL, WORDS

PARAGRAPH = "//h:div[@class='body']/h:p"

DEFECTS = (
    epubcheck("a page is no XML", text(WORDS, "</body>", ""), "RSC-016", "words.xhtml"),
    epubcheck("a page names a letter that XML does not know", text(WORDS, "<p>", "<p>&nbsp;"), "RSC-016", "words.xhtml"),
    epubcheck("a page is in no namespace", text(WORDS, ' xmlns="http://www.w3.org/1999/xhtml"', ""), "RSC-005", "words.xhtml"),
    epubcheck("a page has no title", xml(WORDS, "//h:title", gone), "RSC-017", "title"),
    epubcheck("an element is none", xml(WORDS, PARAGRAPH, called("paragraph")), "RSC-005", "paragraph"),
    epubcheck("an element is out of use", xml(WORDS, PARAGRAPH, called("center")), "RSC-005", "center"),
    epubcheck("an attribute is none", xml(WORDS, PARAGRAPH, says(colour="red")), "RSC-005", "colour"),
    epubcheck("an id stands twice", xml(WORDS, PARAGRAPH, says(id="page-headline")), "RSC-005", "page-headline"),
    epubcheck("a link leads to no page", text(WORDS, 'href="patrol.xhtml"', 'href="nowhere.xhtml"'), "RSC-007", "nowhere.xhtml"),
    epubcheck("a link leads to no place of a page", text(WORDS, 'href="patrol.xhtml"', 'href="patrol.xhtml#nowhere"'), "RSC-012", "words.xhtml"),
    epubcheck("a page runs a program", xml(WORDS, "//h:head", inside("<script>location.reload()</script>")), "OPF-014", "words.xhtml"),
    epubcheck("the name of a part is none", xml(WORDS, "//h:body", says(epub__type="main-story")), "OPF-088", "main-story"),
    ace("a part is named for readers, not for listeners", xml(WORDS, "//h:section[@role='doc-chapter']", says(role=None)), "epub-type-has-matching-role", "words.xhtml"),
    ace("a crosshead says nothing", xml(PATROL, "//h:h2", words("")), "empty-heading", "patrol.xhtml"),
    ace("a link says nothing", xml(WORDS, "//h:a[@class='article-link']", words("")), "link-name", "words.xhtml"),
    epubcheck("a page has an empty title", xml(WORDS, "//h:title", words("")), "RSC-005", "title"),
    lint("a level of headings is left out", xml(PATROL, "//h:h2", called("h4")), "heading-order", "patrol.xhtml"),
    lint("a page has two headlines", xml(PATROL, "//h:h2", called("h1")), "heading-order", "patrol.xhtml"),
    lint("two pages have the same title", xml(WORDS, "//h:title", words("ليلة مع الدورية")), "page-title", "words.xhtml"),
    epubcheck("a click runs a program", xml(WORDS, PARAGRAPH, says(onclick="location.reload()")), "OPF-014", "words.xhtml"),
    lint("a link runs a program", xml(WORDS, "//h:a[@class='article-link']", says(href="javascript:history.back()")), "active-page", "words.xhtml"),
    lint("a page defines words of its own", text(WORDS, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY police "شرطة">]>'), "unreadable-file", "words.xhtml"),
    lint("a page is longer than old systems open", xml(EDITORIAL, PARAGRAPH, words("كلمة " * 40_000)), "file-too-large", "editorial.xhtml"),
    lint("a part is one thing to readers and another to listeners", xml(WORDS, "//h:section[@role='doc-chapter']", says(role="doc-preface")), "type-against-role", "words.xhtml"),
    lint("a page takes its links from another place", xml(WORDS, "//h:title", before('<base href="https://specimen.example/"/>')), "active-page", "words.xhtml"),
    lint("an element has a style of its own", xml(WORDS, PARAGRAPH, says(style="margin: 0")), "style-in-page", "words.xhtml"),
    lint("an editor's comment went into the page", xml(EDITORIAL, PARAGRAPH, before("<!-- نسأل الرئيس قبل النشر -->")), "comment-in-page", "editorial.xhtml"),
    lint("a picture is fetched from the network", xml(PATROL, "//h:img", says(src="https://specimen.example/crowd.jpg")), "remote-resource", "patrol.xhtml"),
)  # fmt: skip
