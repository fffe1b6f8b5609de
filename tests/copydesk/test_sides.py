"""The two sides of an article held against each other."""

from __future__ import annotations

import pytest

from magazine.copydesk.sides import stem, surplus


@pytest.mark.parametrize(
    ("longer", "shorter", "lone"),
    [
        ([0.2, 0.8], [0.8], [0]),
        ([0.2, 0.8], [0.2], [1]),
        ([0.2, 0.8], [], [0, 1]),
        ([0.1, 0.3, 0.5, 0.7], [0.32, 0.68], [0, 2]),
        ([0.1, 0.2, 0.3], [0.9], [0, 1]),
        ([0.5], [0.4], []),
        ([0.5], [0.1, 0.9], []),
        ([], [0.5], []),
    ],
)
def test_a_thing_without_a_near_one_on_the_other_side_is_lone(
    longer: list[float], shorter: list[float], lone: list[int]
) -> None:
    assert list(surplus(longer, shorter)) == lone


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("map-ar.svg", "map.svg"),
        ("map_fr.jpg", "map.jpg"),
        ("open-days/plan.zgh.png", "open-days/plan.png"),
        (" year-FR.csv ", "year.csv"),
        ("radar.jpg", "radar.jpg"),
        ("art-fr-2018.jpg", "art-fr-2018.jpg"),
        ("fr.jpg", "fr.jpg"),
    ],
)
def test_files_of_one_thing_in_two_languages_have_one_name(file: str, name: str) -> None:
    assert stem(file) == name
