"""The good book raises nothing, and each defect is caught by the one that is named for it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from magazine.editions.epub.lint.registry import RULES
from tests.editions.epub.mutations.conftest import GOOD
from tests.editions.epub.mutations.defect import Catcher, lint
from tests.editions.epub.mutations.registry import DAILY, DEFECTS, FAMILIES

if TYPE_CHECKING:
    from tests.editions.epub.mutations.conftest import Verdicts
    from tests.editions.epub.mutations.leaves import Leaves

MANUAL = Path(__file__).parents[4] / "docs/epub-checks.md"
PROMISED = 60
"""Defects that the suite holds at the least."""


@pytest.mark.parametrize("catcher", Catcher, ids=lambda catcher: catcher.value)
def test_a_good_book_raises_nothing(verdicts: Verdicts, catcher: Catcher) -> None:
    assert verdicts.by(catcher)[GOOD] == []


@pytest.mark.parametrize(
    "name", [name if name in DAILY else pytest.param(name, marks=pytest.mark.at_length) for name in DEFECTS]
)
def test_a_defect_is_caught(good: Leaves, verdicts: Verdicts, name: str) -> None:
    defect = DEFECTS[name]
    assert defect.change(good) != good
    messages = verdicts.by(defect.by)[name]
    assert defect.caught(messages), f"{defect.by.value} does not say {defect.message} … {defect.words}, but: {messages}"


def test_another_message_and_another_place_are_no_catch() -> None:
    defect = lint("a defect", lambda leaves: leaves, "a-rule", "words.xhtml")
    assert defect.caught(["a-rule words.xhtml:1: what"])
    assert not defect.caught([])
    assert not defect.caught(["a-rule-of-ours words.xhtml:1: what", "another-rule words.xhtml:1: a-rule"])
    assert not defect.caught(["a-rule patrol.xhtml:1: what"])


def test_every_rule_of_the_lint_has_a_defect() -> None:
    assert set(RULES) <= {defect.message for defect in DEFECTS.values() if defect.by is Catcher.LINT}


def test_the_manual_says_who_must_catch_how_many() -> None:
    assert len(DEFECTS) >= PROMISED
    manual = MANUAL.read_text(encoding="utf-8")
    assert [row for row in table() if row not in manual] == []


def table() -> list[str]:
    """Write how many defects of each family each of the three must catch, as rows of a Markdown table; that it does is tried above."""
    rows = {family: Counter(defect.by for defect in defects) for family, defects in FAMILIES.items()}
    rows["**all**"] = Counter(defect.by for defect in DEFECTS.values())
    return [
        f"| {family} | {' | '.join(str(counts[catcher]) for catcher in Catcher)} | {counts.total()} |"
        for family, counts in rows.items()
    ]
