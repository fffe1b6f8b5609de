"""A theme that means harm, or that went wrong, is refused with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.doors.placed import CHAIN, DEEP, LAUGHS

from magazine.issue.finding import Stop
from magazine.manuscript.theme import read_theme

if TYPE_CHECKING:
    from pathlib import Path


def theme_of(project: Path, sheet: str) -> Path:
    folder = project / "themes/own"
    (folder / "tokens").mkdir(parents=True)
    (folder / "tokens/a.css").write_text(sheet, encoding="utf-8")
    return folder


@pytest.mark.parametrize("sheet", [LAUGHS, DEEP, CHAIN], ids=["billion laughs", "deep brackets", "long chain"])
def test_tokens_that_multiply_or_never_end_are_refused(sheet: str, tmp_path: Path) -> None:
    theme_of(tmp_path, sheet)
    with pytest.raises(Stop) as stop:
        read_theme(tmp_path, "own")
    (finding,) = stop.value.findings
    assert finding.rule == "broken-theme"
    assert finding.where.path == "themes/own/tokens/a.css"


def test_a_link_out_of_the_theme_is_refused(tmp_path: Path) -> None:
    folder = theme_of(tmp_path, ":root { --a: 1 }")
    (folder / "logo.svg").symlink_to("/etc/passwd")
    with pytest.raises(Stop) as stop:
        read_theme(tmp_path, "own")
    assert stop.value.findings[0].where.path == "themes/own/logo.svg"


def test_a_link_within_the_theme_is_a_file_like_others(tmp_path: Path) -> None:
    folder = theme_of(tmp_path, ":root { --a: 1 }")
    (folder / "b.css").symlink_to("tokens/a.css")
    assert read_theme(tmp_path, "own").tokens == {"a": "1"}
