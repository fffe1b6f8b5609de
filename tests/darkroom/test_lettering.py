"""Letters as outlines: joined, in order, measured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.darkroom.theme_of_the_house import faces

from magazine.darkroom.lettering import Lettering
from magazine.issue.finding import Stop
from magazine.issue.language import Language

if TYPE_CHECKING:
    from pathlib import Path


def arabic() -> Lettering:
    return Lettering(faces("Police Sans", "Police Tifinagh"), Language.ARABIC)


def french() -> Lettering:
    return Lettering(faces("Police Sans", "Police Tifinagh"), Language.FRENCH)


def test_the_first_arabic_letter_stands_rightmost() -> None:
    line = arabic().shape("صحافة ورقية", 16, 500)
    letters = [glyph.letter for glyph in line.glyphs]
    assert letters[0] == len("صحافة ورقية") - 1
    assert letters[-1] == 0
    assert letters == sorted(letters, reverse=True)


def test_arabic_letters_join() -> None:
    """A letter has another shape in a word than alone, and three of a kind have three shapes."""
    lettering = arabic()
    alone = lettering.shape("ه", 16, 500).glyphs[0].number
    joined = [glyph.number for glyph in lettering.shape("ههه", 16, 500).glyphs]
    assert len({alone, *joined}) == 4


def test_figures_run_left_to_right_within_arabic() -> None:
    text = "سنة 260.000 زائر"
    line = arabic().shape(text, 16, 500)
    digits = [glyph.letter for glyph in line.glyphs if text[glyph.letter] in "0123456789."]
    assert digits == list(range(4, 11))
    first_word = [glyph.x for glyph in line.glyphs if glyph.letter < 3]
    assert min(first_word) > max(glyph.x for glyph in line.glyphs if glyph.letter in digits)


def test_brackets_are_mirrored_where_the_line_runs_right_to_left() -> None:
    opening = arabic().shape("(", 16, 500).glyphs[0].number
    assert opening != french().shape("(", 16, 500).glyphs[0].number
    assert opening == french().shape(")", 16, 500).glyphs[0].number


def test_a_letter_that_a_face_lacks_is_taken_from_the_next() -> None:
    line = french().shape("Aⵣ", 16, 400)
    assert line.glyphs[0].face != line.glyphs[1].face
    assert all(glyph.number for glyph in line.glyphs)


def test_a_direction_mark_orders_and_has_no_width() -> None:
    marked = arabic().shape("\u200e\u22124,2", 16, 700)
    assert marked.width == pytest.approx(french().width("\u22124,2", 16, 700))
    assert [glyph.letter for glyph in marked.glyphs if glyph.letter] == [1, 2, 3, 4]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_spaces_that_no_face_has_are_drawn_as_room_not_as_boxes(space: str) -> None:
    line = french().shape(f"2{space}463", 16, 700)
    assert 0 not in {glyph.number for glyph in line.glyphs}
    assert french().width("2463", 16, 700) < line.width <= french().width("2 463", 16, 700)


def test_the_outline_lies_where_it_is_put_and_is_as_wide_as_measured() -> None:
    lettering = arabic()
    line = lettering.shape("برامج وثائقية", 20, 700)
    path = lettering.outline(line, 20, 100, 50)
    numbers = [
        float(number) for command in path.replace("Z", " ").split("M")[1:] for number in command.split()[0].split()
    ]
    assert path.startswith("M")
    assert all(95 <= number <= 105 + line.width for number in numbers)


def test_weight_is_the_nearest_that_the_theme_has() -> None:
    assert french().width("Marrakech", 16, 700) > french().width("Marrakech", 16, 400)
    assert french().width("Marrakech", 16, 699) == french().width("Marrakech", 16, 700)


def test_a_font_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    face = faces("Police Sans")[0]
    changed = tmp_path / "Changed.ttf"
    changed.write_bytes(face.file.read_bytes() + b"\0")
    with pytest.raises(Stop, match="changed-font"):
        Lettering([replace(face, file=changed)], Language.FRENCH)
