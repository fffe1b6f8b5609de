"""The structure tree of the volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.editions.print.bench import elements, marked, numbers_in

if TYPE_CHECKING:
    import pikepdf

    from tests.editions.print.bench import Printed


def parents(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}


def test_every_page_has_a_number_of_its_own_in_the_parent_tree(screen: pikepdf.Pdf) -> None:
    keys = [int(page.obj.StructParents) for page in screen.pages]
    annotations = [int(annotation.StructParent) for page in screen.pages for annotation in page.obj.get("/Annots", [])]
    assert len({*keys, *annotations}) == len(keys) + len(annotations)
    assert set(keys) | set(annotations) == set(parents(screen))


def test_marked_content_and_tags_agree(screen: pikepdf.Pdf) -> None:
    owners = {
        place: element.objgen for element in elements(screen.Root.StructTreeRoot.K[0]) for place in marked(element)
    }
    for page in screen.pages:
        listed = parents(screen)[int(page.obj.StructParents)]
        numbers = numbers_in(page)
        assert sorted(numbers) == list(range(len(listed)))
        for number in numbers:
            assert owners[page.objgen, number] == listed[number].objgen


def test_every_element_hangs_on_its_parent(screen: pikepdf.Pdf) -> None:
    for element in elements(screen.Root.StructTreeRoot.K[0]):
        for kid in element.get("/K", []):
            if not isinstance(kid, int) and "/S" in kid:
                assert kid.P.objgen == element.objgen


def test_an_article_is_one_tag_over_all_its_pages(screen: pikepdf.Pdf, arabic: Printed) -> None:
    document = screen.Root.StructTreeRoot.K[0]
    articles = [element for element in elements(document) if element.S == "/Art"]
    assert len(articles) == 3
    assert not [element for element in elements(document) if "/MagazineSource" in element]
    assert arabic.products


def test_reading_order_is_that_of_the_article(screen: pikepdf.Pdf) -> None:
    article = next(element for element in elements(screen.Root.StructTreeRoot.K[0]) if element.S == "/Art")
    tags = [str(element.S) for element in elements(article)]
    assert tags.index("/H1") < tags.index("/H2")


def test_headings_skip_no_level(screen: pikepdf.Pdf) -> None:
    level = 0
    for element in elements(screen.Root.StructTreeRoot.K[0]):
        tag = str(element.S)
        if len(tag) == 3 and tag.startswith("/H") and tag[2].isdigit():
            assert int(tag[2]) <= level + 1
            level = int(tag[2])


def test_pictures_have_words(screen: pikepdf.Pdf) -> None:
    figures = [element for element in elements(screen.Root.StructTreeRoot.K[0]) if element.S == "/Figure"]
    assert figures
    assert all(str(figure.Alt) for figure in figures)


def test_a_passage_in_another_language_says_so(screen: pikepdf.Pdf) -> None:
    spans = [element for element in elements(screen.Root.StructTreeRoot.K[0]) if element.get("/Lang") == "fr"]
    assert spans


def test_notes_have_ids_of_their_own(screen: pikepdf.Pdf) -> None:
    notes = [element for element in elements(screen.Root.StructTreeRoot.K[0]) if element.S == "/Note"]
    assert notes
    assert len({str(note.ID) for note in notes}) == len(notes)
    names = screen.Root.StructTreeRoot.IDTree.Names
    assert {str(names[index]) for index in range(0, len(names), 2)} == {str(note.ID) for note in notes}


def test_heads_of_tables_have_a_scope(screen: pikepdf.Pdf) -> None:
    heads = [element for element in elements(screen.Root.StructTreeRoot.K[0]) if element.S == "/TH"]
    assert heads
    assert {str(head.A.Scope) for head in heads} <= {"/Row", "/Column"}


def test_links_are_tagged(screen: pikepdf.Pdf) -> None:
    tagged = {
        kid.Obj.objgen
        for element in elements(screen.Root.StructTreeRoot.K[0])
        for kid in element.get("/K", [])
        if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
    }
    links = {annotation.objgen for page in screen.pages for annotation in page.obj.get("/Annots", [])}
    assert links
    assert links <= tagged


def test_the_press_edition_has_no_tags(press: pikepdf.Pdf) -> None:
    assert "/StructTreeRoot" not in press.Root
