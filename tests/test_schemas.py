"""The schemas that tests hold files against are those that their README names."""

from __future__ import annotations

import hashlib
import re

from tests.specifications import SCHEMAS


def test_every_schema_is_named_with_its_digest() -> None:
    named = dict(
        re.findall(
            r"^\| `([^`]+)` .* `([0-9a-f]{64})` \|$", (SCHEMAS / "README.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    there = {
        file.relative_to(SCHEMAS).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in SCHEMAS.rglob("*")
        if file.is_file() and file.name != "README.md"
    }
    assert named == there
