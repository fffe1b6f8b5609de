"""The contents as columns: the loosest setting that fits, balanced, filled with pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.editions.print.contents import SETTINGS, Line, columns, grouped, illustrated, setting
from magazine.issue.language import Language

if TYPE_CHECKING:
    from magazine.editions.print.contents import Group, Setting

USUAL = next(one for one in SETTINGS if one.name == "usual")


def line(number: int, rubric: str, letters: tuple[int, int] = (24, 120)) -> Line:
    return Line(
        id=f"a{number}", page=number, rubric=rubric, colour="navy", headline="", kicker="x", standfirst="x",
        length="middle", letters=letters,
    )  # fmt: skip


def issue(counts: list[int], letters: tuple[int, int] = (24, 120)) -> list[Group]:
    numbers = iter(range(1_000))
    return grouped(
        [line(next(numbers), f"r{rubric}", letters) for rubric, count in enumerate(counts) for _ in range(count)]
    )


def test_neighbours_of_one_rubric_are_a_group() -> None:
    groups = grouped([line(1, "a"), line(2, "a"), line(3, "b"), line(4, "a")])
    assert [(group.rubric, len(group.lines)) for group in groups] == [("a", 2), ("b", 1), ("a", 1)]


def test_columns_are_of_about_the_same_height_and_in_order() -> None:
    first, second = columns(issue([1, 4, 1, 4]), USUAL)
    assert [group.rubric for group in first] == ["r0", "r1"]
    assert [group.rubric for group in second] == ["r2", "r3"]


@pytest.mark.parametrize("counts", [[1], [2, 1], [1, 1, 4, 1, 4, 2, 2, 2, 1, 1], [9, 14, 3, 8, 6], [40]])
@pytest.mark.parametrize("chosen", SETTINGS)
def test_no_article_is_lost_or_moved(counts: list[int], chosen: Setting) -> None:
    parted = columns(issue(counts), chosen)
    names = [line.id for groups in parted for group in groups for line in group.lines]
    assert names == [f"a{number}" for number in range(sum(counts))]
    assert len(parted) == len(chosen.shares)


@pytest.mark.parametrize(
    ("counts", "name"),
    [([1, 2, 1, 1, 1], "airy"), ([1, 1, 4, 1, 4, 2, 2, 2, 1, 1], "usual"), ([9, 14, 3, 8, 6], "long")],
)
def test_the_more_articles_the_tighter(counts: list[int], name: str) -> None:
    assert setting(issue(counts), Language.FRENCH, 0).name == name


def test_long_headlines_need_a_tighter_setting() -> None:
    counts = [1, 1, 4, 1, 4, 2, 2, 2, 1, 1]
    loose, tight = (
        SETTINGS.index(setting(issue(counts, letters), Language.ARABIC, 0)) for letters in ((20, 60), (150, 250))
    )
    assert tight > loose


def test_each_fit_is_a_step_tighter_and_the_last_is_the_last() -> None:
    groups = issue([2, 2])
    assert [setting(groups, Language.ARABIC, fit) for fit in range(len(SETTINGS))] == list(SETTINGS)
    assert setting(groups, Language.ARABIC, 99) is SETTINGS[-1]


def test_pictures_fill_the_column_that_has_room() -> None:
    groups = issue([1, 1, 12])
    parted = columns(groups, USUAL)
    pictures = [line.id for group in groups for line in group.lines]
    found = illustrated(parted, USUAL, pictures, Language.ARABIC)
    own = [{line.id for group in part for line in group.lines} for part in parted]
    assert found & own[0]
    assert not found & own[1]


def test_a_bare_list_has_no_pictures() -> None:
    groups = issue([1, 1])
    assert not illustrated(columns(groups, SETTINGS[-1]), SETTINGS[-1], ["a0", "a1"], Language.ARABIC)
