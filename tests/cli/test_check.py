from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from magazine.constants import EXIT_CONTENT, EXIT_DONE, EXIT_USAGE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type

COLUMNS = ["file", "line", "column", "level", "rule", "message", "remedy"]


@pytest.fixture
def faulty(new_magazine: Path) -> Path:
    """Give a new magazine whose French welcome names a picture that is not there, and an author whom nobody knows."""
    article = next(new_magazine.glob("issues/*/welcome/fr.md"))
    text = article.read_text(encoding="utf-8").replace("{figure} tiles.svg", "{figure} moon.svg")
    article.write_text(text.replace("[newsroom]", "[newsroom, nobody]"), encoding="utf-8")
    return new_magazine


def rows(output: str) -> list[dict[str, object]]:
    """Read what ``--format json`` printed."""
    answer = json.loads(output)
    assert isinstance(answer, list)
    return answer


def test_a_new_magazine_has_only_notes(type_command: Type, new_magazine: Path) -> None:
    answer = type_command("-C", new_magazine, "check")
    assert answer.exit_code == EXIT_DONE
    assert {line.split()[1] for line in answer.stdout.splitlines()} == {"note"}


def test_all_faults_are_told_at_once_with_place_and_remedy(type_command: Type, faulty: Path) -> None:
    answer = type_command("-C", faulty, "check")
    assert answer.exit_code == EXIT_CONTENT
    issue = next(faulty.glob("issues/2*")).name
    errors = [line for line in answer.stdout.splitlines() if " error " in line]
    assert len(errors) == 2
    assert errors[0].startswith(f"issues/{issue}/welcome/fr.md:5:")
    assert " unknown-author " in errors[0]
    assert errors[1].startswith(f"issues/{issue}/welcome/fr.md:19:")
    assert " missing-picture " in errors[1]
    assert all(" — " in error for error in errors)


def test_json_is_a_list_of_rows_with_files_relative_to_the_project(type_command: Type, faulty: Path) -> None:
    answer = type_command("-C", faulty, "check", "--format", "json")
    assert answer.exit_code == EXIT_CONTENT
    found = rows(answer.stdout)
    assert all(list(row) == COLUMNS for row in found)
    assert all((faulty / str(row["file"])).is_file() for row in found)
    assert [row["rule"] for row in found if row["level"] == "error"] == ["unknown-author", "missing-picture"]


def test_sarif_names_rule_level_and_place(type_command: Type, faulty: Path) -> None:
    answer = type_command("-C", faulty, "check", "--format", "sarif")
    assert answer.exit_code == EXIT_CONTENT
    log = json.loads(answer.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    result = next(result for result in run["results"] if result["ruleId"] == "missing-picture")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "missing-picture"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("/welcome/fr.md")
    assert place["region"]["startLine"] == 19


def test_it_works_from_any_folder_below_the_project(
    type_command: Type, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(next(faulty.glob("issues/*/welcome")))
    assert rows(type_command("check", "--format", "json").stdout) == rows(
        type_command("-C", faulty, "check", "--format", "json").stdout
    )


def test_outside_of_a_magazine_it_says_where_to_go(type_command: Type, tmp_path: Path) -> None:
    answer = type_command("-C", tmp_path, "check")
    assert answer.exit_code == EXIT_CONTENT
    assert "magazine init" in answer.stdout


def test_a_draft_is_checked_but_keeps_nothing_back(type_command: Type, faulty: Path) -> None:
    article = next(faulty.glob("issues/*/welcome/fr.md"))
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("status: ready", "status: draft"), encoding="utf-8")
    answer = type_command("-C", faulty, "check", "--format", "json")
    assert answer.exit_code == EXIT_DONE
    found = {row["rule"]: row["level"] for row in rows(answer.stdout)}
    assert found["missing-picture"] == found["unknown-author"] == "warning"


def test_an_embargo_is_judged_at_the_moment_given(type_command: Type, faulty: Path) -> None:
    article = next(faulty.glob("issues/*/welcome/fr.md"))
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text.replace("status: ready", "status: ready\nembargo: 2019-01-05T08:00+01:00"), encoding="utf-8"
    )
    before = type_command("-C", faulty, "check", "--as-of", "2019-01-05T07:59+01:00")
    assert before.exit_code == EXIT_DONE
    after = type_command("-C", faulty, "check", "--as-of", "2019-01-05T07:00Z")
    assert after.exit_code == EXIT_CONTENT


@pytest.mark.parametrize("moment", ["tomorrow", "2019-01-05T08:00"])
def test_a_moment_needs_its_form_and_its_zone(type_command: Type, new_magazine: Path, moment: str) -> None:
    answer = type_command("-C", new_magazine, "check", "--as-of", moment)
    assert answer.exit_code == EXIT_USAGE
    assert "2019-01-05T08:00+01:00" in answer.stderr


def test_issues_are_named_by_id_or_by_path(type_command: Type, faulty: Path) -> None:
    issue = next(faulty.glob("issues/2*")).name
    by_id = type_command("-C", faulty, "check", issue)
    by_path = type_command("-C", faulty, "check", f"issues/{issue}/")
    every = type_command("-C", faulty, "check", "--all")
    assert by_id.stdout == by_path.stdout == every.stdout
    assert type_command("-C", faulty, "check", "--all", issue).exit_code == EXIT_USAGE


def test_an_issue_that_is_not_there_is_a_finding(type_command: Type, new_magazine: Path) -> None:
    answer = type_command("-C", new_magazine, "check", "1999-12")
    assert answer.exit_code == EXIT_CONTENT
    assert "missing-issue" in answer.stdout
