"""Layouts of single pictures, as a theme may write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.darkroom.layout import drawn, read_layout, room_of
from magazine.issue.language import Language
from magazine.issue.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

SHAPES = (
    '<rect data-picture="" width="4" height="3" fill="var(--ground)"/><rect x="4" width="4" height="3" fill="#ff0000"/>'
)


def layout_of(folder: Path, first: str, ground: str) -> str:
    (folder / "shared").mkdir()
    drawing = f'{first}<svg xmlns="http://www.w3.org/2000/svg" width="8" height="3" viewBox="0 0 8 3">{SHAPES}</svg>'
    (folder / "shared/card.svg").write_text(drawing, encoding="utf-8")
    theme = Theme(name="own", folder=folder, tokens={"ground": ground}, faces=(), digest="")
    return read_layout(theme, "shared/card.svg", {})


@pytest.mark.parametrize("encoding", ["UTF-8", "nope", "utf-16", "windows-1256"])
def test_it_is_drawn_whatever_encoding_its_first_line_names(tmp_path: Path, encoding: str) -> None:
    layout = layout_of(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?>\n', "#0000ff")
    assert room_of(layout) == (4, 3)
    page = drawn(layout, None, {}, Language.FRENCH, ())
    assert (page.getpixel((1, 1)), page.getpixel((6, 1))) == ((0, 0, 255), (255, 0, 0))


def test_a_token_is_a_value_and_writes_no_shapes_of_its_own(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "", '#0000ff"/><rect width="4" height="3" fill="#00ff00')
    assert drawn(layout, None, {}, Language.FRENCH, ()).getpixel((1, 1)) != (0, 255, 0)
