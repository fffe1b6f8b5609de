"""Every wrong manuscript of ``tests/wrong`` gives its finding, at its place, with a remedy, and nothing worse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import cases, copy_specimen

from magazine.issue.finding import Level
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.project import issue_ids
from magazine.manuscript.rules import RULES

if TYPE_CHECKING:
    from tests.wrong.cases import Case

    from magazine.issue.finding import Finding

CASES = cases("manuscript")

# Found where no project can be laid out for it; each has a test of its own beside this file.
ELSEWHERE = {
    "missing-project": "test_project.py",
    "missing-issue": "test_project.py",
    "missing-theme": "test_theme.py",
    "broken-theme": "test_theme.py",
    "unreadable-file": "test_text.py",
    "too-many-files": "test_files.py",
    "missing-file": "test_house.py",
}


def findings_of(project: Path) -> tuple[Finding, ...]:
    house, findings = read_house(project)
    if house is None:
        return findings
    return findings + tuple(
        finding for issue_id in issue_ids(project) for finding in read_issue(project, house, issue_id).findings
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_manuscript_gives_its_findings_and_no_other_error(case: Case, tmp_path: Path) -> None:
    before = set(map(str, findings_of(copy_specimen(tmp_path / "good"))))
    found = [finding for finding in findings_of(case.lay_out(tmp_path)) if str(finding) not in before]
    told = {(finding.where, finding.level, finding.rule) for finding in found}
    expected = {(one.where, one.level, one.rule) for one in case.expected}
    errors = {one for one in told if one[1] is Level.ERROR}
    assert expected <= told, "\n".join(map(str, found))
    assert errors <= expected, "\n".join(map(str, found))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_finding_says_what_is_wrong_and_what_to_do(case: Case, tmp_path: Path) -> None:
    for finding in findings_of(case.lay_out(tmp_path)):
        assert finding.rule in RULES
        assert finding.what
        assert not finding.what.endswith(".")
        assert finding.remedy
        assert not finding.remedy.endswith(".")
        assert not re.search(r"Traceback|Error\b|0x[0-9a-f]{8}|None|<class", str(finding)), finding
        assert str(tmp_path) not in str(finding)
        assert not Path(finding.where.path).is_absolute()


def test_the_specimen_itself_has_nothing_but_notes() -> None:
    levels = {finding.level for finding in findings_of(Path(__file__).parents[1] / "specimen")}
    assert levels == {Level.NOTE}


def test_every_rule_of_the_table_has_a_case() -> None:
    shown = {one.rule for case in CASES for one in case.expected}
    assert set(RULES) - shown == set(ELSEWHERE) & set(RULES)


def test_there_are_forty_wrong_manuscripts() -> None:
    assert len(CASES) >= 40


def test_cases_have_names_of_their_own() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names))
