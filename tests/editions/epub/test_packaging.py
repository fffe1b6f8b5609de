"""What packing costs, on a small issue and with wide margins: ratios within one run, no seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.epub_packaging import measure, report

from magazine.editions.epub import builder
from magazine.issue.language import Language

if TYPE_CHECKING:
    from benchmarks.epub_packaging import Result

SHARE_MAX = 0.03
"""Of the cold build; a full-size issue and this one both take a tenth of it."""
MEMORY_MAX_MB = 100
ARTICLES, PICTURES = 6, 12


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("packaging")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "bind", vars(builder)["bind"])  # what the benchmark wraps is put back
        return measure(folder, ARTICLES, PICTURES, Language.ARABIC, runs=3)


def test_packing_is_a_small_share_of_the_build(result: Result) -> None:
    assert result.cold_packing / result.cold <= SHARE_MAX
    assert result.middle("ours").seconds / result.cold <= SHARE_MAX


def test_packing_is_faster_and_smaller_than_ebooklibs_own_and_takes_less_memory(result: Result) -> None:
    ours, theirs = result.middle("ours"), result.middle("EbookLib")
    assert ours.seconds * 2 < theirs.seconds
    assert ours.megabytes < theirs.megabytes
    assert ours.megabytes < MEMORY_MAX_MB
    assert ours.size < theirs.size * 1.01


def test_packing_changes_no_page_and_gives_one_file(result: Result) -> None:
    assert result.changed["ours"].startswith("0 of")
    assert "every run gave the same file" in result.changed["ours"]
    assert not result.changed["EbookLib"].startswith("0 of")


def test_the_report_names_both_ways(result: Result) -> None:
    text = report(result)
    assert "| ours |" in text
    assert "| EbookLib |" in text
