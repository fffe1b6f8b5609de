"""Open note marks cost the square of their number; a heap of them is a finding, and what stands beside it is read."""

from __future__ import annotations

import time

import pytest

from magazine.constants import OPEN_NOTES_MAX
from magazine.manuscript.heaped_marks import without_heaped_notes
from magazine.manuscript.notes import Notes


@pytest.mark.parametrize("heap", ["[^" * (OPEN_NOTES_MAX + 1), "[^a" * 30_000, "[^\t[" * 30_000])
def test_a_heap_is_a_finding_and_goes(heap: str) -> None:
    notes = Notes()
    began = time.process_time()
    body = without_heaped_notes(f"Un mot[^1].\n\nDeux {heap} mots\n", "a/fr.md", notes)
    assert body == f"Un mot[^1].\n\nDeux {' ' * len(heap)} mots\n"
    assert [(one.rule, one.where.line, one.where.column) for one in notes.findings] == [("too-much-markup", 3, 6)]
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "text", ["Un[^1][^2][^3]" * 500, "[^" * OPEN_NOTES_MAX, "[^ " * 5_000, "[^\n" * 5_000, "x" * 100_000]
)
def test_what_may_be_written_stays(text: str) -> None:
    notes = Notes()
    assert without_heaped_notes(text, "a/fr.md", notes) == text
    assert not notes.findings
