"""Findings about the finished book lead to the line that an editor mends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.editions.epub.manuscripts import told_in_manuscripts
from magazine.issue.finding import Finding, Location
from magazine.issue.language import Language
from magazine.works.manuscripts import open_copy
from tests.editions.epub.bench import AS_OF, sow

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.publication import Publication

MANUSCRIPT = "issues/2019-01/patrol/ar.md"
PAGE = "specimen-2019-01-ar.epub!/EPUB/articles/patrol.xhtml"


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    copy, _ = open_copy(sow(tmp_path_factory.mktemp("project")), "2019-01", AS_OF)
    return copy.publication


def told(publication: Publication, path: str, what: str) -> Finding:
    finding = Finding(rule="x", where=Location(path=path, line=9), what=what, remedy="mend it")
    (only,) = told_in_manuscripts([finding], publication, Language.ARABIC)
    return only


@pytest.mark.parametrize(
    ("quoted", "line"),
    [
        ("قطعت الدورية شوارع المدينة", "قطعت الدورية"),
        ("والمدينة هاد…", "الليل طويل"),  # cut off where the message grew too long
        ("معلومة", ":::{box} معلومة"),
    ],
)
def test_words_of_the_body_lead_to_their_line(publication: Publication, tmp_path: Path, quoted: str, line: str) -> None:
    lines = (sow(tmp_path) / MANUSCRIPT).read_text(encoding="utf-8").splitlines()
    found = told(publication, PAGE, f"something is wrong: “{quoted}”")
    assert (found.where.path, found.where.column) == (MANUSCRIPT, 1)
    assert lines[found.where.line - 1].startswith(line)
    assert found.what == f"something is wrong: “{quoted}” (page articles/patrol.xhtml of the book)"


def test_words_of_the_headline_lead_to_the_front_matter(publication: Publication) -> None:
    assert told(publication, PAGE, "wrong: “ليلة مع الدورية”").where == Location(path=MANUSCRIPT)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        (PAGE, "the page says no direction"),  # quotes nothing
        (PAGE, "wrong: “كلمات لم يكتبها أحد”"),  # words of the theme
        (PAGE.replace("articles/patrol", "nav"), "wrong: “ليلة مع الدورية”"),  # no article
        (PAGE.replace("patrol", "unknown"), "wrong: “ليلة مع الدورية”"),  # an article that is not published
        ("specimen-2019-01-ar.epub", "wrong: “ليلة مع الدورية”"),  # the book as a whole
    ],
)
def test_what_no_editor_wrote_keeps_its_place_in_the_book(publication: Publication, path: str, what: str) -> None:
    found = told(publication, path, what)
    assert (found.where, found.what) == (Location(path=path, line=9), what)
