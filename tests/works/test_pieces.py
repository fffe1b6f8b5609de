"""What a draft or a remark may say of the published: the pieces that pages are set from, and where they are to be had."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.works.tiny import NEW, OLD, write_tiny

from magazine.works.pieces import addresses_of, pieces_of
from magazine.works.shelves import shelves_of

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.works.shelves import Shelf

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def shelves(tmp_path: Path) -> dict[str, Shelf]:
    """A published issue that renamed its article, and one that is not out."""
    write_tiny(tmp_path)
    sheet = tmp_path / "issues" / NEW / "issue.yaml"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}renamed: {{round: patrol}}\n", encoding="utf-8")
    old = tmp_path / "issues" / OLD / "patrol/fr.md"
    old.write_text(old.read_text(encoding="utf-8").replace("status: ready", "status: draft"), encoding="utf-8")
    return {shelf.folder.name: shelf for shelf in shelves_of(tmp_path, AS_OF)}


def test_pieces_are_set_whole(shelves: dict[str, Shelf]) -> None:
    pieces = set(pieces_of(shelves[NEW]))
    assert {"La patrouille de nuit", "Deux agents, une ville, huit heures.", "La rédaction"} <= pieces
    assert {"La Ronde", "La vie du service", "janvier 2019", "N° 2", "Numéro 2", "Au sommaire : ", "Sommaire"} <= pieces
    assert {"La vie du service Année", "Rubrique La vie du service"} <= pieces
    assert not [piece for piece in pieces if "{" in piece]


def test_addresses_are_those_of_the_site_and_its_files(shelves: dict[str, Shelf]) -> None:
    site = "https://magazine.example/fr/2019-01/"
    found = set(addresses_of(shelves[NEW]))
    assert {f"{site}patrol/", f"{site}round/", f"{site}index.html", f"{site}la-ronde-2019-01-fr.epub"} <= found
    assert {"la-ronde-2019-01-fr-press.pdf", "https://magazine.example/fr/rubrics/life/feed.xml"} <= found


def test_of_what_is_not_out_there_are_none(shelves: dict[str, Shelf]) -> None:
    assert [*pieces_of(shelves[OLD]), *addresses_of(shelves[OLD])] == []
