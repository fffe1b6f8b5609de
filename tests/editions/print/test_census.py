"""What goes lost in binding is found in the same build: each kind of loss is brought about here in a good file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from magazine.editions.print import builder
from magazine.editions.print.bindery.binding import bind
from magazine.editions.print.bindery.census import census_findings, differences
from magazine.issue.edition import Edition
from magazine.issue.finding import Level, Location
from tests.editions.print.bench import ALL, lay_specimen, print_specimen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from magazine.editions.print.bindery.volume import Volume
    from tests.editions.print.bench import Printed

Bound = tuple["Volume", bytes]
Broken = tuple[tuple[str, str], ...]


@pytest.fixture(scope="module")
def bound(project: Path, arabic: Printed, tmp_path_factory: pytest.TempPathFactory) -> Mapping[Edition, Bound]:
    """Bind the specimen with a link to elsewhere in it, and keep the orders with what came of them."""
    assert arabic.products
    linked = lay_specimen(tmp_path_factory.mktemp("census") / "project")
    editorial = linked / "issues/2019-01/editorial/ar.md"
    editorial.write_text(f"{editorial.read_text('utf-8')}\nانظر [موقعنا](https://specimen.example/ar/).\n", "utf-8")
    kept: dict[Edition, Bound] = {}

    def remember(volume: Volume) -> tuple[bytes, Broken]:
        document, broken = bind(volume)
        kept[volume.edition] = (volume, document)
        return document, broken

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "bind", remember)
        print_specimen(linked, project / ".magazine/store")
    return kept


def changed(document: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(document)) as pdf:
        change(pdf)
        file = BytesIO()
        pdf.save(file)
        return file.getvalue()


@pytest.mark.parametrize("edition", ALL)
def test_nothing_is_lost_in_a_good_volume(bound: Mapping[Edition, Bound], edition: Edition) -> None:
    assert differences(*bound[edition]) == ()


def drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[3]


def widen_trim(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.TrimBox[2] = float(pdf.pages[2].obj.TrimBox[2]) + 0.4


def drop_bleed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].obj.BleedBox


def drop_inner_link(pdf: pikepdf.Pdf) -> None:
    drop_link(pdf, "/GoTo")


def drop_outer_link(pdf: pikepdf.Pdf) -> None:
    drop_link(pdf, "/URI")


def drop_link(pdf: pikepdf.Pdf, kind: str) -> None:
    for page in pdf.pages:
        links = page.obj.get("/Annots", pikepdf.Array())
        for number, annotation in enumerate(links):
            if kind == annotation.A.S:
                del links[number]
                return
    raise AssertionError(kind)


def mislead_link(pdf: pikepdf.Pdf) -> None:
    link = next(each for page in pdf.pages for each in page.obj.get("/Annots", []) if each.A.S == "/GoTo")
    link.A.D = pikepdf.String("nowhere")


def mislead_address(pdf: pikepdf.Pdf) -> None:
    link = next(each for page in pdf.pages for each in page.obj.get("/Annots", []) if each.A.S == "/URI")
    link.A.URI = pikepdf.String("https://elsewhere.example/")


def drop_place(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Kids[0].Names
    del names[-1]
    del names[-1]


def drop_outline_entry(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[-1]


def rename_outline_entry(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "something else"


def drop_tag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[-1]


def drop_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def double_font(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[3].obj.Resources.Font
    key = min(fonts.keys())
    fonts[key] = pdf.make_indirect(pikepdf.Dictionary(fonts[key]))


def drop_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def drop_packet(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def drop_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


LOSSES: Mapping[Callable[[pikepdf.Pdf], None], str] = {
    drop_page: "pages:", widen_trim: "boxes:", drop_bleed: "boxes:", drop_inner_link: "inward:", drop_outer_link: "outward:",
    mislead_link: "inward:", mislead_address: "outward:", drop_place: "places:", drop_outline_entry: "outline:",
    rename_outline_entry: "outline:", drop_tag: "tags:", drop_tree: "tags:", double_font: "fonts:", drop_title: "metadata:",
    drop_packet: "metadata:", drop_language: "metadata:",
}  # fmt: skip


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
def test_a_loss_is_found(bound: Mapping[Edition, Bound], loss: Callable[[pikepdf.Pdf], None]) -> None:
    volume, document = bound[Edition.SCREEN]
    found = differences(volume, changed(document, loss))
    assert [line for line in found if line.startswith(LOSSES[loss])]


@pytest.mark.parametrize("loss", [drop_page, widen_trim, drop_bleed, double_font, drop_title, drop_packet])
def test_a_loss_in_the_press_file_is_found(bound: Mapping[Edition, Bound], loss: Callable[[pikepdf.Pdf], None]) -> None:
    volume, document = bound[Edition.PRESS]
    found = differences(volume, changed(document, loss))
    assert [line for line in found if line.startswith(LOSSES[loss])]


def test_a_link_left_on_a_press_page_is_found(bound: Mapping[Edition, Bound]) -> None:
    def annotate(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link)])

    volume, document = bound[Edition.PRESS]
    assert differences(volume, changed(document, annotate)) == ("inward: 0 before binding, 1 after",)


def test_a_loss_keeps_the_build_from_being_published(
    project: Path, arabic: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert arabic.products  # its layouts are in the store
    own = lay_specimen(tmp_path / "project")

    def lose(volume: Volume) -> tuple[bytes, Broken]:
        document, broken = bind(volume)
        return changed(document, drop_tag), broken

    monkeypatch.setattr(builder, "bind", lose)
    printed = print_specimen(own, project / ".magazine/store", editions=(Edition.SCREEN,))
    found = [finding for finding in printed.products[Edition.SCREEN].findings if finding.rule == "binding-difference"]
    assert found
    assert {finding.level for finding in found} == {Level.ERROR}


def test_the_finding_names_edition_and_count(bound: Mapping[Edition, Bound]) -> None:
    volume, document = bound[Edition.SCREEN]
    where = Location(path="issues/2019-01/issue.yaml")
    (finding,) = census_findings(volume, changed(document, drop_language), where)
    assert finding.where == where
    assert finding.what == (
        "binding the screen edition in ar changed the count of metadata: “/Lang” 1 times before binding, 0 after"
    )
