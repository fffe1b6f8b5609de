"""The builder hands the lint's findings on with the book."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils.utils import new_document

from magazine.editions.epub import builder
from magazine.issue.edition import Edition
from magazine.issue.finding import Location, blocks
from magazine.issue.language import Language
from tests.editions.epub.lint.case import PLACE
from tests.editions.epub.lint.small_book import pack, small_book

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from magazine.editions.commission import Product


MANUSCRIPT = Location(path="issues/2019-01/one/ar.md")


def manuscript_of(article_id: str, _: Language) -> Any:
    """Give the entry of an article whose telephone number stands in the second line."""
    body = "نص.\nالهاتف **05 37 11 22 33** ليلا"
    words = {"kicker": None, "headline": article_id, "standfirst": None}
    return SimpleNamespace(article=SimpleNamespace(body=body, where=MANUSCRIPT, **words))


def made(changes: dict[str, bytes], articles: tuple[str, ...], folder: Path, patch: pytest.MonkeyPatch) -> Product:
    """Have the builder bind a small book in the place of the real one."""
    files = {name: content.replace(PLACE + b"\n", b"") for name, content in small_book("ar").items()} | changes
    empty = {"kicker": "", "standfirst": "", "summary": "", "keywords": (), "corrections": ()}
    entries = tuple(SimpleNamespace(article=SimpleNamespace(id=name, headline=name, **empty)) for name in articles)
    commission: Any = SimpleNamespace(
        editions={Edition.EPUB}, language=Language.ARABIC, into=folder, tell=lambda _: None,
        pages=SimpleNamespace(page_count=5), reading=SimpleNamespace(documents={name: new_document(name) for name in articles}),
        publication=SimpleNamespace(
            house=SimpleNamespace(slug="small"), id="2019-01", contents={Language.ARABIC: entries}, entry=manuscript_of,
            pictures={}, tables={},
        ),
    )  # fmt: skip

    def bind(_: object, path: Path) -> None:
        path.parent.mkdir(parents=True)
        pack(files, path)

    patch.setattr(builder, "bind", bind)
    patch.setattr(
        builder, "Assembly", lambda _: SimpleNamespace(book=lambda: SimpleNamespace(files=()), findings=(), notes=())
    )
    (product,) = builder.EpubBuilder.make(object.__new__(builder.EpubBuilder), commission)
    return product


def test_a_good_book_comes_without_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made({}, ("one", "two"), tmp_path, monkeypatch).findings == ()


def test_a_bad_book_comes_with_findings_that_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = small_book("ar")["EPUB/articles/one.xhtml"].replace(PLACE, "<p>الهاتف 05 37 11 22 33 ليلا</p>".encode())
    product = made({"EPUB/articles/one.xhtml": page}, ("one", "two"), tmp_path, monkeypatch)
    (finding,) = product.findings
    assert finding.rule == "number-shown-reversed"
    assert finding.where == replace(MANUSCRIPT, line=2)
    assert finding.what.endswith("(page articles/one.xhtml of the book)")
    assert blocks(product.findings)


def test_an_article_that_got_lost_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    product = made({}, ("one", "lost", "two"), tmp_path, monkeypatch)
    assert [finding.rule for finding in product.findings] == ["missing-article"]
