"""Every defence that the manual claims has its test, and the test is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
PROOFS = sorted(set(re.findall(r"`(tests/[\w/.]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "name"), PROOFS)
def test_a_proof_is_a_test(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_no_row_is_without_its_proof() -> None:
    parts = PAGE.partition("## What is not out, and what")[2]
    rows = [line for line in parts.split("\n") if line.startswith("| ") and not line.startswith("| who wants")]
    assert len(rows) > 30
    assert [row for row in rows if "::" not in row.rpartition(" | ")[2]] == []
