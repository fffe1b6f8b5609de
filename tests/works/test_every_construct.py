"""Everything that an article may hold goes through all editions, in both languages; a line that its editor ended is ended in each."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from pikepdf import Pdf
from tests.common_store import share_store
from tests.extractors import poppler, tag_tree
from tests.wrong.cases import copy_specimen

from magazine.cli import main

HERE = Path(__file__).parent / "every"
LINES = {
    "fr": (
        ("Premier vers,", "second vers", "troisième vers."),
        ("Une ligne", "et une autre."),
        ("Définition", "en deux lignes"),
        ("légende", "en deux lignes."),
    ),
    "ar": (
        ("البيت الأول،", "البيت الثاني", "البيت الثالث."),
        ("سطر", "وآخر."),
        ("تعريف", "في سطرين"),
        ("تعليق", "في سطرين."),
    ),
}
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
LAST = {"fr": "Une note de note", "ar": "حاشية الحاشية"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the specimen with an article of everything."""
    project = copy_specimen(tmp_path_factory.mktemp("every"))
    for language in LINES:
        shutil.copy(HERE / f"{language}.md", project / "issues/2019-01/patrol")
    share_store(project / ".magazine", tmp_path_factory)
    result = CliRunner().invoke(main, ["-C", str(project), "build", "--edition", "web,epub,screen", "--jobs", "2"])
    assert result.exit_code == 0, result.output[-3_000:]
    return project / "build/site"


@pytest.mark.parametrize("language", LINES)
def test_lines_end_on_the_web_and_in_the_book(site: Path, language: str) -> None:
    page = (site / language / "2019-01/patrol/index.html").read_text(encoding="utf-8")
    (book,) = site.glob(f"{language}/2019-01/*.epub")
    with zipfile.ZipFile(book) as opened:
        chapter = opened.read("EPUB/articles/patrol.xhtml").decode()
    for text in (page, chapter):
        for lines in LINES[language]:
            assert re.search("(?:</em>)?<br ?/?>".join(map(re.escape, lines)), text), lines
        assert LAST[language] in text


@pytest.mark.parametrize("language", LINES)
def test_lines_end_in_print(site: Path, language: str) -> None:
    (printed,) = site.glob(f"{language}/2019-01/*.pdf")
    with Pdf.open(printed) as pdf:
        last = len(pdf.pages)
        heard = " ".join(tag_tree(pdf, 1, last).split())
    seen = UNSEEN.sub("", poppler(printed, 1, last)).splitlines()
    for first, second, *_ in LINES[language]:
        assert re.search(rf"{re.escape(first)} {re.escape(second)}", heard), first
        assert not any({*first.split(), *second.split()} <= {*line.split()} for line in seen), first
    assert LAST[language] in heard
