"""A theme's printing condition is read, or refused with what is wrong."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from magazine.issue.finding import Stop
from magazine.manuscript.inks import read_condition
from magazine.manuscript.theme import read_theme

PROFILE = bytes(12) + b"prtrCMYKLab " + bytes(104)
GOOD: dict[str, Any] = {
    "condition": "FOGRA39", "registry": "http://www.color.org", "info": "coated", "file": "press.icc",
    "sha256": hashlib.sha256(PROFILE).hexdigest(), "ink_limit": 300,
}  # fmt: skip
FILES = {"inks/press.icc": Path("press.icc")}


def read(entry: Any, profile: bytes = PROFILE) -> Any:
    contents = {
        "inks/inks.json": entry if isinstance(entry, bytes) else json.dumps(entry).encode(),
        "inks/press.icc": profile,
    }
    return read_condition(FILES, contents, "themes/plain")


def test_a_condition_is_read() -> None:
    condition = read(GOOD)
    assert (condition.name, condition.ink_limit, condition.file) == ("FOGRA39", 300, Path("press.icc"))


def test_a_theme_may_have_none() -> None:
    assert read_condition({}, {}, "themes/plain") is None


@pytest.mark.parametrize(
    ("entry", "profile", "words"),
    [
        (GOOD | {"sha256": "0" * 64}, PROFILE, "not the one that was vendored"),
        (GOOD, PROFILE + b"x", "not the one that was vendored"),
        (GOOD | {"file": "gone.icc"}, PROFILE, "not there"),
        (GOOD | {"file": "../../secret"}, PROFILE, "not there"),
        (GOOD | {"ink_limit": 30}, PROFILE, "cannot be meant"),
        (GOOD | {"ink_limit": "much"}, PROFILE, "wrong one"),
        ({key: value for key, value in GOOD.items() if key != "registry"}, PROFILE, "registry"),
        ([], PROFILE, "one entry"),
        (b"{", PROFILE, "not JSON"),
        (GOOD | {"sha256": hashlib.sha256(bytes(128)).hexdigest()}, bytes(128), "no ICC profile of a press"),
    ],
)
def test_a_broken_condition_stops(entry: Any, profile: bytes, words: str) -> None:
    with pytest.raises(Stop) as stop:
        read(entry, profile)
    (finding,) = stop.value.findings
    assert finding.rule == "broken-theme"
    assert finding.where.path == "themes/plain/inks/inks.json"
    assert words in finding.what
    assert finding.remedy


def test_the_house_s_theme_has_one_with_its_licence() -> None:
    condition = read_theme(Path(__file__).parents[2], "police").condition
    assert condition is not None
    assert condition.file.with_name("LICENCE.txt").is_file()
