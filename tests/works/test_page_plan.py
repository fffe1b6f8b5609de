"""A book that is built without the printed issue: print plans its pages, and nothing of print is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from click.testing import CliRunner
from tests.common_store import share_store
from tests.editions.epub.bench import Opened, sow
from tests.editions.epub.printed_pages.checker import book_pages, faults, nav_list, ncx_list
from tests.validators import epubcheck_many

from magazine.cli import main

ROOT = Path(__file__).parents[2]
TAGS = ("ar", "fr")


def build(project: Path, *arguments: str) -> None:
    result = CliRunner().invoke(main, ["-C", str(project), "build", "2019-01", *arguments])
    assert result.exit_code == 0, result.output


def book(project: Path, tag: str) -> Path:
    (found,) = (project / "build/site").glob(f"{tag}/2019-01/*.epub")
    return found


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store for all builds of this module; layouts take longest."""
    return share_store(tmp_path_factory.mktemp("cache"), tmp_path_factory)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Give the specimen with every word, its books and PDFs built together."""
    project = sow(tmp_path_factory.mktemp("whole"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAGAZINE_CACHE", str(cache))
        build(project, "--edition", "screen,epub")
    return project


@pytest.mark.parametrize("tag", TAGS)
def test_the_specimens_books_mark_their_printed_pages(whole: Path, tag: str) -> None:
    file = book(whole, tag)
    pdf = file.with_suffix(".pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
    assert count >= 8
    assert faults(Opened(file), pdf, count) == []


def test_epubcheck_has_nothing_to_say_of_their_page_lists(whole: Path) -> None:
    for found in epubcheck_many([book(whole, tag) for tag in TAGS]):
        assert not {severity: messages for severity, messages in found.items() if severity != "USAGE"}
        assert not [message for message in found.get("USAGE", []) if not message.startswith("CSS-028")]


@pytest.mark.parametrize(
    "arguments",
    ["--edition epub", pytest.param("--edition web,epub --lang fr", marks=pytest.mark.at_length)],
)
def test_a_book_is_the_same_whether_print_is_built_or_not(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path, arguments: str
) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", str(cache))
    project = sow(tmp_path)
    build(project, *arguments.split())
    books = list((project / "build/site").glob("*/2019-01/*.epub"))
    assert books
    for file in books:
        assert file.read_bytes() == (whole / file.relative_to(project)).read_bytes()
    assert not list((project / "build").rglob("*.pdf"))
    assert not (project / "build/press").exists()


@pytest.mark.parametrize("tag", TAGS)
def test_without_printable_pages_the_book_has_no_page_list_and_a_note_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path, tag: str
) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", str(cache))
    project = sow(tmp_path)
    shutil.copytree(ROOT / "themes/police", project / "themes/police")
    (project / "themes/police/print/article.html").write_text("<html>{% if %}</html>", encoding="utf-8")
    build(project, "--edition", "epub", "--lang", tag)
    told = json.loads((project / "build/reports/2019-01/check.json").read_text(encoding="utf-8"))
    notes = [finding for finding in told if finding["rule"] == "no-page-list"]
    assert [(note["file"], note["level"]) for note in notes] == [("issues/2019-01/issue.yaml", "note")]
    assert "themes/police/print/article.html" in notes[0]["message"]
    opened = Opened(book(project, tag))
    assert (book_pages(opened), nav_list(opened), ncx_list(opened)) == ([], [], [])
    assert not opened.stated("pageBreakSource")
    assert not {"pageBreakMarkers", "pageNavigation"} & set(opened.stated("schema:accessibilityFeature"))
    with ZipFile(book(project, tag)) as packed:
        assert not [name for name in packed.namelist() if b"pagebreak" in packed.read(name)]
