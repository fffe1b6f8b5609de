"""Values keep their places, and nothing in YAML grows."""

from __future__ import annotations

import pytest

from magazine.manuscript.notes import Notes
from magazine.manuscript.yaml_nodes import Block, Items, Value, parse_yaml


def parse(text: str, first_line: int = 1) -> tuple[object, list[str]]:
    notes = Notes()
    return parse_yaml(text, "f.yaml", notes, first_line=first_line), [str(one) for one in notes.findings]


def test_every_value_knows_its_line_and_column() -> None:
    node, found = parse("# a comment\ntitle: نص\nlist: [one, 'two']\n", first_line=10)
    assert not found
    assert isinstance(node, Block)
    (title, text), (_, items) = node.pairs
    assert isinstance(text, Value)
    assert isinstance(items, Items)
    assert [str(one.where) for one in (title, text, *items.items)] == [
        "f.yaml:11:1",
        "f.yaml:11:8",
        "f.yaml:12:8",
        "f.yaml:12:13",
    ]
    assert [one.quoted for one in items.items if isinstance(one, Value)] == [False, True]


def test_nothing_is_nothing() -> None:
    assert parse("") == (None, [])
    assert parse("# only a comment\n") == (None, [])


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c", "1:5", "a colon and a space"),
        ("a: 'b", "1:4", "never closed"),
        ('a: "b\nc: d\n', "1:4", "never closed"),
        ("a: @b", "1:4", "cannot begin with this sign"),
        ("a: `b`", "1:4", "cannot begin with this sign"),
        ("a: *", "1:4", "cannot begin with this sign"),
        ('a: "b" c', "1:8", "text after a closing quotation mark"),
        ("a: {b: c", "1:4", "not closed"),
        ("a: [b", "1:4", "not closed"),
        ('a: "\\ق"', "1:6", "a backslash"),
        ("a: - b", "1:4", "a list cannot begin here"),
        ("a\nb: c", "2:2", "below one without a colon"),
        ("a: | b\n", "1:6", "on the same line"),
        ("%YAML 9.9\n---\na: b", "1:1", "YAML"),
        ("a: %b", "1:4", "cannot begin with this sign"),
    ],
)
def test_faults_are_told_in_an_editors_words(text: str, place: str, words: str) -> None:
    node, (told,) = parse(text)
    assert node is None
    assert told.startswith(f"f.yaml:{place}: error bad-yaml ")
    assert words in told
    assert "token" not in told
    assert "scalar" not in told


def test_a_bomb_of_aliases_is_one_finding_for_each_name() -> None:
    levels = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))
    _, found = parse("a: &a [lol]\n" + levels)
    assert len(found) == 19
    assert all("yaml-shorthand" in one for one in found)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 50_000, "- " * 50_000, "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 400))]
)
def test_depth_has_a_limit(text: str) -> None:
    _, (told,) = parse(text)
    assert "deep-yaml" in told


def test_a_key_may_not_be_a_list() -> None:
    node, (told,) = parse("? [a, b]\n: c\nd: e\n")
    assert "bad-yaml" in told
    assert isinstance(node, Block)
    assert [key.text for key, _ in node.pairs] == ["d"]
