"""Booklet spreads: which page stands on which side of which sheet, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from magazine.editions.print.bindery.imposition import booklet, impose
from magazine.issue.flatplan import Side
from magazine.issue.language import Direction
from magazine.manuscript.theme import read_theme
from tests.editions.print.bench import ROOT, millimetres

if TYPE_CHECKING:
    from pathlib import Path

LTR, RTL = Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT
FACES = read_theme(ROOT, "police").faces

FROM_THE_LEFT = {
    4: [(4, 1), (2, 3)],
    8: [(8, 1), (2, 7), (6, 3), (4, 5)],
    12: [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)],
}
"""Left and right page of every side, sheet by sheet, front before back."""


@pytest.mark.parametrize("pages", FROM_THE_LEFT)
def test_a_volume_bound_on_the_left_is_imposed_as_printers_do(pages: int) -> None:
    assert [(side.left, side.right) for side in booklet(pages, LTR)] == FROM_THE_LEFT[pages]


@pytest.mark.parametrize("pages", FROM_THE_LEFT)
def test_a_volume_bound_on_the_right_is_its_mirror_image(pages: int) -> None:
    assert [(side.right, side.left) for side in booklet(pages, RTL)] == FROM_THE_LEFT[pages]


@pytest.mark.parametrize("direction", [LTR, RTL])
@pytest.mark.parametrize("pages", [4, 8, 12, 36])
def test_the_folded_stack_reads_in_order(pages: int, direction: Direction) -> None:
    """Fold the sheets into one another and leaf through them: the back of a sheet's half is the other half of its back."""
    sides = booklet(pages, direction)
    first_half, second_half = [], []
    for recto, verso in zip(sides[::2], sides[1::2], strict=True):
        assert (recto.side, verso.side, recto.sheet) == (Side.RECTO, Side.VERSO, verso.sheet)
        if direction is LTR:
            first_half.append((recto.right, verso.left))
            second_half.append((verso.right, recto.left))
        else:
            first_half.append((recto.left, verso.right))
            second_half.append((verso.left, recto.right))
    leaves = first_half + second_half[::-1]
    assert [page for leaf in leaves for page in leaf] == list(range(1, pages + 1))


@pytest.mark.parametrize("pages", [0, 6, 35])
def test_pages_that_do_not_fill_their_folds_are_refused(pages: int) -> None:
    with pytest.raises(ValueError, match="folds"):
        booklet(pages, RTL)


def press_file(folder: Path, pages: int) -> Path:
    """Write a document with a trim box within its pages, and a page's number in its content."""
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(663.31, 909.92))
            page.obj.TrimBox = Array([34.016, 34.016, 629.291, 875.906])
            page.obj.Contents = pdf.make_stream(f"% page {number}\n0 0 0 1 k 40 40 9 9 re f".encode())
        pdf.Root.OutputIntents = Array([Dictionary(Type=pikepdf.Name.OutputIntent, Info="condition")])
        pdf.save(folder / "press.pdf")
    return folder / "press.pdf"


def numbered(form: pikepdf.Object) -> int:
    return int(form.read_bytes().split()[2])


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_every_page_stands_on_its_side_of_its_sheet(tmp_path: Path, direction: Direction) -> None:
    file = tmp_path / "imposed.pdf"
    file.write_bytes(impose(press_file(tmp_path, 8), direction, "magazine", FACES))
    with pikepdf.open(file) as pdf:
        placed = [
            (numbered(page.obj.Resources.XObject.Left), numbered(page.obj.Resources.XObject.Right))
            for page in pdf.pages
        ]
        assert placed == [(side.left, side.right) for side in booklet(8, direction)]
        assert str(pdf.Root.OutputIntents[0].Info) == "condition"


def test_pages_meet_at_the_fold_trimmed_upright_and_at_full_size(tmp_path: Path) -> None:
    file = tmp_path / "imposed.pdf"
    file.write_bytes(impose(press_file(tmp_path, 4), RTL, "magazine", FACES))
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            assert "/Rotate" not in page.obj
            assert millimetres(page.obj.MediaBox) == [0, 0, 450, 320]
            left, bottom, right, top = (float(edge) for edge in page.obj.TrimBox)
            assert millimetres(page.obj.TrimBox) == pytest.approx([15, 11.5, 435, 308.5], abs=0.01)
            matrices = [
                [float(number) for number in operands]
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "cm"
            ][:2]
            assert [matrix[:4] for matrix in matrices] == [[1, 0, 0, 1]] * 2
            for matrix, form, x in zip(matrices, ("/Left", "/Right"), (left, (left + right) / 2), strict=True):
                box = [float(edge) for edge in page.obj.Resources.XObject[form].BBox]
                assert box == pytest.approx([34.016, 34.016, 629.291, 875.906], abs=0.01)  # cut at the trim
                assert (box[0] + matrix[4], box[1] + matrix[5]) == pytest.approx((x, bottom), abs=0.01)
                assert box[3] + matrix[5] == pytest.approx(top, abs=0.01)


def test_marks_and_labels_keep_clear_of_the_pages(tmp_path: Path) -> None:
    file = tmp_path / "imposed.pdf"
    file.write_bytes(impose(press_file(tmp_path, 4), LTR, "magazine", FACES))
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.obj.TrimBox)
            content = page.obj.Contents.read_bytes().decode()
            ends = [tuple(map(float, line.split()[:2])) for line in content.split("\n") if line.endswith(" l")]
            assert len(ends) == 10  # eight cuts, two folds
            assert all(x < left or x > right or y < bottom or y > top for x, y in ends)
            middle = pytest.approx((left + right) / 2, abs=0.01)
            assert [x for x, _ in ends[-2:]] == [middle, middle]
            assert 0 < float(content.rpartition(" cm 0 0 0 1 k")[0].split()[-1]) < bottom - 7
            label = content.rpartition("0 0 0 1 k\n")[2]
            assert label.count(" h") > 20


def test_a_label_is_left_out_where_no_face_has_its_letters(tmp_path: Path) -> None:
    written = impose(press_file(tmp_path, 4), LTR, "漢", FACES)
    (tmp_path / "imposed.pdf").write_bytes(written)
    with pikepdf.open(tmp_path / "imposed.pdf") as pdf:
        assert pdf.pages[0].obj.Contents.read_bytes().endswith(b"0 0 0 1 k\nQ\n")


def test_the_same_volume_gives_the_same_bytes(tmp_path: Path) -> None:
    file = press_file(tmp_path, 8)
    assert impose(file, RTL, "magazine", FACES) == impose(file, RTL, "magazine", FACES)
