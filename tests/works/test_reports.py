"""Reports tell of the whole issue, also where a build made a part of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner
from tests.wrong.cases import copy_specimen

from magazine.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def build(project: Path, *arguments: str) -> None:
    result = CliRunner().invoke(main, ["-C", str(project), "build", *arguments])
    assert result.exit_code == 0, result.output


def test_a_part_of_the_editions_leaves_the_reports_of_the_others(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    reports = project / "build/reports/2019-01"
    build(project, "--lang", "ar", "--edition", "screen")
    arabic = json.loads((reports / "pages.json").read_text(encoding="utf-8"))
    assert set(arabic) == {"ar"}
    build(project, "--lang", "fr", "--edition", "screen")
    both = json.loads((reports / "pages.json").read_text(encoding="utf-8"))
    assert list(both) == ["ar", "fr"]
    assert both["ar"] == arabic["ar"]
    build(project, "--lang", "fr", "--edition", "epub")
    assert json.loads((reports / "pages.json").read_text(encoding="utf-8")) == both
    flatplan = (reports / "flatplan.html").read_text(encoding="utf-8")
    assert all(f'lang="{tag}"' in flatplan for tag in ("ar", "fr"))
    files = json.loads((reports / "build.json").read_text(encoding="utf-8"))["files"]
    assert {name.rpartition("-")[2] for name in files} == {"ar.pdf", "fr.pdf", "fr.epub"}


def test_the_findings_of_the_manuscript_are_in_the_report(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    build(project, "--lang", "ar", "--edition", "epub")
    told = json.loads((project / "build/reports/2019-01/check.json").read_text(encoding="utf-8"))
    assert [finding["rule"] for finding in told] == ["missing-translation", "pending-issn"]
    assert all(set(finding) == {"file", "line", "column", "level", "rule", "message", "remedy"} for finding in told)
