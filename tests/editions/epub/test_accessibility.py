"""What the book says of its own accessibility: each claim with a book of which it holds, and one of which it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.editions.epub.accessibility import accessibility
from magazine.editions.epub.book import BookFile
from magazine.editions.epub.means import Means, means_of
from magazine.issue.language import Language
from tests.editions.epub.bench import XHTML

if TYPE_CHECKING:
    from tests.editions.epub.bench import Opened

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head>'
    "<body>{}</body></html>"
)
COVER = '<p><img role="doc-cover" src="pictures/c.jpg" alt="{}" /></p>'
NAV = '<nav epub:type="toc"><h1>c</h1><ol><li><a href="articles/a.xhtml">a</a></li></ol></nav>'
PICTURE = '<figure><img src="../pictures/p.jpg" alt="{}" /></figure>'
CHART = '<figure><p><img src="../charts/c.svg" alt="a" aria-details="data-1" /></p>{}</figure>'
TABLE = '<div id="data-1"><table><tr><th>a</th><td>1</td></tr></table></div>'


def book(
    body: str = "<h1>a</h1>", css: str = "", *more: BookFile, cover: str = "Cover", nav: str = NAV
) -> list[BookFile]:
    """Give the files of a small good book, with one thing to look at."""
    pages = {"cover.xhtml": COVER.format(cover), "nav.xhtml": nav, "articles/a.xhtml": body}
    files = [
        BookFile(id=name, name=name, media_type="application/xhtml+xml", content=PAGE.format(page).encode())
        for name, page in pages.items()
    ]
    sheet = BookFile(id="style", name="style/magazine.css", media_type="text/css", content=css.encode())
    return [*files, sheet, *more]


def drawing(content: str) -> BookFile:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'
    return BookFile(id="d", name="ornaments/d.svg", media_type="image/svg+xml", content=svg.encode())


def unlisted(name: str) -> BookFile:
    return BookFile(id=name, name=name, media_type="text/xml", content=b"", listed=False)


HELD = {
    "pictures": [
        book(f"<h1>a</h1>{PICTURE.format('People')}"),
        book('<h1>a</h1><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    "described": [
        book(),
        book(f"<h1>a</h1>{PICTURE.format('People')}"),
        book('<h1>a</h1><img src="../ornaments/end.svg" alt="" /><img src="../pictures/ornament.png" alt="" />'),
        book('<h1>a</h1><img src="../pictures/p.jpg" alt="" role="presentation" />'),
        book('<h1>a</h1><svg xmlns="http://www.w3.org/2000/svg"><title>People</title></svg>'),
        book('<h1>a</h1><svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" />'),
    ],
    "charts": [book(f"<h1>a</h1>{CHART.format(TABLE)}")],
    "recordings": [book('<h1>a</h1><audio src="a.mp3" />'), book('<h1>a</h1><video src="a.mp4" />')],
    "films": [book('<h1>a</h1><video src="a.mp4" />')],
    "roles": [book()],
    "headings": [
        book(),
        book("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
        book(f"<h1>a</h1>{TABLE}"),
    ],
    "contents": [book()],
    "order": [
        book(),
        book("<h1>a</h1>", ".a { position: relative; flex-direction: column; float: none }"),
        book(f"<h1>a</h1>{PICTURE.format('People')}"),
        book('<h1>a</h1><p tabindex="0">a</p>'),
    ],
    "resizable": [
        book(),
        book("<h1>a</h1>", "p { font-size: 1.2em; line-height: 1.5; border: 1px solid; width: 20px }"),
    ],
    "still": [book(), book("<h1>a</h1>", "p { color: red }", drawing('<path d="M0 0" />'))],
    "locked": [book("<h1>a</h1>", "", unlisted("META-INF/encryption.xml"))],
}
"""Books by what holds of them."""

NOT_HELD = {
    "pictures": [book(), book('<h1>a</h1><img src="../ornaments/end.svg" alt="" />')],
    "described": [
        book(f"<h1>a</h1>{PICTURE.format('')}"),
        book(f"<h1>a</h1>{PICTURE.format(' ')}"),
        book(f"<h1>a</h1>{PICTURE.format('People')}<figure><img src='../pictures/q.jpg' /></figure>"),
        book('<h1>a</h1><img src="../ornaments/end.svg" />'),
        book('<h1>a</h1><img src="../pictures/p.jpg" role="presentation" />'),
        book('<h1>a</h1><svg xmlns="http://www.w3.org/2000/svg"/>'),
        book(cover=""),
    ],
    "charts": [
        book(),
        book(f"<h1>a</h1>{CHART.format('')}{TABLE}"),
        book(f"<h1>a</h1>{CHART.format(TABLE).replace('aria-details', 'title')}"),
        book(f"<h1>a</h1>{CHART.format(TABLE).replace('data-1', 'data-2', 1)}"),
        book(f"<h1>a</h1>{CHART.format(TABLE)}{CHART.format('')}"),
    ],
    "recordings": [book()],
    "films": [book('<h1>a</h1><audio src="a.mp3" />')],
    "roles": [book()[1:]],
    "headings": [
        book("<p>a</p>"),
        book("<h1> </h1>"),
        book("<h2>a</h2>"),
        book("<h1>a</h1><h3>b</h3>"),
        book("<h1>a</h1><h1>b</h1>"),
        book("<h1>a</h1><table><tr><td>1</td></tr></table>"),
    ],
    "contents": [
        book(nav="<h1>c</h1>"),
        book(nav=NAV.replace("articles/a", "articles/b")),
        book(nav=NAV.replace("toc", "landmarks")),
    ],
    "order": [
        book("<h1>a</h1>", "figure { float: left }"),
        book("<h1>a</h1>", "figure { position: absolute }"),
        book("<h1>a</h1>", "@media (min-width: 40em) { .a { order: 2 } }"),
        book("<h1>a</h1>", ".a { flex-direction: row-reverse }"),
        book("<h1>a</h1>", ".a { grid-row-start: 1 }"),
        book("<h1>a</h1>", "p { direction: rtl }"),
        book('<h1>a</h1><p tabindex="3">a</p>'),
        book('<h1>a</h1><p style="float: left">a</p>'),
        book('<h1>a</h1><img src="../pictures/p.jpg" alt="People" />'),
    ],
    "resizable": [
        book("<h1>a</h1>", "p { font-size: 12px }"),
        book("<h1>a</h1>", "@supports (color: red) { p { line-height: 14pt } }"),
        book("<h1>a</h1>", "p { font: bold 12pt serif }"),
        book("<h1>a</h1>", "p { color: black !important }"),
        book('<h1>a</h1><p style="font-size: 12px">a</p>'),
    ],
    "still": [
        book("<h1>a</h1>", "@keyframes turn { from { opacity: 0 } }"),
        book("<h1>a</h1>", "p { transition: opacity 1s }"),
        book("<h1>a</h1><script>a</script>"),
        book("<h1>a</h1>", "", drawing('<path><animate attributeName="d" /></path>')),
    ],
    "locked": [book()],
}
"""Books by what does not hold of them."""

CLAIMS = {
    "described": "alternativeText",
    "roles": "ARIA",
    "resizable": "displayTransformability",
    "charts": "longDescription",
    "order": "readingOrder",
    "headings": "structuralNavigation",
    "contents": "tableOfContents",
}
"""Features by what they rest on."""


def said(means: Means, name: str, language: Language = Language.FRENCH) -> list[str]:
    return [s.text for s in accessibility(means, language) if ("property", f"schema:{name}") in s.attributes]


def looked(files: list[BookFile]) -> Means:
    return means_of(files, {"pictures/ornament.png"})


def test_every_finding_has_books_for_and_against() -> None:
    assert set(Means.__dataclass_fields__) == set(HELD) == set(NOT_HELD)


@pytest.mark.parametrize(("what", "files"), [(what, files) for what, books in HELD.items() for files in books])
def test_what_holds_is_found(what: str, files: list[BookFile]) -> None:
    assert getattr(looked(files), what)


@pytest.mark.parametrize(("what", "files"), [(what, files) for what, books in NOT_HELD.items() for files in books])
def test_what_does_not_hold_is_not_found(what: str, files: list[BookFile]) -> None:
    assert not getattr(looked(files), what)


@pytest.mark.parametrize("what", CLAIMS)
def test_a_feature_is_claimed_where_it_was_found_and_nowhere_else(what: str) -> None:
    for files in HELD[what]:
        assert CLAIMS[what] in said(looked(files), "accessibilityFeature")
    for files in NOT_HELD[what]:
        assert CLAIMS[what] not in said(looked(files), "accessibilityFeature")


def test_a_locked_book_is_not_called_unlocked() -> None:
    assert said(Means(locked=True), "accessibilityFeature") == ["none"]
    assert said(Means(), "accessibilityFeature") == ["unlocked"]


SHOWN = f"<h1>a</h1>{PICTURE.format('People')}"
PLAYED = '<audio src="a.mp3" />'


@pytest.mark.parametrize(
    ("files", "modes", "sufficient", "hazards"),
    [
        (book(), ["textual"], ["textual"], ["none"]),
        (book(SHOWN), ["textual", "visual"], ["textual", "textual,visual"], ["none"]),
        (book(SHOWN.replace("People", "")), ["textual", "visual"], ["textual,visual"], ["none"]),
        (
            book(f"<h1>a</h1>{PLAYED}"), ["textual", "auditory"], ["textual,auditory"],
            ["noFlashingHazard", "noMotionSimulationHazard", "unknownSoundHazard"],
        ),
        (
            book(f"{SHOWN}<video src='a.mp4' />"), ["textual", "visual", "auditory"], ["textual,auditory,visual"],
            ["unknown"],
        ),
        (
            book(css="p { animation: turn 1s }"), ["textual"], ["textual"],
            ["unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard"],
        ),
        (book(f"<h1>a</h1>{PLAYED}", "p { animation: turn 1s }"), ["textual", "auditory"], ["textual,auditory"], ["unknown"]),
    ],
)  # fmt: skip
def test_modes_and_hazards_follow_from_what_was_found(
    files: list[BookFile], modes: list[str], sufficient: list[str], hazards: list[str]
) -> None:
    means = looked(files)
    assert said(means, "accessMode") == modes
    assert said(means, "accessModeSufficient") == sufficient
    assert said(means, "accessibilityHazard") == hazards


@pytest.mark.parametrize(
    ("files", "there", "absent"),
    [
        (book(), ["automatique"], ["image", "graphique", "sonores"]),
        (book(SHOWN), ["Chaque image", "automatique"], ["pas de description", "sonores"]),
        (book(SHOWN.replace("People", "")), ["pas de description"], ["Chaque image"]),
        (book(f"<h1>a</h1>{CHART.format(TABLE)}"), ["Chaque graphique"], ["sonores"]),
        (book(f"<h1>a</h1>{PLAYED}"), ["sans transcription"], ["Chaque image"]),
    ],
)
def test_the_summary_says_what_is_missing_and_on_what_it_rests(
    files: list[BookFile], there: list[str], absent: list[str]
) -> None:
    (summary,) = said(looked(files), "accessibilitySummary")
    assert not [word for word in there if word not in summary]
    assert not [word for word in absent if word in summary]


def test_the_finished_book_claims_what_its_pages_show(book: Opened, language: Language) -> None:
    features = book.stated("schema:accessibilityFeature")
    assert "alternativeText" in features
    images = [element for _, element in book.elements() if element.tag == f"{XHTML}img"]
    silent = [image for image in images if not image.get("alt")]
    assert all("ornaments/" in image.get("src", "") or image.get("role") == "presentation" for image in silent)
    assert set(features) >= {
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    }
    assert ("longDescription" in features) == any("charts/" in image.get("src", "") for image in images)
    assert not book.stated("dcterms:conformsTo")
    (summary,) = book.stated("schema:accessibilitySummary")
    assert {"ar": "فحص آلي", "fr": "examen automatique"}[language.tag] in summary
