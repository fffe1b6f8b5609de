"""Small promises of the other nouns."""

from __future__ import annotations

from pathlib import Path

import pytest

from magazine.issue.finding import Location
from magazine.issue.flatplan import Mark, PagePlan, PlannedPiece, Side
from magazine.issue.job import content_key
from magazine.issue.picture import Area, Picture

PICTURE = Picture(
    id="a.jpg", file=Path("a.jpg"), digest="", format="JPEG", width=1000, height=500, card=Location(path="a.jpg")
)


@pytest.mark.parametrize(
    ("crop", "size"),
    [
        (None, (1000, 500)),
        (Area(0.1, 0, 0.9, 1), (800, 500)),
        (Area(0.25, 0.5, 0.5, 0.75), (250, 125)),
        (Area(0.5, 0.5, 0.5001, 0.5001), (1, 1)),
    ],
)
def test_what_is_published_of_a_picture_is_its_crop(crop: Area | None, size: tuple[int, int]) -> None:
    picture = Picture(
        id="a.jpg", file=PICTURE.file, digest="", format="JPEG", width=1000, height=500, card=PICTURE.card, crop=crop
    )
    assert picture.published_size == size


def test_a_page_plan_counts_its_pages_and_finds_its_pieces() -> None:
    cover = PlannedPiece(id="cover", first_page=1, side=Side.RECTO, pages=1)
    story = PlannedPiece(id="a", first_page=2, side=Side.VERSO, pages=3, planned=2, marks=(Mark(anchor="x", page=4),))
    plan = PagePlan(pieces=(cover, story))
    assert plan.page_count == 4
    assert plan.piece("a") is story
    assert plan.piece("b") is None


def test_a_key_is_of_contents_and_not_of_their_order_in_a_mapping() -> None:
    assert content_key({"a": 1, "b": 2}) == content_key({"b": 2, "a": 1})
    assert content_key("a", "b") != content_key("ab")
    assert content_key(b"bytes") == content_key(b"bytes") != content_key(b"other")
    with pytest.raises(TypeError, match="set"):
        content_key({1, 2})
