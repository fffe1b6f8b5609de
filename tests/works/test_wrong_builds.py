"""A wrong manuscript stops the build with its findings and exit code 1, and what was built before stays untouched."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.wrong.cases import cases, copy_specimen

from magazine.cli import main
from magazine.issue.finding import Level
from magazine.manuscript.project import issue_ids
from magazine.works.inspection import Asked, inspect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wrong.cases import Case

NOW = datetime(2019, 2, 1, tzinfo=UTC)
BLOCKING = [case for case in cases() if case.blocks]


@pytest.mark.parametrize("case", cases("markup"), ids=lambda case: case.name)
def test_a_wrong_text_gives_its_findings_and_no_other_error(case: Case, tmp_path: Path) -> None:
    project = case.lay_out(tmp_path)
    found = inspect(project, [Asked(issue=issue) for issue in issue_ids(project)], NOW).findings
    told = {(finding.where, finding.level, finding.rule) for finding in found}
    expected = {(one.where, one.level, one.rule) for one in case.expected}
    assert expected <= told, "\n".join(map(str, found))
    assert {one for one in told if one[1] is Level.ERROR} <= expected, "\n".join(map(str, found))


def test_the_specimen_itself_is_without_fault(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    assert {
        finding.level
        for finding in inspect(project, [Asked(issue=issue) for issue in issue_ids(project)], NOW).findings
    } <= {Level.NOTE}


@pytest.mark.parametrize("case", BLOCKING, ids=lambda case: case.name)
def test_a_wrong_manuscript_stops_the_build_and_touches_nothing(case: Case, tmp_path: Path) -> None:
    project = case.lay_out(tmp_path)
    kept = project / "build" / "site" / "index.html"
    kept.parent.mkdir(parents=True)
    kept.write_text("the last good build", encoding="utf-8")
    record = project / "build" / "reports" / "site.json"
    record.parent.mkdir()
    record.write_text('{"files": {}}', encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(project), "build", "--all"])
    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    for one in case.expected:
        assert f"{one.where}: {one.level.value} {one.rule}" in result.output
    assert {path for path in (project / "build").rglob("*") if path.is_file()} == {kept, record}
    assert kept.read_text(encoding="utf-8") == "the last good build"
    assert not list(project.glob("build.*"))
