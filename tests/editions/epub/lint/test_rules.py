"""Every rule on its page of cases, the good book, and the table against the folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import magazine.editions.epub.lint.rules
from magazine.editions.epub.lint import Expected, lint_book
from magazine.editions.epub.lint.registry import RULES
from tests.editions.epub.lint.case import PAGES, PLACE, all_cases
from tests.editions.epub.lint.small_book import pack, small_book

if TYPE_CHECKING:
    from magazine.issue.language import Language
    from tests.editions.epub.bench import Opened
    from tests.editions.epub.lint.case import Case

CASES = all_cases()
IN_CODE = {
    "broken-container", "unreadable-file", "picture-too-large", "file-too-large", "picture-with-metadata", "picture-of-other-kind",
    "font-without-licence", "missing-letters", "missing-font",
}  # fmt: skip
"""Rules about bytes: their cases stand in ``test_bytes.py``, beside or instead of a page."""


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_good_book_raises_nothing(language: str, tmp_path: Path) -> None:
    files = {name: content.replace(PLACE + b"\n", b"") for name, content in small_book(language).items()}
    assert lint_book(pack(files, tmp_path / "good.epub")) == ()


def test_the_specimens_book_raises_nothing(book: Opened, language: Language) -> None:
    articles = tuple(name[len("articles/") : -len(".xhtml")] for name in book.pages if name.startswith("articles/"))
    assert articles
    assert lint_book(book.file, Expected(language=language, articles=articles)) == ()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.words}" for case in CASES])
def test_a_rule_speaks_where_it_must_and_nowhere_else(case: Case, tmp_path: Path) -> None:
    files, expected = case.files()
    findings = lint_book(pack(files, tmp_path / "case.epub"), expected)
    of_the_rule = [finding for finding in findings if finding.rule == case.rule]
    assert bool(of_the_rule) is case.raises, "\n".join(map(str, findings))
    for finding in of_the_rule:
        assert finding.where.path.startswith("case.epub")
        assert finding.what
        assert finding.remedy


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_three_cases_that_raise_and_three_that_do_not(rule: str) -> None:
    verdicts = [case.raises for case in CASES if case.rule == rule]
    if rule in IN_CODE and not verdicts:
        text = (Path(__file__).parent / "test_bytes.py").read_text(encoding="utf-8")
        assert f"def test_{rule.replace('-', '_')}" in text
        return
    wanted = 1 if rule in IN_CODE else 3
    assert verdicts.count(True) >= wanted, rule
    assert verdicts.count(False) >= wanted, rule


def test_no_page_of_cases_is_about_a_rule_that_is_not() -> None:
    assert {page.stem for page in PAGES.glob("*.txt")} <= set(RULES)


def test_table_and_folder_are_one() -> None:
    folder = Path(magazine.editions.epub.lint.rules.__path__[0])
    assert {name.replace("-", "_") for name in RULES} == {file.stem for file in folder.glob("[!_]*.py")}
    for name, rule in RULES.items():
        assert rule is import_module(f"magazine.editions.epub.lint.rules.{name.replace('-', '_')}")


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_manual_has_every_rule_as_its_file_describes_it(rule: str) -> None:
    page = (Path(__file__).parents[4] / "docs/epub-lint.md").read_text(encoding="utf-8")
    summary = " ".join((RULES[rule].__doc__ or "").partition("\n\n")[0].split())
    assert "Source:" in (RULES[rule].__doc__ or "")
    assert f"`{rule}`" in page
    assert summary.replace("``", "`") in " ".join(page.split())
