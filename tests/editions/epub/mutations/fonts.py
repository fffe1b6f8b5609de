"""Defects of fonts: those that are missing, of no use, or may not be there (EPUB 3.3, section 4.4; SIL Open Font License 1.1)."""

from __future__ import annotations

import io

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from tests.editions.epub.mutations.changes import data, listed, says, text, with_file, without, xml
from tests.editions.epub.mutations.defect import epubcheck, lint
from tests.editions.epub.mutations.leaves import PACKAGE, SHEET

NASKH = "EPUB/fonts/PoliceNaskh-Regular.*"
FACE = '@font-face { font-family: "Police Old"; src: url("../fonts/PoliceDisplay-Black.ttf"); }\n'
ENCRYPTION = """<?xml version="1.0" encoding="utf-8"?>
<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>
<enc:CipherData><enc:CipherReference URI="EPUB/fonts/nowhere.ttf"/></enc:CipherData></enc:EncryptedData></encryption>"""


def _without_letters(font: bytes) -> bytes:
    """Cut all Arabic letters out."""
    opened = TTFont(io.BytesIO(font))
    cutter = Subsetter(Options())
    cutter.populate(unicodes=range(0x20, 0x7F))
    cutter.subset(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


DEFECTS = (
    epubcheck("a font is missing", without(NASKH), "RSC-001", "PoliceNaskh-Regular"),
    epubcheck("a font is of the wrong type", xml(PACKAGE, "//opf:item[contains(@href, 'PoliceNaskh-Regular')]", says(media_type="text/plain")), "CSS-007", "PoliceNaskh-Regular"),
    epubcheck("a font is said to be hidden that is not there", with_file("META-INF/encryption.xml", ENCRYPTION.encode()), "RSC-007", "encryption.xml"),
    lint("a font is packed that no face names", listed("fonts/Old.ttf", "font/ttf", bytes(200)), "unused-font", "fonts/Old.ttf"),
    lint("a face is declared that no text is set in", data(SHEET, lambda sheet: FACE.encode() + sheet), "unused-font", "magazine.css"),
    lint("a font is offered by no style sheet", text(SHEET, r'@font-face \{ font-family: "Police Naskh"; font-weight: 400[^}]*\}', ""), "unused-font", "PoliceNaskh-Regular"),
    lint("the face of the text is not declared", data(SHEET, lambda sheet: sheet.replace(b'font-family: "Police Naskh";', b'font-family: "Police Nask";')), "missing-font", "Police Naskh"),
    lint("a font lacks the letters that are set in it", data(NASKH, _without_letters), "missing-letters", "Police Naskh"),
    lint("a font's licence is not in the book", without("META-INF/licences/OFL-Noto.txt"), "font-without-licence", "Naskh"),
    lint("a font is no font", data(NASKH, lambda font: bytes(len(font))), "missing-font", "PoliceNaskh-Regular"),
)  # fmt: skip
