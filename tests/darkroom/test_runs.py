"""The order of runs in a line, left to right as seen."""

from __future__ import annotations

import pytest

from magazine.darkroom.runs import in_logical_order, in_visual_order, levels, without_marks
from magazine.issue.language import Direction

ARABIC, FRENCH = Direction.RIGHT_TO_LEFT, Direction.LEFT_TO_RIGHT

CASES = [
    (ARABIC, "صحافة ورقية", ["صحافة ورقية"]),
    (ARABIC, "260.000 زائر", [" زائر", "260.000"]),
    (ARABIC, "56%", ["56%"]),
    (ARABIC, "سنة 2018", ["2018", "سنة "]),
    (ARABIC, "قناة TV (2018)", ["TV (2018)", "قناة "]),
    (ARABIC, "القناة (2M)", [")", "2M", "القناة ("]),
    (ARABIC, "TV (تلفزة) عام", [" (تلفزة) عام", "TV"]),
    (FRENCH, "La revue «مجلة 2018» ici", ["La revue «", "2018", "مجلة ", "» ici"]),
    (FRENCH, "2 463 activités", ["2 463 activités"]),
    (ARABIC, "\u200e\u22129", ["\u200e\u22129"]),
    (FRENCH, "", []),
]


@pytest.mark.parametrize(("direction", "text", "seen"), CASES)
def test_runs_stand_as_the_standard_says(direction: Direction, text: str, seen: list[str]) -> None:
    assert [text[run.start : run.end] for run in in_visual_order(in_logical_order(text, direction))] == seen


@pytest.mark.parametrize(
    "sign", [*map(chr, (0x0378, 0x05FF, 0x1FAD9, 0x1FAE8, 0x1256D, 0x6D26F, 0xE0FFF, 0x10FFFE, 0x1EFFF))]
)
def test_a_sign_that_this_python_does_not_know_has_a_direction(sign: str) -> None:
    for direction in Direction:
        assert len(levels(f"صورة {sign}b (1) {sign}", direction)) == 13
    assert levels(f"صورة {chr(0x1FAE8)} صورة", Direction.LEFT_TO_RIGHT) == [1] * 11
    assert levels(f"صورة {chr(0x1EFFF)}", Direction.LEFT_TO_RIGHT) == [1] * 6


def test_isolates_and_embeddings_are_left_out_and_marks_kept() -> None:
    assert without_marks("\u2067سنة\u2069  \u200e\u22129\u202c") == "سنة  \u200e\u22129"
