"""What one card covers and another shows is told, by the file and by the look of a copy; crops and like coverings are honest."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.darkroom.specimens import picture
from tests.release.audit.newsroom import photograph

from magazine.issue.finding import Location
from magazine.issue.picture import Area
from magazine.works.crew import SoloCrew
from magazine.works.exposed import exposed
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

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


def on(scene: Image.Image, what: Image.Image, at: tuple[int, int]) -> Image.Image:
    """A scene with something in it."""
    made = scene.copy()
    made.paste(what, at)
    return made


def form(name: str) -> Image.Image:
    """A form that somebody filled in."""
    made = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(made)
    for row in range(14):
        pen.text((40, 60 + row * 55), f"Champ {row}", font=ImageFont.load_default(22), fill="black")
        pen.line((200, 90 + row * 55, 580, 90 + row * 55), fill="grey", width=2)
    pen.text((210, 170), name, font=ImageFont.load_default(24), fill=(0, 0, 120))
    return made


def test_another_person_in_the_same_place_is_another(tmp_path: Path) -> None:
    scene, face, other = photograph(31, SIZE), photograph(61, (180, 180)), photograph(62, (180, 180))
    first = picture(tmp_path, saved(on(scene, face, (360, 180)), quality=92), size=SIZE, redactions=(FACE,))
    second = copied(tmp_path, on(scene, other, (360, 180)), quality=80)
    assert told(tmp_path, (first, True), (second, True)) == []
    again = copied(tmp_path, on(scene, face, (360, 180)).resize((450, 300)), quality=80)
    assert len(told(tmp_path, (first, True), (again, True))) == 1


def test_a_form_that_another_person_filled_in_is_another(tmp_path: Path) -> None:
    size, name = (620, 877), Area(0.3, 0.18, 0.95, 0.24)
    first = picture(tmp_path, saved(form("Karim El Alaoui"), quality=92), size=size, redactions=(name,))
    for other in ("Fatima Benjelloun", ""):
        assert told(tmp_path, (first, True), (copied(tmp_path, form(other), quality=80), True)) == []
    assert len(told(tmp_path, (first, True), (copied(tmp_path, form("Karim El Alaoui"), quality=60), True))) == 1


def test_a_small_face_in_a_crowd_is_told(tmp_path: Path) -> None:
    """A fiftieth of the width, which is less than a window of the audit."""
    size, face = (1800, 1200), Area(0.3, 0.4, 0.315, 0.427)
    crowd = photograph(31, size)
    pen = ImageDraw.Draw(crowd)
    pen.ellipse((541, 481, 565, 510), fill=(224, 172, 140))
    pen.pieslice((541, 481, 565, 500), 180, 360, fill=(40, 30, 20))
    pen.rectangle((547, 494, 550, 497), fill="black")
    pen.rectangle((556, 494, 559, 497), fill="black")
    pen.rectangle((549, 503, 557, 506), fill=(150, 40, 40))
    first = picture(tmp_path, saved(crowd, quality=92), size=size, redactions=(face,))
    copy = copied(tmp_path, crowd.resize((900, 600)), quality=80)
    assert len(told(tmp_path, (first, True), (copy, True))) == 1
    assert told(tmp_path, (first, True), (replace(copy, redactions=(face,)), True)) == []
