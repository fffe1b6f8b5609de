"""What the three say of the good book and of each broken one, asked once for all test processes."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from magazine.editions.epub.lint import lint_book
from magazine.editions.epub.lint.expected import Expected
from magazine.issue.language import Language
from tests.editions.epub.mutations.defect import Catcher
from tests.editions.epub.mutations.good_book import with_page_list
from tests.editions.epub.mutations.leaves import bound, unbound
from tests.editions.epub.mutations.registry import DAILY, DEFECTS
from tests.validators import ace, epubcheck_many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.editions.epub.mutations.leaves import Leaves

GOOD = "the good book"
ARTICLES = ("editorial", "patrol", "figures", "words")
EXPLAINED = ("CSS-028",)
"""Usage messages that say nothing bad: CSS-028 comes with every embedded font."""


def _epubcheck(books: Sequence[Path]) -> list[list[str]]:
    found = [[message for messages in said.values() for message in messages] for said in epubcheck_many(books)]
    return [[message for message in messages if not message.startswith(EXPLAINED)] for messages in found]


def _ace(books: Sequence[Path]) -> list[list[str]]:
    return [list(seen.violations) for seen in ace(*books)]


def _lint(books: Sequence[Path]) -> list[list[str]]:
    expected = Expected(language=Language.ARABIC, articles=ARTICLES)
    found = [lint_book(book, expected) for book in books]
    return [[f"{finding.rule} {finding.where}: {finding.what}" for finding in findings] for findings in found]


ASKED: dict[Catcher, Callable[[Sequence[Path]], list[list[str]]]] = {
    Catcher.EPUBCHECK: _epubcheck,
    Catcher.ACE: _ace,
    Catcher.LINT: _lint,
}


@dataclass(slots=True)
class Verdicts:
    """What each says of the good book, and of those broken ones that it must catch and that are tried in this run."""

    good: Leaves
    shared: Path
    names: frozenset[str]
    known: dict[Catcher, dict[str, list[str]]] = field(default_factory=dict)

    def by(self, catcher: Catcher) -> dict[str, list[str]]:
        if catcher not in self.known:
            answers = self.shared / f"{catcher.value}.json"
            with FileLock(f"{answers}.lock"):
                if not answers.is_file():
                    answers.write_text(json.dumps(self._ask(catcher)), encoding="utf-8")
            self.known[catcher] = json.loads(answers.read_text(encoding="utf-8"))
        return self.known[catcher]

    def _ask(self, catcher: Catcher) -> dict[str, list[str]]:
        leaves = {GOOD: self.good} | {
            name: defect.change(self.good)
            for name, defect in DEFECTS.items()
            if defect.by is catcher and name in self.names
        }
        folder = self.shared / catcher.value
        folder.mkdir(exist_ok=True)
        books = [bound(broken, folder / f"{number}.epub") for number, broken in enumerate(leaves.values())]
        return dict(zip(leaves, ASKED[catcher](books), strict=True))


@pytest.fixture(scope="session")
def good(books: dict[Language, Path]) -> Leaves:
    return with_page_list(unbound(books[Language.ARABIC]))


@pytest.fixture(scope="session")
def verdicts(good: Leaves, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Verdicts:
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "mutations"
    shared.mkdir(exist_ok=True)
    names = DEFECTS.keys() if request.config.getoption("--at-length") else DAILY
    return Verdicts(good, shared, frozenset(names))
