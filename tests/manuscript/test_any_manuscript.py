"""Whatever an editor's hand or a broken disk does to a file, the reading ends with findings and not with an exception."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import SPECIMEN, copy_specimen

from magazine.issue.finding import Level
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding

SCRAPS = [
    b"\t", b":", b": ", b"- ", b"[", b"]", b"{", b"}", b'"', b"'", b"&a ", b"*a ", b"!x ", b"#", b"|", b">", b"\x00", b"\xff",
    b"\n", b"\r", b"---\n", b"...\n", b"%", b",", "م".encode(), "\u2028".encode(), b"<", b"? ", b"<<: ", b"9" * 40,
]  # fmt: skip
FILES = sorted(file.relative_to(SPECIMEN).as_posix() for file in SPECIMEN.rglob("issues/**/*") if file.is_file())


def findings_of(project: Path) -> tuple[Finding, ...]:
    house, findings = read_house(project)
    if house is None:
        assert any(finding.level is Level.ERROR for finding in findings)
        return findings
    manuscript = read_issue(project, house, "2019-01")
    assert manuscript.issue is not None or any(finding.level is Level.ERROR for finding in manuscript.findings)
    return findings + manuscript.findings


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Put scraps in, take bytes out, and change one."""
    hurt = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5])):
        place = chance.randrange(len(hurt) + 1)
        match chance.randrange(3):
            case 0:
                hurt[place:place] = chance.choice(SCRAPS)
            case 1:
                del hurt[place : place + chance.choice([1, 10, 100])]
            case _:
                hurt[place : place + 1] = bytes([chance.randrange(256)])
    return bytes(hurt)


@pytest.mark.parametrize("name", FILES)
def test_damage_gives_findings_at_places_that_exist(name: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    file, good = project / name, (SPECIMEN / name).read_bytes()
    chance = random.Random(name)
    for _ in range(12):
        file.write_bytes(damaged(good, chance))
        lines = len(file.read_bytes().splitlines()) + 1
        for finding in findings_of(project):
            assert finding.what
            assert finding.remedy
            assert finding.where.column >= 1
            if finding.where.path == name:
                assert 1 <= finding.where.line <= lines


@pytest.mark.parametrize("text", ["[]", "{}", "''", "[a, [b]]", "{a: b}", "{ar: [x], fr: {y: z}}", "-1", "[{a: b}, c]"])
def test_any_field_may_hold_anything(text: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    for name in FILES:
        good = (SPECIMEN / name).read_bytes()
        if not name.endswith((".yaml", ".md")):
            continue
        lines = good.decode().split("\n")
        end = lines.index("---", 1) if name.endswith(".md") else len(lines)
        for number, line in enumerate(lines[:end]):
            key, colon, _ = line.partition(": ")
            if colon and "{" not in key:
                changed = [*lines[:number], f"{key}: {text}", *lines[number + 1 :]]
                (project / name).write_text("\n".join(changed), encoding="utf-8")
                findings_of(project)
        (project / name).write_bytes(good)
