"""Texts that are still being written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

from magazine.works.inspection import Asked
from magazine.works.unsaved import look, piece_of

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2019, 1, 10, tzinfo=UTC)
FRENCH = "issues/2019-01/editorial/fr.md"


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("README.md", None),
        ("issues/magazine.yaml", None),
        ("issues/2019-01/facts.yaml", Asked(issue="2019-01")),
        (FRENCH, Asked(issue="2019-01", article="editorial")),
        ("issues/2019-01/patrol/maps/city.svg.yaml", Asked(issue="2019-01", article="patrol")),
    ],
)
def test_a_file_belongs_to_an_article_an_issue_or_neither(path: str, piece: Asked | None) -> None:
    assert piece_of(path) == piece


def test_an_unsaved_text_stands_for_its_file_and_nothing_is_written(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    file = project / FRENCH
    before = {each: each.read_bytes() for each in project.rglob("*") if each.is_file()}
    asked = Asked(issue="2019-01", article="editorial")
    text = file.read_text(encoding="utf-8") + "\nIl vint de de loin. {nothing}`x`\n"
    assert look(project, asked, {}, NOW) == ()
    rules = {finding.rule for finding in look(project, asked, {FRENCH: text}, NOW)}
    assert "doubled-word" in rules
    assert len(rules) > 1  # what only the reading finds, too
    assert {each: each.read_bytes() for each in project.rglob("*") if each.is_file()} == before
