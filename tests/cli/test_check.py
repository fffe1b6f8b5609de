from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from magazine.cli import main
from magazine.constants import EXIT_CONTENT, EXIT_DONE, EXIT_USAGE
from magazine.copydesk.registry import RULES
from tests.specifications import sarif

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


def test_sarif_keeps_to_its_schema_and_describes_every_rule_of_the_line(type_command: Type, slips: Path) -> None:
    log = json.loads(type_command("-C", slips, "check", "--format", "sarif").stdout)
    assert sarif(log) == []
    assert sarif({"version": "2.1.0"})  # the schema was really held against it
    (run,) = log["runs"]
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(RULES) <= set(described)
    rule = described["double-space"]
    assert rule["name"] == "DoubleSpace"
    assert (rule["properties"]["code"], rule["properties"]["family"], rule["properties"]["scope"]) == (
        RULES["double-space"].code, "language", "article",
    )  # fmt: skip
    result = next(result for result in run["results"] if result["ruleId"] == "double-space")
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": " "}


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
        text.replace("status: ready", "status: ready\nembargo: 2019-01-05T08:00+01:00", 1), encoding="utf-8"
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


# One article


@pytest.mark.parametrize(
    "name",
    ["{issue}/welcome", "issues/{issue}/welcome/", "issues/{issue}/welcome/fr.md", "./issues/{issue}/welcome/ar.md"],
)
def test_an_article_is_named_by_id_or_by_any_path_that_leads_to_it(type_command: Type, faulty: Path, name: str) -> None:
    issue = next(faulty.glob("issues/2*")).name
    answer = type_command("-C", faulty, "check", name.format(issue=issue))
    assert answer.exit_code == EXIT_CONTENT
    errors = [line.split()[2] for line in answer.stdout.splitlines() if " error " in line]
    assert errors == ["unknown-author", "missing-picture"]
    assert all(line.startswith(f"issues/{issue}/welcome/") for line in answer.stdout.splitlines())


def test_a_path_counts_from_where_the_command_is_called(type_command: Type, faulty: Path) -> None:
    folder = next(faulty.glob("issues/2*"))
    from_below = type_command("-C", folder, "check", "welcome/fr.md")
    assert from_below.stdout == type_command("-C", faulty, "check", f"{folder.name}/welcome").stdout
    of_issue = type_command("-C", folder, "check", "issue.yaml")
    assert of_issue.stdout == type_command("-C", faulty, "check", folder.name).stdout


@pytest.mark.parametrize("name", ["..", "issues", "issues/../..", "\ud83d", "2019-01/\x1b[2J"])
def test_what_is_no_name_is_a_wrongly_typed_command(type_command: Type, new_magazine: Path, name: str) -> None:
    answer = type_command("-C", new_magazine, "check", name)
    assert answer.exit_code == EXIT_USAGE
    assert "2019-01/open-days" in answer.stderr


# Languages, waivers, fixes


@pytest.fixture
def slips(new_magazine: Path) -> Path:
    """Give a new magazine whose French welcome has slips, one of them let off."""
    article = next(new_magazine.glob("issues/*/welcome/fr.md"))
    text = "\nIl vint  de loin.\n\n% allow doubled-word: le refrain\nIl vint de de loin.\n\nIl revint de de loin.\n"
    article.write_text(article.read_text(encoding="utf-8") + text, encoding="utf-8")
    return new_magazine


def test_the_line_speaks_the_language_asked_for(type_command: Type, slips: Path) -> None:
    assert "« de » est écrit deux fois" in type_command("-C", slips, "check", "--in", "fr").stdout
    assert "“de” stands twice" in type_command("-C", slips, "check").stdout
    assert type_command("-C", slips, "check", "--in", "es").exit_code == EXIT_USAGE


def test_waivers_are_listed_with_place_reason_and_what_they_let_off(type_command: Type, slips: Path) -> None:
    answer = type_command("-C", slips, "check", "--waivers")
    assert answer.exit_code == EXIT_DONE
    (line,) = answer.stdout.splitlines()
    assert line.endswith(": doubled-word — le refrain (lets off 1 finding)")
    (row,) = rows(type_command("-C", slips, "check", "--waivers", "--format", "json").stdout)
    assert list(row) == ["file", "line", "rule", "reason", "findings"]
    assert line.startswith(f"{row['file']}:{row['line']}: ")


def test_without_waivers_it_says_so(type_command: Type, new_magazine: Path) -> None:
    answer = type_command("-C", new_magazine, "check", "--waivers")
    assert (answer.stdout, answer.exit_code) == ("", EXIT_DONE)


def test_fixes_are_shown_first_and_made_only_when_told_to(type_command: Type, slips: Path) -> None:
    article = next(slips.glob("issues/*/welcome/fr.md"))
    before = article.read_text(encoding="utf-8")
    shown = type_command("-C", slips, "check", "--fix")
    assert shown.exit_code == EXIT_CONTENT
    assert "-Il vint  de loin.\n+Il vint de loin.\n" in shown.stdout
    assert "--fix --yes" in shown.stderr
    assert article.read_text(encoding="utf-8") == before
    made = type_command("-C", slips, "check", "--fix", "--yes")
    assert made.exit_code == EXIT_DONE
    assert "Mended" in made.stderr
    assert "double-space" not in made.stdout
    assert article.read_text(encoding="utf-8") == before.replace("Il vint  de", "Il vint de")
    assert "Nothing to mend." in type_command("-C", slips, "check", "--fix").stderr


@pytest.mark.parametrize(("answer", "left"), [("y", EXIT_DONE), ("n", EXIT_CONTENT)])
def test_somebody_at_a_terminal_is_asked(slips: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: int) -> None:
    monkeypatch.setattr("magazine.cli.check.may_ask", lambda: True)
    article = next(slips.glob("issues/*/welcome/fr.md"))
    before = article.read_text(encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(slips), "check", "--fix"], input=f"{answer}\n")
    assert result.exit_code == left
    assert "Mend 1 finding in 1 file?" in result.stderr
    assert (article.read_text(encoding="utf-8") == before) is (answer == "n")


@pytest.mark.parametrize(
    "words", [["--yes"], ["--fix", "--format", "json"], ["--fix", "--waivers"], ["--waivers", "--format", "sarif"]]
)
def test_options_that_mean_nothing_together_are_refused(
    type_command: Type, new_magazine: Path, words: list[str]
) -> None:
    assert type_command("-C", new_magazine, "check", *words).exit_code == EXIT_USAGE
