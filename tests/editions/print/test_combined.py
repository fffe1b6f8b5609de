"""The bilingual volume and the proofs, made by the works from the specimen in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pytest

from magazine.editions.print import combined
from magazine.editions.print.combined import can_be_combined, in_bound_order, pages_bound
from magazine.issue.edition import Edition
from magazine.issue.flatplan import Filler, PagePlan, PlannedPiece, Side
from magazine.issue.language import Language
from magazine.works.build import build
from magazine.works.order import BuildOrder
from tests.editions.print.bench import MOMENT, millimetres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.editions.print.bench import Printed

PRESS = frozenset({Edition.PRESS})
ARABIC, FRENCH = Language.ARABIC, Language.FRENCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The press folder of a build, and what the build told."""

    folder: Path
    told: tuple[str, ...]

    def file(self, tags: str, kind: str = "press") -> Path:
        return self.folder / f"specimen-2019-01-{tags}-{kind}.pdf"


def built(project: Path, out: Path, *, languages: tuple[Language, ...] | None = None, imposed: bool = False) -> Shelf:
    order = BuildOrder(
        project=project, issues=("2019-01",), out=out, as_of=MOMENT, editions=PRESS, languages=languages, imposed=imposed,
    )  # fmt: skip
    report = build(order, lambda _line: None)
    return Shelf(
        folder=out / "press/2019-01",
        told=tuple(finding.what for finding in report.findings if finding.rule == "filler-page"),
    )


@pytest.fixture(scope="module")
def shelf(project: Path, arabic: Printed, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Build both languages for the press; the Arabic layouts are there already."""
    assert arabic.products
    return built(project, tmp_path_factory.mktemp("combined") / "build", imposed=True)


@pytest.fixture
def volume(shelf: Shelf) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(shelf.file("ar-fr")) as pdf:
        yield pdf


def contents(file: Path) -> list[bytes]:
    """Give the content of every page; folio and running head are a form that it paints."""
    with pikepdf.open(file) as pdf:
        return [
            page.obj.Contents.read_bytes()
            + (page.obj.Resources.XObject.Furniture.read_bytes() if "/Furniture" in page.obj.Resources.XObject else b"")
            for page in pdf.pages
        ]


def test_arabic_runs_from_the_first_page_and_french_from_the_last(shelf: Shelf) -> None:
    both, arabic, french = (contents(shelf.file(tags)) for tags in ("ar-fr", "ar", "fr"))
    assert both[0] == arabic[0]
    assert both[-1] == french[0]
    from_right = next(number for number, page in enumerate(both) if page != arabic[number])
    from_left = next(number for number, page in enumerate(reversed(both)) if page != french[number])
    meeting = len(both) - from_right - from_left
    assert len(both) % 4 == 0
    assert 0 <= meeting < 4
    # Only back covers, and what filled the last folds, are left out.
    assert len(arabic) - from_right <= 4
    assert len(french) - from_left <= 4
    assert not {arabic[-1], french[-1]} & set(both)


def test_every_text_page_has_its_wide_margin_at_the_back(volume: pikepdf.Pdf) -> None:
    """Bound on the right, an odd page lies on the left, so its inner margin of 20 mm is on the right, also in French."""
    shifted = 0
    for place, page in enumerate(volume.pages, start=1):
        left = millimetres(page.obj.TrimBox)[0]
        if left:
            assert left == pytest.approx(2.0 if place % 2 else -2.0, abs=0.01)
            shifted += 1
    assert shifted > 8


def test_pages_are_labelled_with_language_and_folio_in_both_directions(volume: pikepdf.Pdf, shelf: Shelf) -> None:
    labels = [page.label for page in volume.pages]
    arabic = [label for label in labels if label.startswith("ar ")]
    french = [label for label in labels if label.startswith("fr ")]
    assert arabic == [f"ar {folio}" for folio in range(1, len(arabic) + 1)]
    assert french == [f"fr {folio}" for folio in range(len(french), 0, -1)]
    assert labels[: len(arabic)] == arabic
    assert labels[-len(french) :] == french
    both, left = contents(shelf.file("ar-fr")), contents(shelf.file("fr"))
    assert [both[labels.index(f"fr {folio}")] for folio in range(1, len(french) + 1)] == left[: len(french)]


def test_boxes_are_those_of_the_press(volume: pikepdf.Pdf) -> None:
    for page in volume.pages:
        trim, bleed = millimetres(page.obj.TrimBox), millimetres(page.obj.BleedBox)
        assert (round(trim[2] - trim[0], 1), round(trim[3] - trim[1], 1)) == (210.0, 297.0)
        assert [round(abs(a - b), 1) for a, b in zip(trim, bleed, strict=True)] == [5.0] * 4
        assert "/Rotate" not in page.obj


def test_there_is_nothing_in_it_that_a_press_has_no_use_for(volume: pikepdf.Pdf) -> None:
    assert not [page for page in volume.pages if "/Annots" in page.obj]
    assert not {"/StructTreeRoot", "/Outlines", "/Names"} & set(volume.Root.keys())


def test_each_font_is_embedded_once_for_both_languages(volume: pikepdf.Pdf) -> None:
    fonts = [item for item in volume.objects if isinstance(item, pikepdf.Dictionary) and "/FontDescriptor" in item]
    names = [str(font.BaseFont).partition("+")[2] for font in fonts]
    assert len(names) == len(set(names))
    assert {"Police-Naskh", "Police-Serif"} <= set(names)
    programs = [item for item in volume.objects if isinstance(item, pikepdf.Stream) and "/Length1" in item]
    assert len(programs) <= len(fonts)


def test_every_glyph_that_is_shown_has_an_outline_and_a_width(volume: pikepdf.Pdf) -> None:
    """Pages of both languages show glyphs by number: the fonts that took the place of theirs must have them all."""
    seen = 0
    for page in volume.pages:
        fonts, current = page.obj.Resources.get("/Font", {}), None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = widths(fonts[str(operands[0])])
            elif str(operator) in {"TJ", "Tj"}:
                run = operands[0] if str(operator) == "TJ" else [operands[0]]
                data = b"".join(bytes(part) for part in run if isinstance(part, pikepdf.String))
                assert current is not None
                glyphs = {int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)}
                assert glyphs <= current
                seen += len(glyphs)
    assert seen > 500


def widths(font: pikepdf.Object) -> set[int]:
    """Give the glyphs that a font has a width for."""
    listed, found = list(font.DescendantFonts[0].W), set()
    while listed:
        first, second = int(listed.pop(0)), listed.pop(0)
        if isinstance(second, pikepdf.Array):
            found |= set(range(first, first + len(second)))
        else:
            listed.pop(0)
            found |= set(range(first, int(second) + 1))
    return found


def test_pictures_that_both_editions_show_are_stored_once(shelf: Shelf) -> None:
    sizes = {tags: shelf.file(tags).stat().st_size for tags in ("ar", "fr", "ar-fr")}
    assert sizes["ar-fr"] < 0.8 * (sizes["ar"] + sizes["fr"])


def test_it_tells_its_title_in_both_languages(volume: pikepdf.Pdf) -> None:
    packet = volume.Root.Metadata.read_bytes().decode()
    assert "مجلة" in packet
    assert "janvier 2019" in packet
    assert "urn:specimen:2019-01:ar-fr:press" in packet
    assert volume.Root.ViewerPreferences.Direction == "/R2L"


def test_fillers_where_the_editions_meet_are_told(shelf: Shelf, volume: pikepdf.Pdf) -> None:
    own = [what for what in shelf.told if "combined volume" in what]
    labels = [page.label for page in volume.pages]
    meeting = [place for place, label in enumerate(labels, start=1) if label[:3] not in {"ar ", "fr "}]
    if meeting:
        (what,) = own
        assert f"{len(meeting)} from page {meeting[0]} on" in what
        assert f"its {len(labels)} pages are a multiple of 4" in what
    else:
        assert own == []


def test_editions_that_fill_the_last_fold_meet_without_anything_between(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combined, "pages_bound", lambda plan: pages_bound(plan) // 4 * 4)
    full = built(project, tmp_path / "build")
    assert [what for what in full.told if "combined volume" in what] == []
    with pikepdf.open(full.file("ar-fr")) as pdf:
        assert {page.label[:3] for page in pdf.pages} == {"ar ", "fr "}
        assert "janvier 2019" in pdf.Root.Metadata.read_bytes().decode()


def test_a_proof_stands_beside_every_press_file(shelf: Shelf) -> None:
    for tags in ("ar", "fr", "ar-fr"):
        with pikepdf.open(shelf.file(tags)) as press, pikepdf.open(shelf.file(tags, "imposed")) as proof:
            assert 2 * len(proof.pages) == len(press.pages)
            outside = proof.pages[0].obj.Resources.XObject
            cover = outside.Right if tags == "fr" else outside.Left
            assert cover.read_bytes() == press.pages[0].obj.Contents.read_bytes()


def test_a_second_build_gives_the_same_bytes(shelf: Shelf, project: Path, tmp_path: Path) -> None:
    again = built(project, tmp_path / "build", imposed=True)
    for file in sorted(shelf.folder.iterdir()):
        assert (again.folder / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_build_of_one_language_leaves_no_volume_of_yesterday(project: Path, shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.file("ar-fr").is_file()
    out = tmp_path / "build"
    assert built(project, out).file("ar-fr").is_file()
    later = built(project, out, languages=(ARABIC,))
    assert later.file("fr").is_file()
    assert not later.file("ar-fr").exists()


def test_only_two_languages_of_opposite_directions_make_one_volume() -> None:
    assert can_be_combined((ARABIC, FRENCH))
    assert can_be_combined((FRENCH, ARABIC))
    assert in_bound_order((FRENCH, ARABIC)) == (ARABIC, FRENCH)
    assert not can_be_combined((ARABIC,))
    assert not can_be_combined((FRENCH, Language.ENGLISH))
    assert not can_be_combined((ARABIC, FRENCH, Language.ENGLISH))


def test_what_filled_the_last_fold_is_left_out_and_what_keeps_a_spread_together_is_not() -> None:
    def piece(name: str, pages: int, filler: Filler | None = None) -> PlannedPiece:
        return PlannedPiece(id=name, first_page=1, side=Side.RECTO, pages=pages, filler=filler)

    pieces = (
        piece("cover", 1), piece("filler-1", 1, Filler.SIDE), piece("story", 3), piece("filler-2", 1, Filler.FOLD),
        piece("filler-3", 1, Filler.FOLD), piece("back", 1),
    )  # fmt: skip
    assert pages_bound(PagePlan(pieces=pieces)) == 5
