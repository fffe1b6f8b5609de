"""A field that is begun and left empty is not called missing: whoever looks for it finds it there."""

from __future__ import annotations

import pytest

from magazine.manuscript.fields import Form
from magazine.manuscript.notes import Notes
from magazine.manuscript.yaml_nodes import Block, parse_yaml


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rubric: life\n", "the field “articles” is missing"),
        ("rubric: life\narticles: []\n", "the field “articles” is empty"),
        ("rubric: life\narticles:\n", "the field “articles” is empty"),
    ],
)
def test_what_is_lacking_is_said_as_it_is(text: str, said: str) -> None:
    notes = Notes()
    block = parse_yaml(text, "issue.yaml", notes)
    assert isinstance(block, Block)
    Form(block, notes).require("rubric", "articles")
    (one,) = notes.findings
    assert one.what == said
