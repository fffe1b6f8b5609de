"""What one card covers and another shows is told, by the file and by the look of a copy; crops and like coverings are honest."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from tests.darkroom.specimens import picture
from tests.release.audit.newsroom import photograph

from magazine.issue.finding import Location
from magazine.issue.picture import Area
from magazine.works.crew import SoloCrew
from magazine.works.exposed import exposed
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from magazine.issue.picture import Picture

FACE: Final = Area(0.4, 0.3, 0.6, 0.6)
SIZE: Final = (900, 600)


def saved(image: Image.Image, kind: str = "JPEG", **how: int) -> bytes:
    kept = io.BytesIO()
    image.save(kept, kind, **how)
    return kept.getvalue()


@pytest.fixture
def cover(tmp_path: Path) -> Picture:
    """A photograph with a face that is covered."""
    made = picture(tmp_path, saved(photograph(31, SIZE), quality=92), size=SIZE, redactions=(FACE,))
    return replace(made, source="alt: {fr: Une place}\nredact: [[0.4, 0.3, 0.6, 0.6]]\n")


def again(cover: Picture, crop: Area | None = None, redactions: tuple[Area, ...] = ()) -> Picture:
    """The same file with another card."""
    card = Location(path="issues/2019-02/open-days/crowd.jpg.yaml")
    return replace(cover, card=card, crop=crop, redactions=redactions, source="alt: {fr: Une place}\n")


def copied(folder: Path, image: Image.Image, kind: str = "JPEG", **how: int) -> Picture:
    """Another file, with a card that hides nothing."""
    return picture(folder, saved(image, kind, **how), name=f"copy.{kind.lower()}", kind=kind, size=image.size)


def told(folder: Path, *pictures: tuple[Picture, bool]) -> list[str]:
    return [str(finding) for finding in exposed(pictures, SoloCrew(Store(folder / "store")))]


def test_a_face_that_the_other_card_shows_is_told(cover: Picture, tmp_path: Path) -> None:
    (one,) = told(tmp_path, (cover, True), (again(cover), True))
    assert one.startswith("issues/2019-02/open-days/crowd.jpg.yaml:1:1: error leaked-redaction ")
    assert "issues/2019-01/open-days/crowd.jpg.yaml:2 covers (redacted area 1): it is the same picture" in one


def test_so_is_one_of_a_picture_that_waits_in_a_draft(cover: Picture, tmp_path: Path) -> None:
    assert len(told(tmp_path, (cover, False), (again(cover), True))) == 1
    assert told(tmp_path, (cover, True), (again(cover), False)) == []


@pytest.mark.parametrize(
    ("crop", "redactions", "tells"),
    [
        (None, (FACE,), 0),
        (None, (Area(0.405, 0.3, 0.605, 0.6),), 0),  # drawn by another hand
        (None, (Area(0.3, 0.2, 0.5, 0.7), Area(0.5, 0.2, 0.7, 0.7)), 0),
        (None, (Area(0.4, 0.3, 0.5, 0.6),), 1),
        (None, (Area(0.1, 0.1, 0.2, 0.2),), 1),
        (Area(0.6, 0, 1, 1), (), 0),
        (Area(0.5, 0, 1, 1), (), 1),
    ],
)
def test_it_is_told_where_a_part_of_it_stays_open(
    crop: Area | None, redactions: tuple[Area, ...], tells: int, cover: Picture, tmp_path: Path
) -> None:
    other = again(cover, crop, redactions)
    uncovered = [one for one in told(tmp_path, (cover, True), (other, True)) if "2019-02" in one.partition(" ")[0]]
    assert len(uncovered) == tells


def test_a_crop_alone_hides_nobody(cover: Picture, tmp_path: Path) -> None:
    cropped = replace(cover, crop=Area(0.2, 0, 1, 1), redactions=())
    assert told(tmp_path, (cropped, True), (again(cover), True)) == []


def copies() -> list[tuple[str, Image.Image, dict[str, int]]]:
    whole = photograph(31, SIZE)
    return [
        ("JPEG", whole, {"quality": 60}),
        ("JPEG", whole.resize((600, 400)), {"quality": 80}),
        ("PNG", whole, {}),
        ("WEBP", whole.resize((480, 320)), {"quality": 70}),
    ]


@pytest.mark.parametrize(("kind", "image", "how"), copies())
def test_a_copy_that_was_saved_again_is_the_same(
    kind: str, image: Image.Image, how: dict[str, int], cover: Picture, tmp_path: Path
) -> None:
    copy = copied(tmp_path, image, kind, **how)
    (one,) = told(tmp_path, (cover, True), (copy, True))
    assert "a copy of the same picture" in one
    assert told(tmp_path, (cover, True), (replace(copy, redactions=(FACE,)), True)) == []
    assert told(tmp_path, (cover, True), (replace(copy, crop=Area(0.62, 0, 1, 1)), True)) == []
    assert len(told(tmp_path, (cover, True), (replace(copy, crop=Area(0.3, 0.1, 1, 1)), True))) == 1


def test_another_photograph_is_another(cover: Picture, tmp_path: Path) -> None:
    for seed in range(40, 44):
        assert told(tmp_path, (cover, True), (copied(tmp_path, photograph(seed, SIZE), quality=90), True)) == []
