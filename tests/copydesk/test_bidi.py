"""The door to the bidirectional algorithm: conformance, and a passage laid out as the editions set it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bidi import get_display
from tests.copydesk.cases import Case, _desk

from magazine.copydesk.bidi import levels, seen, visual_order
from magazine.copydesk.copy import issue_text
from magazine.copydesk.text import Run, RunKind
from magazine.issue.language import Direction, Language

if TYPE_CHECKING:
    from magazine.copydesk.text import Passage

CONFORMANCE = Path(__file__).parent / "data" / "bidi-character-test.txt"
DIRECTIONS = {"0": Direction.LEFT_TO_RIGHT, "1": Direction.RIGHT_TO_LEFT}
UNSEEN = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}


def conformance_cases() -> list[tuple[str, Direction, list[str], list[int]]]:
    cases = []
    for line in CONFORMANCE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            points, direction, _, wanted, order = line.split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            cases.append((text, DIRECTIONS[direction], wanted.split(), [int(place) for place in order.split()]))
    return cases


def passage(body: str, language: Language = Language.ARABIC) -> Passage:
    desk = _desk(Case("bidi", language, raises=False, text=body, fenced=False))
    (article,) = issue_text(desk.issue).articles
    return article.passages[-1]


def test_levels_and_order_are_those_of_the_conformance_test() -> None:
    cases = conformance_cases()
    assert len(cases) > 300
    for text, direction, wanted, order in cases:
        got = levels(text, direction)
        assert all(level in {"x", str(own)} for level, own in zip(wanted, got, strict=True)), (text, direction)
        kept = [place for place in visual_order(got) if wanted[place] != "x"]
        assert kept == order, (text, direction)


def test_the_order_is_that_of_the_library() -> None:
    for text, direction, wanted, _ in conformance_cases():
        if "x" in wanted or unicodedata.bidirectional(text[-1]) in {"WS", "S", "B"}:
            continue
        shown = str(get_display(text, base_dir="R" if direction is Direction.RIGHT_TO_LEFT else "L"))
        assert "".join(text[place] for place in visual_order(levels(text, direction))) == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("بين 10-20 فردا", "ادرف 20-10 نيب"),
        ("10-20 فردا", "ادرف 10-20"),
        ("سنة 2018-2019 هنا", "انه 2018-2019 ةنس"),
        ("سنة 2018–2019 هنا", "انه 2019–2018 ةنس"),
        ("الرقم 05 00 00 00 00 هنا", "انه 05 00 00 00 00 مقرلا"),
        ("بين {fr}`10-20` فردا", "ادرف 10-20 نيب"),
        ("لغة C++ هنا", "انه ++C ةغل"),
        ("لغة {en}`C++` هنا", "انه C++ ةغل"),
        ("لغة `C++` هنا", "انه C++ ةغل"),
        ("لغة [C++](https://magazine.example) هنا", "انه ++C ةغل"),
        ("لفظ (main) هنا", "انه (main) ظفل"),
        ("لفظ main() هنا", "انه ()main ظفل"),
        ("الرقم 05 00 **00 00 00** هنا", "انه 00 00 00 00 05 مقرلا"),
        ("لغة `شرطة 05 00 00 00 00` هنا", "انه 00 00 00 00 05 ةطرش ةغل"),
        ("لغة `شرطة abc` هنا", "انه abc ةطرش ةغل"),
        ("الرقم 05 00 00 00 &#48;0 هنا", "انه 05 00 00 00 00 مقرلا"),
        ("من {fr}`abc` {ar}`دهو` ثم", "مث وهد abc نم"),
    ],
)
def test_a_passage_is_seen_as_the_editions_set_it(body: str, shown: str) -> None:
    one = passage(body)
    own = seen(one)
    assert own.left_to_right(0, len(one.text)) == shown
    if not any(character in "()" for character in shown):
        assert "".join(one.text[place] for place in own.order()) == shown


def test_a_number_over_a_line_end_is_not_kept_whole() -> None:
    one = passage("الرقم 05 00 00\n00 00 هنا")
    assert seen(one).left_to_right(6, 20) != "05 00 00 00 00"
    assert not seen(one).in_order(6, 20)


def test_words_of_another_direction_in_a_french_line() -> None:
    one = passage("Le mot {ar}`شرطة 05 00 00 00 00` ici", Language.FRENCH)
    assert seen(one).left_to_right(0, len(one.text)) == "Le mot 05 00 00 00 00 ةطرش ici"
    plain = passage("Le mot شرطة 05 00 00 00 00 ici", Language.FRENCH)
    assert seen(plain).left_to_right(0, len(plain.text)) == "Le mot 00 00 00 00 05 ةطرش ici"
    plain = passage("Le mot شرطة 10-20 ici", Language.FRENCH)
    assert seen(plain).left_to_right(0, len(plain.text)) == "Le mot 20-10 ةطرش ici"


def test_a_run_without_words_is_not_set() -> None:
    one = passage("بين 10-20 فردا")
    empty = replace(one, runs=(Run(kind=RunKind.FOREIGN, start=6, end=6, value="fr"),))
    assert seen(empty).line == seen(one).line


def test_a_direction_typed_by_hand_takes_part_and_is_not_seen() -> None:
    one = passage("بين \u206610-20\u2069 فردا")
    assert seen(one).left_to_right(0, len(one.text)) == "ادرف 10-20 نيب"


def test_a_pair_is_torn_when_its_halves_no_longer_enclose_their_words() -> None:
    own = seen(passage("شركة Google «Chrome» هنا"))
    assert own.torn(own.text.index("«"), own.text.index("»"))
    own = seen(passage("متصفح «Google Chrome» هنا"))
    assert not own.torn(own.text.index("«"), own.text.index("»"))
