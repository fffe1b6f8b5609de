"""What must be isolated in a right-to-left line, judged by the bidirectional algorithm itself."""

from __future__ import annotations

import re

import pytest
from bidi import get_display

from magazine.issue.isolation import first_direction, isolate_class, isolated, runs
from magazine.issue.language import Direction

FRAGILE = [
    "05 00 00 00 00",
    "+212 5 00 00 00 00",
    "2550-1234",
    "2550-123X",
    "2018-09-26",
    "05-00-00-00-00",
    "260 000",
    "12 500,75",
    "1 212 500,75",
    "+212500000000",
    "2018-09-26T10:00:00",
    "2018-09-26T10:00Z",
    "0537-12-34-56",
    "0522-1234-56",
    "0537 123456",
    "0537-123456",
    "+212 537123456",
    "+212 (0)5 37 12 34 56",
    "+212(0)537123456",
    "(+212) 5 37 12 34 56",
    "(05) 37 12 34 56",
    "(0537) 12-34-56",
    "05 37 12 34 56/57",
    "05 37 12 34/56 57",
    "+212.5.37.12.34.56",
    "*100#",
    "*100*2#",
]
SOUND = ["260.000", "260\u00a0000", "260\u202f000", "13.398", "2018", "1,5", "26/09/2018", "05.37.12.34.56"]
OF_THE_SENTENCE = ["(2018) 12", "103-13", "16/05/2018 10:30", "(12) 5", "*12", "+5.3"]
"""Numbers that stand beside each other from right to left, as words do."""


def shown(text: str) -> str:
    return str(get_display(text, base_dir="R"))


@pytest.mark.parametrize("number", FRAGILE)
def test_a_fragile_number_is_shown_out_of_order_and_is_isolated(number: str) -> None:
    line = f"الرقم {number} هنا"
    assert number not in shown(line)
    assert (number, True) in list(runs(line))


@pytest.mark.parametrize("prefix", ["و", "ب", "ل", "ف"])
def test_a_prefix_that_is_written_joined_to_a_number_does_not_hide_it(prefix: str) -> None:
    line = f"الرقم {prefix}05 00 00 00 00 هنا"
    assert "05 00 00 00 00" not in shown(line)
    assert ("05 00 00 00 00", True) in list(runs(line))


@pytest.mark.parametrize("number", SOUND)
def test_a_sound_number_is_shown_in_order_and_left_alone(number: str) -> None:
    line = f"الرقم {number} هنا"
    assert number in shown(line)
    assert all(not fragile for _, fragile in runs(line))


@pytest.mark.parametrize("numbers", OF_THE_SENTENCE)
def test_numbers_of_a_sentence_follow_each_other_as_words_do(numbers: str) -> None:
    assert list(runs(f"في {numbers} هنا")) == [(f"في {numbers} هنا", False)]


@pytest.mark.parametrize("number", FRAGILE)
def test_what_is_isolated_reads_in_order(number: str) -> None:
    marked = re.sub("</?bdi[^>]*>", lambda tag: "\u2069" if "/" in tag.group() else "\u2066", isolated(
        f"الهاتف {number} والسلام", Direction.RIGHT_TO_LEFT
    ))  # fmt: skip
    assert number in shown(marked)


def test_nothing_is_lost_or_left_unescaped() -> None:
    text = "على https://magazine.example/?a=1&b=2 أو <script>"
    assert "".join(run for run, _ in runs(text)) == text
    assert isolated(text, Direction.RIGHT_TO_LEFT) == (
        'على <bdi class="isolate parting" dir="ltr">https://magazine.example/?a=1&amp;b=2</bdi> أو &lt;script&gt;'
    )
    assert "bdi" not in isolated("Tél. 05 00 00 00 00", Direction.LEFT_TO_RIGHT)


@pytest.mark.parametrize(
    ("run", "may_part"),
    [
        ("05 00 00 00 00", False),
        ("ISSN 2550-123X", False),
        ("00212 5 00 00 00 00", False),
        ("1 2 3 4 5 6 7 8 9 10 11 12", True),
        ("www.magazine.example", True),
        ("a@magazine.example", True),
    ],
)
def test_numbers_are_held_on_a_line_and_what_may_be_wider_than_a_screen_is_not(run: str, *, may_part: bool) -> None:
    assert list(runs(run)) == [(run, True)]
    assert ("parting" in isolate_class(run).split()) is may_part


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("if total > 260: pass", Direction.LEFT_TO_RIGHT),
        ("12: بيت من الشعر", Direction.RIGHT_TO_LEFT),
        ("x = 'كلمة'", Direction.LEFT_TO_RIGHT),
        ("12 - 13", Direction.LEFT_TO_RIGHT),
    ],
)
def test_a_text_runs_by_its_first_letter(text: str, direction: Direction) -> None:
    assert first_direction(text) is direction


@pytest.mark.parametrize("mark", [".", "،", "؟", ")", "]", ":", "!", ","])
@pytest.mark.parametrize("address", ["https://magazine.example/ar/", "www.magazine.example"])
def test_the_mark_behind_an_address_stays_with_the_sentence(address: str, mark: str) -> None:
    assert (address, True) in list(runs(f"الموقع {address}{mark} وهنا"))
