"""From a character back to where it was typed, and what may be mended there."""

from __future__ import annotations

import pytest

from magazine.copydesk.lines import Lines
from magazine.copydesk.place import Mark, Marks, YamlPlace, aligned, find_node
from magazine.copydesk.text import Passage, PassageKind
from magazine.issue.finding import Edit, Location
from magazine.issue.language import Language
from magazine.manuscript.yaml_nodes import Items, Value

SOURCE = "title: Un mot\nplain: a\nlist: [b, 'c', {text: d, date: e}]\nquoted: 'l''un'\nfolded: >\n  un\n  deux\n"


def place_of(text: str, *keys: str | int) -> YamlPlace:
    return YamlPlace(SOURCE, "fr.md", keys, text, 2)


def test_marks_count_on_from_the_last_one() -> None:
    marks = Marks("fr.md", (Mark(0, 4, 3), Mark(5, 5, 1), Mark(8, 6, 2, fixed=True)))
    assert [str(marks.where(at)) for at in (0, 4, 5, 7, 8, 11)] == [
        "fr.md:4:3",
        "fr.md:4:7",
        "fr.md:5:1",
        "fr.md:5:3",
        "fr.md:6:2",
        "fr.md:6:2",
    ]
    assert marks.typed(0, 5)
    assert not marks.typed(4, 6), "over a line's end"
    assert not marks.typed(8, 9), "a figure of the ledger"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (("plain",), "a"),
        (("list", 0), "b"),
        (("list", "c"), "c"),
        (("list", "d", "text"), "d"),
        (("list", "d", "date"), "e"),
        (("plain", "fr"), "a"),
        (("list", 7), None),
        (("list", "z"), None),
        (("missing",), None),
    ],
)
def test_a_node_is_found_by_the_way_to_it(keys: tuple[str | int, ...], found: str | None) -> None:
    node = find_node(SOURCE, "fr.md", keys, 2)
    assert (node.text if isinstance(node, Value) else node) == found


def test_a_way_to_a_list_gives_the_list() -> None:
    assert isinstance(find_node(SOURCE, "fr.md", ("list",), 2), Items)


def test_a_value_of_the_head_counts_lines_of_the_file() -> None:
    assert str(place_of("Un mot", "title").where(3)) == "fr.md:2:11"
    assert str(place_of("un deux", "folded").where(3)) == "fr.md:8:3"
    assert str(place_of("x", "missing").where(0)) == "fr.md:2:1"


def test_what_was_typed_otherwise_is_not_mended() -> None:
    quoted = Passage(kind=PassageKind.HEADLINE, language=Language.FRENCH, text="l'un", place=place_of("l'un", "quoted"))
    assert quoted.mend(1, 2, "’").fix == ()
    assert quoted.mend(2, 4, "a").fix == (Edit(where=Location(path="fr.md", line=5, column=13), old="un", new="a"),)
    assert quoted.mend(0, 4, "a").fix == ()
    folded = Passage(
        kind=PassageKind.STANDFIRST, language=Language.FRENCH, text="un deux", place=place_of("un deux", "folded")
    )
    assert folded.mend(2, 3, "\u00a0").fix == ()
    assert folded.mend(1, 4, "a").fix == ()
    assert [edit.old for edit in folded.mend(3, 7, "trois").fix] == ["deux"]


def test_a_value_that_is_not_in_the_file_stays_at_its_beginning() -> None:
    assert aligned("xyz", "a: b", Location(path="fr.md", line=1, column=4)) == (
        Mark(0, 1, 4, fixed=True),
        Mark(1, 1, 4, fixed=True),
        Mark(2, 1, 4, fixed=True),
    )
    assert aligned("", "a: b", Location(path="fr.md", line=1, column=4)) == (Mark(0, 1, 4, fixed=True),)
    assert aligned("b", "", Location(path="fr.md", line=9, column=4)) == (Mark(0, 9, 4, fixed=True),)


def test_lines_know_what_markdown_took_away() -> None:
    lines = Lines.of_file("1. 1\n   :::{box}\n     1 b\n   :::\n", "fr.md")
    assert lines.rows("1", 0) == ((1, 4),)
    assert lines.part(["  1 b"], 2).places == ((3, 4),)
    assert lines.rows("1\nx\ny", 3) == ((4, 1), (5, 1), (5, 1))
