"""Hostile manuscripts become sound books: what print must survive, the book survives as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.editions.epub.lint import lint_book
from magazine.issue.finding import Level
from magazine.issue.language import Language
from tests.common_store import share_store
from tests.editions.epub.bench import make_books
from tests.editions.print.bench import lay_specimen
from tests.editions.print.hostile import lay_hostile
from tests.validators import epubcheck_many

if TYPE_CHECKING:
    from pathlib import Path

MEANT = {("stray-direction-control", "EPUB/articles/signs-figures.xhtml")}
"""An override that a specimen hides in its text; an editor must take it out."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    project = lay_specimen(folder / "project")
    lay_hostile(project)
    return make_books(project, folder / "out", share_store(folder / "cache", tmp_path_factory))


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH], ids=lambda language: language.tag)
def test_no_rule_stops_a_book_for_what_an_editor_may_write(hostile: dict[Language, Path], language: Language) -> None:
    errors = [finding for finding in lint_book(hostile[language]) if finding.level is Level.ERROR]
    assert {(finding.rule, finding.where.path.partition("!/")[2]) for finding in errors} == MEANT, errors


def test_epubcheck_finds_no_fault(hostile: dict[Language, Path]) -> None:
    for language, found in zip(hostile, epubcheck_many(list(hostile.values())), strict=True):
        assert not {severity: messages for severity, messages in found.items() if severity != "USAGE"}, language
