"""The bound document: boxes, direction, labels, outline, links, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from magazine.issue.edition import Edition
from tests.editions.print.bench import millimetres

if TYPE_CHECKING:
    from tests.editions.print.bench import Printed

TRIM = (210.0, 297.0)


def size(box: list[float]) -> tuple[float, float]:
    return round(box[2] - box[0], 1), round(box[3] - box[1], 1)


def test_screen_pages_are_trimmed_a4(screen: pikepdf.Pdf) -> None:
    assert {size(millimetres(page.obj.MediaBox)) for page in screen.pages} == {TRIM}
    assert all(page.obj.TrimBox == page.obj.MediaBox for page in screen.pages)


def test_press_pages_have_five_millimetres_of_bleed_and_marks_outside_it(press: pikepdf.Pdf) -> None:
    for page in press.pages:
        trim, bleed, media = (millimetres(page.obj[name]) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert size(trim) == TRIM
        assert [round(abs(a - b), 1) for a, b in zip(trim, bleed, strict=True)] == [5.0] * 4
        assert [round(abs(a - b), 1) for a, b in zip(trim, media, strict=True)] == [12.0] * 4


def test_press_marks_keep_clear_of_the_bleed(press: pikepdf.Pdf) -> None:
    for page in press.pages:
        bleed = [float(edge) for edge in page.obj.BleedBox]
        marks = page.obj.Contents.read_bytes().rpartition(b"/Artifact BMC")[2]
        points = [tuple(map(float, line.split()[:2])) for line in marks.split(b"\n") if line.endswith(b" l")]
        assert len(points) == 8
        for x, y in points:
            assert x < bleed[0] or x > bleed[2] or y < bleed[1] or y > bleed[3]


def test_pages_are_a_multiple_of_four(arabic: Printed) -> None:
    for edition in (Edition.SCREEN, Edition.PRESS, Edition.ARCHIVE):
        with pikepdf.open(arabic.file(edition)) as pdf:
            assert len(pdf.pages) % 4 == 0


def test_text_stands_nearer_to_the_outer_edge(screen: pikepdf.Pdf) -> None:
    """Inner margin 20 mm, outer 16 mm: in Arabic a recto has its back on the right, so its trim begins 2 mm further right."""
    lefts = [millimetres(page.obj.TrimBox)[0] for page in screen.pages]
    assert lefts[4] == pytest.approx(2.0, abs=0.01)  # page 5, a recto
    assert lefts[1] == pytest.approx(-2.0, abs=0.01)  # page 2, a verso
    assert lefts[0] == 0.0  # the cover is centred


def test_a_french_volume_is_bound_on_the_left(french: Printed) -> None:
    with pikepdf.open(french.file(Edition.SCREEN)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/L2R"
        assert millimetres(pdf.pages[1].obj.TrimBox)[0] == pytest.approx(2.0, abs=0.01)


def test_an_arabic_volume_is_read_from_the_right(screen: pikepdf.Pdf) -> None:
    assert screen.Root.ViewerPreferences.Direction == "/R2L"
    assert bool(screen.Root.ViewerPreferences.DisplayDocTitle)
    assert screen.Root.Lang == "ar"


def test_page_labels_are_the_folios(screen: pikepdf.Pdf) -> None:
    assert [page.label for page in screen.pages] == [str(folio + 1) for folio in range(len(screen.pages))]


def test_outline_names_rubrics_and_articles_in_order(screen: pikepdf.Pdf, arabic: Printed) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    with screen.open_outline() as outline:
        entries = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
        pages = [child.destination[0] for entry in outline.root for child in entry.children]
    assert entries[0][0] == "في هذا العدد"
    assert [children for _, children in entries if children] == [["كلمة العدد"], ["ليلة مع الدورية"], ["أرقام السنة"]]
    folios = [piece.first_page for piece in plan.pieces if piece.id in {"editorial", "patrol", "figures"}]
    assert [screen.pages.index(pikepdf.Page(page)) + 1 for page in pages] == folios


def test_links_between_articles_lead_to_their_pages(screen: pikepdf.Pdf, arabic: Printed) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    leaf = screen.Root.Names.Dests.Kids[0].Names
    targets = {str(leaf[index]): leaf[index + 1] for index in range(0, len(leaf), 2)}
    links = [annotation for page in screen.pages for annotation in page.obj.get("/Annots", [])]
    inner = [str(link.A.D) for link in links if link.A.S == "/GoTo"]
    assert "patrol" in inner
    for name in inner:
        folio = screen.pages.index(pikepdf.Page(targets[name][0])) + 1
        piece = plan.piece(name.partition("/")[0])
        assert piece is not None
        assert piece.first_page <= folio < piece.first_page + piece.pages
    assert not [link for link in links if link.A.S == "/URI" and str(link.A.URI).startswith("x-magazine")]


def test_link_areas_are_upright(screen: pikepdf.Pdf) -> None:
    for page in screen.pages:
        for annotation in page.obj.get("/Annots", []):
            left, bottom, right, top = map(float, annotation.Rect)
            assert left < right
            assert bottom < top


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        (Edition.SCREEN, ["<pdfuaid:part", "مجلة"]),
        (Edition.ARCHIVE, ["<pdfaid:part", "<pdfaid:conformance", ">A<"]),
    ],
)
def test_metadata_names_the_standard_and_is_dated_by_the_commission(
    arabic: Printed, edition: Edition, words: list[str]
) -> None:
    with pikepdf.open(arabic.file(edition)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.docinfo["/CreationDate"]) == "D:20190101000000Z"
    assert "2019-01-01T00:00:00Z" in packet
    for word in words:
        assert word in packet


def test_press_edition_has_no_annotations_and_claims_its_standard(press: pikepdf.Pdf) -> None:
    assert not [page for page in press.pages if "/Annots" in page.obj]
    assert b">PDF/X-4<" in press.Root.Metadata.read_bytes()
    assert press.pdf_version == "1.6"
    assert press.docinfo["/Trapped"] == "/False"


def test_press_edition_holds_the_profile_of_its_press(press: pikepdf.Pdf) -> None:
    (intent,) = press.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"


def test_press_marks_are_on_every_plate(press: pikepdf.Pdf) -> None:
    for page in press.pages:
        family, plate, shown_as, _ = page.obj.Resources.ColorSpace.Registration
        assert (family, plate, shown_as) == ("/Separation", "/All", "/DeviceCMYK")
        assert b"/Registration CS 1 SCN" in page.obj.Contents.read_bytes().rpartition(b"/Artifact BMC")[2]


def test_archive_states_the_colours_of_the_screen(archive: pikepdf.Pdf) -> None:
    intent = archive.Root.OutputIntents[0]
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
    assert not [
        item for item in archive.objects if isinstance(item, pikepdf.Stream) and item.get("/Interpolate") is not None
    ]
