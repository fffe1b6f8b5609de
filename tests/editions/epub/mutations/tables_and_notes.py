"""Defects of tables and of footnotes (WCAG 2.2, 1.3.1; EPUB 3.3, section 6.1.3; Apple's and Kobo's guides on pop-up notes)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import before, called, gone, inside, says, words, xml
from tests.editions.epub.mutations.defect import ace, epubcheck, lint
from tests.editions.epub.mutations.leaves import FIGURES, WORDS

NOTE = "//h:aside[@id='note-1']"

DEFECTS = (
    lint("a table has no head", xml(FIGURES, "//h:thead", gone), "table-without-headers", "figures.xhtml"),
    lint("a head does not say what it is over", xml(FIGURES, "//h:th", says(scope=None)), "table-without-headers", "figures.xhtml"),
    ace("a head of a column is empty", xml(FIGURES, "//h:th", words("")), "empty-table-header", "figures.xhtml"),
    lint("a head of a row is empty", xml(FIGURES, "//h:tbody//h:td", called("th"), says(scope="row"), words("")), "empty-table-header", "figures.xhtml"),
    epubcheck("a head is over something that is none", xml(FIGURES, "//h:th", says(scope="columns")), "RSC-005", "scope"),
    lint("a note has no way back", xml(WORDS, f"{NOTE}//h:a", gone), "note-without-return", "words.xhtml"),
    lint("a note's way back leads to another note", xml(WORDS, f"{NOTE}//h:a", says(href="#note-mark-2")), "note-without-return", "words.xhtml"),
    epubcheck("a mark leads to no note", xml(WORDS, "//h:a[@id='note-mark-1']", says(href="#note-9")), "RSC-012", "words.xhtml"),
    lint("a mark leads to something that is no note", xml(WORDS, "//h:a[@id='note-mark-1']", says(href="#page-headline")), "note-mark-to-nowhere", "words.xhtml"),
    lint("a heading stands over the notes", xml(WORDS, "//h:section[@class='notes']", inside("<h2>حواش</h2>")), "heading-over-notes", "words.xhtml"),
    lint("a note does not pop up", xml(WORDS, NOTE, called("div")), "note-not-aside", "words.xhtml"),
    lint("a note is not marked as one", xml(WORDS, NOTE, says(epub__type=None, role=None)), "note-not-aside", "words.xhtml"),
    lint("a mark is not marked as one", xml(WORDS, "//h:a[@id='note-mark-1']", says(epub__type=None, role=None)), "note-without-return", "no mark calls"),
    epubcheck("a note stands in a table's place", xml(FIGURES, "//h:tbody/h:tr", before("<p>حاشية</p>")), "RSC-005", "figures.xhtml"),
)  # fmt: skip
