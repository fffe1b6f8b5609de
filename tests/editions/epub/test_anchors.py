"""Ids that every reading system finds."""

from __future__ import annotations

import pytest

from magazine.editions.epub.anchors import book_anchor


@pytest.mark.parametrize("identity", ["en-chemin", "note-1", "print-page-17"])
def test_an_id_in_ascii_stays_as_it_is(identity: str) -> None:
    assert book_anchor(identity) == identity


def test_an_id_of_other_letters_becomes_a_short_one_in_ascii() -> None:
    anchor = book_anchor("في-الطريق")
    assert anchor.isascii()
    assert anchor[0].isalpha()
    assert len(anchor) < 20
    assert anchor != book_anchor("في-الطريق-1")
    assert anchor == book_anchor("في-الطريق")
