"""Defects of sound and film (EPUB 3.3, sections 3.4 and 3.6)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import gone, says, text, without, xml
from tests.editions.epub.mutations.defect import epubcheck, lint
from tests.editions.epub.mutations.leaves import PACKAGE, WORDS

DEFECTS = (
    epubcheck("a recording is not in the zip", without("EPUB/recordings/*.mp3"), "RSC-001", "mp3"),
    epubcheck("a page plays what is not in the book", text(WORDS, r"recordings/\w+\.mp3", "recordings/nowhere.mp3"), "RSC-007", "nowhere.mp3"),
    epubcheck("a recording is fetched from the network unsaid", xml(WORDS, "//h:audio", says(src="https://specimen.example/jingle.mp3")), "OPF-014", "words.xhtml"),
    epubcheck("a recording is of a type that readers need not know", xml(PACKAGE, "//opf:item[@media-type='audio/mpeg']", says(media_type="audio/x-wav")), "RSC-032", "words.xhtml"),
    lint("a reader that plays nothing shows nothing in its place", xml(WORDS, "//h:audio/h:p", gone), "recording-without-way", "words.xhtml"),
    lint("a recording has no name", xml(WORDS, "//h:audio", says(aria_label=None)), "recording-without-way", "words.xhtml"),
    lint("a recording plays by itself", xml(WORDS, "//h:audio", says(autoplay="autoplay")), "recording-without-way", "words.xhtml"),
)  # fmt: skip
