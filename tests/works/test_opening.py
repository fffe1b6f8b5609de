"""An editor saves while a build is at work: the record names what was read, and whoever builds or publishes is told."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.works.single import SingleHanded
from tests.works.tiny import FIRST, NEW, OLD, SECOND, write_article, write_tiny

from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Level, Location, Stop
from magazine.manuscript.theme import theme_files
from magazine.works import build as works
from magazine.works import opening
from magazine.works.manuscripts import open_copy
from magazine.works.opening import open_unchanged, standing_inputs
from magazine.works.order import BuildOrder
from magazine.works.since_built import changed_meanwhile, sources_changed, telling_changes
from magazine.works.sources import digest, inputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.works.manuscripts import Copy

THEN = datetime(2026, 1, 1, tzinfo=UTC)
ARTICLE = f"issues/{NEW}/patrol/fr.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "house"
    write_tiny(project)
    shutil.rmtree(project / "issues" / OLD)
    return project


def test_a_text_saved_during_a_build_is_told_and_the_record_names_the_one_that_was_built(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "Workshop", SingleHanded)
    built = digest(project / ARTICLE)

    def save(line: str) -> None:
        if line.startswith(f"{NEW} fr:"):
            write_article(project, SECOND)

    out = project / "build"
    order = BuildOrder(project=project, issues=(NEW,), out=out, as_of=THEN, editions=frozenset({Edition.WEB}))
    report = works.build(order, save)
    (told,) = [each for each in report.findings if each.rule == "changed-meanwhile"]
    assert (told.level, ARTICLE in told.what) == (Level.WARNING, True)
    assert FIRST in (out / f"site/fr/{NEW}/patrol/index.html").read_text(encoding="utf-8")
    assert json.loads((out / f"reports/{NEW}/build.json").read_bytes())["inputs"][ARTICLE] == built
    assert [each.rule for each in sources_changed(project, out)] == ["sources-changed"]


def _rename(project: Path) -> None:
    (project / ARTICLE).parent.rename(project / f"issues/{NEW}/ronde")


def _withdraw(project: Path) -> None:
    file = project / ARTICLE
    file.write_text(file.read_text(encoding="utf-8").replace("status: ready", "status: draft"), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "rules"),
    [(_rename, {"changed-meanwhile"}), (_withdraw, {"changed-meanwhile", "leaked-draft", "leaked-address"})],
    ids=["renamed", "withdrawn"],
)
def test_what_stops_a_build_because_of_a_change_is_told_with_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], rules: set[str]
) -> None:
    monkeypatch.setattr(works, "Workshop", SingleHanded)

    def save(line: str) -> None:
        if line.startswith(f"{NEW} fr:"):
            change(project)

    order = BuildOrder(
        project=project, issues=(NEW,), out=project / "build", as_of=THEN, editions=frozenset({Edition.WEB})
    )
    with pytest.raises(Stop) as stopped:
        works.build(order, save)
    assert {each.rule for each in stopped.value.findings} == rules
    assert "build again" in str(stopped.value)
    assert not (project / "build").exists()


def test_a_text_saved_while_it_is_read_is_read_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = iter((SECOND, FIRST, SECOND))

    def saved_meanwhile(*words: object) -> object:
        copy = open_copy(*words)  # type: ignore[arg-type]
        if (text := next(texts, None)) is not None:
            write_article(project, text)
        return copy

    monkeypatch.setattr(opening, "open_copy", saved_meanwhile)
    for bodies in ((FIRST, SECOND, FIRST), (SECOND,)):  # it never rests; then it does
        copy, _ = open_unchanged(project, NEW, THEN, tmp_path / "own")
        assert copy.articles[0].body.strip() == bodies[-1]
        assert copy.inputs[ARTICLE] == digest(_as(tmp_path / "as", bodies[-1]))


def _as(project: Path, text: str) -> Path:
    """Write the article with a text elsewhere."""
    (project / ARTICLE).parent.mkdir(parents=True, exist_ok=True)
    write_article(project, text)
    return project / ARTICLE


def opened(project: Path) -> tuple[Copy]:
    copy, _ = open_unchanged(project, NEW, THEN, project.parent / "opened")
    return (copy,)


@pytest.mark.parametrize(
    ("place", "level"),
    [
        (f"issues/{NEW}/patrol/film.mp4", Level.ERROR),
        (f"issues/{NEW}/patrol/take-2.mp4", Level.WARNING),
        (f"issues/{NEW}/note/fr.md", Level.WARNING),
    ],
    ids=["a film that is played", "one that nothing plays", "a text"],
)
def test_what_is_read_while_it_is_needed_stops_the_build(project: Path, place: str, level: Level) -> None:
    write_article(project, f"{FIRST}\n\n:::{{video}} film.mp4\n:::\n")
    (project / place).parent.mkdir(exist_ok=True)
    (project / place).write_bytes(b"before")
    copies = opened(project)
    assert list(changed_meanwhile(project, copies)) == []
    (project / place).write_bytes(b"after")
    (told,) = changed_meanwhile(project, copies)
    assert (told.level, place in f"{told.where}{told.what}") == (level, True)


def test_a_house_sheet_that_is_half_written_when_the_build_ends_is_a_warning(project: Path) -> None:
    copies = opened(project)
    (project / "issues/magazine.yaml").write_text("title: {", encoding="utf-8")
    assert [each.level for each in changed_meanwhile(project, copies)] == [Level.WARNING]


def with_own_theme(project: Path) -> tuple[Path, str]:
    """Give it a theme of its own; return its sheet and what that says."""
    sheet = project / "issues/magazine.yaml"
    said = sheet.read_text(encoding="utf-8").replace("theme: police", "theme: own")
    shutil.copytree(theme_files(project, "police")["tokens/colour.css"].parents[1], project / "themes/own")
    sheet.write_text(said, encoding="utf-8")
    return sheet, said


def _rename_theme(theme: Path) -> None:
    theme.rename(theme.with_name("other"))


def _break_theme(theme: Path) -> None:
    (theme / "tokens/more.css").symlink_to("/etc/hostname")


@pytest.mark.parametrize("change", [_rename_theme, _break_theme], ids=["renamed", "broken"])
def test_a_theme_that_cannot_be_read_any_more_is_an_error_and_the_texts_are_not_said_to_be_gone(
    project: Path, change: Callable[[Path], None]
) -> None:
    with_own_theme(project)
    copies = opened(project)
    change(project / "themes/own")
    (told,) = changed_meanwhile(project, copies)
    assert (told.level, told.where.path) == (Level.ERROR, "themes/own")


def test_what_cannot_be_read_any_more_is_not_said_to_be_gone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FileNotFoundError

    copies = opened(project)
    monkeypatch.setattr(opening, "inputs", refuse)
    (told,) = changed_meanwhile(project, copies)
    assert (told.level, "gone" in told.what) == (Level.WARNING, False)


def test_a_theme_is_held_against_itself_whatever_the_house_s_sheet_says_meanwhile(project: Path) -> None:
    sheet, said = with_own_theme(project)
    copies = opened(project)
    sheet.write_text(said.replace("theme: own", "theme: police"), encoding="utf-8")
    assert [each.level for each in changed_meanwhile(project, copies)] == [Level.WARNING]
    (project / "themes/own/tokens/colour.css").write_text(":root {}", encoding="utf-8")
    for sheet_now in (said, "title: {"):
        sheet.write_text(sheet_now, encoding="utf-8")
        assert "themes/own/tokens/colour.css" in [
            each.where.path for each in changed_meanwhile(project, copies) if each.level is Level.ERROR
        ]


def test_a_file_that_goes_while_it_is_looked_at_does_not_hide_the_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = inputs(project, NEW, "police")
    answers = iter([FileNotFoundError(), found])

    def look(*_: object) -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(opening, "inputs", look)
    assert standing_inputs(project, NEW) == found


def test_an_issue_that_cannot_be_read_stops_as_ever(project: Path, tmp_path: Path) -> None:
    (project / f"issues/{NEW}/issue.yaml").write_text("number: {", encoding="utf-8")
    with pytest.raises(Stop):
        open_unchanged(project, NEW, THEN, tmp_path / "own")


@pytest.mark.parametrize(
    ("error", "rules"),
    [
        (MemoryError(), None),
        (
            Stop(Finding(rule="disk-full", where=Location(path="build"), what="it is full", remedy="make room")),
            ["disk-full"],
        ),
        (
            Stop(Finding(rule="wrong", where=Location(path="issues"), what="it is", remedy="mend it")),
            ["changed-meanwhile", "wrong"],
        ),
        (ValueError("of Sphinx"), ["changed-meanwhile"]),
    ],
    ids=["the machine's", "the machine's, told", "the content's", "of nobody"],
)
def test_what_the_machine_refuses_is_told_alone(project: Path, error: Exception, rules: list[str] | None) -> None:
    copies = opened(project)
    with pytest.raises(type(error)), telling_changes(project, copies):
        raise error
    write_article(project, SECOND)
    with pytest.raises(Exception) as told, telling_changes(project, copies):  # noqa: PT011 - which one is asked below
        raise error
    found = sorted(each.rule for each in told.value.findings) if isinstance(told.value, Stop) else None
    assert found == rules
