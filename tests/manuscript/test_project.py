"""A project is found from any folder below it, and so are its issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import SPECIMEN, copy_specimen

from magazine.issue.finding import Stop
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.project import find_project, issue_ids, newest_issue

if TYPE_CHECKING:
    from pathlib import Path


def test_a_project_is_found_from_any_folder_below_it() -> None:
    assert find_project(SPECIMEN / "issues" / "2019-01" / "patrol") == SPECIMEN
    assert find_project(SPECIMEN) == SPECIMEN


def test_outside_a_project_the_finding_says_how_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        find_project(tmp_path)
    (finding,) = stop.value.findings
    assert finding.rule == "missing-project"
    assert "magazine init" in finding.remedy
    assert str(tmp_path) not in str(finding)


def test_issues_come_by_cover_order_and_folders_without_an_issue_are_none(tmp_path: Path) -> None:
    for name in ("2019-02", "2018-12", "2019-01", "drawings"):
        folder = tmp_path / "issues" / name
        folder.mkdir(parents=True)
        if name != "drawings":
            (folder / "issue.yaml").write_text("number: 1\n")
    assert issue_ids(tmp_path) == ("2018-12", "2019-01", "2019-02")
    assert newest_issue(tmp_path) == "2019-02"


def test_a_magazine_without_issues_has_no_newest_one(tmp_path: Path) -> None:
    assert issue_ids(tmp_path) == ()
    with pytest.raises(Stop) as stop:
        newest_issue(tmp_path)
    assert stop.value.findings[0].rule == "missing-issue"


@pytest.mark.parametrize(
    ("issue_id", "rule", "remedy"),
    [
        ("2019-10", "missing-issue", "did you mean “2019-01”?"),
        ("special", "missing-issue", "make the folder special, with an issue.yaml like that of another issue"),
        ("../../etc", "bad-id", "use lowercase Latin letters"),
        ("", "bad-id", "use lowercase Latin letters"),
    ],
)
def test_an_issue_that_is_not_there_is_a_finding(issue_id: str, rule: str, remedy: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    house, _ = read_house(project)
    assert house is not None
    manuscript = read_issue(project, house, issue_id)
    assert manuscript.issue is None
    (finding,) = manuscript.findings
    assert finding.rule == rule
    assert finding.remedy.startswith(remedy)
