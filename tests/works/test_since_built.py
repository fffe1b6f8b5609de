"""Whoever publishes is told where the manuscripts are others than those that were built."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.works.tiny import NEW, OLD, write_article, write_tiny

from magazine.issue.finding import Level
from magazine.works.opening import open_unchanged
from magazine.works.since_built import lost_cards, sources_changed
from magazine.works.sources import inputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.works.manuscripts import Copy

ARTICLE = f"issues/{NEW}/patrol/fr.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the smallest magazine, and what a build of it records of its inputs."""
    project = tmp_path / "house"
    write_tiny(project)
    for issue in (OLD, NEW):
        reports = project / "build/reports" / issue
        reports.mkdir(parents=True)
        record = {"issue": issue, "inputs": inputs(project, issue, "police"), "files": {}}
        (reports / "build.json").write_text(json.dumps(record), encoding="utf-8")
    return project


def said(project: Path) -> dict[str, str]:
    found = list(sources_changed(project, project / "build"))
    assert {(each.rule, each.level) for each in found} <= {("sources-changed", Level.WARNING)}
    assert all("magazine build" in each.remedy for each in found)
    return {each.where.path: each.what for each in found}


def test_nothing_is_said_of_what_stands_as_it_was_built(project: Path) -> None:
    assert said(project) == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda file: file.write_text(f"{file.read_text()}\n", encoding="utf-8"), f"changed: {ARTICLE}"),
        (lambda file: file.unlink(), f"gone: {ARTICLE}"),
        (
            lambda file: file.with_name("ar.md").write_text("---\n---\n", encoding="utf-8"),
            f"new: issues/{NEW}/patrol/ar.md",
        ),
    ],
    ids=["changed", "gone", "new"],
)
def test_what_is_other_is_named(change: Callable[[Path], object], told: str, project: Path) -> None:
    change(project / ARTICLE)
    found = said(project)
    assert list(found) == [f"build/reports/{NEW}/build.json"]
    assert told in found[f"build/reports/{NEW}/build.json"]


def test_the_house_s_file_concerns_every_issue(project: Path) -> None:
    file = project / "issues/magazine.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("legal: {fr: La Ronde}", ""), encoding="utf-8")
    assert len(said(project)) == 2


def test_of_many_files_some_are_named_and_the_rest_counted(project: Path) -> None:
    for number in range(8):
        (project / f"issues/{NEW}/patrol/note-{number}.md").write_text("x", encoding="utf-8")
    (told,) = said(project).values()
    assert "note-4.md and 3 more" in told
    assert "note-5.md" not in told


def test_an_issue_that_is_gone_is_told(project: Path) -> None:
    (project / "issues" / NEW / "issue.yaml").unlink()
    assert f"gone: issues/{NEW}/issue.yaml" in said(project)[f"build/reports/{NEW}/build.json"]


@pytest.mark.parametrize("record", ["{}", "[]", "none", '{"inputs": []}'])
def test_a_record_without_inputs_tells_nothing(record: str, project: Path) -> None:
    (project / "build/reports" / NEW / "build.json").write_text(record, encoding="utf-8")
    (project / ARTICLE).unlink()
    assert said(project) == {}


def test_a_text_of_the_issue_before_is_told_once_where_that_issue_is_built_too(project: Path) -> None:
    earlier = next((project / "issues" / OLD).glob("*/fr.md"))
    earlier.write_text(f"{earlier.read_text(encoding='utf-8')}\n", encoding="utf-8")
    assert list(said(project)) == [f"build/reports/{OLD}/build.json"]
    (project / f"build/reports/{OLD}/build.json").unlink()
    assert list(said(project)) == [f"build/reports/{NEW}/build.json"]


@pytest.mark.parametrize(
    ("picture_now", "card_now", "tells"),
    [
        ("a picture", None, True),
        ("a picture", "credit: {fr: Police}\n", False),
        (None, None, False),
        ("another", None, False),
    ],
)
def test_a_card_that_is_lost_since_the_last_build_is_told(
    picture_now: str | None, card_now: str | None, *, tells: bool, project: Path, tmp_path: Path
) -> None:
    """The text gives the words for its picture, so that nobody misses the card; a face that it covered would be seen."""
    picture = project / "issues" / NEW / "patrol/square.png"
    card = picture.with_name("square.png.yaml")
    picture.write_text("a picture", encoding="utf-8")
    card.write_text("redact: [[0, 0, 1, 1]]\n", encoding="utf-8")
    record = {"inputs": inputs(project, NEW, "police")}
    (project / "build/reports" / NEW / "build.json").write_text(json.dumps(record), encoding="utf-8")
    for file, text in ((picture, picture_now), (card, card_now)):
        file.unlink()
        if text is not None:
            file.write_text(text, encoding="utf-8")
    copy, _ = open_unchanged(project, NEW, datetime(2026, 1, 1, tzinfo=UTC), tmp_path / "opened")
    found = list(lost_cards(copy, project / "build", project))
    assert [(each.rule, each.where.path, each.level) for each in found] == [
        ("lost-card", f"issues/{NEW}/patrol/square.png", Level.ERROR)
    ] * tells
    assert not list(lost_cards(copy, tmp_path, project))


@pytest.mark.parametrize(("with_cards", "tells"), [(False, True), (True, False)])
def test_a_card_that_covers_another_picture_since_two_changed_places_is_told(
    *, with_cards: bool, tells: bool, project: Path, tmp_path: Path
) -> None:
    folder = project / "issues" / NEW / "patrol"
    for name, colour, card in (
        ("1.png", "red", "redact: [[0, 0, 1, 1]]\n"),
        ("2.png", "blue", "alt: {fr: Une place}\n"),
    ):
        Image.new("RGB", (40, 30), colour).save(folder / name)
        (folder / f"{name}.yaml").write_text(card, encoding="utf-8")
    record = {"inputs": inputs(project, NEW, "police")}
    (project / "build/reports" / NEW / "build.json").write_text(json.dumps(record), encoding="utf-8")
    for ending in ("", ".yaml") if with_cards else ("",):
        (folder / f"1.png{ending}").rename(folder / "kept")
        (folder / f"2.png{ending}").rename(folder / f"1.png{ending}")
        (folder / "kept").rename(folder / f"2.png{ending}")
    copy, _ = open_unchanged(project, NEW, datetime(2026, 1, 1, tzinfo=UTC), tmp_path / "opened")
    found = [(each.rule, each.where.path) for each in lost_cards(copy, project / "build", project)]
    assert found == [("lost-card", f"issues/{NEW}/patrol/2.png")] * tells


@pytest.mark.parametrize(("area", "tells"), [("[0, 0, 0.2, 0.2]", True), ("[0.5, 0.5, 0.97, 1]", False)])
def test_two_pictures_that_changed_places_are_told_by_what_the_other_card_leaves_open(
    area: str, *, tells: bool, project: Path, tmp_path: Path
) -> None:
    """Each has a card that covers something: of the other picture, another part is to be covered."""
    folder = project / "issues" / NEW / "patrol"
    for name, colour, redacted in (("1.png", "red", "[0.5, 0.5, 1, 1]"), ("2.png", "blue", area)):
        Image.new("RGB", (40, 30), colour).save(folder / name)
        (folder / f"{name}.yaml").write_text(f"redact: [{redacted}]\n", encoding="utf-8")
    written(project, NEW)
    for old, new in (("1.png", "kept"), ("2.png", "1.png"), ("kept", "2.png")):
        (folder / old).rename(folder / new)
    found = [each.where.path for each in lost_cards(opened(project, tmp_path), project / "build", project)]
    assert (f"issues/{NEW}/patrol/2.png" in found) == tells


@pytest.mark.parametrize("issue", [OLD, NEW])
@pytest.mark.parametrize(
    ("left", "comes", "shown", "tells"),
    [
        ((), (), True, True),
        ((), (), False, False),
        ((), (".yaml",), True, False),
        (("", ".yaml"), (), True, False),
        ((".yaml",), (), True, None),
    ],
    ids=["lost", "not shown", "came with it", "both stand there, too", "card alone left"],
)
def test_a_picture_that_was_moved_without_its_card_is_told(
    left: tuple[str, ...],
    comes: tuple[str, ...],
    issue: str,
    *,
    shown: bool,
    tells: bool | None,
    project: Path,
    tmp_path: Path,
) -> None:
    """Whoever makes a new folder for an article takes along texts and pictures, and deletes the rest."""
    old, new = project / "issues" / issue / "crowd/square.png", project / "issues" / NEW / "patrol/la place.png"
    old.parent.mkdir()
    Image.new("RGB", (40, 30), "red").save(old)
    old.with_name("square.png.yaml").write_text("redact: [[0, 0, 1, 1]]\n", encoding="utf-8")
    written(project, issue)
    for ending in ("", ".yaml"):
        file = old.with_name(f"square.png{ending}")
        if not ending or ending in comes:
            new.with_name(f"la place.png{ending}").write_bytes(file.read_bytes())
        if ending not in left:
            file.unlink()
    if shown:
        write_article(project, "![Une place](la%20place.png)")
    found = [(each.rule, each.where.path) for each in lost_cards(opened(project, tmp_path), project / "build", project)]
    # Within an issue, a card that is left alone has a finding of its own.
    tells = issue == OLD if tells is None else tells
    assert found == [("lost-card", f"issues/{NEW}/patrol/la place.png")] * tells


def written(project: Path, issue: str) -> None:
    """Write what a build of an issue as it stands records of its inputs."""
    record = {"inputs": inputs(project, issue, "police")}
    (project / "build/reports" / issue / "build.json").write_text(json.dumps(record), encoding="utf-8")


def opened(project: Path, tmp_path: Path) -> Copy:
    return open_unchanged(project, NEW, datetime(2026, 1, 1, tzinfo=UTC), tmp_path / "opened")[0]
