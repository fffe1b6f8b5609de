"""A small good book, in Arabic or French, that cases change in one place and look at again."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "ar": {
        "dir": "rtl", "magazine": "مجلة", "cover": "الغلاف", "contents": "المحتويات", "one": "دورية الليل", "two": "يوم المدرسة",
        "rubric": "ميدان", "text": "خرجت الدورية في الليل وعادت في الصباح.", "heading": "في الطريق", "alt": "سيارة أمام باب أزرق.",
        "caption": "قبل الخروج بدقائق.", "note": "حاشية قصيرة.", "day": "اليوم", "people": "الناس", "phone": "الهاتف",
        "start": "البداية", "landmarks": "معالم", "pages": "صفحات الورق", "person": "هيئة التحرير", "sound": "نغمة",
        "lost": "لا يعمل هنا", "summary": "نص يتدفق ووصف لكل صورة.",
    },
    "fr": {
        "dir": "ltr", "magazine": "Magazine", "cover": "Couverture", "contents": "Sommaire", "one": "La ronde de nuit",
        "two": "Un jour à l’école", "rubric": "Terrain", "text": "La patrouille est sortie la nuit, rentrée au matin.",
        "heading": "En chemin", "alt": "Une voiture devant une porte bleue.", "caption": "Quelques minutes avant le départ.",
        "note": "Une note courte.", "day": "Jour", "people": "Visiteurs", "phone": "Téléphone", "start": "Début",
        "landmarks": "Repères", "pages": "Pages du papier", "person": "La rédaction", "sound": "Indicatif",
        "lost": "Pas de son ici", "summary": "Texte fluide, chaque image décrite.",
    },
}  # fmt: skip
"""What the book says in each language; the names are those of the templates' places."""

PAGE: Final = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}" dir="{dir}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{root}style.css" />
</head>
<body lang="{lang}" xml:lang="{lang}" dir="{dir}" epub:type="{part}">
{body}
</body>
</html>
"""
COVER: Final = """<section epub:type="cover" aria-label="{cover}">
<div epub:type="pagebreak" role="doc-pagebreak" id="print-page-1" aria-label="1"></div>
<p><img role="doc-cover" src="pictures/cover.png" alt="{alt}" width="6" height="8" /></p>
</section>"""
NAV: Final = """<div epub:type="pagebreak" role="doc-pagebreak" id="print-page-2" aria-label="2"></div>
<nav id="toc" epub:type="toc" role="doc-toc">
<h1>{contents}</h1>
<ol>
<li><span>{rubric}</span>
<ol>
<li><a href="articles/one.xhtml">{one}</a></li>
<li><a href="articles/two.xhtml">{two}</a></li>
</ol></li>
</ol>
</nav>
<nav id="landmarks" epub:type="landmarks" hidden="hidden">
<h2>{landmarks}</h2>
<ol>
<li><a epub:type="cover" href="cover.xhtml">{cover}</a></li>
<li><a epub:type="toc" href="nav.xhtml">{contents}</a></li>
<li><a epub:type="bodymatter" href="articles/one.xhtml">{start}</a></li>
</ol>
</nav>
<nav id="pages" epub:type="page-list" role="doc-pagelist" hidden="hidden">
<h2>{pages}</h2>
<ol>
<li><a href="cover.xhtml#print-page-1">1</a></li>
<li><a href="nav.xhtml#print-page-2">2</a></li>
<li><a href="articles/one.xhtml#print-page-3">3</a></li>
<li><a href="articles/one.xhtml#print-page-4">4</a></li>
<li><a href="articles/two.xhtml#print-page-5">5</a></li>
</ol>
</nav>"""
ONE: Final = """<section epub:type="chapter" role="doc-chapter" aria-labelledby="headline">
<h1 id="headline"><span epub:type="pagebreak" role="doc-pagebreak" id="print-page-3" aria-label="3"></span>{one}</h1>
<p id="first">{text}<a id="mark-1" href="#note-1" epub:type="noteref" role="doc-noteref">1</a></p>
<figure><img src="../pictures/car.png" alt="{alt}" width="4" height="3" /><figcaption><span class="caption">{caption}</span></figcaption></figure>
<h2 id="way"><span epub:type="pagebreak" role="doc-pagebreak" id="print-page-4" aria-label="4"></span>{heading}</h2>
<p>{phone}: <bdi dir="ltr">05 00 00 00 00</bdi></p>
<p><img src="../end.svg" alt="" /></p>
<!-- place -->
<section epub:type="footnotes" aria-label="{landmarks}">
<aside id="note-1" epub:type="footnote" role="doc-footnote"><p><a href="#mark-1" epub:type="backlink" role="doc-backlink">1</a> {note}</p></aside>
</section>
</section>"""
TWO: Final = """<section epub:type="chapter" role="doc-chapter" aria-labelledby="headline">
<h1 id="headline"><span epub:type="pagebreak" role="doc-pagebreak" id="print-page-5" aria-label="5"></span>{two}</h1>
<p>{text} <a href="one.xhtml#way">{heading}</a></p>
<table><thead><tr><th scope="col">{day}</th><th scope="col">{people}</th></tr></thead><tbody><tr><td>26</td><td>10</td></tr></tbody></table>
<audio controls="controls" aria-label="{sound}" src="../jingle.mp3"><p>{lost} <a href="https://magazine.example/one/">magazine.example</a></p></audio>
</section>"""
NCX: Final = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{lang}" dir="{dir}">
<head><meta name="dtb:uid" content="urn:uuid:1"/></head>
<docTitle><text>{magazine}</text></docTitle>
<navMap>
<navPoint id="p1"><navLabel><text>{cover}</text></navLabel><content src="cover.xhtml"/></navPoint>
<navPoint id="p2"><navLabel><text>{rubric}</text></navLabel><content src="articles/one.xhtml"/>
<navPoint id="p3"><navLabel><text>{one}</text></navLabel><content src="articles/one.xhtml"/></navPoint>
<navPoint id="p4"><navLabel><text>{two}</text></navLabel><content src="articles/two.xhtml"/></navPoint>
</navPoint>
</navMap>
<pageList>
<pageTarget id="t1" type="normal" value="1"><navLabel><text>1</text></navLabel><content src="cover.xhtml#print-page-1"/></pageTarget>
<pageTarget id="t2" type="normal" value="2"><navLabel><text>2</text></navLabel><content src="nav.xhtml#print-page-2"/></pageTarget>
<pageTarget id="t3" type="normal" value="3"><navLabel><text>3</text></navLabel><content src="articles/one.xhtml#print-page-3"/></pageTarget>
<pageTarget id="t4" type="normal" value="4"><navLabel><text>4</text></navLabel><content src="articles/one.xhtml#print-page-4"/></pageTarget>
<pageTarget id="t5" type="normal" value="5"><navLabel><text>5</text></navLabel><content src="articles/two.xhtml#print-page-5"/></pageTarget>
</pageList>
</ncx>
"""
PACKAGE: Final = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id" version="3.0" dir="{dir}" xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:1</dc:identifier>
<dc:title id="title">{magazine}</dc:title>
<dc:language>{lang}</dc:language>
<dc:creator id="person-1">{person}</dc:creator>
<meta refines="#person-1" property="role" scheme="marc:relators">aut</meta>
<dc:publisher>{person}</dc:publisher>
<dc:date>2019-01</dc:date>
<dc:subject>{rubric}</dc:subject>
<meta property="belongs-to-collection" id="series">{magazine}</meta>
<meta refines="#series" property="collection-type">series</meta>
<meta refines="#series" property="group-position">1</meta>
<meta refines="#series" property="dcterms:identifier">urn:issn:2049-3630</meta>
<meta property="pageBreakSource">urn:issn:2049-3630</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessMode">auditory</meta>
<meta property="schema:accessModeSufficient">textual,auditory</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityHazard">noFlashingHazard</meta>
<meta property="schema:accessibilitySummary">{summary}</meta>
<meta property="dcterms:modified">2019-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item href="cover.xhtml" id="cover" media-type="application/xhtml+xml"/>
<item href="nav.xhtml" id="nav" media-type="application/xhtml+xml" properties="nav"/>
<item href="articles/one.xhtml" id="one" media-type="application/xhtml+xml"/>
<item href="articles/two.xhtml" id="two" media-type="application/xhtml+xml"/>
<item href="toc.ncx" id="ncx" media-type="application/x-dtbncx+xml"/>
<item href="style.css" id="style" media-type="text/css"/>
<item href="fonts/text.ttf" id="text" media-type="font/ttf"/>
<item href="pictures/cover.png" id="cover-picture" media-type="image/png" properties="cover-image"/>
<item href="pictures/car.png" id="car" media-type="image/png"/>
<item href="end.svg" id="end" media-type="image/svg+xml"/>
<item href="jingle.mp3" id="jingle" media-type="audio/mpeg"/>
</manifest>
<spine toc="ncx" page-progression-direction="{dir}">
<itemref idref="cover"/>
<itemref idref="nav"/>
<itemref idref="one"/>
<itemref idref="two"/>
</spine>
<guide><reference type="cover" title="{cover}" href="cover.xhtml"/></guide>
</package>
"""
CONTAINER: Final = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
SHEET: Final = """@font-face { font-family: "Text"; font-weight: 400; font-style: normal; src: url("fonts/text.ttf"); }
body { font-family: "Text", serif; }
"""
DRAWING: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
LICENCE: Final = (
    "Copyright 2019 The Small Book Authors\n\nThis Font Software is licensed under the SIL Open Font License.\n"
)


@cache
def small_book(language: str) -> Mapping[str, bytes]:
    """Give the files of the book, in the order in which they are packed; ``<!-- place -->`` stands where cases put theirs."""
    words = {**WORDS[language], "lang": language}
    texts = {
        "META-INF/container.xml": CONTAINER,
        "META-INF/licences/OFL-Small.txt": LICENCE,
        "EPUB/content.opf": PACKAGE.format(**words),
        "EPUB/toc.ncx": NCX.format(**words),
        "EPUB/cover.xhtml": _page(COVER, words, words["cover"], "frontmatter"),
        "EPUB/nav.xhtml": _page(NAV, words, words["contents"], "frontmatter"),
        "EPUB/articles/one.xhtml": _page(ONE, words, words["one"], "bodymatter", "../"),
        "EPUB/articles/two.xhtml": _page(TWO, words, words["two"], "bodymatter", "../"),
        "EPUB/style.css": SHEET,
        "EPUB/end.svg": DRAWING,
    }
    return {
        "mimetype": b"application/epub+zip",
        **{name: text.encode() for name, text in texts.items()},
        "EPUB/fonts/text.ttf": font(),
        "EPUB/pictures/cover.png": png(6, 8),
        "EPUB/pictures/car.png": png(4, 3),
        "EPUB/jingle.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(64),
    }


def pack(files: Mapping[str, bytes], path: Path) -> Path:
    """Write the files as a book."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return path


def png(width: int, height: int, *blocks: tuple[bytes, bytes]) -> bytes:
    """Make a white picture, with further blocks before its end."""
    rows = zlib.compress((b"\x00" + b"\xff" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", rows), *blocks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


@cache
def font(lacking: str = "", owner: str = "The Small Book Authors") -> bytes:
    """Build a font of Latin, Arabic and the signs that go with them, each an empty glyph."""
    letters = {*range(0x20, 0x180), *range(0x600, 0x700), 0x2019, 0xA0} - {*map(ord, lacking)}
    glyphs = {f"u{letter:04X}": letter for letter in sorted(letters)}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *glyphs])
    builder.setupCharacterMap({letter: name for name, letter in glyphs.items()})
    builder.setupGlyf({name: Glyph() for name in [".notdef", *glyphs]})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *glyphs], (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Text", "styleName": "Regular", "copyright": f"Copyright 2019 {owner}"})
    builder.setupOS2()
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    file = io.BytesIO()
    builder.font.save(file)
    return file.getvalue()


def _page(body: str, words: Mapping[str, str], title: str, part: str, root: str = "") -> str:
    return PAGE.format(**words, title=title, part=part, root=root, body=body.format(**words))
