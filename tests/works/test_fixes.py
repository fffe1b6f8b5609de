"""Safe fixes of a project: proposed, shown, written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

from magazine.works.fixes import Change, propose, write
from magazine.works.inspection import Asked

if TYPE_CHECKING:
    from pathlib import Path

ASKED = (Asked(issue="2019-01"),)
FRENCH = "issues/2019-01/editorial/fr.md"
FAULTS = '\r\nL\'essentiel  tient en 12 mots , et les "autres" attendent : demain  à 8 h.\r\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give the specimen, with a French text full of slips and Windows line ends."""
    folder = copy_specimen(tmp_path)
    text = (folder / FRENCH).read_text(encoding="utf-8").replace("\n", "\r\n")
    (folder / FRENCH).write_bytes(("\ufeff" + text + FAULTS).encode())
    return folder


def test_fixes_are_proposed_and_nothing_is_touched(project: Path) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    fixes = propose(project, ASKED)
    assert [change.path for change in fixes.changes] == [FRENCH]
    assert fixes.mended
    (change,) = fixes.changes
    assert change.diff.startswith(f"--- {FRENCH}\n+++ {FRENCH}\n@@ ")
    assert {file: file.read_bytes() for file in before} == before
    assert {file for file in project.rglob("*") if file.is_file()} == set(before)


def test_after_the_fixes_nothing_more_is_to_be_done_and_every_digit_stands(project: Path) -> None:
    digits = {file: re.findall(r"\d", file.read_text(encoding="utf-8")) for file in project.rglob("*.md")}
    fixes = propose(project, ASKED)
    assert write(project, fixes.changes) == ()
    text = (project / FRENCH).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf---\r\n")
    assert text.count(b"\n") == text.count(b"\r\n")
    assert "L’essentiel tient en 12 mots, et les « autres »".encode().replace(b" \xc2\xbb", b"\xc2\xa0\xc2\xbb") in (
        text.replace("«\u00a0".encode(), "« ".encode())
    )
    again = propose(project, ASKED)
    assert (again.changes, again.mended) == ((), 0)
    assert {file: re.findall(r"\d", file.read_text(encoding="utf-8")) for file in digits} == digits


def test_a_file_that_changed_meanwhile_is_left_alone(project: Path) -> None:
    fixes = propose(project, ASKED)
    (project / FRENCH).write_bytes(b"---\ntitle: Titre\n---\n")
    assert write(project, fixes.changes) == (FRENCH,)
    assert (project / FRENCH).read_bytes() == b"---\ntitle: Titre\n---\n"


def test_one_article_alone_is_mended(project: Path) -> None:
    assert propose(project, (Asked(issue="2019-01", article="patrol"),)).changes == ()
    assert propose(project, (Asked(issue="1999-01"),)).changes == ()


def test_a_diff_tells_of_a_last_line_without_end() -> None:
    change = Change(path="a.md", old="un  mot", new="un mot")
    assert (
        change.diff
        == "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-un  mot\n\\ No newline at end of file\n+un mot\n\\ No newline at end of file\n"
    )
