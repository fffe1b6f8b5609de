"""Defects of the style sheet: what a reading system forbids, or what breaks at night and on small screens (EPUB 3.3, section 6.3)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import after, data
from tests.editions.epub.mutations.defect import ace, epubcheck, lint
from tests.editions.epub.mutations.leaves import SHEET

DEFECTS = (
    epubcheck("the style sheet sets a direction", after(SHEET, "\np { direction: rtl; }\n"), "CSS-001"),
    epubcheck("the style sheet is no CSS", after(SHEET, "\np { margin: 0\n.box } {\n"), "CSS-008"),
    epubcheck("the style sheet names a file that is not there", after(SHEET, '\n.box { background-image: url("nowhere.png"); }\n'), "RSC-007", "nowhere.png"),
    epubcheck("the style sheet fetches another from the network", data(SHEET, lambda sheet: b'@import "https://specimen.example/a.css";\n' + sheet), "RSC-006", "magazine.css"),
    lint("something stands fixed on the page", after(SHEET, "\n.byline { position: fixed; bottom: 0; }\n"), "fragile-style", "magazine.css"),
    lint("something floats", after(SHEET, "\n.picture { float: inline-start; width: 40%; }\n"), "fragile-style", "magazine.css"),
    lint("something is measured by the window", after(SHEET, "\nh1 { font-size: 8vw; }\n"), "fragile-style", "magazine.css"),
    lint("the text's size is in pixels", after(SHEET, "\nbody { font-size: 16px; }\n"), "fragile-style", "magazine.css"),
    lint("a side is named left", after(SHEET, "\n.question { padding-left: 1em; }\n"), "fragile-style", "magazine.css"),
    lint("the readers' own settings are overruled", after(SHEET, "\nbody { line-height: 1.2 !important; }\n"), "fragile-style", "magazine.css"),
    ace("the text is too pale for a white page", after(SHEET, "\np { color: #c8c8c8; }\n"), "color-contrast", "patrol.xhtml"),
    lint("the text is black, at night too", after(SHEET, "\np { color: #000000; }\n"), "low-contrast", "on a black page"),
    lint("a byline is too pale to read", after(SHEET, "\n.byline span { color: #c8c8c8; }\n"), "low-contrast", "on a white page"),
    lint("a white ground has no colour of text with it", after(SHEET, "\n.standfirst { background-color: #ffffff; }\n"), "ground-without-text-colour", "patrol.xhtml"),
)  # fmt: skip
