"""Kept readings: whole or not at all, and a build's own copy is nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.works.tiny import FIRST, NEW, SECOND, write_article, write_tiny

from magazine.works import readings
from magazine.works.manuscripts import open_copy

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.works.manuscripts import Copy
    from magazine.works.readings import Shelf

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_tiny(tmp_path / "tiny")
    return tmp_path / "tiny"


def trees(copy: Copy) -> dict[str, bytes]:
    (shelf,) = copy.shelves.values()
    return {path.name: path.read_bytes() for path in (shelf.folder / "doctrees").rglob("*.doctree")}


def test_what_others_read_meanwhile_changes_nothing_in_a_builds_own_copy(project: Path, tmp_path: Path) -> None:
    copy, _ = open_copy(project, NEW, AS_OF, tmp_path / "own")
    before = trees(copy)
    assert any(FIRST.encode() in tree for tree in before.values())
    write_article(project, SECOND)
    later, _ = open_copy(project, NEW, AS_OF)
    assert any(SECOND.encode() in tree for tree in trees(later).values())
    assert trees(copy) == before


@pytest.mark.parametrize("damage", ["no bytes", "one byte", "gone", "another's digest", "half the findings"])
def test_a_reading_that_is_not_whole_is_read_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    shelf = project / ".magazine/readings" / f"{NEW}-fr"
    open_copy(project, NEW, AS_OF)
    tree = next(shelf.rglob("fr.doctree"))
    whole = tree.read_bytes()
    match damage:
        case "no bytes":
            tree.write_bytes(b"")
        case "one byte":
            tree.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        case "gone":
            tree.unlink()
        case "another's digest":
            (shelf / "doctrees.sha256").write_text("0" * 64, encoding="ascii")
        case _:
            (shelf / "reading.pickle").write_bytes((shelf / "reading.pickle").read_bytes()[:-3])
    reads: list[Path] = []
    proper = readings._read_into  # noqa: SLF001 - to count

    def counted(publication: Publication, language: Language, shelf: Shelf) -> tuple[Finding, ...]:
        reads.append(shelf.folder)
        return proper(publication, language, shelf)

    monkeypatch.setattr(readings, "_read_into", counted)
    copy, _ = open_copy(project, NEW, AS_OF, tmp_path / "own")
    assert len(reads) == 1
    assert any(FIRST.encode() in one for one in trees(copy).values())
    reads.clear()
    open_copy(project, NEW, AS_OF, tmp_path / "again")
    assert reads == []
