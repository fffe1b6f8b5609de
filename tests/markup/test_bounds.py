"""What costs more than its letters is bounded: how many places an article names, how much markup it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.constants import MARKUP_MAX_PIECES, NAMES_MAX
from tests.markup.bench import set_words

if TYPE_CHECKING:
    from pathlib import Path


def names(count: int) -> str:
    return "".join(f"(a{number})=\n" for number in range(count)) + "Un mot, et [un lien](#a0).\n"


def test_as_many_places_are_named_as_an_article_needs(tmp_path: Path) -> None:
    markup, findings = set_words(tmp_path, names(NAMES_MAX))
    assert not findings
    assert markup.count(' id="') == NAMES_MAX


def test_more_places_are_one_finding(tmp_path: Path) -> None:
    _, findings = set_words(tmp_path, names(5 * NAMES_MAX))
    assert [(one.rule, one.where.line) for one in findings] == [("too-much-markup", NAMES_MAX + 1)]


@pytest.mark.parametrize("unit", ["*a* ", "- a\n", "a\\\n", "`a` "])
def test_more_markup_is_one_finding(tmp_path: Path, unit: str) -> None:
    _, findings = set_words(tmp_path, unit * MARKUP_MAX_PIECES)
    assert [one.rule for one in findings] == ["too-much-markup"]
