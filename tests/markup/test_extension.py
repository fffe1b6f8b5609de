"""The table of words against the folders that hold them."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from docutils import nodes as docutils_nodes

import magazine.markup
from magazine.issue.language import Language
from magazine.markup import extension, nodes

ROOM = Path(magazine.markup.__file__).parent


@pytest.mark.parametrize(
    ("folder", "table"),
    [
        ("directives", [directive.__module__ for directive in extension.DIRECTIVES.values()]),
        ("roles", [role.__module__ for role in extension.ROLES.values()]),
        ("transforms", [transform.__module__ for transform in extension.TRANSFORMS]),
    ],
)
def test_every_word_of_the_folder_is_in_the_table(folder: str, table: list[str]) -> None:
    modules = {path.stem for path in (ROOM / folder).glob("*.py")} - {"__init__"}
    assert {name.rpartition(".")[2] for name in table} == modules


def test_every_node_of_our_own_has_a_form() -> None:
    own = {
        node
        for _, node in inspect.getmembers(nodes, inspect.isclass)
        if issubclass(node, docutils_nodes.Node) and node.__module__ == nodes.__name__
    }
    assert own <= set(extension.FORMS)
    assert all("html" in forms for forms in extension.FORMS.values())


def test_every_language_has_a_role() -> None:
    assert {language.tag for language in Language} <= set(extension.ROLES)
